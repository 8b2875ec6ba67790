import fc from 'fast-check';
import { expect, it } from 'vitest';
import { type PlacedPage, rowsAround } from '../../../renderer/features/traffic/model/rowsAround';
import { isGap, type ViewRow } from '../../../renderer/features/traffic/model/viewRows';
import { chunk } from '../../helpers/rows';

/** A log whose seqs have holes, since other sessions take numbers too; row n is n bytes long. */
const LOG = Array.from({ length: 400 }, (_, n) => chunk('received', 'x'.repeat(n % 7), { seq: n * 3 + 5 }));

function page(from: number, to: number): PlacedPage {
  const before = LOG.slice(0, from);
  return {
    rows: LOG.slice(from, Math.max(from, to)),
    nextSeq: LOG[to]?.seq ?? 10_000,
    rowsBefore: from,
    bytesBefore: before.reduce((sum, { bytes }) => sum + bytes, 0),
  };
}

const counted = (rows: readonly ViewRow[]) =>
  rows.reduce(
    (sum, row) => ({
      rows: sum.rows + (isGap(row) ? row.rows : 1),
      bytes: sum.bytes + ('bytes' in row ? row.bytes : 0),
    }),
    { rows: 0, bytes: 0 },
  );

const seqOf = (row: number): number => LOG[row]?.seq ?? 10_000;

it('into a gap: what is there and what is missing add up to the gap, in order', () => {
  const places = fc.tuple(
    fc.nat(390),
    fc.integer({ min: 1, max: 390 }),
    fc.nat(389),
    fc.integer({ min: 1, max: 50 }),
  );
  fc.assert(
    fc.property(places, ([from, length, into, size]) => {
      const end = Math.min(399, from + length);
      const wanted = from + (into % (end - from));
      const gap = rowsAround(null, seqOf(end), {
        before: page(0, 0),
        after: { ...page(from, from), nextSeq: seqOf(from) },
        start: page(from, from + 1),
        behind: page(end, end + 1),
      }).find(isGap);
      expect(gap).toMatchObject({ rows: end - from, fromSeq: seqOf(from), toSeq: seqOf(end) - 1 });
      if (gap === undefined) return;
      const rows = rowsAround(gap, seqOf(end), {
        before: page(Math.max(0, wanted - size), wanted),
        after: page(wanted, Math.min(end, wanted + size)),
        start: page(from, from + 1),
        behind: page(end, end + 1),
      });
      expect(counted(rows)).toEqual({ rows: gap.rows, bytes: gap.bytes });
      expect(rows.some(({ seq }) => seq === seqOf(wanted))).toBe(true);
      const bounds = rows.flatMap((row) => (isGap(row) ? [row.fromSeq, row.toSeq] : [row.seq]));
      expect(bounds).toEqual([...bounds].sort((a, b) => a - b));
      expect(bounds[0]).toBe(gap.fromSeq);
    }),
  );
});

it('before the view: nothing is promised above, since that is where the log is scrolled to', () => {
  const rows = rowsAround(null, seqOf(300), {
    before: page(40, 50),
    after: page(50, 60),
    start: page(50, 51),
    behind: page(300, 301),
  });
  expect(rows.filter(isGap)).toMatchObject([{ rows: 240, fromSeq: seqOf(60), toSeq: seqOf(300) - 1 }]);
  expect(rows[0]).toMatchObject({ seq: seqOf(40) });
  expect(rows.at(-1)?.type).toBe('skipped');
});

it('right before what the view has: no gap is left', () => {
  const rows = rowsAround(null, seqOf(60), {
    before: page(40, 50),
    after: page(50, 60),
    start: page(50, 51),
    behind: page(60, 61),
  });
  expect(rows.map(({ seq }) => seq)).toEqual(LOG.slice(40, 60).map(({ seq }) => seq));
});
