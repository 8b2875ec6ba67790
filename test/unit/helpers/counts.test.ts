import { describe, expect, it } from 'vitest';
import { countExit, countReport, countsLine, sum } from '../../helpers/counts';

const vitest = (passed: number, failed: number, pending = 0, todo = 0): string =>
  JSON.stringify({
    numPassedTests: passed,
    numFailedTests: failed,
    numPendingTests: pending,
    numTodoTests: todo,
  });
const playwright = (expected: number, unexpected: number, flaky = 0, skipped = 0): string =>
  JSON.stringify({ stats: { expected, unexpected, flaky, skipped } });

describe('counts', () => {
  it('reads both kinds of report', () => {
    expect(countReport('vitest', vitest(5, 0, 1, 2), true)).toEqual({ passed: 5, failed: 0, skipped: 3 });
    expect(countReport('playwright', playwright(4, 1, 0, 2), false)).toEqual({
      passed: 4,
      failed: 1,
      skipped: 2,
    });
  });

  it('counts a flaky test as failed', () => {
    expect(countReport('playwright', playwright(4, 0, 1), true)).toMatchObject({ passed: 4, failed: 1 });
  });

  it('counts a stage without a report, or with an empty one, as failed', () => {
    expect(countReport('vitest', undefined, true)).toEqual({ passed: 0, failed: 1, skipped: 0 });
    expect(countReport('playwright', playwright(0, 0), true)).toMatchObject({ failed: 1 });
    expect(countReport('vitest', vitest(0, 0, 7), true)).toMatchObject({ failed: 1, skipped: 7 });
  });

  it('counts a crash after passing tests as failed', () => {
    expect(countReport('vitest', vitest(9, 0), false)).toMatchObject({ passed: 9, failed: 1 });
  });

  it('sums up in the plain last line', () => {
    const total = sum([countExit(true), countExit(false), { passed: 3, failed: 0, skipped: 2 }]);
    expect(countsLine(total)).toBe('4 passed, 1 failed, 2 skipped');
  });
});
