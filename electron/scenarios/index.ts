/** The public face of the scenarios' room: the guided scenarios, run on a host's engine. */
import type { ErrorInfo } from '@shared/contract/errors';
import { fail, ok, type Result } from '@shared/contract/result';
import type { ScenarioRunState } from '@shared/contract/scenario';
import type { ScenarioId } from '@shared/scenarios/outlines';
import type { Engine } from '../engine/index';
import { definitionOf } from './definitions/index';
import { ScenarioRun } from './run';
import { Stage, type StageOptions } from './stage';

export { peerStarter } from './peer';
export type { Peer, StageOptions } from './stage';

type Verdict = Result<Record<string, never>, ErrorInfo>;
const DONE: Verdict = ok({});

/** At most one scenario runs at a time: its panes are the ones a person looks at. */
export class Scenarios {
  private run: ScenarioRun | null = null;
  private runs = 0;
  private readonly listeners = new Set<(state: ScenarioRunState | null) => void>();

  constructor(
    private readonly engine: Engine,
    private readonly options: StageOptions = {},
  ) {}

  /** How the running scenario stands; null when there is none. */
  get state(): ScenarioRunState | null {
    return this.run?.state ?? null;
  }

  /** `listener` is called after every change of `state`; the answer ends that. */
  onChanged(listener: (state: ScenarioRunState | null) => void): () => void {
    this.listeners.add(listener);
    return () => void this.listeners.delete(listener);
  }

  /** Starts a scenario; the one before is left, and its panes are closed. */
  async start(scenario: ScenarioId): Promise<Result<{ run: number }, ErrorInfo>> {
    const number = ++this.runs;
    const before = this.run;
    this.run = null;
    await before?.leave(false);
    // Somebody else was faster, or asked twice.
    if (number !== this.runs) return fail(over(number));
    const run: ScenarioRun = new ScenarioRun(
      number,
      definitionOf(scenario),
      new Stage(this.engine, this.options),
      () => {
        if (this.run === run) this.tell();
      },
    );
    this.run = run;
    this.tell();
    return ok({ run: number });
  }

  /** Does a step, by its number from 0. One that has been ticked meanwhile is done: nobody does the next by mistake. */
  act(number: number, step: number): Verdict {
    return this.running(number, (run) => {
      if (step < run.turn) return DONE;
      return step === run.turn && run.act() ? DONE : fail(notNow());
    });
  }

  /** Does step after step, or stops doing so. */
  play(number: number, playing: boolean): Verdict {
    return this.running(number, (run) => {
      run.play(playing);
      return DONE;
    });
  }

  /** Leaves the scenario. */
  async stop(number: number, keepPanes: boolean): Promise<Verdict> {
    const { run } = this;
    if (run?.number !== number) return fail(over(number));
    this.run = null;
    this.tell();
    await run.leave(keepPanes);
    return DONE;
  }

  /** Leaves whatever runs, and closes its panes. */
  async close(): Promise<void> {
    if (this.run !== null) await this.stop(this.run.number, false);
  }

  private running(number: number, verb: (run: ScenarioRun) => Verdict): Verdict {
    return this.run?.number === number ? verb(this.run) : fail(over(number));
  }

  private tell(): void {
    const { state } = this;
    for (const listener of [...this.listeners]) listener(state);
  }
}

function over(run: number): ErrorInfo {
  return { code: 'NOT_POSSIBLE_NOW', message: `run ${run} is over`, explanation: 'bad-command' };
}

function notNow(): ErrorInfo {
  return { code: 'NOT_POSSIBLE_NOW', message: 'no step to do now', explanation: 'bad-command' };
}
