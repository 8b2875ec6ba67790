/** Bytes as `xxd` shows them: where, in hex, and what of it can be read. */

/** Bytes in a line, and in a group of hex digits. */
export const DUMP_BYTES = 16;
const GROUP_BYTES = 2;
const OFFSET_DIGITS = 8;

export interface DumpLine {
  /** `00000010:` */
  readonly offset: string;
  /** `6865 6c6c 6f0a`, as wide in a last, short line as in the others. */
  readonly hex: string;
  /** `hello.` */
  readonly text: string;
}

export interface DumpOptions {
  /** Offset of the first byte. */
  readonly from?: number;
  /** Bytes in a line, even. */
  readonly width?: number;
}

const HEX = Array.from({ length: 256 }, (_, byte) => byte.toString(16).padStart(2, '0'));

/** Two hex digits, lower case. */
export function hexOf(byte: number): string {
  return HEX[byte] ?? '';
}

/** All digits together, nothing between. */
export function plainHex(bytes: Uint8Array): string {
  let hex = '';
  for (const byte of bytes) hex += HEX[byte];
  return hex;
}

/** The lines of a dump. */
export function dumpLines(bytes: Uint8Array, options: DumpOptions = {}): DumpLine[] {
  const { from = 0, width = DUMP_BYTES } = options;
  const lines: DumpLine[] = [];
  for (let at = 0; at < bytes.length; at += width)
    lines.push(dumpLine(bytes.subarray(at, at + width), from + at, width));
  return lines;
}

/** Cells of a line of a dump. */
export function dumpWidth(width: number = DUMP_BYTES): number {
  return OFFSET_DIGITS + 2 + hexWidth(width) + 2 + width;
}

/** The column of a byte's two digits in a line, and of its printable form; `place` counts bytes of the line from 0. */
export function hexColumn(place: number): number {
  return OFFSET_DIGITS + 2 + place * 2 + Math.floor(place / GROUP_BYTES);
}

export function textColumn(place: number, width: number = DUMP_BYTES): number {
  return OFFSET_DIGITS + 2 + hexWidth(width) + 2 + place;
}

/** The byte of a line that is shown in a column; null: none is. */
export function byteAtColumn(column: number, width: number = DUMP_BYTES): number | null {
  const inText = column - textColumn(0, width);
  if (inText >= 0) return inText < width ? inText : null;
  const inHex = column - hexColumn(0);
  if (inHex < 0 || inHex >= hexWidth(width)) return null;
  const group = GROUP_BYTES * 2 + 1;
  const digit = inHex % group;
  if (digit === group - 1) return null;
  return Math.floor(inHex / group) * GROUP_BYTES + (digit >> 1);
}

/** The whole dump, as `xxd` prints it. */
export function hexDump(bytes: Uint8Array, options: DumpOptions = {}): string {
  let dump = '';
  for (const { offset, hex, text } of dumpLines(bytes, options)) dump += `${offset} ${hex}  ${text}\n`;
  return dump;
}

function dumpLine(bytes: Uint8Array, offset: number, width: number): DumpLine {
  let hex = '';
  let text = '';
  for (const [i, byte] of bytes.entries()) {
    if (i > 0 && i % GROUP_BYTES === 0) hex += ' ';
    hex += HEX[byte];
    text += byte >= 0x20 && byte < 0x7f ? String.fromCharCode(byte) : '.';
  }
  return {
    offset: `${offset.toString(16).padStart(OFFSET_DIGITS, '0')}:`,
    hex: hex.padEnd(hexWidth(width)),
    text,
  };
}

function hexWidth(width: number): number {
  return width * 2 + Math.ceil(width / GROUP_BYTES) - 1;
}
