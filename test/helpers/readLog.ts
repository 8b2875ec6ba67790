import { isChunk, type Row } from '@shared/contract/events';
import { FRAME_HEADER_BYTES, readFrame, writeFrameHeader } from '@shared/contract/frame';
import { FRAME_PAYLOAD_BYTES } from '@shared/contract/limits';
import { atRow, type Cursor, catchUp, copyRows, type SessionLog } from '../../electron/engine/index';

/** Copies one frame's worth of rows from the cursor on, through the layout that crosses the pipe. */
export function readOnce(
  log: SessionLog,
  cursor: Cursor,
  frameBytes = FRAME_PAYLOAD_BYTES,
  preview = Number.POSITIVE_INFINITY,
): readonly Row[] {
  const frame = new Uint8Array(FRAME_HEADER_BYTES + frameBytes).fill(0xaa);
  const { bytes, records } = copyRows(log, cursor, frame, FRAME_HEADER_BYTES, preview);
  writeFrameHeader(frame, { kind: 'page', session: log.session, stream: 1, records });
  const read = readFrame(frame.subarray(0, FRAME_HEADER_BYTES + bytes));
  if (read === null) throw new Error('the log gave a frame that cannot be read');
  return read.rows;
}

/** Everything still in a log, chunks whole again. */
export function readLog(log: SessionLog, frameBytes?: number): Row[] {
  const cursor = atRow(log, 0);
  catchUp(log, cursor);
  const rows: Row[] = [];
  for (;;) {
    const more = readOnce(log, cursor, frameBytes);
    if (more.length === 0) return rows;
    for (const row of more) append(rows, row);
  }
}

/** Adds a row, joining the parts of a chunk that did not fit in one frame. */
export function append(rows: Row[], row: Row): void {
  const last = rows.at(-1);
  if (last === undefined || !isChunk(last) || !isChunk(row) || last.seq !== row.seq) {
    rows.push(row);
    return;
  }
  if (row.offset !== last.offset + last.data.length) throw new Error(`parts of row ${row.seq} do not join`);
  const data = new Uint8Array(last.data.length + row.data.length);
  data.set(last.data);
  data.set(row.data, last.data.length);
  rows[rows.length - 1] = { ...last, data };
}
