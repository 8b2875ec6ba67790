/** What stands at a place in bytes that may or may not be UTF-8 (RFC 3629). */

/** Returned by `readCodePoint`: these bytes can never become a character. */
export const INVALID = -1;
/** Returned by `readCodePoint`: the bytes end inside what may yet become a character. */
export const INCOMPLETE = -2;

/** Length of the sequence that this first byte begins; 0 when it begins none. */
export function sequenceLength(first: number): number {
  if (first < 0x80) return 1;
  if (first < 0xc2) return 0;
  if (first < 0xe0) return 2;
  if (first < 0xf0) return 3;
  return first < 0xf5 ? 4 : 0;
}

export function isContinuation(byte: number): boolean {
  return (byte & 0xc0) === 0x80;
}

/** The code point at `at`, INVALID or INCOMPLETE. `end` is where the bytes end. */
export function readCodePoint(bytes: Uint8Array, at: number, end: number): number {
  const first = bytes[at] as number;
  const length = sequenceLength(first);
  if (length === 1) return first;
  if (length === 0) return INVALID;
  let codePoint = first & (0x7f >> length);
  for (let i = 1; i < length; i++) {
    if (at + i >= end) return INCOMPLETE;
    const byte = bytes[at + i] as number;
    if (!isContinuation(byte) || (i === 1 && !maySecond(first, byte))) return INVALID;
    codePoint = (codePoint << 6) | (byte & 0x3f);
  }
  return codePoint;
}

/** Rules out overlong forms, surrogates and numbers above U+10FFFF, which show in the second byte. */
function maySecond(first: number, second: number): boolean {
  if (first === 0xe0) return second >= 0xa0;
  if (first === 0xed) return second < 0xa0;
  if (first === 0xf0) return second >= 0x90;
  if (first === 0xf4) return second < 0x90;
  return true;
}
