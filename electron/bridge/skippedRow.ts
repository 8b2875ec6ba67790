import type { EventFields } from '@shared/contract/events';
import { RECORD_HEADER_BYTES, recordBytes, typeCode, writeRecordHeader } from '@shared/contract/record';

const encoder = new TextEncoder();

/** Writes a row about rows that are missing here, and answers with its size. It is in no log. */
export function writeSkipped(
  frame: Uint8Array,
  offset: number,
  row: { readonly session: number; readonly at: number; readonly fields: EventFields<'skipped'> },
): number {
  const json = encoder.encode(JSON.stringify(row.fields));
  writeRecordHeader(new DataView(frame.buffer), offset, {
    payload: json.length,
    total: json.length,
    offset: 0,
    session: row.session,
    socket: 0,
    seq: row.fields.toSeq,
    at: row.at,
    type: typeCode('skipped'),
    evidence: 0,
  });
  frame.set(json, offset + RECORD_HEADER_BYTES);
  return recordBytes(json.length);
}
