import { SCROLLBACK_ROWS } from '@shared/contract/limits';
import type { Terminal } from '@xterm/xterm';
import type { RowPage, RowSource } from '../../../host/rowSource';
import { BROWSE_ROWS, type RowList } from '../model/rowList';
import { rowsAround } from '../model/rowsAround';
import { fillGap, type GapRow, type ViewRow } from '../model/viewRows';
import type { Flow } from './flow';
import type { Anchor, Painter } from './painter';
import type { StateHolder } from './viewState';

/** Rows one click loads. */
export const PAGE_ROWS = 1_000;
/** What is read around a row far away: what led to it, and what came of it. */
const ROWS_BEFORE = 100;
const ROWS_AFTER = 300;

export interface HistoryOptions {
  readonly term: Terminal;
  readonly list: RowList;
  readonly painter: Painter;
  readonly flow: Pick<Flow, 'read'>;
  readonly state: StateHolder;
  /** The first row the view has. */
  readonly before: () => number;
  readonly redraw: (anchor: Anchor | null) => void;
  readonly replaced: (gap: GapRow, rows: readonly ViewRow[]) => void;
  readonly nothingOlder: (seq: number) => void;
}

/** Rows of the log that the view did not get, or has dropped. One page at a time. */
export class History {
  private opened = false;

  constructor(private readonly options: HistoryOptions) {}

  /** There are more rows than a live view keeps. */
  get isOpen(): boolean {
    return this.opened;
  }

  /** Back to what a live view keeps. */
  stop(): void {
    if (!this.opened) return;
    this.opened = false;
    this.options.list.trim(SCROLLBACK_ROWS);
    this.options.term.options.scrollback = SCROLLBACK_ROWS;
  }

  /** Reads rows older than the first one. */
  async loadOlder(): Promise<void> {
    const { list, painter, state } = this.options;
    if (state.get().loading) return;
    const before = this.options.before();
    const page = await this.load({ before });
    if (page === null) return;
    const rows = page.rows.filter((row) => row.seq < before);
    const anchor = painter.topAnchor() ?? firstAnchor(painter);
    this.open();
    list.prepend(rows);
    state.set({ cleared: false, isEmpty: list.length === 0 });
    if (rows.length === 0) this.options.nothingOlder(before);
    this.options.redraw(anchor);
  }

  /** Reads the rows of a gap, or its next page. */
  async fill(gap: GapRow): Promise<void> {
    if (this.options.state.get().loading) return;
    const page = await this.load({ from: gap.fromSeq, to: gap.toSeq });
    if (page === null) return;
    const rows = fillGap(gap, page);
    this.open();
    if (this.options.list.replace(gap, rows)) this.options.replaced(gap, rows);
  }

  /**
   * Reads the rows around one that is far away, before the view or in a gap of it. What lies between becomes a gap, or two.
   * False when they could not be read.
   */
  async jump(seq: number, gap: GapRow | null): Promise<boolean> {
    const { list, state, flow } = this.options;
    if (state.get().loading) return false;
    const end = gap === null ? this.options.before() : gap.toSeq + 1;
    state.set({ loading: true, failure: null });
    const pages = await Promise.all([
      flow.read({ before: seq }, ROWS_BEFORE, false),
      flow.read({ from: seq, to: end - 1 }, ROWS_AFTER, false),
      flow.read({ from: end }, 1, false),
      flow.read({ from: gap?.fromSeq ?? seq }, 1, false),
    ]);
    const failed = pages.find((page) => !page.ok);
    state.set({ loading: false, failure: failed === undefined || failed.ok ? null : failed.error });
    const [before, after, behind, start] = pages.map((page) => (page.ok ? page.value : null));
    if (!before || !after || !behind || !start) return false;
    const rows = rowsAround(gap, end, { before, after, behind, start });
    this.open();
    if (gap === null) list.prepend(rows);
    else if (!list.replace(gap, rows)) return false;
    state.set({ cleared: false, isEmpty: list.length === 0 });
    return true;
  }

  /** Keeps more rows than a live view does. */
  open(): void {
    this.opened = true;
    this.options.term.options.scrollback = BROWSE_ROWS;
  }

  private async load(range: Parameters<RowSource['read']>[0]): Promise<RowPage | null> {
    const { state, flow } = this.options;
    state.set({ loading: true, failure: null });
    const page = await flow.read(range, PAGE_ROWS, false);
    state.set({ loading: false, failure: page.ok ? null : page.error });
    return page.ok ? page.value : null;
  }
}

function firstAnchor(painter: Painter): Anchor | null {
  const first = painter.rows[0];
  return first === undefined ? null : painter.anchorOf(first);
}
