import type { JobState } from '@shared/contract/jobs';
import { afterEach, beforeEach } from 'vitest';
import { Jobs } from '../../electron/automation/jobs/index';
import { createEngine, type Engine } from '../../electron/engine/index';
import { pollUntil } from './pollUntil';

type StateOf<K extends JobState['kind']> = Extract<JobState, { kind: K }>;
type Started = ReturnType<Jobs['stop']> | ReturnType<Jobs['check']>;

/** An engine and its jobs for each test. */
export function engineJobs() {
  let engine: Engine;
  let jobs: Jobs;
  beforeEach(() => {
    engine = createEngine();
    jobs = new Jobs(engine);
  });
  afterEach(async () => {
    jobs.close();
    await engine.dispose();
  });
  const state = <K extends JobState['kind']>(kind: K, job: number): StateOf<K> => {
    const found = jobs.state.find((each) => each.job === job);
    if (found?.kind !== kind) throw new Error(`no ${kind} ${job}`);
    return found as StateOf<K>;
  };
  return {
    get engine() {
      return engine;
    },
    get jobs() {
      return jobs;
    },
    state,
    /** The number of a job that must have been started. */
    job(started: Started): number {
      if (!started.ok) throw new Error(started.error.message);
      if (!('job' in started.value)) throw new Error('no job was started');
      return started.value.job;
    },
    over: <K extends JobState['kind']>(kind: K, job: number): Promise<StateOf<K>> =>
      pollUntil(`the end of ${kind} ${job}`, () => {
        const now = state(kind, job);
        return now.outcome === 'running' ? null : now;
      }),
  };
}
