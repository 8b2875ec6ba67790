import type { Terminal } from '@xterm/xterm';
import { readRow } from '../format/readRow';
import type { ViewRow } from '../model/viewRows';
import type { Painter } from './painter';
import type { RowCursor } from './rowCursor';

/** Often enough to follow; a screen reader takes longer for one row. */
const PERIOD_MS = 500;
/** Rows before the first and after the last one in view: a page or two to read without scrolling. */
const AROUND = 60;

let lists = 0;

/**
 * The rows in and around the view as a list that is walked through with the keyboard and read by a screen reader. The
 * element has the focus; which row is meant follows the cursor of the rows. There is one element a row, and it stays the
 * same element while the row is there: another one would be read anew.
 */
export class ReadableRows {
  private readonly name = `rows-${++lists}`;
  private readonly items = new Map<ViewRow, HTMLElement>();
  private timer: ReturnType<typeof setTimeout> | null = null;
  private isStale = false;
  private words: Painter['context'] | null = null;

  constructor(
    private readonly element: HTMLElement,
    private readonly term: Terminal,
    private readonly painter: Painter,
    private readonly cursor: RowCursor,
  ) {
    this.update();
  }

  /** Other rows are in view: shown at once, then twice a second. */
  changed(): void {
    if (this.timer !== null) {
      this.isStale = true;
      return;
    }
    this.update();
    this.timer = setTimeout(() => {
      this.timer = null;
      if (this.isStale) this.changed();
    }, PERIOD_MS);
  }

  /** The cursor is on another row, which is to be read now. */
  moved(): void {
    const { row } = this.cursor;
    if (row !== null && !this.items.has(row)) this.update();
    else this.point();
  }

  dispose(): void {
    if (this.timer !== null) clearTimeout(this.timer);
    this.timer = null;
    this.element.replaceChildren();
  }

  private update(): void {
    this.isStale = false;
    const { painter, element } = this;
    if (this.words !== painter.context) this.items.clear();
    this.words = painter.context;
    const rows = this.shown();
    const kept = new Set(rows);
    for (const [row, item] of this.items) {
      if (kept.has(row)) continue;
      item.remove();
      this.items.delete(row);
    }
    const items = rows.map((row) => this.itemOf(row));
    // What stands in its place is not touched.
    for (const [i, item] of items.entries())
      if (element.children[i] !== item) element.insertBefore(item, element.children[i] ?? null);
    while (element.childElementCount > items.length) element.lastElementChild?.remove();
    this.point();
  }

  private itemOf(row: ViewRow): HTMLElement {
    const known = this.items.get(row);
    if (known !== undefined) return known;
    const item = document.createElement('div');
    item.role = 'option';
    item.id = `${this.name}-${row.seq}-${row.type}`;
    item.textContent = readRow(row, this.painter.context);
    this.items.set(row, item);
    return item;
  }

  private shown(): readonly ViewRow[] {
    const { lines, rows } = this.painter;
    const { viewportY } = this.term.buffer.active;
    const first = lines.rowAt(viewportY) ?? 0;
    const last = lines.rowAt(viewportY + this.term.rows - 1) ?? rows.length - 1;
    return rows.slice(Math.max(0, first - AROUND), last + 1 + AROUND);
  }

  private point(): void {
    const { row } = this.cursor;
    const current = row === null ? undefined : this.items.get(row);
    for (const [of, item] of this.items) item.ariaSelected = String(of === row);
    if (current === undefined) this.element.removeAttribute('aria-activedescendant');
    else this.element.setAttribute('aria-activedescendant', current.id);
  }
}
