import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { SpillBook, type SpillFile } from '../../../../../electron/engine/core/spillBook';
import { StoredBlock, type StoringLog } from '../../../../../electron/engine/core/storedBlock';

const newLog = (): StoringLog => ({ session: 1, lose: () => undefined });

function block(firstSeq: number, used: number): StoredBlock {
  const facts = { used, records: 1, firstSeq, lastSeq: firstSeq, bytesBefore: 0, rowsBefore: 0 };
  return new StoredBlock(facts, used);
}

describe('the book of what is on disk', () => {
  it('fills a file after the other, and knows where each block is', () => {
    const book = new SpillBook({ sessionBytes: 8_000, totalBytes: 8_000, fileBytes: 1_000 });
    const log = newLog();
    const blocks = [600, 400, 1].map((used, i) => block(i + 1, used));
    const added = blocks.map((each) => book.add(log, each));
    expect(added.map((each) => [each?.isNew, each?.place.file.number, each?.place.at])).toEqual([
      [true, 1, 0],
      [false, 1, 600],
      [true, 2, 0],
    ]);
    expect(blocks.map((each) => book.placeOf(each)?.at)).toEqual([0, 600, 0]);
    expect(book.bytes).toBe(1_001);
  });

  it('refuses a block that is larger than everything there may be', () => {
    const book = new SpillBook({ sessionBytes: 100, totalBytes: 1_000, fileBytes: 1_000 });
    expect(book.add(newLog(), block(1, 101))).toBeNull();
    expect(book.bytes).toBe(0);
  });

  it('lets the oldest file of a log go, and of all logs when it is all of them', () => {
    const book = new SpillBook({ sessionBytes: 1_000, totalBytes: 1_500, fileBytes: 100 });
    const [first, second] = [newLog(), newLog()];
    const old = Array.from({ length: 10 }, (_, i) => block(i + 1, 100));
    for (const each of old) book.add(first, each);
    expect(book.add(first, block(20, 100))?.gone.map(({ blocks }) => blocks)).toEqual([[old[0]]]);
    for (let i = 0; i < 5; i++) expect(book.add(second, block(30 + i, 100))?.gone).toEqual([]);
    const gone = book.add(second, block(40, 100))?.gone;
    expect(gone?.map(({ log, blocks }) => [log === first, blocks])).toEqual([[true, [old[1]]]]);
    expect(book.placeOf(old[1] ?? block(0, 0))).toBeNull();
  });

  it('takes other limits, and says what has to go for them', () => {
    const book = new SpillBook({ sessionBytes: 1_000, totalBytes: 2_000, fileBytes: 100 });
    const [first, second] = [newLog(), newLog()];
    for (let i = 0; i < 5; i++) book.add(first, block(i + 1, 100));
    for (let i = 0; i < 5; i++) book.add(second, block(i + 10, 100));
    const gone = book.limitTo(300, 500);
    expect(gone.map(({ log, blocks }) => [log === first, blocks[0]?.firstSeq])).toEqual([
      [true, 1],
      [true, 2],
      [false, 10],
      [false, 11],
      [true, 3],
    ]);
    expect(book.bytes).toBe(500);
    expect(book.fits(301)).toBe(false);
    expect(book.limitTo(0, 0)).toHaveLength(5);
    expect(book.bytes).toBe(0);
    expect(book.add(first, block(20, 1))).toBeNull();
    expect(book.limitTo(1_000, 1_000)).toEqual([]);
    expect(book.add(first, block(21, 100))).not.toBeNull();
  });

  it('keeps both limits, whatever comes, and forgets a log as a whole', () => {
    fc.assert(
      fc.property(
        fc.array(fc.tuple(fc.nat(3), fc.integer({ min: 1, max: 400 })), { maxLength: 200 }),
        (writes) => {
          const book = new SpillBook({ sessionBytes: 1_000, totalBytes: 2_200, fileBytes: 300 });
          const logs = [newLog(), newLog(), newLog(), newLog()];
          const files = new Set<SpillFile>();
          for (const [i, [which, used]] of writes.entries()) {
            const log = logs[which];
            if (log === undefined) continue;
            const added = book.add(log, block(i + 1, used));
            for (const file of added?.gone ?? []) files.delete(file);
            if (added !== null) files.add(added.place.file);
            const all = [...files];
            const sum = (some: readonly SpillFile[]) => some.reduce((total, { bytes }) => total + bytes, 0);
            expect(book.bytes).toBe(sum(all));
            expect(book.bytes).toBeLessThanOrEqual(2_200);
            for (const each of logs)
              expect(sum(all.filter((file) => file.log === each))).toBeLessThanOrEqual(1_000);
          }
          for (const log of logs) for (const file of book.remove(log)) files.delete(file);
          expect([book.bytes, files.size]).toEqual([0, 0]);
        },
      ),
    );
  });
});
