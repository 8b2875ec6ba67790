/** Bytes of one small message inside the headers of each layer: the smallest ones, as RFC 9293, RFC 791 and IEEE 802.3 have them. */

export const MESSAGE = 'hello␊';
export const MESSAGE_BYTES = 6;
export const HEADER_BYTES = {
  ethernet: 14,
  ip: 20,
  tcp: 20,
  check: 4,
  ipv6: 40,
  udp: 8,
  stamps: 12,
} as const;

export type WrapPart = 'ethernet' | 'ip' | 'tcp' | 'message' | 'check';
export type WrapRow = 'application' | 'transport' | 'internet' | 'link';

/** Each layer hands the whole of the one above down, with its own around it. */
const ROWS: Readonly<Record<WrapRow, readonly WrapPart[]>> = {
  application: ['message'],
  transport: ['tcp', 'message'],
  internet: ['ip', 'tcp', 'message'],
  link: ['ethernet', 'ip', 'tcp', 'message', 'check'],
};

/** What lies before the outermost row's first byte that a row has, so that the message stands in one column. */
const WHOLE = ROWS.link;

export interface DrawnPart {
  readonly part: WrapPart;
  readonly bytes: number;
  /** Bytes to its left, in the frame. */
  readonly start: number;
}

export interface DrawnRow {
  readonly row: WrapRow;
  readonly parts: readonly DrawnPart[];
  readonly bytes: number;
}

export function bytesOf(part: WrapPart): number {
  return part === 'message' ? MESSAGE_BYTES : HEADER_BYTES[part];
}

export const FRAME_BYTES = sum(WHOLE);

export const DRAWN: readonly DrawnRow[] = (['application', 'transport', 'internet', 'link'] as const).map(
  (row) => ({
    row,
    bytes: sum(ROWS[row]),
    parts: ROWS[row].map((part) => ({
      part,
      bytes: bytesOf(part),
      start: sum(WHOLE.slice(0, WHOLE.indexOf(part))),
    })),
  }),
);

function sum(parts: readonly WrapPart[]): number {
  return parts.reduce((bytes, part) => bytes + bytesOf(part), 0);
}
