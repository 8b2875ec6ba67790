/**
 * One row in bytes: the layout is the same in the log and in a frame, so that the bridge copies and never re-encodes.
 *
 *   0  u32 length of the payload that follows     16  f64 seq
 *   4  u32 total: size of the whole chunk         24  f64 at (ms)
 *   8  u32 offset of the payload in the chunk     32  u16 type · 34 u8 evidence · 35 u8 0
 *  12  u32 socket                                 36  u32 session
 *  40  payload, padded to 8 bytes: a chunk's bytes, or the fields of an event as JSON
 *
 * Little-endian: every platform Electron and Node support is, and typed arrays over the log are then the layout itself.
 */
import { CHUNK_TYPES, EVIDENCE, type EventType, eventFieldSchemas, type Row, type RowType } from './events';

export const RECORD_HEADER_BYTES = 40;

/** A row's type as a number; the order is part of the contract: append only. */
export const ROW_TYPES: readonly RowType[] = [
  ...CHUNK_TYPES,
  ...(Object.keys(eventFieldSchemas) as EventType[]),
];

const CODES = new Map<RowType, number>(ROW_TYPES.map((type, code) => [type, code]));

/** The number of a row type in a record. */
export function typeCode(type: RowType): number {
  const code = CODES.get(type);
  if (code === undefined) throw new Error(`no code for row type ${type}`);
  return code;
}

/** True for the codes of `received` and `sent`. */
export function isChunkCode(code: number): boolean {
  return code < CHUNK_TYPES.length;
}

/** Bytes a record with this payload takes: header and payload, padded to 8. */
export function recordBytes(payload: number): number {
  return RECORD_HEADER_BYTES + ((payload + 7) & ~7);
}

const textDecoder = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });

/**
 * Reads the record at `offset`. The row's data is a copy, so the frame may be reused.
 * Returns null when the bytes cannot be a record: the caller drops the frame.
 */
export function readRecord(
  frame: Uint8Array,
  offset: number,
): { readonly row: Row; readonly next: number } | null {
  if (offset + RECORD_HEADER_BYTES > frame.length) return null;
  const view = new DataView(frame.buffer, frame.byteOffset, frame.byteLength);
  const length = view.getUint32(offset, true);
  // Before anything is computed with it: a length near 2³² would come out of `recordBytes` negative.
  if (length > frame.length) return null;
  const next = offset + recordBytes(length);
  if (next > frame.length) return null;
  const type = ROW_TYPES[view.getUint16(offset + 32, true)];
  const evidence = EVIDENCE[view.getUint8(offset + 34)];
  if (type === undefined || evidence === undefined) return null;
  const base = {
    seq: view.getFloat64(offset + 16, true),
    at: view.getFloat64(offset + 24, true),
    session: view.getUint32(offset + 36, true),
    socket: view.getUint32(offset + 12, true),
    evidence,
  };
  if (!Number.isSafeInteger(base.seq) || base.seq < 0 || !(base.at >= 0 && base.at < Infinity)) return null;
  const payload = frame.slice(offset + RECORD_HEADER_BYTES, offset + RECORD_HEADER_BYTES + length);
  if (type === 'received' || type === 'sent') {
    const bytes = view.getUint32(offset + 4, true);
    const from = view.getUint32(offset + 8, true);
    if (from + length > bytes) return null;
    return { row: { ...base, type, bytes, data: payload, offset: from }, next };
  }
  const fields = parseFields(type, payload);
  return fields === null ? null : { row: { ...base, type, ...fields } as Row, next };
}

/** The fields of an event out of their JSON; null when they are not what the type has. */
export function parseFields(type: EventType, payload: Uint8Array): object | null {
  let json: unknown;
  try {
    json = JSON.parse(textDecoder.decode(payload));
  } catch {
    return null;
  }
  const parsed = eventFieldSchemas[type].safeParse(json);
  return parsed.success ? parsed.data : null;
}

/** Writes a record's header. `payload` is the number of bytes that follow it. */
export function writeRecordHeader(
  view: DataView,
  offset: number,
  header: {
    readonly payload: number;
    readonly total: number;
    readonly offset: number;
    readonly session: number;
    readonly socket: number;
    readonly seq: number;
    readonly at: number;
    readonly type: number;
    readonly evidence: number;
  },
): void {
  view.setUint32(offset, header.payload, true);
  view.setUint32(offset + 4, header.total, true);
  view.setUint32(offset + 8, header.offset, true);
  view.setUint32(offset + 12, header.socket, true);
  view.setFloat64(offset + 16, header.seq, true);
  view.setFloat64(offset + 24, header.at, true);
  view.setUint32(offset + 32, header.type | (header.evidence << 16), true);
  view.setUint32(offset + 36, header.session, true);
}
