import { typeCode } from '@shared/contract/record';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type LogBlock, sameBlock } from '../../../../../electron/engine/core/logBlock';
import { copyRows, nextSeq } from '../../../../../electron/engine/core/logReader';
import { SessionLog, UNLIMITED } from '../../../../../electron/engine/core/sessionLog';
import type { BlockStore, StoredBlock, StoringLog } from '../../../../../electron/engine/core/storedBlock';
import { findRow, findSeq, isAtEnd, ready, seqFrom } from '../../../../../electron/engine/core/storedReader';
import { readRecord } from '../../../../../shared/contract/record';

const KiB = 1024;
const RECEIVED = typeCode('received');

/** A store in memory that refuses and loses what it is told to. */
class TestStore implements BlockStore {
  readonly kept = new Map<StoredBlock, ArrayBuffer>();
  refuses = false;
  dropped = 0;

  keep(_log: StoringLog, stored: StoredBlock, block: LogBlock): 'disk-slow' | null {
    if (this.refuses) return 'disk-slow';
    this.kept.set(stored, block.data.slice(0, block.used).buffer);
    // Whoever still looks into this memory must not see what was in it.
    block.data.fill(0xee);
    return null;
  }

  spare(): null {
    return null;
  }

  async load(log: StoringLog, stored: StoredBlock): Promise<void> {
    await Promise.resolve();
    const data = this.kept.get(stored);
    if (data === undefined) log.lose(stored, 'disk-failed');
    else stored.memory = sameBlock(stored, data);
  }

  drop(): void {
    this.dropped++;
    this.kept.clear();
  }
}

interface Made {
  readonly log: SessionLog;
  readonly store: TestStore;
  /** Seq and size of every row ever. */
  readonly rows: { readonly seq: number; readonly size: number }[];
  add(count: number, size: number): void;
}

function make(limit = 64 * KiB): Made {
  const store = new TestStore();
  const log = new SessionLog(1, limit, UNLIMITED, store);
  const rows: { seq: number; size: number }[] = [];
  return {
    log,
    store,
    rows,
    add(count, size) {
      for (let i = 0; i < count; i++) {
        const seq = rows.length * 3 + 1;
        log.appendChunk(RECEIVED, 1, seq, seq, new Uint8Array(size).fill(seq));
        rows.push({ seq, size });
      }
    },
  };
}

/** Every row from the beginning on, and what was told to be missing. */
async function readAll(log: SessionLog): Promise<{ seqs: number[]; lostRows: number; lostBytes: number }> {
  const cursor = await findRow(log, 0);
  const seqs: number[] = [];
  let lostRows = cursor.rows;
  let lostBytes = cursor.bytes;
  const out = new Uint8Array(64 * KiB);
  for (;;) {
    const gap = await ready(log, cursor);
    lostRows += gap?.rows ?? 0;
    lostBytes += gap?.bytes ?? 0;
    if (isAtEnd(log, cursor)) return { seqs, lostRows, lostBytes };
    expect(seqFrom(log, cursor)).toBe(nextSeq(log, cursor));
    const { bytes, records } = copyRows(log, cursor, out, 0, Number.POSITIVE_INFINITY);
    let at = 0;
    for (let i = 0; i < records; i++) {
      const record = readRecord(out.subarray(0, bytes), at);
      if (record === null) throw new Error('no record');
      if ('data' in record.row)
        expect(record.row.data.every((byte) => byte === (record.row.seq & 0xff))).toBe(true);
      if (seqs.at(-1) !== record.row.seq) seqs.push(record.row.seq);
      at = record.next;
    }
  }
}

describe('a log with a store', () => {
  it('loses nothing: what leaves its memory is read back, row by row and byte by byte', async () => {
    const { log, rows, add } = make();
    add(500, KiB);
    expect(log.heldBytes).toBeLessThanOrEqual(64 * KiB);
    expect(log.stored.length).toBeGreaterThan(10);
    expect([log.firstSeq, log.firstRow, log.trimmedBytes]).toEqual([1, 0, 0]);
    expect(await readAll(log)).toEqual({ seqs: rows.map(({ seq }) => seq), lostRows: 0, lostBytes: 0 });
  });

  it('finds any row by number and by seq, wherever it is', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.nat(3 * KiB), { minLength: 1, maxLength: 120 }),
        fc.nat(130),
        async (sizes, wanted) => {
          const { log, rows, add } = make(48 * KiB);
          for (const size of sizes) add(1, size);
          const byRow = await findRow(log, wanted);
          await ready(log, byRow);
          expect(nextSeq(log, byRow)).toBe(rows[wanted]?.seq ?? null);
          const bySeq = await findSeq(log, wanted);
          await ready(log, bySeq);
          const found = rows.findIndex(({ seq }) => seq >= wanted);
          expect(nextSeq(log, bySeq)).toBe(rows[found]?.seq ?? null);
          const before = rows.slice(0, found < 0 ? rows.length : found);
          expect(bySeq).toMatchObject({
            rows: before.length,
            bytes: before.reduce((sum, { size }) => sum + size, 0),
          });
        },
      ),
      { numRuns: 60 },
    );
  });

  it('tells a hole where the store refused, and goes on behind it', async () => {
    const { log, store, rows, add } = make();
    add(200, KiB);
    store.refuses = true;
    add(100, KiB);
    store.refuses = false;
    add(200, KiB);
    const { seqs, lostRows, lostBytes } = await readAll(log);
    expect(lostRows).toBeGreaterThan(50);
    expect(seqs.length + lostRows).toBe(rows.length);
    expect(lostBytes).toBe(log.trimmedBytes);
    expect([log.trimReason, log.firstSeq]).toEqual(['disk-slow', 1]);
  });

  it('tells what the store loses later, and what it cannot read', async () => {
    const { log, store, rows, add } = make();
    add(500, KiB);
    for (const stored of log.stored.slice(0, 3)) log.lose(stored, 'limit');
    expect(log.firstRow).toBe(log.stored[0]?.rowsBefore);
    const unreadable = log.stored[5];
    if (unreadable !== undefined) store.kept.delete(unreadable);
    const { seqs, lostRows, lostBytes } = await readAll(log);
    expect(seqs.length + lostRows).toBe(rows.length);
    expect(lostBytes).toBe(log.trimmedBytes);
    expect(log.trimReason).toBe('disk-failed');
    const held = log.stored.filter(({ isGone }) => !isGone);
    expect(log.storedBytes).toBe(held.reduce((sum, { used }) => sum + used, 0));
  });

  it('ends for a reader when it is disposed in the middle of it', async () => {
    const { log, store, add } = make();
    add(500, KiB);
    const cursor = await findRow(log, 10);
    log.dispose();
    await ready(log, cursor);
    expect(isAtEnd(log, cursor)).toBe(true);
    expect([log.storedBytes, store.dropped]).toEqual([0, 1]);
  });
});

it('without a store, a row that left the memory is passed over', async () => {
  const log = new SessionLog(1, 64 * KiB);
  for (let seq = 1; seq <= 500; seq++) log.appendChunk(RECEIVED, 1, seq, seq, new Uint8Array(KiB));
  const cursor = await findRow(log, 3);
  expect(cursor.rows).toBe(log.firstRow);
  expect(log.firstRow).toBeGreaterThan(400);
});
