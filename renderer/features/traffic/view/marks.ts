import type { Terminal } from '@xterm/xterm';
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

  /** The marked text, or the row of the cursor. */
  text(): string {
    const selected = this.term.getSelection();
    if (selected !== '' || this.cursor.row === null) return selected;
    return this.painter.textOf(this.cursor.row);
  }
}
