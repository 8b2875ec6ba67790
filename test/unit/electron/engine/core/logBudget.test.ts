import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { SharedBudget } from '../../../../../electron/engine/core/logBudget';
import { LogModel } from './logModel';

const KiB = 1024;

function logs(
  count: number,
  limit: number,
  each = 64 * KiB * KiB,
): { budget: SharedBudget; models: LogModel[] } {
  const budget = new SharedBudget(limit);
  let seq = 0;
  const models = Array.from({ length: count }, () => {
    const model = new LogModel(each, budget, () => ++seq);
    budget.add(model.log);
    return model;
  });
  return { budget, models };
}

describe('the memory of all logs', () => {
  it('takes from the log with the oldest rows, not from the one that writes', () => {
    const { budget, models } = logs(2, 192 * KiB, 128 * KiB);
    const [quiet, loud] = models;
    for (let i = 0; i < 100; i++) quiet?.append('chunk', KiB);
    const before = quiet?.log.heldBytes ?? 0;
    for (let i = 0; i < 90; i++) loud?.append('chunk', KiB);
    expect(quiet?.log.heldBytes).toBeLessThan(before);
    expect(loud?.log.trimmedBytes).toBe(0);
    expect(budget.heldBytes).toBeLessThanOrEqual(192 * KiB);
  });

  it('is what its logs hold, and nothing after they are gone', () => {
    const { budget, models } = logs(5, 2048 * KiB);
    for (const model of models) for (let i = 0; i < 50; i++) model.append('chunk', 3 * KiB);
    expect(budget.heldBytes).toBe(models.reduce((sum, { log }) => sum + log.heldBytes, 0));
    for (const { log } of models) {
      budget.remove(log);
      log.dispose();
    }
    expect(budget.heldBytes).toBe(0);
  });

  it('keeps its limit as long as any log has more than its newest block', () => {
    fc.assert(
      fc.property(
        fc.array(fc.tuple(fc.nat(7), fc.nat(30 * KiB), fc.integer({ min: 1, max: 20 })), { maxLength: 60 }),
        fc.integer({ min: 100, max: 1000 }),
        (writes, limitKiB) => {
          const { budget, models } = logs(8, limitKiB * KiB);
          for (const [which, size, times] of writes) {
            for (let i = 0; i < times; i++) models[which]?.append('chunk', size);
            const held = models.reduce((sum, { log }) => sum + log.heldBytes, 0);
            expect(budget.heldBytes).toBe(held);
            const trimmable = models.some(({ log }) => log.blocks.length > 1);
            if (trimmable) expect(held).toBeLessThanOrEqual(limitKiB * KiB);
            for (const model of models) model.expectSound();
          }
        },
      ),
      { numRuns: 60 },
    );
  });
});
