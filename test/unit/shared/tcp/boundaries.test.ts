import {
  type BoundaryGroup,
  boundaryGroups,
  boundaryTotals,
  chunksOfSizes,
  type StreamChunk,
  sum,
} from '@shared/tcp/boundaries';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

/** `2→1 6 whole` of each group: writes, reads, bytes, fate. */
function brief(writes: readonly StreamChunk[], reads: readonly StreamChunk[]): string[] {
  return boundaryGroups(writes, reads).map((group) => {
    const size = Math.max(sum(group.writes), sum(group.reads));
    return `${group.writes.length}→${group.reads.length} ${size} ${group.fate}`;
  });
}

const sizes = (...list: number[]) => chunksOfSizes(list);

describe('groups of writes and reads', () => {
  it.each([
    ['one write, one read', [6], [6], ['1→1 6 whole']],
    ['one write in three reads', [6], [1, 2, 3], ['1→3 6 whole']],
    ['two writes in one read', [3, 3], [6], ['2→1 6 whole']],
    ['boundaries that meet nowhere', [4, 4], [3, 5], ['2→2 8 whole']],
    ['boundaries that meet once', [4, 4], [4, 1, 3], ['1→1 4 whole', '1→2 4 whole']],
    ['nothing', [], [], []],
  ])('%s', (_, writes, reads, groups) => {
    expect(brief(sizes(...writes), sizes(...reads))).toEqual(groups);
  });

  it('what was not read yet is on its way', () => {
    expect(brief(sizes(6, 2), sizes(4))).toEqual(['1→1 6 open', '1→0 2 open']);
    const totals = boundaryTotals(boundaryGroups(sizes(6, 2), sizes(4)));
    expect(totals).toEqual({ writes: 2, reads: 1, written: 8, read: 4, open: 4, unknown: 0 });
  });

  it('what was not read is unknown when its reads may be in a row that is missing', () => {
    const writes = [{ bytes: 6, offset: 0, certain: false }];
    expect(brief(writes, sizes(4))).toEqual(['1→1 6 unknown']);
    expect(boundaryTotals(boundaryGroups(writes, sizes(4)))).toMatchObject({ open: 0, unknown: 1 });
  });

  it('what was missed before the last read says nothing about what came after it', () => {
    const writes = [
      { bytes: 3, offset: 0, certain: false },
      { bytes: 3, offset: 3, certain: true },
    ];
    expect(brief(writes, sizes(4))).toEqual(['2→1 6 open']);
  });

  it('reads without their writes are unknown, with or without a hole between them', () => {
    expect(brief([], sizes(4))).toEqual(['0→1 4 unknown']);
    expect(brief(sizes(2), sizes(4))).toEqual(['1→1 4 unknown']);
    const holed = [...sizes(2), { bytes: 2, offset: 4, certain: true }];
    expect(brief(holed, sizes(6))).toEqual(['2→1 6 unknown']);
    expect(brief(sizes(6), holed)).toEqual(['1→2 6 unknown']);
  });

  it('a write whose read is missing is not on its way when something after it was read', () => {
    const later = { bytes: 2, offset: 3, certain: true };
    expect(brief(sizes(3, 2), [later])).toEqual(['1→0 3 unknown', '1→1 2 whole']);
    expect(brief(sizes(3), [{ ...later, offset: null }])).toEqual(['1→0 3 unknown', '0→1 2 unknown']);
  });

  it('a chunk without a place is joined to nothing, and comes last', () => {
    const lost = { bytes: 5, offset: null, certain: false };
    const groups = boundaryGroups([...sizes(2), lost], [...sizes(2), lost]);
    expect(groups.map(({ from, to, fate }) => [from, to, fate])).toEqual([
      [0, 2, 'whole'],
      [null, null, 'unknown'],
      [null, null, 'unknown'],
    ]);
    expect(groups[1]).toMatchObject({ writes: [lost], reads: [] });
    expect(groups[2]).toMatchObject({ writes: [], reads: [lost] });
  });

  it('a write of no bytes belongs to no group', () => {
    expect(brief(sizes(0, 3, 0), sizes(3))).toEqual(['1→1 3 whole']);
  });
});

describe('any cut of a stream', () => {
  const cut = fc.array(fc.integer({ min: 1, max: 9 }), { maxLength: 60 });

  /** The same number of bytes, cut in another way. */
  function recut(total: number, cuts: readonly number[]): number[] {
    const list: number[] = [];
    let left = total;
    for (let i = 0; left > 0; i++) {
      const size = Math.min(left, cuts[i % Math.max(1, cuts.length)] ?? left);
      list.push(size);
      left -= size;
    }
    return list;
  }

  const total = (list: readonly number[]) => list.reduce((all, each) => all + each, 0);

  /** Every byte is in one group, once as a write and once as a read, and no group could be cut smaller. */
  function expectWhole(groups: readonly BoundaryGroup[], size: number): void {
    let at = 0;
    for (const { from, to, writes, reads, fate } of groups) {
      expect(from).toBe(at);
      expect(fate).toBe('whole');
      at = to ?? Number.NaN;
      const inner = (chunks: readonly StreamChunk[]) => chunks.slice(1).map(({ offset }) => offset);
      const starts = new Set(inner(writes));
      expect(inner(reads).filter((offset) => starts.has(offset))).toEqual([]);
      expect([sum(writes), sum(reads)]).toEqual([at - (from ?? 0), at - (from ?? 0)]);
    }
    expect(at).toBe(size);
  }

  it('into writes and any into reads gives groups that cover every byte once', () => {
    fc.assert(
      fc.property(cut, cut, (writes, cuts) => {
        const size = total(writes);
        const [sent, got] = [chunksOfSizes(writes), chunksOfSizes(recut(size, cuts))];
        const groups = boundaryGroups(sent, got);
        expectWhole(groups, size);
        expect(groups.flatMap((group) => group.writes)).toEqual(sent);
        expect(groups.flatMap((group) => group.reads)).toEqual(got);
      }),
    );
  });

  it('of which the last reads have not come leaves exactly their bytes on the way', () => {
    fc.assert(
      fc.property(cut, cut, fc.nat(20), (writes, cuts, missing) => {
        const size = total(writes);
        const reads = chunksOfSizes(recut(size, cuts));
        const come = reads.slice(0, Math.max(0, reads.length - missing));
        const totals = boundaryTotals(boundaryGroups(chunksOfSizes(writes), come));
        expect(totals).toMatchObject({ open: size - sum(come), unknown: 0, written: size, read: sum(come) });
      }),
    );
  });

  it('with rows missing anywhere still holds every chunk once, and calls no group whole that is not', () => {
    const gone = fc.array(fc.boolean(), { maxLength: 60 });
    fc.assert(
      fc.property(cut, cut, gone, gone, (writes, cuts, lostWrites, lostReads) => {
        const size = total(writes);
        const sent = chunksOfSizes(writes).filter((_, i) => lostWrites[i] !== true);
        const got = chunksOfSizes(recut(size, cuts)).filter((_, i) => lostReads[i] !== true);
        const groups = boundaryGroups(sent, got);
        expect(groups.flatMap((group) => group.writes)).toEqual(sent);
        expect(groups.flatMap((group) => group.reads)).toEqual(got);
        for (const { from, to, fate, writes: w, reads: r } of groups) {
          const bytes = (to ?? 0) - (from ?? 0);
          expect(fate === 'whole').toBe(sum(w) === bytes && sum(r) === bytes);
        }
      }),
    );
  });
});
