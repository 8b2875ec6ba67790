/** The public face of jobs: work on sessions that goes on in the host, whoever looks. */
import type { CommandParams } from '@shared/contract/commands';
import type { ErrorInfo } from '@shared/contract/errors';
import { JOBS_KEPT, JOBS_PERIOD_MS, JOBS_RUNNING_MAX, type JobState } from '@shared/contract/jobs';
import { fail, ok, type Result } from '@shared/contract/result';
import type { Engine } from '../../engine/index';
import { CheckJob } from './check';
import { type Clock, engineClock } from './clock';
import type { Job, JobSetup } from './job';
import { readMessage } from './message';
import { readSteps } from './read';
import { RepeatJob } from './repeat';
import { SequenceJob } from './sequence';

export type { Clock } from './clock';

type Started = Result<{ job: number }, ErrorInfo>;
type Verdict = Result<Record<string, never>, ErrorInfo>;
const DONE: Verdict = ok({});

/** Starts jobs, keeps those that are over for a while, and tells how all of them stand. */
export class Jobs {
  private readonly jobs = new Map<number, Job>();
  private readonly listeners = new Set<(state: readonly JobState[]) => void>();
  private readonly clock: Clock;
  private nextJob = 1;
  private toldAt = Number.NEGATIVE_INFINITY;
  private clearTelling: (() => void) | null = null;

  constructor(
    private readonly engine: Engine,
    clock?: Clock,
  ) {
    this.clock = clock ?? engineClock(engine);
  }

  /** In the order of their start. */
  get state(): readonly JobState[] {
    this.forget();
    return [...this.jobs.values()].map((job) => job.state);
  }

  /** `listener` is called after changes of `state`: soon, and no more often than the contract says. */
  onChanged(listener: (state: readonly JobState[]) => void): () => void {
    this.listeners.add(listener);
    return () => void this.listeners.delete(listener);
  }

  repeat({ session, to, repeat }: CommandParams<'jobs.repeat'>): Started {
    const make = readMessage(repeat.message);
    if (!make.ok) return make;
    const target = this.targetOf(session, to);
    if (!target.ok) return target;
    return this.start(session, target.value, (setup) => new RepeatJob(setup, repeat, make.value));
  }

  sequence({ session, socket, sequence }: CommandParams<'jobs.sequence'>): Started {
    const steps = readSteps(sequence);
    if (!steps.ok) return steps;
    const target = this.targetOf(session, socket);
    if (!target.ok) return target;
    return this.start(session, target.value, (setup) => new SequenceJob(setup, sequence, steps.value));
  }

  check({ session, check }: CommandParams<'jobs.check'>): Started {
    const state = this.engine.stateOf(session);
    if (state === undefined) return refused('UNKNOWN_SESSION', `there is no session ${session}`);
    const { spec } = state.session;
    if (spec.kind !== 'tcp-client' || spec.behaviour.name !== 'manual')
      return notNow('an echo is checked by a client that does nothing else by itself');
    if ([...this.jobs.values()].some((job) => job.isRunning && job.session === session))
      return notNow('another job is running on this connection: its echo would be mixed with the pattern');
    const target = this.targetOf(session, 'all');
    if (!target.ok) return target;
    const { value: to } = target;
    if (to === 'all') return notNow('nobody is connected');
    return this.start(session, to, (setup) => new CheckJob({ ...setup, to }, check));
  }

  stop(number: number): Verdict {
    const job = this.jobs.get(number);
    if (job === undefined) return refused('NOT_POSSIBLE_NOW', `there is no job ${number}`);
    job.stop();
    return DONE;
  }

  stopAll(session: number | null): Verdict {
    for (const job of this.jobs.values()) if (session === null || job.session === session) job.stop();
    return DONE;
  }

  dismiss(number: number): Verdict {
    const job = this.jobs.get(number);
    if (job === undefined) return DONE;
    if (job.isRunning) return notNow(`job ${number} is running`);
    this.jobs.delete(number);
    this.changed();
    return DONE;
  }

  /** Stops everything: the host ends. */
  close(): void {
    this.stopAll(null);
    this.clearTelling?.();
    this.clearTelling = null;
    this.listeners.clear();
  }

  private start(session: number, to: number | 'all', make: (setup: JobSetup) => Job): Started {
    const running = [...this.jobs.values()].filter((job) => job.isRunning);
    if (running.length >= JOBS_RUNNING_MAX) return notNow(`${JOBS_RUNNING_MAX} jobs are running already`);
    const { engine, clock } = this;
    const number = this.nextJob++;
    const job = make({ job: number, session, to, engine, clock, changed: () => this.changed() });
    this.jobs.set(number, job);
    this.changed();
    job.begin();
    return ok({ job: number });
  }

  /** The one connection that is meant, where there can be only one. */
  private targetOf(session: number, to: number | 'all'): Result<number | 'all', ErrorInfo> {
    const state = this.engine.stateOf(session);
    if (state === undefined) return refused('UNKNOWN_SESSION', `there is no session ${session}`);
    const isServer = state.session.spec.kind === 'tcp-server';
    if (to === 'all' && isServer) return ok(to);
    const open = state.sockets.filter(({ phase }) => phase === 'open' || phase === 'peer-ended');
    const found = open.find(({ socket }) => to === 'all' || socket === to);
    return found === undefined ? notNow('nobody is connected') : ok(found.socket);
  }

  /** Jobs of sessions that are gone, and the oldest of too many that are over. */
  private forget(): void {
    const over = [...this.jobs].filter(([, job]) => !job.isRunning);
    const gone = over.filter(([, job]) => this.engine.log(job.session) === undefined);
    for (const [number] of [...gone, ...over.slice(0, -JOBS_KEPT)]) this.jobs.delete(number);
  }

  private changed(): void {
    if (this.clearTelling !== null || this.listeners.size === 0) return;
    this.clearTelling = this.clock.at(this.toldAt + JOBS_PERIOD_MS, () => {
      this.clearTelling = null;
      this.toldAt = this.clock.now();
      const { state } = this;
      for (const listener of [...this.listeners]) listener(state);
    });
  }
}

function notNow(message: string): { readonly ok: false; readonly error: ErrorInfo } {
  return refused('NOT_POSSIBLE_NOW', message);
}

function refused(code: string, message: string): { readonly ok: false; readonly error: ErrorInfo } {
  return fail({ code, message, explanation: 'bad-command' });
}
