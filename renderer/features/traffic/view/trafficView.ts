import { isChunk, type Row } from '@shared/contract/events';
import type { RowSource } from '../../../host/rowSource';
import type { RowContext } from '../format/formatRow';
import { isCut, isGap, isGone, type ViewRow } from '../model/viewRows';
import { Find } from './find';
import { provideRowLinks } from './links';
import { LiveRows } from './liveRows';
import { Marks } from './marks';
import { Mirror } from './mirror';
import { Painter } from './painter';
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
  /** Text that an input method has put together although the focus is here. */
  readonly onText: (text: string) => void;
}

/** One pane's rows on the screen: terminal, marks, search and mirror, put together around the live rows. */
export class TrafficView {
  readonly state = new StateHolder();
  readonly terminal: TrafficTerminal;
  readonly marks: Marks;
  readonly find: Find;
  readonly rows: LiveRows;
  private readonly painter: Painter;
  private readonly mirror: Mirror;
  private visible = false;
  private theme: TrafficTheme;

  constructor(private readonly options: ViewOptions) {
    const { screen, mirror, source, context, theme, fontSize } = options;
    const { state } = this;
    this.theme = theme;
    this.terminal = new TrafficTerminal(screen, theme, fontSize);
    const { term } = this.terminal;
    this.painter = new Painter(term, context);
    this.mirror = new Mirror(mirror, term, this.painter);
    this.marks = new Marks(term, this.painter);
    this.find = new Find(this.terminal, () => this.theme.marks, state);
    this.rows = new LiveRows({ source, term, painter: this.painter, marks: this.marks, state });
    provideRowLinks(term, this.painter, {
      activate: (row) => this.activate(row),
      canPoint: options.canPoint,
    });
    // Keys are the wrapper's; what still arrives here was composed by an input method.
    term.attachCustomKeyEventHandler(() => false);
    term.onData((text) => options.onText(text));
    term.onRender(() => this.rendered());
    term.onSelectionChange(() => this.marksChanged());
    term.onResize(() => this.marks.cursor.show());
  }

  private rendered(): void {
    const { viewportY, baseY } = this.terminal.term.buffer.active;
    this.state.set({ atTop: viewportY === 0, held: this.marks.any || viewportY < baseY });
    this.rows.updateOlder();
    this.mirror.changed();
    this.rows.moved();
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
    if (context === this.painter.context) return;
    this.painter.setContext(context);
    this.rows.redraw(this.painter.topAnchor());
  }

  setTheme(theme: TrafficTheme): void {
    this.theme = theme;
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

  scrollToEnd(): void {
    this.unmark();
    this.terminal.term.scrollToBottom();
    this.rows.moved();
  }

  /** What Enter or a click on a row does. */
  activate(row: ViewRow): void {
    if (!isGone(row) && !isGap(row)) this.options.onPoint(row);
    this.open(row);
  }

  private open(row: ViewRow): void {
    if (isGone(row)) return;
    if (isGap(row)) void this.rows.history.fill(row);
    else if (!isChunk(row) || isCut(row)) this.options.onOpen(row);
  }

  dispose(): void {
    this.rows.dispose();
    this.mirror.dispose();
    this.state.dispose();
    this.terminal.dispose();
  }
}
