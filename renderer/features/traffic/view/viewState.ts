import type { ErrorInfo } from '@shared/contract/errors';
import type { PendingFrame } from '../model/presenter';

/** What the controls around the terminal need to know. Changes a few times a second at most. */
export interface ViewState {
  /** Rows that came while the view did not move. */
  readonly newRows: number;
  /** Frames that are not finished, and so not shown. */
  readonly pending: readonly PendingFrame[];
  /** The view is scrolled up, or stands still because something in it is marked. */
  readonly held: boolean;
  readonly atTop: boolean;
  readonly hasOlder: boolean;
  readonly isEmpty: boolean;
  /** Emptied by hand: the log still has the rows. */
  readonly cleared: boolean;
  readonly loading: boolean;
  /** Why a page of the log could not be read. */
  readonly failure: ErrorInfo | null;
  /** The row that was asked for is not in the log any more, or too far back in it. */
  readonly missing: boolean;
}

export const INITIAL_STATE: ViewState = {
  newRows: 0,
  pending: [],
  held: false,
  atTop: true,
  hasOlder: false,
  isEmpty: true,
  cleared: false,
  loading: false,
  failure: null,
  missing: false,
};

const PERIOD_MS = 200;

/** Holds the state for React: told at once when something new happens, counters only now and then. */
export class StateHolder {
  private state = INITIAL_STATE;
  private readonly listeners = new Set<() => void>();
  private timer: ReturnType<typeof setTimeout> | null = null;

  readonly get = (): ViewState => this.state;

  readonly subscribe = (listener: () => void): (() => void) => {
    this.listeners.add(listener);
    return () => void this.listeners.delete(listener);
  };

  set(change: Partial<ViewState>): void {
    const next = { ...this.state, ...change };
    const keys = Object.keys(change) as (keyof ViewState)[];
    const changed = keys.filter((key) => next[key] !== this.state[key]);
    if (changed.length === 0) return;
    this.state = next;
    if (changed.some((key) => key !== 'newRows' && key !== 'pending')) this.tell();
    else this.timer ??= setTimeout(() => this.tell(), PERIOD_MS);
  }

  dispose(): void {
    if (this.timer !== null) clearTimeout(this.timer);
    this.listeners.clear();
  }

  private tell(): void {
    if (this.timer !== null) clearTimeout(this.timer);
    this.timer = null;
    for (const listener of this.listeners) listener();
  }
}
