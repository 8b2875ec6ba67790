import type { ScenarioRunState } from '@shared/contract/scenario';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { createEngine } from '../../../../electron/engine/index';
import { NotThere } from '../../../../electron/scenarios/actor';
import { ScenarioRun } from '../../../../electron/scenarios/run';
import type { Fact, Step } from '../../../../electron/scenarios/scenario';
import { Stage } from '../../../../electron/scenarios/stage';

/** An outline of three steps. */
const SCENARIO = 'backpressure';
type Steps = Partial<Record<'pause' | 'fill' | 'resume', Step>>;

const FACT: Fact = { evidence: 'app', fact: 'anything', values: { n: 3 } };
const TOLD = { evidence: 'app', fact: 'anything', values: { n: 3 } };
const UNSEEN: Step = { seen: () => null };
const WITHIN_MS = 10_000;

/** A step that is seen from the moment on that its `happen` was called, by `act` or by a test. */
function flag() {
  let hasHappened = false;
  const happen = (): void => {
    hasHappened = true;
  };
  return { happen, step: { act: happen, seen: () => (hasHappened ? [FACT] : null) } satisfies Step };
}

/** An act that ends when the test says how. */
function slow() {
  let [end, fail]: [() => void, (reason: Error) => void] = [() => undefined, () => undefined];
  const act = vi.fn(
    () =>
      new Promise<void>((resolve, reject) => {
        [end, fail] = [resolve, reject];
      }),
  );
  return { act, end: () => end(), fail: (message: string) => fail(new Error(message)) };
}

let runs: ScenarioRun[] = [];
let told: ScenarioRunState[] = [];

/** A run on a stage without a kernel's table, on which nobody plays. */
async function begin(steps: Steps) {
  const stage = new Stage(createEngine(), {});
  told = [];
  const run: ScenarioRun = new ScenarioRun(
    7,
    { scenario: SCENARIO, steps: { pause: UNSEEN, fill: UNSEEN, resume: UNSEEN, ...steps } },
    stage,
    () => told.push(run.state),
  );
  runs.push(run);
  await pass(0);
  return { run, stage };
}

const pass = (ms: number) => vi.advanceTimersByTimeAsync(ms);
const statuses = ({ state }: ScenarioRun) => state.steps.map(({ status }) => status);

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(async () => {
  for (const run of runs) await run.leave(false);
  runs = [];
  vi.useRealTimers();
});

describe('a run', () => {
  it('begins with its first step open', async () => {
    const { run } = await begin({});
    expect(run.state).toMatchObject({ scenario: SCENARIO, run: 7, playing: false, panes: [] });
    expect(statuses(run)).toEqual(['open', 'waiting', 'waiting']);
    expect(run.state.steps[0]).toEqual({ status: 'open', facts: [], lacks: null, problem: null });
    expect(run.turn).toBe(0);
  });

  it('ticks what is seen without having done it, with the facts', async () => {
    const { happen, step } = flag();
    const act = vi.fn();
    const { run } = await begin({ pause: { ...step, act } });
    await pass(60_000);
    expect(statuses(run)).toEqual(['open', 'waiting', 'waiting']);
    happen();
    await pass(200);
    expect(statuses(run)).toEqual(['done', 'open', 'waiting']);
    expect(run.state.steps[0]?.facts).toEqual([TOLD]);
    expect(act).not.toHaveBeenCalled();
  });

  it('gives a fact without values an empty record, and copies those of one that has', async () => {
    const values = { n: 3 };
    const facts: readonly Fact[] = [
      { evidence: 'kernel', fact: 'bare' },
      { ...FACT, values },
    ];
    const { run } = await begin({ pause: { seen: () => facts } });
    await pass(200);
    values.n = 4;
    expect(run.state.steps[0]?.facts).toEqual([{ evidence: 'kernel', fact: 'bare', values: {} }, TOLD]);
  });

  it('does not look at a step before its turn', async () => {
    const seen = vi.fn(() => null);
    await begin({ fill: { seen } });
    await pass(1_000);
    expect(seen).not.toHaveBeenCalled();
  });

  it('tells a bug of a step as its failure: the host lives on', async () => {
    const { run } = await begin({
      pause: {
        seen: () => {
          throw new TypeError('a bug');
        },
      },
    });
    await pass(300);
    expect(run.state.steps[0]).toMatchObject({ status: 'failed', problem: 'TypeError: a bug' });
  });

  it('takes a pane that is not there yet for nothing seen', async () => {
    const { run, stage } = await begin({
      pause: {
        seen: (at) => (at.actor('nobody').isConnected ? [FACT] : null),
      },
    });
    expect(() => stage.actor('nobody')).toThrow(NotThere);
    await pass(1_000);
    expect(statuses(run)[0]).toBe('open');
  });

  it('tells every change, and nothing else', async () => {
    const { happen, step } = flag();
    await begin({ pause: step });
    const before = told.length;
    await pass(5_000);
    expect(told).toHaveLength(before);
    happen();
    await pass(5_000);
    expect(told.at(-1)?.steps.map(({ status }) => status)).toEqual(['done', 'open', 'waiting']);
    const texts = told.map((state) => JSON.stringify(state));
    expect(texts.filter((text, i) => text === texts[i - 1])).toEqual([]);
  });
});

