import type { Terminal } from '@xterm/xterm';
import type { ViewRow } from '../model/viewRows';
import type { Painter } from './painter';
import { RowCursor } from './rowCursor';

/** What is marked in the rows: with the keyboard, with the mouse, or just being marked. While anything is, rows stand still. */
export class Marks {
  readonly cursor: RowCursor;
  /** The mouse button is down: it is not clear yet whether something gets marked. */
  pressed = false;
  /** A row is looked for in the log: what was found so far has to stay. */
  seeking = false;

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
    this.cursor.place(null);
    this.term.clearSelection();
    return any;
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
