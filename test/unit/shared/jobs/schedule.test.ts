import { Pace } from '@shared/jobs/pace';
import { dueAt, type Schedule, takeTurn } from '@shared/jobs/schedule';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

/** Wakes at these times; answers with when each send happened, and what was missed. */
function run(everyMs: number, wakes: readonly number[]) {
  let schedule: Schedule = { start: 1_000, everyMs, next: 0 };
  const sends: { readonly send: number; readonly at: number }[] = [];
  let missed = 0;
  for (const at of wakes) {
    const turn = takeTurn(schedule, at);
    if (turn.kind === 'wait') continue;
    missed += turn.missed;
    schedule = turn.schedule;
    sends.push({ send: schedule.next - 1, at });
  }
  return { sends, missed, schedule };
}

describe('a repeated message', () => {
  it('is due at the start and then by the start, however late each send was', () => {
    const { sends, missed } = run(100, [1_000, 1_109, 1_203, 1_299, 1_301]);
    expect(sends).toEqual([
      { send: 0, at: 1_000 },
      { send: 1, at: 1_109 },
      { send: 2, at: 1_203 },
      { send: 3, at: 1_301 },
    ]);
    expect(missed).toBe(0);
  });

  it('waits for its time, and says until when', () => {
    const { schedule } = run(100, [1_000]);
    expect(takeTurn(schedule, 1_050)).toEqual({ kind: 'wait', until: 1_100 });
    // A timer that came a moment too early sends nothing.
    expect(takeTurn(schedule, 1_099.9)).toEqual({ kind: 'wait', until: 1_100 });
  });

  it('is sent once after a pause; what was missed is counted', () => {
    const { sends, missed, schedule } = run(100, [1_000, 1_551, 1_552]);
    expect(sends).toEqual([
      { send: 0, at: 1_000 },
      { send: 5, at: 1_551 },
    ]);
    expect(missed).toBe(4);
    expect(takeTurn(schedule, 1_552)).toEqual({ kind: 'wait', until: 1_600 });
  });

  it('never drifts: at any wakes, a send lies in its own interval, and none is forgotten', () => {
    const every = fc.double({ min: 0.5, max: 5_000, noNaN: true });
    const steps = fc.array(fc.double({ min: 0, max: 20_000, noNaN: true }), { maxLength: 200 });
    fc.assert(
      fc.property(every, steps, (everyMs, gaps) => {
        let now = 1_000;
        const wakes = gaps.map((gap) => {
          now += gap;
          return now;
        });
        const { sends, missed, schedule } = run(everyMs, wakes);
        for (const { send, at } of sends) {
          expect(at).toBeGreaterThanOrEqual(dueAt(schedule, send));
          expect(at).toBeLessThan(dueAt(schedule, send + 1));
        }
        expect(sends.length + missed).toBe(schedule.next);
      }),
    );
  });
});

describe('a pace', () => {
  it('lets bytes go no faster than its rate', () => {
    const pace = new Pace(1_000, 500);
    expect(pace.dueAt(0)).toBe(500);
    expect(pace.dueAt(250)).toBe(750);
    pace.take(250, 760);
    expect(pace.dueAt(500)).toBe(1_000);
  });

  it('makes a small delay good, and gives a long one up', () => {
    const pace = new Pace(1_000, 0);
    pace.take(100, 300);
    expect(pace.dueAt(200)).toBe(200);
    pace.take(200, 5_200);
    // 250 ms of bytes may follow at once, not five seconds of them.
    expect(pace.dueAt(450)).toBeCloseTo(5_200);
    expect(pace.dueAt(1_450)).toBeCloseTo(6_200);
  });

  it('without a rate lets everything go', () => {
    const pace = new Pace(null, 7);
    expect(pace.dueAt(Number.MAX_SAFE_INTEGER)).toBe(7);
  });
});
