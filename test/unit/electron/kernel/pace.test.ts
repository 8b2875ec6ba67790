import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { pollInterval } from '../../../../electron/kernel/pace';

const looking = { watched: true, changing: false };

describe('how often the table is read', () => {
  it.each([
    [0, 250],
    [240, 250],
    [2_000, 250],
    [11_000, 625],
    [20_000, 1_000],
    [100_000, 4_333],
    [1_000_000, 5_000],
  ])('with %i rows every %i ms', (tableRows, ms) => {
    expect(pollInterval({ tableRows, ...looking })).toBe(ms);
  });

  it('not at all when nothing changes and nobody looks', () => {
    expect(pollInterval({ tableRows: 10, watched: false, changing: false })).toBeNull();
    expect(pollInterval({ tableRows: 10, watched: false, changing: true })).toBe(250);
    expect(pollInterval({ tableRows: 10, watched: true, changing: true })).toBe(250);
  });

  it('never oftener with more rows, and never longer than 5 s apart', () => {
    fc.assert(
      fc.property(fc.nat(2_000_000), fc.nat(2_000_000), (a, b) => {
        const [few, many] = [Math.min(a, b), Math.max(a, b)];
        const interval = (tableRows: number) => pollInterval({ tableRows, ...looking }) ?? 0;
        expect(interval(few)).toBeLessThanOrEqual(interval(many));
        expect(interval(few)).toBeGreaterThanOrEqual(250);
        expect(interval(many)).toBeLessThanOrEqual(5_000);
      }),
    );
  });
});
