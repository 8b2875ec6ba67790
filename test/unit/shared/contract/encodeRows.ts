import { EVIDENCE, isChunk, type Row } from '@shared/contract/events';
import { FRAME_HEADER_BYTES, writeFrameHeader } from '@shared/contract/frame';
import { RECORD_HEADER_BYTES, recordBytes, typeCode, writeRecordHeader } from '@shared/contract/record';

function payloadOf(row: Row): Uint8Array {
  if (isChunk(row)) return row.data;
  const { seq, at, session, socket, evidence, type, ...fields } = row;
  return new TextEncoder().encode(JSON.stringify(fields));
}

/** A frame with these rows. */
export function encode(rows: readonly Row[], session = 5): Uint8Array<ArrayBuffer> {
  const payloads = rows.map(payloadOf);
  const size = payloads.reduce((sum, payload) => sum + recordBytes(payload.length), FRAME_HEADER_BYTES);
  const frame = new Uint8Array(size);
  writeFrameHeader(frame, { kind: 'page', session, stream: 9, records: rows.length });
  const view = new DataView(frame.buffer);
  let at = FRAME_HEADER_BYTES;
  for (const [i, row] of rows.entries()) {
    const payload = payloads[i] ?? new Uint8Array(0);
    writeRecordHeader(view, at, {
      ...row,
      payload: payload.length,
      total: isChunk(row) ? row.bytes : payload.length,
      offset: isChunk(row) ? row.offset : 0,
      type: typeCode(row.type),
      evidence: EVIDENCE.indexOf(row.evidence),
    });
    frame.set(payload, at + RECORD_HEADER_BYTES);
    at += recordBytes(payload.length);
  }
  return frame;
}
