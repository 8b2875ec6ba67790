/**
 * A binary frame: rows of one session, oldest first.
 *
 *   0  u8 version · 1 u8 kind · 2 u16 0      8  u32 stream (a `log.read`; 0 for live)
 *   4  u32 session                          12  u32 number of records
 *  16  records, see record.ts
 */
import type { Row } from './events';
import { readRecord } from './record';

export const FRAME_HEADER_BYTES = 16;
const FRAME_VERSION = 1;

/** `live` frames follow `view.watch`; `page` frames answer a `log.read`. */
export const FRAME_KINDS = ['live', 'page'] as const;
export type FrameKind = (typeof FRAME_KINDS)[number];

export interface RowFrame {
  readonly kind: FrameKind;
  readonly session: number;
  readonly stream: number;
  readonly rows: readonly Row[];
}

/** Fills the 16 bytes before the records. */
export function writeFrameHeader(
  frame: Uint8Array,
  header: {
    readonly kind: FrameKind;
    readonly session: number;
    readonly stream: number;
    readonly records: number;
  },
): void {
  const view = new DataView(frame.buffer, frame.byteOffset, FRAME_HEADER_BYTES);
  view.setUint8(0, FRAME_VERSION);
  view.setUint8(1, FRAME_KINDS.indexOf(header.kind));
  view.setUint16(2, 0);
  view.setUint32(4, header.session, true);
  view.setUint32(8, header.stream, true);
  view.setUint32(12, header.records, true);
}

/** Whose credit a frame costs, even one that cannot be read; null when it is shorter than its header. */
export function frameSession(frame: Uint8Array): number | null {
  if (frame.length < FRAME_HEADER_BYTES) return null;
  return new DataView(frame.buffer, frame.byteOffset, FRAME_HEADER_BYTES).getUint32(4, true);
}

/** Reads a frame; null when it is not one, down to the last byte. */
export function readFrame(frame: Uint8Array): RowFrame | null {
  if (frame.length < FRAME_HEADER_BYTES) return null;
  const view = new DataView(frame.buffer, frame.byteOffset, FRAME_HEADER_BYTES);
  const kind = FRAME_KINDS[view.getUint8(1)];
  if (view.getUint8(0) !== FRAME_VERSION || kind === undefined) return null;
  const session = view.getUint32(4, true);
  const count = view.getUint32(12, true);
  const rows: Row[] = [];
  let offset = FRAME_HEADER_BYTES;
  for (let i = 0; i < count; i++) {
    const record = readRecord(frame, offset);
    if (record === null) return null;
    rows.push(record.row);
    offset = record.next;
  }
  return offset === frame.length ? { kind, session, stream: view.getUint32(8, true), rows } : null;
}
