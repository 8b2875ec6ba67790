import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Allowance } from '../../../../../electron/engine/core/allowance';
import { endOf, tupleOf, wireOf } from '../../../../../electron/engine/core/tuple';

describe('so many in a second', () => {
  it('are allowed, and one more is not until the second is over', () => {
    const allowance = new Allowance(3);
    for (const now of [0, 1, 2]) {
      expect(allowance.isUsedUp(now)).toBe(false);
      allowance.use(now);
    }
    expect([3, 999, 999.999].map((now) => allowance.isUsedUp(now))).toEqual([true, true, true]);
    expect(allowance.isUsedUp(1_000)).toBe(false);
    allowance.use(1_000);
    allowance.use(1_001);
    expect(allowance.isUsedUp(1_002)).toBe(false);
    allowance.use(1_002);
    expect([1_003, 1_999, 2_000].map((now) => allowance.isUsedUp(now))).toEqual([true, true, false]);
  });

  it('are none when none is allowed, but for the first look', () => {
    const none = new Allowance(0);
    none.use(0);
    expect(none.isUsedUp(1)).toBe(true);
  });

  it('never come to more within any second that begins with one of them', () => {
    const gaps = fc.array(fc.integer({ min: 0, max: 700 }), { maxLength: 80 });
    fc.assert(
      fc.property(gaps, fc.integer({ min: 1, max: 5 }), (steps, limit) => {
        const allowance = new Allowance(limit);
        const used: number[] = [];
        const asked: number[] = [];
        let now = 0;
        for (const gap of steps) {
          now += gap;
          asked.push(now);
          if (allowance.isUsedUp(now)) continue;
          allowance.use(now);
          used.push(now);
        }
        // Periods begin with a use; in none of them is there more than the limit.
        let begin = Number.NEGATIVE_INFINITY;
        let count = 0;
        for (const at of used) {
          if (at - begin >= 1_000) [begin, count] = [at, 0];
          count++;
          expect(count).toBeLessThanOrEqual(limit);
        }
        // Nothing is refused without need: the limit was used within the second before.
        for (const at of asked.filter((each) => !used.includes(each)))
          expect(used.filter((each) => at - each < 1_000).length).toBeGreaterThanOrEqual(limit);
      }),
    );
  });
});

describe('what a connection is known by', () => {
  const four = { address: '127.0.0.1', port: 9190 };
  const mapped = { address: '::ffff:127.0.0.1', port: 9190 };
  const linked = { address: 'fe80::1%eth0', port: 80 };

  it.each([
    [four, '127.0.0.1/9190'],
    [mapped, '127.0.0.1/9190'],
    [{ address: '::FFFF:127.0.0.1', port: 9190 }, '127.0.0.1/9190'],
    [linked, 'fe80::1/80'],
    [{ address: '::1', port: 1 }, '::1/1'],
  ])('%j is %s', (end, text) => {
    expect(endOf(end)).toBe(text);
  });

  it('has a direction as a socket has, and none as a wire', () => {
    expect(tupleOf(four, linked)).not.toBe(tupleOf(linked, four));
    expect(wireOf(four, linked)).toBe(wireOf(linked, four));
    expect(tupleOf(mapped, linked)).toBe(tupleOf(four, linked));
  });

  it('is another for every other end, and the same wire for the same two', () => {
    const end = fc.record({
      address: fc.constantFrom('127.0.0.1', '127.0.0.11', '::1', '::11', '10.0.0.1'),
      port: fc.constantFrom(1, 11, 111, 1_111),
    });
    fc.assert(
      fc.property(end, end, end, end, (a, b, c, d) => {
        const [one, other] = [endOf(a), endOf(b)];
        const same = (endOf(c) === one && endOf(d) === other) || (endOf(c) === other && endOf(d) === one);
        expect(wireOf(a, b) === wireOf(c, d)).toBe(same);
        expect(tupleOf(a, b) === tupleOf(c, d)).toBe(endOf(c) === one && endOf(d) === other);
      }),
      { numRuns: 500 },
    );
  });
});
