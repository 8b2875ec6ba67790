import { decodeUtf8 } from '@shared/bytes/utf8';

const NUL = 0;

/** Bytes as C's `printf("%s")` prints them: up to the first NUL, the newline at the end left to the printer. */
export function cText(bytes: Uint8Array): string {
  const end = bytes.indexOf(NUL);
  return decodeUtf8(end < 0 ? bytes : bytes.subarray(0, end)).replace(/\r?\n$/, '');
}
