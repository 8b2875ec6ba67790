import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { batchPeriod, skipTarget } from '../../../../electron/bridge/livePolicy';
import { SCROLLBACK_ROWS } from '../../../../shared/contract/limits';

describe('live policy', () => {
  it('paces a few panes by the frame and many by the tenth of a second', () => {
    expect([0, 1, 4, 5, 100].map(batchPeriod)).toEqual([16, 16, 16, 100, 100]);
  });

  it('never skips promised history, and skips only forward, to less than a pane keeps', () => {
    const row = fc.nat({ max: 1_000_000 });
    fc.assert(
      fc.property(row, row, row, (a, b, promised) => {
        const [next, newest] = a < b ? [a, b] : [b, a];
        const target = skipTarget(next, newest, promised);
        if (next < promised) expect(target).toBeNull();
        if (target === null) return;
        expect(target).toBeGreaterThan(next);
        expect(target).toBeLessThanOrEqual(newest);
        expect(newest - target).toBeLessThan(SCROLLBACK_ROWS);
        expect(skipTarget(target, newest, promised)).toBeNull();
      }),
    );
  });
});