describe('a step that is done for a person', () => {
  it('is acting until that is over, then seen and ticked', async () => {
    const { happen, step } = flag();
    const { act, end } = slow();
    const { run } = await begin({ pause: { ...step, act } });
    expect(run.act()).toBe(true);
    happen();
    await pass(1_000);
    // It may still change what is to be seen.
    expect(statuses(run)[0]).toBe('acting');
    expect(run.act()).toBe(false);
    end();
    await pass(0);
    expect(statuses(run)).toEqual(['done', 'open', 'waiting']);
    expect(act).toHaveBeenCalledTimes(1);
  });

  it('fails when it is refused, with what was refused, and can be done again', async () => {
    const { happen, step } = flag();
    let isRefused = true;
    const act = (): void => {
      if (isRefused) throw new Error('EADDRINUSE');
      happen();
    };
    const { run } = await begin({ pause: { ...step, act } });
    run.act();
    await pass(0);
    expect(run.state.steps[0]).toMatchObject({ status: 'failed', problem: 'EADDRINUSE' });
    await pass(60_000);
    expect(statuses(run)).toEqual(['failed', 'waiting', 'waiting']);
    isRefused = false;
    expect(run.act()).toBe(true);
    await pass(0);
    expect(run.state.steps[0]).toMatchObject({ status: 'done', problem: null, facts: [TOLD] });
  });

  it('fails when it is not seen in time, and is ticked after all when it is seen later', async () => {
    const { happen, step } = flag();
    const { run } = await begin({ pause: { ...step, act: () => undefined } });
    run.act();
    await pass(WITHIN_MS - 200);
    expect(statuses(run)[0]).toBe('acting');
    await pass(400);
    expect(run.state.steps[0]).toMatchObject({ status: 'failed', problem: null });
    happen();
    await pass(200);
    expect(statuses(run)).toEqual(['done', 'open', 'waiting']);
  });

  it('has the time it asks for, from the end of what was done', async () => {
    const { act, end } = slow();
    const { run } = await begin({ pause: { ...UNSEEN, act, withinMs: 1_000 } });
    run.act();
    await pass(5_000);
    end();
    await pass(800);
    expect(statuses(run)[0]).toBe('acting');
    await pass(400);
    expect(statuses(run)[0]).toBe('failed');
  });

  it('has no deadline while nobody does it', async () => {
    const { run } = await begin({});
    await pass(10 * WITHIN_MS);
    expect(statuses(run)[0]).toBe('open');
  });
});

