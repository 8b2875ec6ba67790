import { SCROLLBACK_ROWS } from '@shared/contract/limits';
import { gapInsteadOf, isGap, type ViewRow } from './viewRows';

/** Rows kept while somebody looks at older ones. */
export const BROWSE_ROWS = 4 * SCROLLBACK_ROWS;
/** The list is cut back only when it is this much too long: cutting costs by the list, not by the row. */
const SLACK = 500;

/** The rows of the view, oldest first: what the terminal is drawn from, and drawn again from. Bounded. */
export class RowList {
  private list: ViewRow[] = [];

  get rows(): readonly ViewRow[] {
    return this.list;
  }

  get length(): number {
    return this.list.length;
  }

  /** Oldest row that is there, or null. */
  get firstSeq(): number | null {
    const first = this.list[0];
    if (first === undefined) return null;
    return isGap(first) ? first.fromSeq : first.seq;
  }

  append(rows: readonly ViewRow[]): void {
    for (const row of rows) this.list.push(row);
    if (this.list.length > BROWSE_ROWS + SLACK) this.list.splice(0, this.list.length - BROWSE_ROWS);
  }

  /** Older rows; the newest make room for them, and a marker says so. */
  prepend(rows: readonly ViewRow[]): void {
    this.list = [...rows, ...this.list];
    this.makeRoom();
  }

  /** Puts rows in the place of one. False when that row is not there any more. */
  replace(row: ViewRow, rows: readonly ViewRow[]): boolean {
    const index = this.list.indexOf(row);
    if (index < 0) return false;
    this.list.splice(index, 1, ...rows);
    this.makeRoom();
    return true;
  }

  /** Cuts the list back to the newest `keep` rows. */
  trim(keep: number): void {
    if (this.list.length > keep + SLACK) this.list.splice(0, this.list.length - keep);
  }

  /** Forgets everything before this row. */
  dropBefore(row: ViewRow): void {
    const index = this.list.indexOf(row);
    if (index > 0) this.list.splice(0, index);
  }

  clear(): void {
    this.list = [];
  }

  private makeRoom(): void {
    if (this.list.length <= BROWSE_ROWS) return;
    const gap = gapInsteadOf(this.list.splice(BROWSE_ROWS - 1));
    if (gap !== null) this.list.push(gap);
  }
}
