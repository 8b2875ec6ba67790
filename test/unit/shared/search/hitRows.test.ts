import { HitRows } from '@shared/search/hitRows';
import { describe, expect, it } from 'vitest';

describe('rows with matches', () => {
  it('are walked through in both directions, and counted', () => {
    const hits = new HitRows(10);
    for (const [seq, matches] of [
      [5, 2],
      [9, 1],
      [7, 3],
      [9, 1],
    ] as const)
      hits.add(seq, matches);
    expect([hits.matches, hits.rows, hits.isFull]).toEqual([7, 3, false]);
    expect(hits.between(0, 99, 9)).toEqual([
      { seq: 5, matches: 2, index: 1 },
      { seq: 7, matches: 3, index: 3 },
      { seq: 9, matches: 2, index: 6 },
    ]);
    expect(hits.step(5, false)).toMatchObject({ hit: { seq: 7 }, wrapped: false });
    expect(hits.step(6, false)).toMatchObject({ hit: { seq: 7 }, wrapped: false });
    expect(hits.step(9, false)).toMatchObject({ hit: { seq: 5 }, wrapped: true });
    expect(hits.step(7, true)).toMatchObject({ hit: { seq: 5 }, wrapped: false });
    expect(hits.step(5, true)).toMatchObject({ hit: { seq: 9 }, wrapped: true });
    expect(new HitRows(10).step(1, false)).toBeNull();
  });

  it('are kept up to a limit, and counted beyond it', () => {
    const hits = new HitRows(2);
    for (const seq of [1, 2, 3, 4]) hits.add(seq, 1);
    expect([hits.matches, hits.rows, hits.isFull, hits.lastKept]).toEqual([4, 4, true, 2]);
  });
});