describe('a step that this machine cannot do', () => {
  it('is passed over, and says what is lacking', async () => {
    const act = vi.fn();
    const { run } = await begin({ pause: { needs: ['kernel'], act, seen: () => [FACT] } });
    expect(run.state.steps[0]).toEqual({
      status: 'unavailable',
      facts: [],
      lacks: 'kernel',
      problem: null,
    });
    expect(statuses(run)).toEqual(['unavailable', 'open', 'waiting']);
    run.play(true);
    await pass(200);
    expect(act).not.toHaveBeenCalled();
  });

  it('may be the last', async () => {
    const needs = ['blocking'] as const;
    const { run } = await begin({
      pause: { needs, ...UNSEEN },
      fill: { needs, ...UNSEEN },
      resume: { needs, ...UNSEEN },
    });
    expect(statuses(run)).toEqual(['unavailable', 'unavailable', 'unavailable']);
    expect(run.turn).toBe(3);
    expect(run.act()).toBe(false);
  });
});

describe('playing', () => {
  it('does step after step, to the end', async () => {
    const [a, b, c] = [flag(), flag(), flag()];
    const { run } = await begin({ pause: a.step, fill: b.step, resume: c.step });
    run.play(true);
    expect(run.state.playing).toBe(true);
    await pass(1_000);
    expect(statuses(run)).toEqual(['done', 'done', 'done']);
    expect(run.turn).toBe(3);
    expect(run.state.playing).toBe(false);
    expect(told.at(-1)).toEqual(run.state);
  });

  it('waits for a step in which there is nothing to do', async () => {
    const { happen, step } = flag();
    const { run } = await begin({ pause: { seen: step.seen } });
    run.play(true);
    await pass(1_000);
    expect([run.state.playing, ...statuses(run)]).toEqual([true, 'acting', 'waiting', 'waiting']);
    happen();
    await pass(200);
    expect(statuses(run)).toEqual(['done', 'acting', 'waiting']);
  });

  it('ends at a failure, and a late tick does not take it up again', async () => {
    const { happen, step } = flag();
    const act = vi.fn();
    const { run } = await begin({ pause: { ...step, act: () => undefined }, fill: { ...UNSEEN, act } });
    run.play(true);
    await pass(WITHIN_MS + 200);
    expect([run.state.playing, statuses(run)[0]]).toEqual([false, 'failed']);
    happen();
    await pass(1_000);
    expect(statuses(run)).toEqual(['done', 'open', 'waiting']);
    expect(act).not.toHaveBeenCalled();
  });

  it('can be stopped: the step under way is finished, the next one is left to the person', async () => {
    const { happen, step } = flag();
    const act = vi.fn();
    const { run } = await begin({ pause: { ...step, act: () => undefined }, fill: { ...UNSEEN, act } });
    run.play(true);
    await pass(200);
    run.play(false);
    happen();
    await pass(1_000);
    expect(statuses(run)).toEqual(['done', 'open', 'waiting']);
    expect(act).not.toHaveBeenCalled();
  });
});

describe('leaving', () => {
  it('looks no more, tells no more, and leaves the stage', async () => {
    const seen = vi.fn(() => null);
    const { run, stage } = await begin({ pause: { seen } });
    const leave = vi.spyOn(stage, 'leave');
    await run.leave(true);
    expect(leave).toHaveBeenCalledExactlyOnceWith(true);
    const before = [seen.mock.calls.length, told.length];
    await pass(5_000);
    expect([seen.mock.calls.length, told.length]).toEqual(before);
  });

  it('in the middle of a step opens nothing any more, and tells nothing of its end', async () => {
    const { act, end } = slow();
    let hasOpened = false;
    const { run, stage } = await begin({
      pause: {
        ...UNSEEN,
        async act(at) {
          await act();
          await at.client('late', 1);
          hasOpened = true;
        },
      },
    });
    run.act();
    await run.leave(false);
    const before = told.length;
    end();
    await pass(1_000);
    expect([hasOpened, stage.cast.length, told.length]).toEqual([false, 0, before]);
  });
});
