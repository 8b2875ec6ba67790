import { isPromptDrain } from '@shared/contract/events';
import { SCROLLBACK_ROWS } from '@shared/contract/limits';
import type { Framing } from '@shared/framing/spec';
import type { Terminal } from '@xterm/xterm';
import type { RowSource } from '../../../host/rowSource';
import { Extent } from '../model/extent';
import { type PendingFrame, Presenter } from '../model/presenter';
import { RowList } from '../model/rowList';
import { isGap, isGone, type ViewRow } from '../model/viewRows';
import type { RowKeep } from '../rowKeep';
import { Flow } from './flow';
import { History } from './history';
import type { Marks } from './marks';
import type { Anchor, Painter } from './painter';
import { Reveal } from './reveal';
import { type Drawable, pageScheduler } from './scheduler';
import type { StateHolder } from './viewState';
import { roughSize } from './window';

/** With more rows than this to catch up with, drawing anew is calmer than letting them run through. */
const RUSH_ROWS = 1_500;
/** Pages read in one go while a filter lets none of their rows through. */
const MOST_PAGES = 20;
const NOTHING_PENDING: readonly PendingFrame[] = [];
/** Rows that came in time may still be on their way. */
const UNDERWAY_MS = 300;

export interface LiveRowsOptions {
  readonly source: RowSource;
  readonly term: Terminal;
  readonly painter: Painter;
  readonly marks: Marks;
  readonly state: StateHolder;
  /** Lets rows move again that stand still because somebody wanted it. */
  readonly resume: () => void;
}

