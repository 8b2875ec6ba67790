import { describe, expect, it } from 'vitest';
import { CrashBudget } from '../../../../electron/app/crashBudget';

const MINUTE = 60_000;

describe('CrashBudget', () => {
  it('reloads three times in ten minutes, then asks', () => {
    const budget = new CrashBudget();
    expect([0, 1, 2, 3].map((minute) => budget.allow(minute * MINUTE))).toEqual([true, true, true, false]);
  });

  it('forgets old crashes', () => {
    const budget = new CrashBudget();
    for (const minute of [0, 1, 2]) budget.allow(minute * MINUTE);
    expect(budget.allow(11.5 * MINUTE)).toBe(true);
  });

  it('starts over when a person asks for another try', () => {
    const budget = new CrashBudget();
    for (let crash = 0; crash < 5; crash++) budget.allow(0);
    budget.forgive();
    expect(budget.allow(0)).toBe(true);
  });
});
