/** Bytes as text for somewhere else: a program's source, a shell, another tool. Reading it there gives the same bytes. */
import { toBase64 } from './base64';
import { hexDump, hexOf, plainHex } from './hexDump';
import { decodeUtf8 } from './utf8';

export const COPY_FORMS = ['text', 'hex', 'c', 'base64', 'python', 'node', 'xxd', 'xxd-plain'] as const;
export type CopyForm = (typeof COPY_FORMS)[number];

/** Bytes in a line of a C array. */
const C_LINE_BYTES = 12;

/** `decode`: how the bytes are read as text. */
export function copyAs(
  form: CopyForm,
  bytes: Uint8Array,
  decode: (bytes: Uint8Array) => string = decodeUtf8,
): string {
  switch (form) {
    case 'text':
      return decode(bytes);
    case 'hex':
      return Array.from(bytes, hexOf).join(' ');
    case 'c':
      return cArray(bytes);
    case 'base64':
      return toBase64(bytes);
    case 'python':
      return pythonLiteral(bytes);
    case 'node':
      return `Buffer.from('${plainHex(bytes)}', 'hex')`;
    case 'xxd':
      return hexDump(bytes);
    case 'xxd-plain':
      return `echo ${plainHex(bytes)} | xxd -r -p`;
  }
}

function cArray(bytes: Uint8Array): string {
  const lines: string[] = [];
  for (let from = 0; from < bytes.length; from += C_LINE_BYTES) {
    const line = Array.from(bytes.subarray(from, from + C_LINE_BYTES), (byte) => `0x${hexOf(byte)}`);
    lines.push(`  ${line.join(', ')}`);
  }
  return `const unsigned char data[${bytes.length}] = {\n${lines.join(',\n')}\n};`;
}

const PYTHON_ESCAPES: Readonly<Record<number, string>> = {
  9: '\\t',
  10: '\\n',
  13: '\\r',
  39: "\\'",
  92: '\\\\',
};

function pythonLiteral(bytes: Uint8Array): string {
  let literal = '';
  for (const byte of bytes) {
    const shown = byte >= 0x20 && byte < 0x7f ? String.fromCharCode(byte) : `\\x${hexOf(byte)}`;
    literal += PYTHON_ESCAPES[byte] ?? shown;
  }
  return `b'${literal}'`;
}
