import { SCROLLBACK_ROWS } from '@shared/contract/limits';
import type { Terminal } from '@xterm/xterm';
import type { RowContext } from '../format/formatRow';
import { RowFormatter } from '../format/rowFormatter';
import { isGone, type ViewRow } from '../model/viewRows';
import { type LineMap, lineMap } from './lineMap';

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
  private isEmpty = true;
  private writing = 0;
  private generation = 0;

  constructor(
    private readonly term: Terminal,
    context: RowContext,
  ) {
    this.formatter = new RowFormatter(context);
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
    this.formatter = new RowFormatter(context);
  }

  get context(): RowContext {
    return this.formatter.context;
  }

  get lines(): LineMap {
    return lineMap(this.term.buffer.active, this.parsed.length);
  }

  /** Writes rows below the last one. */
  append(rows: readonly ViewRow[], done: () => void): void {
    this.write(rows, this.text(rows), done);
  }

  /** Draws anew from these rows, the newest that fit. */
  redraw(rows: readonly ViewRow[], anchor: Anchor | null, done: () => void): void {
    const generation = ++this.generation;
    this.parsed = [];
    this.isEmpty = true;
    if (rows.length > 0) this.formatter.restart();
    const { scrollback = SCROLLBACK_ROWS } = this.term.options;
    let next = newestThatFit(rows, this.term.cols, scrollback + this.term.rows);
    const step = (prefix: string): void => {
      if (generation !== this.generation) return;
      const slice: ViewRow[] = [];
      let text = prefix;
      for (let row = rows[next]; row !== undefined && text.length < SLICE_CHARS; row = rows[++next]) {
        text += this.text([row]);
        slice.push(row);
      }
      const isLast = next >= rows.length;
      this.write(slice, isLast ? text + END : text, () => {
        if (generation !== this.generation) return;
        if (!isLast) return step('');
        if (anchor === null) this.term.scrollToBottom();
        else this.scrollTo(anchor);
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
    if (viewportY >= baseY) return null;
    const { lines } = this;
    const index = lines.rowAt(viewportY);
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

  private text(rows: readonly ViewRow[]): string {
    let text = '';
    for (const row of rows) {
      // The break goes before the row, so that the last line of the terminal is never empty.
      text += this.isEmpty ? this.formatter.format(row) : `\r\n${this.formatter.format(row)}`;
      this.isEmpty = false;
    }
    return text;
  }

  private write(rows: readonly ViewRow[], text: string, done: () => void): void {
    const { generation } = this;
    this.writing++;
    this.term.write(text, () => {
      this.writing--;
      if (generation === this.generation) {
        for (const row of rows) this.parsed.push(row);
        const kept = this.term.buffer.active.length;
        if (this.parsed.length > 2 * kept) this.parsed.splice(0, this.parsed.length - kept);
      }
      done();
    });
  }
}

/** Index of the first row worth drawing: what is above the scrollback would be parsed for nothing. */
function newestThatFit(rows: readonly ViewRow[], cols: number, lines: number): number {
  let used = 0;
  let first = rows.length;
  while (first > 0 && used < lines) {
    const row = rows[first - 1];
    if (row === undefined) break;
    used += Math.max(1, Math.floor((roughWidth(row) - 8) / cols));
    first--;
  }
  return first;
}

/** Cells a row takes at least, roughly. */
export function roughWidth(row: ViewRow): number {
  return 32 + (!isGone(row) && 'data' in row ? row.data.length : 48);
}
