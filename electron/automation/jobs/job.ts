import type { Row } from '@shared/contract/events';
import type { JobOutcome, JobState } from '@shared/contract/jobs';
import type { Engine } from '../../engine/index';
import type { Clock } from './clock';

export interface JobSetup {
  readonly job: number;
  readonly session: number;
  readonly to: number | 'all';
  readonly engine: Engine;
  readonly clock: Clock;
  /** Something of its state has changed. */
  readonly changed: () => void;
}

/** Work on one session, from its start until it is done, stopped, or the connection is gone. */
export abstract class Job {
  protected outcome: JobOutcome = 'running';
  private endedAt: number | null = null;
  private readonly startedAt: number;
  private readonly stopWatching: () => void;
  private readonly alarms = new Set<() => void>();

  constructor(protected readonly setup: JobSetup) {
    this.startedAt = setup.clock.now();
    this.stopWatching = setup.engine.observe(setup.session, (row) => this.watch(row)) ?? (() => undefined);
  }

  abstract get state(): JobState;
  abstract begin(): void;

  get isRunning(): boolean {
    return this.outcome === 'running';
  }

  get session(): number {
    return this.setup.session;
  }

  stop(): void {
    this.finish('stopped');
  }

  /** A row about its connection, or about any when it works for all of them. */
  protected abstract see(row: Row): void;

  protected finish(outcome: JobOutcome): void {
    if (!this.isRunning) return;
    this.outcome = outcome;
    this.endedAt = this.setup.clock.now();
    this.stopWatching();
    for (const clear of this.alarms) clear();
    this.alarms.clear();
    this.setup.changed();
  }

  /** What every job tells. */
  protected get common() {
    const { job, session, to } = this.setup;
    return { job, session, to, outcome: this.outcome, startedAt: this.startedAt, endedAt: this.endedAt };
  }

  /** Calls `run` at this time, unless the job is over by then; the answer takes that back. */
  protected at(time: number, run: () => void): () => void {
    const clear = this.setup.clock.at(time, () => {
      this.alarms.delete(clear);
      run();
    });
    this.alarms.add(clear);
    return () => {
      clear();
      this.alarms.delete(clear);
    };
  }

  private watch(row: Row): void {
    const { to } = this.setup;
    if (to === 'all' || row.socket === to) this.see(row);
    const isGone = row.type === 'session-closed' || (row.type === 'closed' && row.socket === to);
    if (isGone) this.finish('closed');
  }
}
