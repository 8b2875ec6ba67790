import { isPromptDrain, type Row } from '@shared/contract/events';
import { gapInsteadOf, isGap } from './viewRows';

interface Batch {
  readonly rows: readonly Row[];
  /** First row that is not taken yet. */
  next: number;
  /** Credit that is still owed for the batch; 0 once it is given back. */
  owed: number;
}

/** Rows as they arrived, until they are drawn, with the credit they cost. */
export class Inbox {
  private batches: Batch[] = [];
  private rows = 0;
  private carried = 0;
  private counted = 0;

  /** Rows that wait. */
  get size(): number {
    return this.rows;
  }

  /** Rows that wait to be shown, and those that waited in the place of which there is a gap now. */
  get count(): number {
    return this.counted;
  }

  /** Bytes the waiting rows keep in memory. */
  get weight(): number {
    return this.carried;
  }

  push(rows: readonly Row[], bytes: number): void {
    this.batches.push({ rows, next: 0, owed: bytes });
    this.rows += rows.length;
    for (const row of rows) {
      this.carried += weigh(row);
      this.counted += countOf(row);
    }
  }

  /** Takes rows until their cost reaches `budget` (at least one); `credit` is due when they are drawn. */
  take(budget: number, cost: (row: Row) => number): { readonly rows: Row[]; readonly credit: number } {
    const rows: Row[] = [];
    let spent = 0;
    let credit = 0;
    let done = 0;
    for (const batch of this.batches) {
      while (batch.next < batch.rows.length && spent < budget) {
        const row = batch.rows[batch.next++];
        if (row === undefined) break;
        spent += cost(row);
        this.carried -= weigh(row);
        this.counted -= countOf(row);
        rows.push(row);
      }
      if (batch.next < batch.rows.length) break;
      credit += batch.owed;
      done++;
    }
    this.batches.splice(0, done);
    this.rows -= rows.length;
    return { rows, credit };
  }

  /** Credit to give back for rows nobody looks at yet: all that fits the limits. Beyond them the host has to stop. */
  accept(maxRows: number, maxBytes: number): number {
    if (this.rows > maxRows || this.carried > maxBytes) return 0;
    let credit = 0;
    for (const batch of this.batches) {
      credit += batch.owed;
      batch.owed = 0;
    }
    return credit;
  }

  /**
   * Gives all credit back and keeps only the newest rows behind a gap marker: for as long as a page of the log is
   * read, whose frames need the same credit.
   */
  squeeze(keep: number): number {
    const { rows, credit } = this.take(Number.POSITIVE_INFINITY, () => 0);
    const dropped = rows.splice(0, Math.max(0, rows.length - keep));
    const gap = gapInsteadOf(dropped);
    this.push(gap === null ? rows : [gap, ...rows], 0);
    return credit;
  }

  /** Forgets everything; answers the credit that was owed for it. */
  clear(): number {
    const credit = this.batches.reduce((sum, batch) => sum + batch.owed, 0);
    this.batches = [];
    this.rows = 0;
    this.carried = 0;
    this.counted = 0;
    return credit;
  }
}

/** Rows that one stands for: a gap for many, what is not shown for none. */
function countOf(row: Row): number {
  if (isGap(row)) return row.rows;
  return isPromptDrain(row) ? 0 : 1;
}

/** What a row takes in memory, roughly: the object and its bytes. */
function weigh(row: Row): number {
  return 200 + ('data' in row ? row.data.length : 0);
}
