import type { ScenarioRunState, StepState } from '@shared/contract/scenario';
import { outlineOf } from '@shared/scenarios/outlines';
import { NotThere } from './actor';
import type { AnyDefinition, Step } from './scenario';
import type { Stage } from './stage';

const LOOK_MS = 100;
const WITHIN_MS = 10_000;
const WAITING: StepState = { status: 'waiting', facts: [], lacks: null, problem: null };

/**
 * One run of a scenario: its steps in order, each ticked by what is seen, whoever did it. A step that was done and not seen in
 * time has failed, and is ticked after all when it is seen later.
 */
export class ScenarioRun {
  private readonly names: readonly string[];
  private readonly states: StepState[];
  private readonly timer: NodeJS.Timeout;
  private current = 0;
  private isPlaying = false;
  /** When the step whose turn it is must have been seen; null: nobody has begun it. */
  private deadline: number | null = null;
  /** A step is being done: what it is to bring about is looked for when that is over. */
  private isBusy = false;
  private ended = false;
  private told = '';

  /** `changed` is called after every change of `state`. */
  constructor(
    readonly number: number,
    private readonly definition: AnyDefinition,
    private readonly stage: Stage,
    private readonly changed: () => void,
  ) {
    this.names = outlineOf(definition.scenario).steps;
    this.states = this.names.map(() => WAITING);
    this.timer = setInterval(() => this.look(), LOOK_MS);
    void this.take();
  }

  get state(): ScenarioRunState {
    return {
      scenario: this.definition.scenario,
      run: this.number,
      playing: this.isPlaying,
      panes: this.stage.cast.map(({ role, session }) => ({ role, session })),
      steps: [...this.states],
    };
  }

  /** Number of the step whose turn it is, from 0; as many as there are steps once it is over. */
  get turn(): number {
    return this.current;
  }

  /** Does the step whose turn it is, again if it has failed. False when there is nothing to do now. */
  act(): boolean {
    const step = this.step;
    const { status } = this.states[this.current] ?? WAITING;
    if (step === undefined || (status !== 'open' && status !== 'failed')) return false;
    void this.perform(step, this.current);
    return true;
  }

  /** Does step after step from now on, or stops doing so. One that fails ends it. */
  play(playing: boolean): void {
    this.isPlaying = playing;
    if (playing) this.act();
    this.tell();
  }

  /** Ends the run. */
  async leave(keepPanes: boolean): Promise<void> {
    this.ended = true;
    clearInterval(this.timer);
    await this.stage.leave(keepPanes);
  }

  private get step(): Step | undefined {
    const name = this.names[this.current];
    return name === undefined ? undefined : this.definition.steps[name];
  }

  private async perform(step: Step, index: number): Promise<void> {
    this.set(index, { status: 'acting', problem: null });
    this.deadline = null;
    this.isBusy = true;
    try {
      await step.act?.(this.stage);
    } catch (error) {
      this.failed(index, error instanceof Error ? error.message : String(error));
      return;
    } finally {
      this.isBusy = false;
    }
    if (this.ended) return;
    this.deadline = performance.now() + (step.withinMs ?? WITHIN_MS);
    this.look();
  }

  /** Gives the step its turn, or passes it over. */
  private async take(): Promise<void> {
    const { step, current } = this;
    this.deadline = null;
    if (step === undefined) {
      this.isPlaying = false;
      this.tell();
      return;
    }
    const lacks = await this.stage.lacks(step.needs ?? []);
    if (this.ended || this.current !== current) return;
    if (lacks !== null) {
      this.states[current] = { ...WAITING, status: 'unavailable', lacks };
      this.next();
      return;
    }
    this.set(current, { status: 'open' });
    if (this.isPlaying) this.act();
  }

  private next(): void {
    this.current++;
    void this.take();
  }

  private look(): void {
    const { step, current } = this;
    const status = this.states[current]?.status;
    if (step !== undefined && status !== undefined && status !== 'waiting' && !this.isBusy)
      this.lookAt(step, current);
    // Panes come and go without a step, also after the last one.
    this.tell();
  }

  private lookAt(step: Step, index: number): void {
    let facts: ReturnType<Step['seen']> = null;
    try {
      facts = step.seen(this.stage);
    } catch (error) {
      // Nothing is seen of a pane that is not there yet. A bug of a step is told as its failure: the host has more to do.
      if (!(error instanceof NotThere)) this.failed(index, String(error));
    }
    if (facts !== null) {
      this.states[index] = {
        ...WAITING,
        status: 'done',
        facts: facts.map(({ evidence, fact, values = {} }) => ({ evidence, fact, values: { ...values } })),
      };
      this.next();
    } else if (this.deadline !== null && performance.now() > this.deadline) this.failed(index, null);
  }

  private failed(index: number, problem: string | null): void {
    if (this.ended) return;
    this.deadline = null;
    this.isPlaying = false;
    this.set(index, { status: 'failed', problem });
  }

  private set(index: number, change: Partial<StepState>): void {
    this.states[index] = { ...(this.states[index] ?? WAITING), ...change };
    this.tell();
  }

  private tell(): void {
    if (this.ended) return;
    const now = JSON.stringify(this.state);
    if (now === this.told) return;
    this.told = now;
    this.changed();
  }
}
