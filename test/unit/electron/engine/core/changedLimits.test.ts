/** Limits that change while logs are written. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { SharedBudget } from '../../../../../electron/engine/core/logBudget';
import { copyRows } from '../../../../../electron/engine/core/logReader';
import { SpillBook } from '../../../../../electron/engine/core/spillBook';
import { StoredBlock, type StoringLog } from '../../../../../electron/engine/core/storedBlock';
import { LogModel } from './logModel';

const KiB = 1024;

describe('a log with another limit', () => {
  it('gives away its oldest rows at once, and never the newest', () => {
    const model = new LogModel(1_024 * KiB);
    for (let i = 0; i < 400; i++) model.append('chunk', 2 * KiB);
    const held = model.log.heldBytes;
    model.log.limitTo(128 * KiB);
    expect(held).toBeGreaterThan(700 * KiB);
    // Its newest block may be larger than all it may hold now.
    expect(model.log.blocks).toHaveLength(1);
    expect(model.log.lastSeq).toBe(model.rows.at(-1)?.seq);
    expect(model.log.trimmedBytes).toBeGreaterThan(0);
    for (let i = 0; i < 400; i++) model.append('chunk', 2 * KiB);
    expect(model.log.heldBytes).toBeLessThanOrEqual(128 * KiB);
  });

  it('has room again when it is larger', () => {
    const model = new LogModel(64 * KiB);
    for (let i = 0; i < 100; i++) model.append('chunk', KiB);
    const trimmed = model.log.trimmedBytes;
    expect(trimmed).toBeGreaterThan(0);
    model.log.limitTo(1_024 * KiB);
    for (let i = 0; i < 200; i++) model.append('chunk', KiB);
    expect(model.log.trimmedBytes).toBe(trimmed);
    expect(model.log.heldBytes).toBeGreaterThan(200 * KiB);
  });

  it('stays sound, and books what it holds, whatever comes', () => {
    const step = fc.oneof(
      fc.record({ limit: fc.integer({ min: 70, max: 600 }) }),
      fc.record({ rows: fc.integer({ min: 1, max: 30 }), size: fc.nat(8 * KiB) }),
    );
    fc.assert(
      fc.property(fc.array(step, { maxLength: 40 }), (steps) => {
        let booked = 0;
        const book = (bytes: number): void => {
          booked += bytes;
        };
        const model = new LogModel(600 * KiB, { makeRoom: () => true, book });
        let limit = 600 * KiB;
        for (const each of steps) {
          if ('limit' in each) {
            limit = each.limit * KiB;
            model.log.limitTo(limit);
          } else for (let i = 0; i < each.rows; i++) model.append('chunk', each.size);
          model.expectSound();
          expect(booked).toBe(model.log.heldBytes);
          if (model.log.blocks.length > 1) expect(model.log.heldBytes).toBeLessThanOrEqual(limit);
        }
        // The rows that are left can be read to the newest.
        const cursor = model.cursorAtNewest(5);
        const read = copyRows(model.log, cursor, new Uint8Array(64 * KiB), 0, 16 * KiB, 100);
        const left = model.rows.filter(({ seq }) => seq >= model.log.firstSeq).length;
        expect(read.records).toBe(Math.min(5, left));
      }),
      { numRuns: 60 },
    );
  });
});

describe('all logs with another limit', () => {
  it('give way with the next row, the oldest first', () => {
    const budget = new SharedBudget(4_096 * KiB);
    let seq = 0;
    const [quiet, loud] = [0, 1].map(() => new LogModel(1_024 * KiB, budget, () => ++seq));
    if (quiet === undefined || loud === undefined) throw new Error('two logs');
    for (const { log } of [quiet, loud]) budget.add(log);
    for (let i = 0; i < 700; i++) quiet.append('chunk', KiB);
    for (let i = 0; i < 700; i++) loud.append('chunk', KiB);
    const before = budget.heldBytes;
    budget.limitTo(before / 2);
    expect(budget.heldBytes).toBe(before);
    expect(budget.makeRoom(KiB)).toBe(true);
    expect(budget.heldBytes + KiB).toBeLessThanOrEqual(before / 2);
    expect(quiet.log.trimmedBytes).toBeGreaterThan(loud.log.trimmedBytes);
  });

  it('say when there is no room, not even without their old rows', () => {
    const budget = new SharedBudget(100 * KiB);
    expect(budget.makeRoom(100 * KiB)).toBe(true);
    expect(budget.makeRoom(100 * KiB + 1)).toBe(false);
    const model = new LogModel(64 * KiB * KiB, budget);
    budget.add(model.log);
    model.append('chunk', 50 * KiB);
    // One block is left to every log, its newest.
    expect(budget.makeRoom(90 * KiB)).toBe(false);
    expect(model.log.blocks).toHaveLength(1);
    budget.remove(model.log);
    model.log.dispose();
    expect(budget.makeRoom(90 * KiB)).toBe(true);
  });
});

describe('a disk with other limits', () => {
  const newLog = (): StoringLog => ({ session: 1, lose: () => undefined });
  const block = (firstSeq: number, used: number): StoredBlock =>
    new StoredBlock({ used, records: 1, firstSeq, lastSeq: firstSeq, bytesBefore: 0, rowsBefore: 0 }, used);

  it('keeps no more than it may, always the newest of each log', () => {
    const step = fc.oneof(
      fc.record({ log: fc.nat(2), used: fc.integer({ min: 1, max: 300 }) }),
      fc.record({ session: fc.integer({ min: 0, max: 1_000 }), total: fc.integer({ min: 0, max: 2_000 }) }),
    );
    fc.assert(
      fc.property(fc.array(step, { maxLength: 100 }), (steps) => {
        const book = new SpillBook({ sessionBytes: 1_000, totalBytes: 2_000, fileBytes: 200 });
        let [session, total] = [1_000, 2_000];
        const logs = [newLog(), newLog(), newLog()];
        const kept = new Map<StoringLog, StoredBlock[]>(logs.map((log) => [log, []]));
        const letGo = (blocks: readonly StoredBlock[], log: StoringLog): void => {
          const all = kept.get(log) ?? [];
          // A file goes as a whole, and it is the oldest of its log.
          expect(all.splice(0, blocks.length)).toEqual(blocks);
          for (const each of blocks) expect(book.placeOf(each)).toBeNull();
        };
        for (const [i, each] of steps.entries()) {
          if ('session' in each) {
            [session, total] = [each.session, each.total];
            for (const file of book.limitTo(session, total)) letGo(file.blocks, file.log);
          } else {
            const log = logs[each.log];
            if (log === undefined) continue;
            const added = block(i + 1, each.used);
            expect(book.fits(each.used)).toBe(each.used <= session && each.used <= total);
            const place = book.add(log, added);
            expect(place !== null).toBe(book.fits(each.used));
            for (const file of place?.gone ?? []) letGo(file.blocks, file.log);
            if (place !== null) kept.get(log)?.push(added);
          }
          const bytes = logs.map((log) => (kept.get(log) ?? []).reduce((sum, { used }) => sum + used, 0));
          expect(book.bytes).toBe(bytes.reduce((sum, one) => sum + one, 0));
          expect(book.bytes).toBeLessThanOrEqual(total);
          for (const one of bytes) expect(one).toBeLessThanOrEqual(session);
          for (const all of kept.values()) for (const one of all) expect(book.placeOf(one)).not.toBeNull();
        }
      }),
    );
  });
});
