import type { Extent } from '../model/extent';
import { locate, type Place } from '../model/locate';
import type { RowList } from '../model/rowList';
import type { ViewRow } from '../model/viewRows';
import type { History } from './history';
import type { Marks } from './marks';
import type { Anchor, Painter } from './painter';
import type { RowCursor } from './rowCursor';
import type { StateHolder } from './viewState';

/** Pages of the log that are read for one row at most. */
const MOST_PAGES = 40;
/** A row further away than this, in seqs or rows, is not walked to page by page. */
const FAR = 5_000;
/** A row that was out of view comes this far below the top: what led to it is seen too. */
const LINES_ABOVE = 3;

export interface RevealOptions {
  readonly list: Pick<RowList, 'rows'>;
  readonly extent: Pick<Extent, 'firstSeq'>;
  readonly history: Pick<History, 'fill' | 'jump' | 'loadOlder' | 'open'>;
  readonly painter: Pick<Painter, 'isBusy' | 'anchorOf'>;
  readonly marks: Pick<Marks, 'seeking'> & { readonly cursor: Pick<RowCursor, 'row' | 'place'> };
  readonly state: Pick<StateHolder, 'set'>;
  readonly isShown: (row: ViewRow) => boolean;
  /** The row that shows this one: a frame, where rows are frames. */
  readonly shownAs: (row: ViewRow) => ViewRow;
  readonly redraw: (anchor: Anchor) => void;
  /** Lets rows move again. */
  readonly goLive: () => void;
}

/** Shows one row, wherever it is: drawn, waiting to be drawn, dropped from the view, or skipped; and marks it. */
export class Reveal {
  private wanted: number | null = null;
  private marked: ViewRow | null = null;

  constructor(private readonly options: RevealOptions) {}

  async show(seq: number): Promise<void> {
    const { list, extent, marks, state, isShown, goLive } = this.options;
    this.wanted = seq;
    state.set({ missing: false });
    for (let pages = 0; this.wanted === seq; pages++) {
      const place = locate(list.rows, seq, extent.firstSeq, isShown);
      if (place.kind === 'newer') {
        // Its turn to be drawn comes; then `drawn` looks again.
        marks.seeking = false;
        goLive();
        return;
      }
      marks.seeking = true;
      if (place.kind === 'there' || pages === MOST_PAGES || !(await this.load(place, seq))) {
        if (this.wanted === seq) this.found(place.kind === 'there' ? place.row : null);
        return;
      }
    }
  }

  /** Rows have come in: the wanted one may be among them. */
  drawn(): void {
    if (this.wanted !== null && !this.options.marks.seeking) void this.show(this.wanted);
  }

  /** Nobody wants a row any more. */
  stop(): void {
    this.wanted = null;
    this.options.marks.seeking = false;
    this.options.state.set({ missing: false });
  }

  /** The mark that was made here is still there. */
  get isMarked(): boolean {
    return this.marked !== null && this.options.marks.cursor.row === this.marked;
  }

  private async load(place: Place, seq: number): Promise<boolean> {
    const { list, extent, history } = this.options;
    if (place.kind === 'gap') {
      if (place.gap.rows > FAR) return history.jump(seq, place.gap);
      await history.fill(place.gap);
      return !list.rows.includes(place.gap);
    }
    const before = extent.firstSeq;
    if (before - seq > FAR) return history.jump(seq, null);
    await history.loadOlder();
    return extent.firstSeq < before;
  }

  private found(found: ViewRow | null): void {
    const { marks, painter, history, state, redraw, goLive, shownAs } = this.options;
    const row = found === null ? null : shownAs(found);
    this.stop();
    this.marked = row;
    if (row === null) {
      state.set({ missing: true });
      goLive();
      return;
    }
    marks.cursor.place(row);
    if (!painter.isBusy && painter.anchorOf(row) !== null) return;
    // Not in the terminal, or about to move in it.
    history.open();
    redraw({ row, line: LINES_ABOVE });
  }
}
