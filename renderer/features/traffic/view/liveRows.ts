import { isPromptDrain } from '@shared/contract/events';
import { SCROLLBACK_ROWS } from '@shared/contract/limits';
import type { Terminal } from '@xterm/xterm';
import type { RowSource } from '../../../host/rowSource';
import { Extent } from '../model/extent';
import { RowList } from '../model/rowList';
import { isGap, isGone, type ViewRow } from '../model/viewRows';
import { Flow } from './flow';
import { History } from './history';
import type { Marks } from './marks';
import { type Anchor, type Painter, roughWidth } from './painter';
import { Reveal } from './reveal';
import { type Drawable, pageScheduler } from './scheduler';
import type { StateHolder } from './viewState';

/** With more rows than this to catch up with, drawing anew is calmer than letting them run through. */
const RUSH_ROWS = 1_500;

export interface LiveRowsOptions {
  readonly source: RowSource;
  readonly term: Terminal;
  readonly painter: Painter;
  readonly marks: Marks;
  readonly state: StateHolder;
}

/** Takes rows from the flow when it is their turn, keeps them, and has them painted. */
export class LiveRows implements Drawable {
  readonly history: History;
  readonly reveal: Reveal;
  private readonly list = new RowList();
  private readonly extent = new Extent(this.list);
  private readonly flow: Flow;
  private visible = false;
  /** Rows have waited, and now come all at once. */
  private late = true;
  private follow: number | null = null;

  constructor(private readonly options: LiveRowsOptions) {
    const { source, term, painter, marks, state } = options;
    this.flow = new Flow(source, {
      isLive: () => this.isLive,
      wantDraw: () => pageScheduler.request(this),
      reset: () => this.empty(false),
      waiting: (rows) => {
        this.late = true;
        state.set({ newRows: rows });
      },
    });
    const { list, extent, flow } = this;
    this.history = new History({
      term,
      list,
      painter,
      flow,
      state,
      before: () => this.extent.firstSeq,
      redraw: (anchor) => this.redraw(anchor),
      replaced: (gap, rows) => this.gapFilled(gap, rows),
      nothingOlder: (seq) => this.setOldest(seq),
    });
    this.reveal = new Reveal({
      list,
      extent,
      history: this.history,
      painter,
      marks,
      state,
      isShown: (row) => this.matches(row),
      redraw: (anchor) => this.redraw(anchor),
      goLive: () => {
        marks.clear();
        term.scrollToBottom();
        this.moved();
      },
    });
  }

  /** Rows may move: seen, at the end, and nothing in it is marked. */
  private get isLive(): boolean {
    const { viewportY, baseY } = this.options.term.buffer.active;
    return this.visible && !this.options.marks.any && viewportY >= baseY;
  }

  draw(budget: number): boolean {
    const { painter, state } = this.options;
    if (!this.isLive) {
      this.flow.hold();
      return false;
    }
    // The write under way asks for the next turn when it is parsed.
    if (painter.isBusy || this.flow.size === 0) return painter.isBusy;
    this.history.stop();
    const all = this.late && this.flow.size > RUSH_ROWS;
    const { rows, drawn } = this.flow.take(all ? Number.POSITIVE_INFINITY : budget, roughWidth);
    this.list.append(rows);
    this.list.trim(SCROLLBACK_ROWS);
    this.extent.reached(rows.at(-1)?.seq);
    this.late &&= this.flow.size > 0;
    state.set({ newRows: 0, isEmpty: false });
    if (all) {
      drawn();
      this.redraw(null);
      this.reveal.drawn();
      return false;
    }
    painter.append(
      rows.filter((row) => this.matches(row)),
      () => {
        drawn();
        this.reveal.drawn();
        if (this.flow.size > 0) pageScheduler.request(this);
      },
    );
    return this.flow.size > 0;
  }

  /** Draws anew from the rows, as the page is now. */
  redraw(anchor: Anchor | null): void {
    const { painter, marks } = this.options;
    const rows = this.list.rows.filter((row) => this.matches(row));
    painter.redraw(rows, anchor, () => {
      marks.cursor.show();
      this.moved();
    });
  }

  /** What waits is drawn as soon as rows may move again. */
  moved(): void {
    if (this.flow.size > 0 && this.isLive) pageScheduler.request(this);
  }

  setVisible(visible: boolean): void {
    this.visible = visible;
    if (visible) pageScheduler.add(this);
    else pageScheduler.remove(this);
    this.moved();
  }

  setFollow(follow: number | null): void {
    if (follow === this.follow) return;
    this.follow = follow;
    this.redraw(null);
  }

  /** The oldest row the log still has. */
  setOldest(seq: number): void {
    this.extent.logBegins(seq);
    this.updateOlder();
  }

  updateOlder(): void {
    this.options.state.set({ hasOlder: this.extent.hasOlder });
  }

  /** Empties the view; the log keeps its rows. */
  clear(): void {
    this.flow.clear();
    this.empty(true);
  }

  dispose(): void {
    this.flow.dispose();
    this.options.painter.stop();
    pageScheduler.remove(this);
  }

  private matches(row: ViewRow): boolean {
    if (isGap(row) || isGone(row)) return true;
    return (this.follow === null || row.socket === this.follow) && !isPromptDrain(row);
  }

  /** Shows the rows that came in a gap's place where the gap was. */
  private gapFilled(gap: ViewRow, rows: readonly ViewRow[]): void {
    const { painter, marks } = this.options;
    const line = painter.anchorOf(gap)?.line ?? 0;
    const first = rows.find((row) => this.matches(row));
    if (marks.cursor.row === gap) marks.cursor.place(first ?? null);
    this.redraw(first === undefined ? painter.topAnchor() : { row: first, line });
  }

  private empty(cleared: boolean): void {
    const { painter, marks, state } = this.options;
    this.list.clear();
    if (!cleared) this.extent.restart();
    this.reveal.stop();
    marks.clear();
    painter.redraw([], null, () => this.updateOlder());
    state.set({ cleared, isEmpty: true, newRows: 0, failure: null });
  }
}
