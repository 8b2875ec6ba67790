import { LOG_BLOCK_BYTES, LOG_FIRST_BLOCK_BYTES } from '@shared/contract/limits';
import { typeCode } from '@shared/contract/record';
import { describe, expect, it } from 'vitest';
import { SharedBudget } from '../../../../../electron/engine/core/logBudget';
import {
  encodeFields,
  type LogBudget,
  SessionLog,
  UNLIMITED,
} from '../../../../../electron/engine/core/sessionLog';
import { readLog } from '../../../../helpers/readLog';

const RECEIVED = typeCode('received');
const KiB = 1024;

function filled(chunks: number, size: number, limit: number, budget: LogBudget = UNLIMITED): SessionLog {
  const log = new SessionLog(1, limit, budget);
  for (let seq = 1; seq <= chunks; seq++)
    log.appendChunk(RECEIVED, 1, seq, seq, new Uint8Array(size).fill(seq));
  return log;
}

describe('a session log', () => {
  it('holds nothing before the first row, and at most 64 KiB when idle', () => {
    const log = new SessionLog(1, 64 * KiB * KiB);
    expect([log.heldBytes, log.firstSeq, log.lastSeq]).toEqual([0, 0, 0]);
    for (let seq = 1; seq <= 20; seq++) {
      log.appendEvent('reading-paused', 'app', 1, 1, seq, seq, encodeFields({ local: null, remote: null }));
    }
    expect(log.heldBytes).toBeLessThanOrEqual(64 * KiB);
    expect([log.firstSeq, log.lastSeq, log.rows]).toEqual([1, 20, 20]);
  });

  it('takes another limit at once: more of the past with a larger one, less with a smaller one', () => {
    const log = filled(100, 60 * KiB, 8_192 * KiB);
    expect(log.firstSeq).toBe(1);
    log.limitTo(1_024 * KiB);
    expect(log.heldBytes).toBeLessThanOrEqual(1_100 * KiB);
    expect([log.lastSeq, log.rows]).toEqual([100, 100]);
    const first = log.firstSeq;
    expect(first).toBeGreaterThan(50);
    log.limitTo(8_192 * KiB);
    for (let seq = 101; seq <= 150; seq++) log.appendChunk(RECEIVED, 1, seq, seq, new Uint8Array(60 * KiB));
    expect(log.firstSeq).toBe(first);
  });

  it('gives back what it was given, byte for byte, in order', () => {
    const log = new SessionLog(7, 64 * KiB * KiB);
    const all = Uint8Array.from({ length: 256 }, (_, i) => i);
    log.appendEvent(
      'lookup',
      'app',
      7,
      0,
      3,
      0.5,
      encodeFields({ host: '한글', addresses: [], durationMs: 1.25 }),
    );
    log.appendChunk(RECEIVED, 2, 5, 1.5, all);
    log.appendChunk(typeCode('sent'), 2, 6, 1.75, new Uint8Array(0));
    expect(readLog(log)).toEqual([
      {
        type: 'lookup',
        seq: 3,
        at: 0.5,
        session: 7,
        socket: 0,
        evidence: 'app',
        host: '한글',
        addresses: [],
        durationMs: 1.25,
      },
      {
        type: 'received',
        seq: 5,
        at: 1.5,
        session: 7,
        socket: 2,
        evidence: 'app',
        bytes: 256,
        offset: 0,
        data: all,
      },
      {
        type: 'sent',
        seq: 6,
        at: 1.75,
        session: 7,
        socket: 2,
        evidence: 'app',
        bytes: 0,
        offset: 0,
        data: new Uint8Array(0),
      },
    ]);
  });

  it('copies the chunk: what its owner does with the memory afterwards changes nothing', () => {
    const log = new SessionLog(1, 64 * KiB * KiB);
    const chunk = Buffer.from('first');
    log.appendChunk(RECEIVED, 1, 1, 0, chunk);
    chunk.write('other');
    log.appendChunk(RECEIVED, 1, 2, 0, chunk);
    expect(readLog(log).map((row) => ('data' in row ? Buffer.from(row.data).toString() : ''))).toEqual([
      'first',
      'other',
    ]);
  });

  it('stores an echo once, and only when its bytes are those of the row just before', () => {
    const log = new SessionLog(1, 64 * KiB * KiB);
    const chunk = Buffer.alloc(4 * KiB, 'e');
    log.appendChunk(RECEIVED, 1, 1, 0, chunk);
    log.appendChunk(typeCode('sent'), 1, 2, 0, chunk, 1);
    log.appendChunk(typeCode('sent'), 2, 3, 0, chunk, 2);
    const used = log.blocks[0]?.used ?? 0;
    expect(used).toBeLessThan(5 * KiB);
    // Row 1 is not the newest any more: the log cannot know where its bytes are.
    log.appendChunk(typeCode('sent'), 3, 4, 0, chunk, 1);
    expect(log.blocks[0]?.used).toBe(used + 4 * KiB + 40);
    for (const row of readLog(log)) expect('data' in row && Buffer.from(row.data).equals(chunk)).toBe(true);
    expect(log.chunkBytes).toBe(4 * 4 * KiB);
  });

  it('stores an echo again when a row between the two has opened a new block', () => {
    const log = new SessionLog(1, 64 * KiB * KiB);
    const chunk = Buffer.alloc(16_000, 'e');
    log.appendChunk(RECEIVED, 1, 1, 0, chunk);
    log.appendEvent(
      'lookup',
      'app',
      1,
      0,
      2,
      0,
      encodeFields({ host: 'h'.repeat(500), addresses: [], durationMs: 0 }),
    );
    expect(log.blocks.length).toBe(2);
    log.appendChunk(typeCode('sent'), 1, 3, 0, chunk, 1);
    const echo = readLog(log)[2];
    expect(echo !== undefined && 'data' in echo && Buffer.from(echo.data).equals(chunk)).toBe(true);
  });

  it('forgets the oldest rows, counts them, and keeps within its limit', () => {
    const limit = 256 * KiB;
    const log = filled(1_000, KiB, limit);
    expect(log.heldBytes).toBeLessThanOrEqual(limit);
    expect(log.lastSeq).toBe(1_000);
    const kept = readLog(log);
    expect(kept.map(({ seq }) => seq)).toEqual(
      Array.from({ length: kept.length }, (_, i) => log.firstSeq + i),
    );
    expect(log.trimmedBytes + kept.length * KiB).toBe(1_000 * KiB);
    expect(kept.length * KiB).toBeGreaterThan(limit / 2);
  });

  it('uses dropped blocks again: a flood allocates nothing once the limit is reached', () => {
    const log = filled(200, KiB, 128 * KiB);
    const memory = new Set(log.blocks.map(({ data }) => data.buffer));
    for (let seq = 201; seq <= 2_000; seq++) log.appendChunk(RECEIVED, 1, seq, seq, new Uint8Array(KiB));
    const fresh = log.blocks.filter(({ data }) => !memory.has(data.buffer));
    // The first, smaller blocks are replaced by full-size ones; then the set stays.
    for (const { data } of fresh) memory.add(data.buffer);
    for (let seq = 2_001; seq <= 4_000; seq++) log.appendChunk(RECEIVED, 1, seq, seq, new Uint8Array(KiB));
    expect(log.blocks.filter(({ data }) => !memory.has(data.buffer))).toEqual([]);
  });

  it('keeps the newest row even when it is larger than everything allowed', () => {
    const log = filled(1, 512 * KiB, 64 * KiB);
    expect(readLog(log)).toMatchObject([{ bytes: 512 * KiB }]);
    log.appendChunk(RECEIVED, 1, 2, 2, new Uint8Array(10));
    log.appendChunk(RECEIVED, 1, 3, 3, new Uint8Array(600 * KiB));
    expect(readLog(log).map(({ seq }) => seq)).toEqual([3]);
    expect(log.blocks.length).toBe(1);
  });

  it('starts small and grows to full blocks', () => {
    const log = filled(3_000, KiB, 64 * KiB * KiB);
    const sizes = log.blocks.map(({ data }) => data.length);
    expect(sizes[0]).toBe(LOG_FIRST_BLOCK_BYTES);
    expect(sizes.at(-1)).toBe(LOG_BLOCK_BYTES);
    expect(sizes).toEqual([...sizes].sort((a, b) => a - b));
  });

  it('gives everything back when disposed', () => {
    const budget = new SharedBudget(64 * KiB * KiB);
    const log = filled(100, KiB, 64 * KiB * KiB, budget);
    expect(budget.heldBytes).toBe(log.heldBytes);
    log.dispose();
    expect([log.heldBytes, budget.heldBytes, log.firstSeq]).toEqual([0, 0, 0]);
  });
});
