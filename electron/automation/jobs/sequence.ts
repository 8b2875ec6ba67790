import type { Row } from '@shared/contract/events';
import {
  FOUND_BYTES,
  JOB_QUEUE_BYTES,
  type Sequence,
  type SequenceState,
  type StepResult,
} from '@shared/contract/jobs';
import { StreamWindow } from '@shared/jobs/streamWindow';
import type { Finder } from '@shared/jobs/wanted';
import { Job, type JobSetup } from './job';
import type { MakeMessage } from './message';

/** While too much waits for the kernel, a step looks again after this long. */
const QUEUE_LOOK_MS = 10;
/** Looking for something takes at most one part in so many of the time. */
const LOOK_SHARE = 4;

/** A step that was read without fault. */
export type ReadStep =
  | { readonly do: 'send'; readonly delayMs: number; readonly make: MakeMessage }
  | { readonly do: 'wait'; readonly find: Finder; readonly timeoutMs: number; readonly goesOn: boolean };

interface Wait {
  readonly step: Extract<ReadStep, { do: 'wait' }>;
  readonly clearTimeout: () => void;
}

const OPEN: StepResult = { status: 'open', at: null, bytes: 0, found: '' };

/** Does one step after the other, and all of them again as often as is wanted. */
export class SequenceJob extends Job {
  private readonly window = new StreamWindow();
  private results: StepResult[];
  private round = 1;
  private step = 0;
  /** Messages sent in all rounds. */
  private sent = 0;
  private late = 0;
  private waiting: Wait | null = null;
  private nextLook = 0;
  private isLookPlanned = false;

  constructor(
    setup: JobSetup,
    private readonly sequence: Sequence,
    private readonly steps: readonly ReadStep[],
  ) {
    super(setup);
    this.results = steps.map(() => OPEN);
  }

  get state(): SequenceState {
    const { name, rounds } = this.sequence;
    const { round, results, late } = this;
    return { kind: 'sequence', ...this.common, name, rounds, round, steps: [...results], late };
  }

  begin(): void {
    this.doStep();
  }

  protected see(row: Row): void {
    if (row.type !== 'received') return;
    const mustLook = this.window.push(row.data, row.at);
    if (this.waiting === null) {
      if (mustLook) this.window.absorb();
    } else if (mustLook || this.setup.clock.now() >= this.nextLook) this.look();
    else this.planLook();
  }

  private doStep(): void {
    const step = this.steps[this.step];
    if (step === undefined) {
      this.endRound();
      return;
    }
    this.tell({ status: 'active' });
    const now = this.setup.clock.now();
    if (step.do === 'wait') {
      const clearTimeout = this.at(now + step.timeoutMs, () => this.timeIsUp());
      this.waiting = { step, clearTimeout };
      this.window.begin();
      this.look();
    } else if (step.delayMs > 0) this.at(now + step.delayMs, () => this.send(step));
    else this.send(step);
  }

  private send(step: Extract<ReadStep, { do: 'send' }>): void {
    const { engine, session, to, clock } = this.setup;
    const queued = engine.stateOf(session)?.sockets.find(({ socket }) => socket === to)?.queued ?? 0;
    if (queued > JOB_QUEUE_BYTES) {
      this.at(clock.now() + QUEUE_LOOK_MS, () => this.send(step));
      return;
    }
    const message = step.make(this.sent);
    const sent = message.ok ? engine.send(session, to, message.value, true) : message;
    if (!this.isRunning) return;
    if (!message.ok || !sent.ok) {
      this.tell({ status: 'refused' });
      this.finish(message.ok ? 'closed' : 'failed');
      return;
    }
    this.sent++;
    this.tell({ status: 'done', at: clock.now(), bytes: message.value.length });
    this.goOn();
  }

  private planLook(): void {
    if (this.isLookPlanned) return;
    this.isLookPlanned = true;
    this.at(this.nextLook, () => {
      this.isLookPlanned = false;
      this.look();
    });
  }

  private look(): void {
    const { waiting } = this;
    if (waiting === null) return;
    const { clock } = this.setup;
    const begin = clock.now();
    const match = this.window.find(waiting.step.find);
    const end = clock.now();
    this.nextLook = end + LOOK_SHARE * (end - begin);
    if (match === null) return;
    this.endWait(waiting);
    const found = Buffer.from(match.bytes.subarray(0, FOUND_BYTES)).toString('hex');
    this.tell({ status: 'done', at: match.at, bytes: match.bytes.length, found });
    this.goOn();
  }

  private timeIsUp(): void {
    // What came while nobody had the time to look came in time.
    this.look();
    const { waiting } = this;
    const step = this.steps[this.step];
    if (waiting === null || waiting.step !== step) return;
    this.endWait(waiting);
    this.late++;
    this.tell({ status: 'late', at: this.setup.clock.now() });
    if (waiting.step.goesOn) this.goOn();
    else this.finish('failed');
  }

  private endWait(wait: Wait): void {
    wait.clearTimeout();
    this.waiting = null;
  }

  private goOn(): void {
    this.step++;
    this.doStep();
  }

  private endRound(): void {
    if (this.round >= this.sequence.rounds) {
      this.finish(this.late > 0 ? 'failed' : 'done');
      return;
    }
    // A turn later: a round without a delay must not keep everybody else from their work.
    this.at(this.setup.clock.now(), () => {
      this.round++;
      this.step = 0;
      this.results = this.steps.map(() => OPEN);
      this.doStep();
    });
  }

  private tell(result: Partial<StepResult>): void {
    this.results[this.step] = { ...(this.results[this.step] ?? OPEN), ...result };
    this.setup.changed();
  }
}
