import type { Row } from '@shared/contract/events';
import { SCROLLBACK_ROWS } from '@shared/contract/limits';
import type { RowSink, RowSource } from '../../../host/rowSource';
import { Inbox } from '../model/inbox';

/** Rows and bytes taken in while nothing is drawn; beyond them the host gets no credit and stops. */
const HOLD_ROWS = SCROLLBACK_ROWS;
const HOLD_BYTES = 4 * 1024 * 1024;
/** What is kept of the waiting rows when credit is needed for reading the log. */
const SQUEEZED_ROWS = 1_000;

export interface FlowOwner {
  /** Rows may be drawn now: the view is visible and at its end. */
  isLive(): boolean;
  /** Rows wait to be drawn. */
  wantDraw(): void;
  /** The rows so far are void. */
  reset(): void;
  /** The number of waiting rows has changed while nothing is drawn. */
  waiting(rows: number): void;
}

/** Takes rows from the source and decides about credit: drawn rows give it back, waiting ones only up to a limit. */
export class Flow implements RowSink {
  private readonly inbox = new Inbox();
  private reading = 0;
  /** Rows go on coming although none is drawn: what there is no room for makes way for what is newer. */
  keepsUp = false;
  private unwatch: () => void;

  constructor(
    private readonly source: RowSource,
    private readonly owner: FlowOwner,
  ) {
    this.unwatch = source.watch(this);
  }

  get size(): number {
    return this.inbox.size;
  }

  rows(rows: readonly Row[], bytes: number): void {
    this.inbox.push(rows, bytes);
    if (this.owner.isLive()) this.owner.wantDraw();
    else this.hold();
  }

  reset(): void {
    this.inbox.clear();
    this.owner.reset();
  }

  /** Rows to draw now. `drawn` must be called when they are. */
  take(budget: number, cost: (row: Row) => number): { readonly rows: Row[]; readonly drawn: () => void } {
    const { rows, credit } = this.inbox.take(budget, cost);
    return { rows, drawn: () => this.give(credit) };
  }

  /** Nothing is drawn now: gives what credit may be given all the same. */
  hold(): void {
    const { inbox } = this;
    const credit = inbox.accept(HOLD_ROWS, HOLD_BYTES);
    // A page costs the same credit as live rows: without any it would never come.
    this.give(credit === 0 && (this.reading > 0 || this.keepsUp) ? inbox.squeeze(SQUEEZED_ROWS) : credit);
    this.owner.waiting(inbox.count);
  }

  /** Reads the log, whatever the live rows do meanwhile. */
  async read(...parameters: Parameters<RowSource['read']>): ReturnType<RowSource['read']> {
    this.reading++;
    if (!this.owner.isLive()) this.hold();
    try {
      return await this.source.read(...parameters);
    } finally {
      this.reading--;
    }
  }

  clear(): void {
    this.give(this.inbox.clear());
  }

  dispose(): void {
    this.unwatch();
  }

  private give(credit: number): void {
    if (credit > 0) this.source.drawn(credit);
  }
}
