import { FRAME_HEADER_BYTES, readFrame, writeFrameHeader } from '@shared/contract/frame';
import { RECORD_HEADER_BYTES } from '@shared/contract/record';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  atEnd,
  atNewest,
  atRow,
  atSeq,
  type Cursor,
  catchUp,
  copyRows,
  nextSeq,
} from '../../../../../electron/engine/core/logReader';
import { readOnce } from '../../../../helpers/readLog';
import { LogModel } from './logModel';

const KiB = 1024;

function model(chunks: readonly number[], limit = 1024 * KiB): LogModel {
  const made = new LogModel(limit);
  for (const size of chunks) made.append('chunk', size);
  return made;
}

describe('cursors', () => {
  it('of an empty log see what comes later', () => {
    const made = model([]);
    const cursors = [atEnd(made.log), atRow(made.log, 0), atNewest(made.log, 10), atSeq(made.log, 5)];
    for (const cursor of cursors) expect(nextSeq(made.log, cursor)).toBeNull();
    made.append('chunk', 3);
    for (const cursor of cursors) expect(nextSeq(made.log, cursor)).toBe(made.rows[0]?.seq);
  });

  it('find the row they were asked for, by number, from the end and by seq', () => {
    fc.assert(
      fc.property(
        fc.array(fc.nat(9 * KiB), { minLength: 1, maxLength: 80 }),
        fc.integer({ min: 48, max: 256 }),
        fc.nat(90),
        (sizes, limitKiB, wanted) => {
          const { log, rows } = model(sizes, limitKiB * KiB);
          const oldest = log.blocks[0]?.rowsBefore ?? 0;
          const seqOf = (row: number) => rows[row]?.seq ?? null;
          expect(nextSeq(log, atRow(log, wanted))).toBe(seqOf(Math.max(oldest, wanted)));
          expect(nextSeq(log, atNewest(log, wanted))).toBe(seqOf(Math.max(oldest, rows.length - wanted)));
          const from = wanted * 3;
          expect(nextSeq(log, atSeq(log, from))).toBe(
            rows.find(({ seq }, row) => row >= oldest && seq >= from)?.seq ?? null,
          );
        },
      ),
    );
  });

  it('count the rows and bytes before them', () => {
    const { log } = model([10, 20, 30]);
    expect(atRow(log, 2)).toMatchObject({ rows: 2, bytes: 30 });
    expect(atEnd(log)).toMatchObject({ rows: 3, bytes: 60 });
    expect(atSeq(log, 4)).toMatchObject({ rows: 1, bytes: 10 });
  });

  it('that come too late learn what they lost, once', () => {
    const made = model([KiB], 64 * KiB);
    const cursor = atRow(made.log, 0);
    expect(catchUp(made.log, cursor)).toBeNull();
    for (let i = 0; i < 500; i++) made.append('chunk', KiB);
    const oldest = made.log.blocks[0]?.rowsBefore ?? 0;
    expect(catchUp(made.log, cursor)).toEqual({ rows: oldest, bytes: oldest * KiB });
    expect(catchUp(made.log, cursor)).toBeNull();
    expect(readOnce(made.log, cursor)[0]?.seq).toBe(made.rows[oldest]?.seq);
  });

  it('in the middle of a chunk lose only the part they did not get', () => {
    const made = model([10 * KiB], 64 * KiB);
    const cursor = atRow(made.log, 0);
    const [part] = readOnce(made.log, cursor, KiB);
    const got = part !== undefined && 'data' in part ? part.data.length : 0;
    expect(got).toBeGreaterThan(0);
    for (let i = 0; i < 200; i++) made.append('chunk', KiB);
    const oldest = made.log.blocks[0]?.rowsBefore ?? 0;
    expect(catchUp(made.log, cursor)?.bytes).toBe(made.bytes(0, oldest) - got);
  });

  it('of a log that was disposed find its end', () => {
    const { log } = model([10, 20]);
    const cursor = atRow(log, 0);
    log.dispose();
    expect(catchUp(log, cursor)).toBeNull();
    expect(nextSeq(log, cursor)).toBeNull();
    expect(readOnce(log, cursor)).toEqual([]);
  });
});

describe('copying rows', () => {
  it('cuts every chunk to the preview, and says how large it was', () => {
    const { log, rows } = model([0, 1, 1024, 5000]);
    const cursor = atRow(log, 0);
    const copied = readOnce(log, cursor, 64 * KiB, 1024);
    expect(copied).toEqual(
      rows.map((row) => ('data' in row ? { ...row, data: row.data.slice(0, 1024) } : row)),
    );
    expect(nextSeq(log, cursor)).toBeNull();
  });

  it('stops at the limit of rows and before a row above the last seq', () => {
    const { log } = model([1, 2, 3, 4]);
    const out = new Uint8Array(KiB);
    const cursor = atRow(log, 0);
    expect(copyRows(log, cursor, out, 0, 10, 2)).toEqual({
      records: 2,
      bytes: 2 * (RECORD_HEADER_BYTES + 8),
    });
    expect(copyRows(log, cursor, out, 0, 10, 9, 7)).toMatchObject({ records: 1 });
    expect(nextSeq(log, cursor)).toBe(10);
  });

  it('lets a row wait for the next frame rather than cut it, and cuts only what no frame could hold', () => {
    const { log } = model([100, 100, 600]);
    const cursor = atRow(log, 0);
    const sizes: number[][] = [];
    for (;;) {
      const rows = readOnce(log, cursor, 256);
      if (rows.length === 0) break;
      sizes.push(rows.map((row) => ('data' in row ? row.data.length : -1)));
    }
    expect(sizes).toEqual([[100], [100, 72], [216], [216], [96]]);
  });

  it('writes only where it says it did', () => {
    fc.assert(
      fc.property(
        fc.array(fc.nat(3000), { maxLength: 20 }),
        fc.integer({ min: 64, max: 4096 }),
        fc.nat(64),
        (sizes, room, start) => {
          const { log } = model(sizes);
          const out = new Uint8Array(start + room + 32).fill(0xaa);
          const { bytes } = copyRows(
            log,
            atRow(log, 0),
            out.subarray(0, start + room),
            start,
            Number.POSITIVE_INFINITY,
          );
          expect(bytes).toBeLessThanOrEqual(room);
          expect(out.subarray(0, start).every((byte) => byte === 0xaa)).toBe(true);
          expect(out.subarray(start + bytes).every((byte) => byte === 0xaa)).toBe(true);
        },
      ),
    );
  });

  it('gives frames that read back, whatever their size', () => {
    const { log, rows } = model([1, 50, 3000, 0, 7]);
    for (const size of [64, 100, 333, 1024, 64 * KiB]) {
      const cursor: Cursor = atRow(log, 0);
      let bytes = 0;
      for (;;) {
        const frame = new Uint8Array(FRAME_HEADER_BYTES + size);
        const copied = copyRows(log, cursor, frame, FRAME_HEADER_BYTES, Number.POSITIVE_INFINITY);
        if (copied.records === 0) break;
        writeFrameHeader(frame, { kind: 'live', session: 1, stream: 0, records: copied.records });
        const read = readFrame(frame.subarray(0, FRAME_HEADER_BYTES + copied.bytes));
        for (const row of read?.rows ?? []) bytes += 'data' in row ? row.data.length : 0;
      }
      expect(bytes).toBe(3058);
      expect(cursor.rows).toBe(rows.length);
    }
  });
});
