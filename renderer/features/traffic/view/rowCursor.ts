import type { IDecoration, IMarker, Terminal } from '@xterm/xterm';
import type { ViewRow } from '../model/viewRows';
import type { Painter } from './painter';

/** One row marked with the keyboard. */
export class RowCursor {
  private current: ViewRow | null = null;
  private marker: IMarker | null = null;
  private decoration: IDecoration | null = null;
  /** Called with the row whenever the cursor is put on one, or taken away. */
  onPlaced: ((row: ViewRow | null) => void) | null = null;

  constructor(
    private readonly term: Terminal,
    private readonly painter: Painter,
  ) {}

  get row(): ViewRow | null {
    return this.current;
  }

  /** Moves by rows, from the last row in view when there is no cursor yet. False at the first row. */
  move(by: number): boolean {
    const { rows } = this.painter;
    if (rows.length === 0) return false;
    const from = this.current === null ? -1 : rows.lastIndexOf(this.current);
    const next = from < 0 ? this.lastVisible() : from + by;
    const row = rows[Math.min(next, rows.length - 1)];
    if (next < 0 || row === undefined || this.painter.lines.linesOf(next) === null) return next > 0;
    this.place(row);
    return true;
  }

  /** To the first or the last row that is drawn. */
  jump(to: 'start' | 'end'): void {
    const { rows, lines } = this.painter;
    const row = to === 'end' ? rows.at(-1) : rows[Math.max(0, lines.rowAt(0) ?? 0)];
    if (row !== undefined) this.place(row);
  }

  place(row: ViewRow | null): void {
    const isOther = row !== this.current;
    this.current = row;
    this.show(true);
    if (isOther) this.onPlaced?.(row);
  }

  /** Draws the mark again: lines have moved. `reveal` scrolls it into view. */
  show(reveal = false): void {
    this.decoration?.dispose();
    this.marker?.dispose();
    this.decoration = null;
    this.marker = null;
    if (this.current === null) return;
    const index = this.painter.rows.lastIndexOf(this.current);
    const place = this.painter.lines.linesOf(index);
    if (place === null) return;
    const { baseY, cursorY, viewportY } = this.term.buffer.active;
    this.marker = this.term.registerMarker(place.start - (baseY + cursorY));
    this.decoration =
      this.term.registerDecoration({
        marker: this.marker,
        width: this.term.cols,
        height: place.count,
      }) ?? null;
    this.decoration?.onRender((element) => element.classList.add('traffic-cursor'));
    if (!reveal) return;
    if (place.start < viewportY) this.term.scrollToLine(place.start);
    else if (place.start + place.count > viewportY + this.term.rows)
      this.term.scrollToLine(Math.min(place.start, place.start + place.count - this.term.rows));
  }

  private lastVisible(): number {
    const { viewportY, baseY, cursorY } = this.term.buffer.active;
    const bottom = Math.min(viewportY + this.term.rows - 1, baseY + cursorY);
    return this.painter.lines.rowAt(bottom) ?? -1;
  }
}
