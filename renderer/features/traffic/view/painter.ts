import { NO_CARRY, type Utf8Carry } from '@shared/bytes/printable';
import { SCROLLBACK_ROWS } from '@shared/contract/limits';
import type { Terminal } from '@xterm/xterm';
import { dataColumn } from '../format/gutter';
import { dumpLayout } from '../format/hexLines';
import type { RowContext } from '../format/rowContext';
import { RowFormatter } from '../format/rowFormatter';
import { isFrame, isGap, isGone, type ViewRow } from '../model/viewRows';
import { type LineMap, lineMap } from './lineMap';
import { EVERYTHING, type Window, windowAround } from './window';

/** Characters of one `write`: xterm parses a write in one go, and 64 KiB are about 4 ms of a slow core. */
const SLICE_CHARS = 64 * 1024;
/** Synchronized output (DEC 2026): nothing is painted until all slices of a redraw are there. */
const BEGIN = '\x1b[?2026h\x1b[H\x1b[2J\x1b[3J\x1b[m';
const END = '\x1b[?2026l';

/** A row and where in the viewport it is to be seen after a redraw. */
export interface Anchor {
  readonly row: ViewRow;
  readonly line: number;
}

/** Puts rows into the terminal, and knows which line belongs to which. */
export class Painter {
  private formatter: RowFormatter;
  private parsed: ViewRow[] = [];
  /** Logical lines of each. */
  private heights: number[] = [];
  /** What the last redraw drew of the rows there were. */
  private window: Window = EVERYTHING;
  private isEmpty = true;
  private writing = 0;
  private generation = 0;

  constructor(
    private readonly term: Terminal,
    context: RowContext,
  ) {
    this.formatter = new RowFormatter(context, term.cols);
  }

  /** Rows the terminal has parsed, oldest first; it may have trimmed the first of them. */
  get rows(): readonly ViewRow[] {
    return this.parsed;
  }

  /** A write is under way. */
  get isBusy(): boolean {
    return this.writing > 0;
  }

  /** The next redraw speaks this language. */
  setContext(context: RowContext): void {
    this.formatter = new RowFormatter(context, this.term.cols);
  }

  /** The width of the terminal is another, and rows are laid out in another way for it. */
  get isMisfit(): boolean {
    const { cols, context } = this.formatter;
    if (cols === this.term.cols || context.view.form === 'text') return false;
    const column = dataColumn(context);
    const [now, wanted] = [dumpLayout(column, cols), dumpLayout(column, this.term.cols)];
    return now.width !== wanted.width || now.beside !== wanted.beside;
  }

  /** There are newer rows than the last one drawn: they did not fit below what somebody looks at. */
  get hasBelow(): boolean {
    return this.window.below > 0;
  }

  /** There are older rows than the first one in the terminal: they did not fit, or have left it at its top. */
  get hasAbove(): boolean {
    if (this.window.above > 0) return true;
    const { buffer, options, rows } = this.term;
    if (buffer.active.length < (options.scrollback ?? 0) + rows) return false;
    return (this.lines.rowAt(0) ?? 0) > 0;
  }

  get context(): RowContext {
    return this.formatter.context;
  }

  /** What was carried on into a chunk from the one before. */
  carryOf(row: ViewRow): Utf8Carry {
    return isGone(row) || isGap(row) || isFrame(row) ? NO_CARRY : this.formatter.carryOf(row);
  }

  get lines(): LineMap {
    return lineMap(this.term.buffer.active, this.heights);
  }

  /** Writes rows below the last one. */
  append(rows: readonly ViewRow[], done: () => void): void {
    const { text, heights } = this.text(rows);
    this.write(rows, heights, text, done);
  }