/** Takes rows from the flow when it is their turn, keeps them, and has them painted. */
export class LiveRows implements Drawable {
  readonly history: History;
  readonly reveal: Reveal;
  private readonly list = new RowList();
  private readonly extent = new Extent(this.list);
  private readonly flow: Flow;
  private readonly presenter = new Presenter();
  private visible = false;
  private paused = false;
  /** Something lies over the rows, and shows them in its own way. */
  private covered = false;
  /** Silence may end a frame. */
  private silence: ReturnType<typeof setTimeout> | null = null;
  /** Rows have waited, and now come all at once. */
  private late = true;
  private follow: number | null = null;
  private keep: RowKeep | null = null;

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
      isShown: (row) => this.matches(row) && this.keeps(this.presenter.shownAs(row)),
      shownAs: (row) => this.presenter.shownAs(row),
      redraw: (anchor) => this.redraw(anchor),
      goLive: () => {
        options.resume();
        marks.clear();
        term.scrollToBottom();
        this.moved();
      },
    });
  }

  /** Rows may move: seen, at the end, and nothing in it is marked. */
  private get isLive(): boolean {
    const { viewportY, baseY } = this.options.term.buffer.active;
    const { marks, painter } = this.options;
    const isSeen = this.visible && !this.covered;
    return isSeen && !this.paused && !marks.any && viewportY >= baseY && !painter.hasBelow;
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
    const { rows, drawn } = this.flow.take(all ? Number.POSITIVE_INFINITY : budget, (row) =>
      roughSize(row, painter.context),
    );
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
    const shown = this.presenter.add(rows.filter((row) => this.matches(row)));
    painter.append(this.kept(shown), () => {
      drawn();
      this.reveal.drawn();
      if (this.flow.size > 0) pageScheduler.request(this);
    });
    this.framed();
    return this.flow.size > 0;
  }

  /** Draws anew from the rows, as the page is now. */
  redraw(anchor: Anchor | null): void {
    const { painter, marks } = this.options;
    const rows = this.kept(this.presenter.present(this.list.rows.filter((row) => this.matches(row))));
    this.framed();
    painter.redraw(rows, anchor, () => {
      marks.cursor.show();
      this.moved();
    });
  }

  /** What waits is drawn as soon as rows may move again; at an end of what is drawn, what lies beyond it is. */
  moved(): void {
    if (this.flow.size > 0 && this.isLive) pageScheduler.request(this);
    else this.shift();
  }

  /** Rows before the first one drawn: those the view has, else those of the log. */
  older(): void {
    const { painter } = this.options;
    if (painter.hasAbove) this.redraw(painter.anchorAtTop());
    else void this.loadOlder();
  }

  /** Reads until a row comes that is shown: a filter may let none of a page through. */
  private async loadOlder(): Promise<void> {
    for (let page = 0; page < (this.keep === null ? 1 : MOST_PAGES); page++) {
      const before = this.extent.firstSeq;
      await this.history.loadOlder();
      const first = this.extent.firstSeq;
      const came = this.list.rows.filter((row) => row.seq >= first && row.seq < before);
      if (first >= before || came.some((row) => this.matches(row) && this.keeps(row))) return;
    }
  }

  /** The newest rows. */
  toEnd(): void {
    const { painter, term } = this.options;
    if (painter.hasBelow) this.redraw(null);
    else term.scrollToBottom();
    this.moved();
  }

  /** Rows stand still, whatever comes; the log goes on. */
  setPaused(paused: boolean): void {
    if (paused === this.paused) return;
    this.paused = paused;
    this.keepUp();
  }

  /** Another thing shows what comes, in place of the rows. */
  setCovered(covered: boolean): void {
    if (covered === this.covered) return;
    this.covered = covered;
    this.keepUp();
  }

  /** How rows are cut from the stream. */
  setFraming(framing: Framing | null): void {
    this.presenter.setFraming(framing);
  }

  /** Reads the log for others, at the cost of the same credit. */
  readonly read: RowSource['read'] = (...parameters) => this.flow.read(...parameters);

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

  /** Which rows are shown; null: all. */
  setKeep(keep: RowKeep | null): void {
    if (keep === this.keep) return;
    this.keep = keep;
    this.redraw(this.options.painter.topAnchor());
  }

  /** The oldest row the log still has. */
  setOldest(seq: number): void {
    this.extent.logBegins(seq);
    this.updateOlder();
  }

  updateOlder(): void {
    const { painter, state, term } = this.options;
    // Looked up line by line, so only where it matters.
    const isAtTop = term.buffer.active.viewportY === 0;
    state.set({ hasOlder: this.extent.hasOlder || (isAtTop && painter.hasAbove) });
  }

  /** Empties the view; the log keeps its rows. */
  clear(): void {
    this.flow.clear();
    this.empty(true);
  }

  dispose(): void {
    this.flow.dispose();
    if (this.silence !== null) clearTimeout(this.silence);
    this.options.painter.stop();
    pageScheduler.remove(this);
  }

  /** Nothing is drawn for as long as somebody wants: rows must not wait in the host, or it would have to skip them. */
  private keepUp(): void {
    this.flow.keepsUp = this.paused || this.covered;
    if (this.isLive) this.moved();
    else this.flow.hold();
  }

  private shift(): void {
    const { painter, marks, term } = this.options;
    const { viewportY, baseY } = term.buffer.active;
    if (!this.visible || painter.isBusy || marks.pressed || term.hasSelection()) return;
    const isAtEdge =
      (viewportY >= baseY && painter.hasBelow) || (viewportY === 0 && baseY > 0 && painter.hasAbove);
    if (isAtEdge) this.redraw(painter.anchorAtTop());
  }

  /** Frames that are not finished are told apart from the rows; silence may finish them. */
  private framed(): void {
    const { presenter } = this;
    if (this.silence !== null) clearTimeout(this.silence);
    this.silence = null;
    const pending = presenter.isFraming ? presenter.pending() : NOTHING_PENDING;
    this.options.state.set({ pending: pending.length === 0 ? NOTHING_PENDING : pending });
    const due = presenter.dueAt;
    if (due === null) return;
    const last = this.list.rows.at(-1)?.at ?? due;
    this.silence = setTimeout(() => this.silent(due), Math.max(0, due - last) + UNDERWAY_MS);
  }

  private silent(at: number): void {
    if (!this.isLive || this.options.painter.isBusy) {
      this.silence = setTimeout(() => this.silent(at), UNDERWAY_MS);
      return;
    }
    this.silence = null;
    // Rows that wait know better when they came.
    if (this.flow.size > 0) return;
    this.options.painter.append(this.kept(this.presenter.tick(at)), () => this.moved());
    this.framed();
  }

  private matches(row: ViewRow): boolean {
    if (isGap(row) || isGone(row)) return true;
    return (this.follow === null || row.socket === this.follow) && !isPromptDrain(row);
  }

  private keeps(row: ViewRow): boolean {
    return this.keep === null || isGap(row) || isGone(row) || this.keep.keeps(row);
  }

  private kept(rows: readonly ViewRow[]): readonly ViewRow[] {
    return this.keep === null ? rows : rows.filter((row) => this.keeps(row));
  }

  /** Shows the rows that came in a gap's place where the gap was. */
  private gapFilled(gap: ViewRow, rows: readonly ViewRow[]): void {
    const { painter, marks } = this.options;
    const line = painter.anchorOf(gap)?.line ?? 0;
    const first = rows.find((row) => this.matches(row));
    this.redraw(first === undefined ? painter.topAnchor() : { row: first, line });
    if (marks.cursor.row === gap)
      marks.cursor.place(first === undefined ? null : this.presenter.shownAs(first));
  }

  private empty(cleared: boolean): void {
    const { painter, marks, state } = this.options;
    this.list.clear();
    if (!cleared) {
      this.extent.restart();
      this.presenter.forget();
    }
    this.reveal.stop();
    marks.clear();
    painter.redraw([], null, () => this.updateOlder());
    state.set({ cleared, isEmpty: true, newRows: 0, failure: null });
  }
}
