import { isChunk, type Row } from '@shared/contract/events';
import type { RowSource } from '../../../host/rowSource';
import type { RowContext } from '../format/rowContext';
import { isCut, isGap, isGone, type ViewRow } from '../model/viewRows';
import { Find } from './find';
import { provideRowLinks } from './links';
import { LiveRows } from './liveRows';
import { Marks } from './marks';
import { Mirror } from './mirror';
import { Painter } from './painter';
import { ReadableRows } from './readableRows';
import { Signs } from './signs';
import { TrafficTerminal } from './terminal';
import type { TrafficTheme } from './theme';
import { StateHolder } from './viewState';

export interface ViewOptions {
  readonly screen: HTMLElement;
  readonly mirror: HTMLElement;
  readonly source: RowSource;
  readonly context: RowContext;
  readonly theme: TrafficTheme;
  readonly fontSize: number;
  readonly onOpen: (row: ViewRow) => void;
  /** A row was pressed or entered: it is shown elsewhere too. */
  readonly onPoint: (row: Row) => void;
  /** Somebody is there to point to. */
  readonly canPoint: () => boolean;
  /** Rows that stand still because somebody wanted it have to move, to show what was asked for. */
  readonly onResume: () => void;
  /** Text that an input method has put together although the focus is here. */
  readonly onText: (text: string) => void;
  /** The cursor is on another row, or on none. */
  readonly onCursor: (row: Row | null) => void;
}

/** One pane's rows on the screen: terminal, marks, search and mirror, put together around the live rows. */
export class TrafficView {
  readonly state = new StateHolder();
  readonly terminal: TrafficTerminal;
  readonly marks: Marks;
  readonly find: Find;
  readonly signs: Signs;
  readonly rows: LiveRows;
  private readonly painter: Painter;
  private readonly mirror: Mirror;
  private readable: ReadableRows | null = null;
  private visible = false;
  /** Where the cursor was before a menu took it. */
  private lender: { readonly row: ViewRow | null } | null = null;

  constructor(private readonly options: ViewOptions) {
    const { screen, mirror, source, context, theme, fontSize } = options;
    const { state } = this;
    this.terminal = new TrafficTerminal(screen, theme, fontSize);
    const { term } = this.terminal;
    this.painter = new Painter(term, context);
    this.mirror = new Mirror(mirror, term, this.painter);
    this.marks = new Marks(term, this.painter);
    this.marks.cursor.onPlaced = (row) => {
      this.readable?.moved();
      options.onCursor(row === null || isGone(row) || isGap(row) ? null : row);
    };
    this.find = new Find({
      show: (seq) => this.show(seq),
      from: () => this.marks.cursor.row?.seq ?? null,
      changed: () => this.signs.changed(),
      seen: (seq) => this.signs.matchesSeen(seq),
    });
    this.signs = new Signs(term, this.painter, {
      hits: (from, to) => this.find.rows(from, to),
      finding: () => this.find.pattern,
      current: () => this.find.get(),
    });
    this.rows = new LiveRows({
      source,
      term,
      painter: this.painter,
      marks: this.marks,
      state,
      resume: options.onResume,
    });
    provideRowLinks(term, this.painter, {
      activate: (row) => this.activate(row),
      canPoint: options.canPoint,
    });
    // Keys are the wrapper's; what still arrives here was composed by an input method.
    term.attachCustomKeyEventHandler(() => false);
    term.onData((text) => options.onText(text));
    term.onRender(() => this.rendered());
    term.onSelectionChange(() => this.marksChanged());
    term.onResize(() => {
      if (this.painter.isMisfit) this.rows.redraw(this.painter.topAnchor());
      else this.marks.cursor.show();
    });
    this.rows.setFraming(context.view.framing);
  }

  private rendered(): void {
    const { viewportY, baseY } = this.terminal.term.buffer.active;
    this.state.set({
      atTop: viewportY === 0,
      held: this.marks.any || viewportY < baseY || this.painter.hasBelow,
    });
    this.rows.updateOlder();
    this.mirror.changed();
    this.readable?.changed();
    this.signs.changed();
    this.rows.moved();
  }

  /** Where the rows stand as a list to be read aloud; null: nowhere. */
  setReadable(element: HTMLElement | null): void {
    this.readable?.dispose();
    this.readable =
      element === null
        ? null
        : new ReadableRows(element, this.terminal.term, this.painter, this.marks.cursor);
  }

  /** The cursor is what is moved, not the window over the rows. */
  get isReadable(): boolean {
    return this.readable !== null;
  }

  private marksChanged(): void {
    this.rows.moved();
    if (this.marks.any) this.state.set({ held: true });
  }

  setVisible(visible: boolean): void {
    if (visible === this.visible) return;
    this.visible = visible;
    this.terminal.setVisible(visible);
    this.rows.setVisible(visible);
  }

  setPressed(pressed: boolean): void {
    this.marks.pressed = pressed;
    this.marksChanged();
  }

  setContext(context: RowContext): void {
    const before = this.painter.context;
    if (context === before) return;
    const anchor = this.painter.topAnchor();
    this.painter.setContext(context);
    if (context.view.framing !== before.view.framing) this.rows.setFraming(context.view.framing);
    this.rows.redraw(anchor);
  }

  setTheme(theme: TrafficTheme): void {
    this.terminal.setTheme(theme);
  }

  /** Shows a row and marks it; null takes that mark away again. */
  show(seq: number | null): void {
    if (seq !== null) void this.rows.reveal.show(seq);
    else if (this.rows.reveal.isMarked) this.unmark();
    else this.rows.reveal.stop();
  }

  /** Lets rows move again; false when nothing was marked. */
  unmark(): boolean {
    this.rows.reveal.stop();
    const marked = this.marks.clear();
    this.rows.moved();
    return marked;
  }

  /** Marks the row that a menu is about, for as long as the menu is open. Marked text stays what it is. */
  borrowCursor(row: ViewRow): void {
    const { cursor } = this.marks;
    this.lender ??= { row: cursor.row };
    if (!this.marks.rows().includes(row)) {
      this.terminal.term.clearSelection();
      cursor.place(row);
    }
    this.marksChanged();
  }

  returnCursor(): void {
    if (this.lender !== null) this.marks.cursor.place(this.lender.row);
    this.lender = null;
    this.rows.moved();
  }

  scrollToEnd(): void {
    this.unmark();
    this.rows.toEnd();
  }

  /** The row at a height of the window. */
  rowAt(clientY: number): ViewRow | null {
    const line = this.terminal.lineAt(clientY);
    const index = line === null ? null : this.painter.lines.rowAt(line);
    return index === null ? null : (this.painter.rows[index] ?? null);
  }

  /** Where a menu about a row opens that was asked for with a key: below its first line. */
  placeOf(row: ViewRow): { readonly x: number; readonly y: number } {
    const line = this.painter.anchorOf(row)?.line ?? 0;
    return this.terminal.placeOf(this.terminal.term.buffer.active.viewportY + line);
  }

  /** What Enter or a click on a row does. */
  activate(row: ViewRow): void {
    if (!isGone(row) && !isGap(row)) this.options.onPoint(row);
    this.open(row);
  }

  private open(row: ViewRow): void {
    if (isGone(row)) return;
    if (isGap(row)) void this.rows.history.fill(row);
    else if (!isChunk(row) || isCut(row, this.painter.context.view.form)) this.options.onOpen(row);
  }

  dispose(): void {
    this.rows.dispose();
    this.mirror.dispose();
    this.readable?.dispose();
    this.find.end();
    this.signs.dispose();
    this.state.dispose();
    this.terminal.dispose();
  }
}