  /** Draws anew from these rows: the newest that fit, or those around the anchor. */
  redraw(rows: readonly ViewRow[], anchor: Anchor | null, done: () => void): void {
    const generation = ++this.generation;
    this.parsed = [];
    this.heights = [];
    this.isEmpty = true;
    const { scrollback = SCROLLBACK_ROWS } = this.term.options;
    const centre = anchor === null ? null : placeOf(anchor.row, rows);
    this.window = windowAround(rows, centre, {
      context: this.context,
      cols: this.term.cols,
      lines: scrollback + this.term.rows,
    });
    let next = this.window.above;
    const end = rows.length - this.window.below;
    if (rows.length > 0) {
      this.formatter = new RowFormatter(this.context, this.term.cols);
      this.formatter.restart(rows[next - 1]);
    }
    const step = (prefix: string): void => {
      if (generation !== this.generation) return;
      const slice: ViewRow[] = [];
      const heights: number[] = [];
      let text = prefix;
      for (; next < end && text.length < SLICE_CHARS; next++) {
        const row = rows[next];
        if (row === undefined) break;
        const drawn = this.text([row]);
        text += drawn.text;
        slice.push(row);
        heights.push(...drawn.heights);
      }
      const isLast = next >= end;
      this.write(slice, heights, isLast ? text + END : text, () => {
        if (generation !== this.generation) return;
        if (!isLast) return step('');
        const row = centre === null ? undefined : rows[centre];
        if (anchor === null || row === undefined) this.term.scrollToBottom();
        else this.scrollTo({ row, line: anchor.line });
        done();
      });
    };
    step(BEGIN);
  }

  /** What is still being parsed comes back to nobody: the terminal is about to go. */
  stop(): void {
    this.generation++;
  }

  /** The row at the top of the viewport, to come back to. Null at the end of the terminal. */
  topAnchor(): Anchor | null {
    const { viewportY, baseY } = this.term.buffer.active;
    return viewportY >= baseY ? null : this.anchorAtTop();
  }

  /** The row at the top of the viewport, also at the end of the terminal. */
  anchorAtTop(): Anchor | null {
    const { lines } = this;
    const index = lines.rowAt(this.term.buffer.active.viewportY);
    return index === null ? null : this.anchorAt(index, lines);
  }

  /** Where a row is in the viewport now. */
  anchorOf(row: ViewRow): Anchor | null {
    return this.anchorAt(this.parsed.lastIndexOf(row), this.lines);
  }

  /** A row as it stands there, its wrapped lines put together. */
  textOf(row: ViewRow): string {
    const { active } = this.term.buffer;
    const place = this.lines.linesOf(this.parsed.lastIndexOf(row));
    let text = '';
    for (let i = 0; i < (place?.count ?? 0); i++)
      text += active.getLine((place?.start ?? 0) + i)?.translateToString(true) ?? '';
    return text;
  }

  private anchorAt(index: number, lines: LineMap): Anchor | null {
    const row = this.parsed[index];
    const place = lines.linesOf(index);
    if (row === undefined || place === null) return null;
    return { row, line: place.start - this.term.buffer.active.viewportY };
  }

  private scrollTo({ row, line }: Anchor): void {
    const place = this.lines.linesOf(this.parsed.lastIndexOf(row));
    if (place !== null) this.term.scrollToLine(Math.max(0, place.start - line));
  }

  private text(rows: readonly ViewRow[]): { readonly text: string; readonly heights: number[] } {
    let text = '';
    const heights: number[] = [];
    for (const row of rows) {
      const { ansi, lines } = this.formatter.format(row);
      // The break goes before the row, so that the last line of the terminal is never empty.
      text += this.isEmpty ? ansi : `\r\n${ansi}`;
      heights.push(lines);
      this.isEmpty = false;
    }
    return { text, heights };
  }

  private write(rows: readonly ViewRow[], heights: readonly number[], text: string, done: () => void): void {
    const { generation } = this;
    this.writing++;
    this.term.write(text, () => {
      this.writing--;
      if (generation === this.generation) {
        for (const row of rows) this.parsed.push(row);
        for (const height of heights) this.heights.push(height);
        const kept = this.term.buffer.active.length;
        if (this.parsed.length > 2 * kept) {
          this.heights.splice(0, this.parsed.length - kept);
          this.parsed.splice(0, this.parsed.length - kept);
        }
      }
      done();
    });
  }
}

/** Where a row is among others; one that is not there any more stands where it would. */
function placeOf(row: ViewRow, rows: readonly ViewRow[]): number {
  const found = rows.lastIndexOf(row);
  if (found >= 0) return found;
  const after = rows.findIndex(({ seq }) => seq >= row.seq);
  return after >= 0 ? after : rows.length - 1;
}
