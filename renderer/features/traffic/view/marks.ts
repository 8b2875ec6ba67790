import { type ChunkRow, isChunk } from '@shared/contract/events';
import type { IBufferRange, Terminal } from '@xterm/xterm';
import type { SelectedRow } from '../model/selectedBytes';
import { isGap, isGone, shownBytes, type ViewRow } from '../model/viewRows';
import { usedCells } from './links';
import type { Painter } from './painter';
import { RowCells, type RowLines } from './rowCells';
import { RowCursor } from './rowCursor';

/** What is marked in the rows: with the keyboard, with the mouse, or just being marked. While anything is, rows stand still. */
export class Marks {
  readonly cursor: RowCursor;
  /** The mouse button is down: it is not clear yet whether something gets marked. */
  pressed = false;
  /** A row is looked for in the log: what was found so far has to stay. */
  seeking = false;
  /** Where rows that are marked with the keyboard end; they begin at the cursor. */
  private head: ViewRow | null = null;

  constructor(
    private readonly term: Terminal,
    private readonly painter: Painter,
  ) {
    this.cursor = new RowCursor(term, painter);
  }

  get any(): boolean {
    return this.pressed || this.seeking || this.cursor.row !== null || this.term.hasSelection();
  }

  /** Takes them away; false when there were none. */
  clear(): boolean {
    const { any } = this;
    this.head = null;
    this.cursor.place(null);
    this.term.clearSelection();
    return any;
  }

  /** Marks one row more at the end of the marked rows that is not the cursor's, or one less. */
  extend(by: -1 | 1): void {
    const { rows, lines } = this.painter;
    const anchor = this.cursor.row;
    if (anchor === null) {
      this.cursor.move(by);
      return;
    }
    const [from, at] = [rows.lastIndexOf(anchor), rows.lastIndexOf(this.head ?? anchor)];
    const to = at + by;
    const [first, last] = [lines.linesOf(Math.min(from, to)), lines.linesOf(Math.max(from, to))];
    if (from < 0 || first === null || last === null) return;
    this.head = rows[to] ?? anchor;
    if (to === from) this.term.clearSelection();
    else this.term.selectLines(first.start, last.start + last.count - 1);
    const line = to < from ? first.start : last.start + last.count - 1;
    const { viewportY } = this.term.buffer.active;
    if (line < viewportY) this.term.scrollToLine(line);
    else if (line >= viewportY + this.term.rows) this.term.scrollToLine(line - this.term.rows + 1);
  }

  /** Rows marked so are one row again: the last one. */
  collapse(): void {
    if (this.head === null) return;
    this.cursor.place(this.head);
    this.term.clearSelection();
    this.head = null;
  }

  /** The rows that are marked: those the selection touches, or the one of the cursor. */
  rows(): readonly ViewRow[] {
    const range = this.term.getSelectionPosition();
    const { row } = this.cursor;
    if (range === undefined || !this.term.hasSelection()) return row === null ? [] : [row];
    const { lines, rows } = this.painter;
    const first = lines.rowAt(range.start.y) ?? rows.length;
    // A selection that ends before the first cell of a line does not touch it.
    const last = lines.rowAt(range.end.x === 0 ? range.end.y - 1 : range.end.y) ?? rows.length - 1;
    return rows.slice(Math.max(0, first), last + 1);
  }

  /** The bytes behind the marked text: of the first and the last row what is marked of them, of those between all. */
  selected(): readonly SelectedRow[] {
    const range = this.term.getSelectionPosition();
    if (range === undefined || !this.term.hasSelection()) return [];
    const { lines } = this.painter;
    const rows = this.rows();
    return rows.flatMap((row, i): SelectedRow[] => {
      if (isGone(row) || isGap(row) || !isChunk(row)) return isGap(row) || isGone(row) ? [allOf(row)] : [];
      if (i > 0 && i < rows.length - 1) return [allOf(row)];
      const place = lines.linesOf(this.painter.rows.lastIndexOf(row));
      return place === null ? [] : this.selectedOf(row, place, range);
    });
  }

  private selectedOf(row: ChunkRow, place: RowLines, { start, end }: IBufferRange): SelectedRow[] {
    const { context } = this.painter;
    const cells = new RowCells(this.term, row, this.painter.carryOf(row), context, place);
    const part = cells.bytesBetween(start, end);
    if (part === null) return [];
    const last = place.start + place.count - 1;
    const isToEnd = end.y > last || (end.y === last && end.x >= usedCells(this.term, last));
    const shown = shownBytes(row, context.view.form).length;
    return [{ row, from: part.from, to: isToEnd && part.to === shown ? null : part.to }];
  }

  /** There is something to copy. */
  get hasText(): boolean {
    return this.term.hasSelection() || this.cursor.row !== null;
  }

  /** Text is marked, all of it in one row. */
  get isPiece(): boolean {
    return this.term.hasSelection() && this.rows().length <= 1;
  }

  /** The marked text, or the row of the cursor. */
  text(): string {
    const selected = this.term.getSelection();
    if (selected !== '' || this.cursor.row === null) return selected;
    return this.painter.textOf(this.cursor.row);
  }
}

function allOf(row: ViewRow): SelectedRow {
  return { row, from: 0, to: null };
}
