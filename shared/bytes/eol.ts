/** What is added to a message when it is sent. Always visible beside the message box, never implied. */
export const LINE_ENDINGS = ['none', 'lf', 'crlf', 'cr'] as const;
export type LineEnding = (typeof LINE_ENDINGS)[number];

const BYTES: Readonly<Record<LineEnding, readonly number[]>> = {
  none: [],
  lf: [0x0a],
  crlf: [0x0d, 0x0a],
  cr: [0x0d],
};

/** Bytes of a line ending, a fresh array each time. */
export function lineEndingBytes(ending: LineEnding): Uint8Array<ArrayBuffer> {
  return Uint8Array.from(BYTES[ending]);
}

/** A line ending as it is drawn: `␊`, `␍␊`, `␍`, or nothing. */
export function visibleLineEnding(ending: LineEnding): string {
  return String.fromCharCode(...BYTES[ending].map((byte) => 0x2400 + byte));
}
