import { describe, expect, it } from 'vitest';
import { rangeOf } from '../../../renderer/features/traffic/model/rowRange';
import type { FrameRow } from '../../../renderer/features/traffic/model/viewRows';
import { chunk, event } from '../../helpers/rows';

describe('the rows of the log that marked rows stand for', () => {
  it('are those between the first and the last, in whatever order they come', () => {
    const rows = ['a', 'b', 'c'].map((text) => chunk('received', text));
    const [a, , c] = rows.map(({ seq }) => seq);
    expect(rangeOf(rows)).toEqual({ from: a, to: c });
    expect(rangeOf(rows.toReversed())).toEqual({ from: a, to: c });
    expect(rangeOf([])).toBeNull();
  });

  it('begin with the first chunk of a frame, and hold what a view has not', () => {
    const frame: FrameRow = {
      ...chunk('sent', 'whole'),
      seq: 40,
      frame: { chunks: 3, fromSeq: 31, end: 5, flaws: [] },
    };
    const gap = event('skipped', { fromSeq: 44, toSeq: 60, rows: 9, bytes: 10 }, 0);
    expect(rangeOf([frame])).toEqual({ from: 31, to: 40 });
    expect(rangeOf([gap, frame])).toEqual({ from: 31, to: 60 });
  });
});
