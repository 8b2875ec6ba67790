/** Opens recordings, and replays them: the same for all views of a host. */
import type { ErrorInfo } from '@shared/contract/errors';
import {
  OPEN_PERIOD_MS,
  OPENINGS_KEPT,
  type OpenNotice,
  type OpenTrouble,
  REPLAYS_KEPT,
  type ReplayWish,
} from '@shared/contract/openRecording';
import { fail, ok, type Result } from '@shared/contract/result';
import type { Engine } from '../../engine/index';
import { type MarkBook, NO_MARKS } from '../marks';
import { Replay } from '../replay/replay';
import { Opening } from './opening';

type Verdict = Result<Record<string, never>, ErrorInfo>;

export class Openings {
  private readonly openings = new Map<number, Opening>();
  private readonly replays = new Map<number, Replay>();
  private readonly listeners = new Set<(notice: OpenNotice) => void>();
  private readonly running = new Set<Promise<void>>();
  private timer: NodeJS.Timeout | null = null;
  private next = 1;

  /** `choose` asks the person at this machine for a file, where that can be; null: none was chosen. */
  constructor(
    private readonly engine: Engine,
    private readonly choose?: () => Promise<string | null>,
    private readonly marks: MarkBook = NO_MARKS,
  ) {}

  get state(): OpenNotice {
    return {
      openings: [...this.openings.values()].map(({ state }) => state),
      replays: [...this.replays.values()].map(({ state }) => state),
    };
  }

  /** `listener` is called after changes, some of them together; the answer ends that. */
  onChanged(listener: (notice: OpenNotice) => void): () => void {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  }

  async open(file: string): Promise<{ readonly opening: number } | OpenTrouble> {
    const number = this.next++;
    const opening = await Opening.of(this.engine, this.marks, number, file, () => this.changed());
    if (!(opening instanceof Opening)) return opening;
    this.add(number, opening);
    this.follow(opening.run());
    return { opening: number };
  }

  /** Null: there is nobody to ask. */
  async chooseAndOpen(): Promise<
    { readonly opening: number } | { readonly left: true } | OpenTrouble | null
  > {
    if (this.choose === undefined) return null;
    const file = await this.choose();
    return file === null ? { left: true } : this.open(file);
  }

  /** Begins to open a file that a page has. */
  upload(name: string, size: number): { readonly opening: number } {
    const number = this.next++;
    this.add(
      number,
      Opening.brought(this.engine, this.marks, number, name, size, () => this.changed()),
    );
    return { opening: number };
  }

  /** A part of it, from `at` on. False: no more is wanted. */
  async part(opening: number, at: number, bytes: Uint8Array): Promise<boolean> {
    const found = this.openings.get(opening);
    if (found === undefined) return false;
    const more = found.take(at, bytes);
    this.follow(more.then(() => undefined));
    return more;
  }

  cancel(opening: number): Verdict {
    const found = this.openings.get(opening);
    if (found === undefined) return refuse('replay-gone', `there is no opening ${opening}`);
    found.cancel();
    return ok({});
  }

  replay(wish: ReplayWish): Result<{ replay: number }, ErrorInfo> {
    const found = this.engine.stateOf(wish.session);
    if (found === undefined || found.session.recorded === null)
      return refuse('not-recorded', `session ${wish.session} is no recording`);
    if (!found.sockets.some(({ socket }) => socket === wish.socket))
      return refuse('not-recorded', `session ${wish.session} has no connection #${wish.socket}`);
    const number = this.next++;
    const replay = new Replay(this.engine, number, wish, () => this.changed());
    this.replays.set(number, replay);
    forgetOldest(this.replays, REPLAYS_KEPT, ({ state }) => state.outcome !== 'running');
    replay.open();
    this.follow(replay.run());
    this.changed();
    return ok({ replay: number });
  }

  stopReplay(replay: number): Verdict {
    const found = this.replays.get(replay);
    if (found === undefined) return refuse('replay-gone', `there is no replay ${replay}`);
    found.stop();
    return ok({});
  }

  /** Takes one that is over off the list. */
  dismiss(number: number): Verdict {
    if (this.openings.get(number)?.isReading !== true) this.openings.delete(number);
    if (this.replays.get(number)?.state.outcome !== 'running') this.replays.delete(number);
    this.changed();
    return ok({});
  }

  /** Resolves when nothing is read or replayed any more. */
  async finished(): Promise<void> {
    while (this.running.size > 0) await Promise.all(this.running);
  }

  /** Stops everything. */
  async close(): Promise<void> {
    for (const opening of this.openings.values()) opening.cancel();
    for (const replay of this.replays.values()) replay.stop();
    await this.finished();
    if (this.timer !== null) clearTimeout(this.timer);
    this.timer = null;
    this.listeners.clear();
  }

  private add(number: number, opening: Opening): void {
    this.openings.set(number, opening);
    forgetOldest(this.openings, OPENINGS_KEPT, ({ isReading }) => !isReading);
    this.changed();
  }

  private follow(work: Promise<void>): void {
    const done: Promise<void> = work.finally(() => this.running.delete(done));
    this.running.add(done);
  }

  private changed(): void {
    if (this.listeners.size === 0) return;
    this.timer ??= setTimeout(() => {
      this.timer = null;
      const { state } = this;
      for (const listener of [...this.listeners]) listener(state);
    }, OPEN_PERIOD_MS);
  }
}

/** The message is for programs; a person reads the explanation. */
function refuse(explanation: ErrorInfo['explanation'], message: string) {
  return fail<ErrorInfo>({ code: 'NOT_POSSIBLE_NOW', message, explanation });
}

function forgetOldest<T>(all: Map<number, T>, keep: number, isOver: (one: T) => boolean): void {
  for (const [number, one] of all) {
    if (all.size <= keep) return;
    if (isOver(one)) all.delete(number);
  }
}
