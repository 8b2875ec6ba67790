import { isFrame, isGap, type ViewRow } from './viewRows';

/** Rows of the log that lie between two, those that a view does not show included. */
export interface RowRange {
  /** Seq of the first and of the last. */
  readonly from: number;
  readonly to: number;
}

/** From the first to the last row of the log that some rows of a view stand for; null: there are none. */
export function rangeOf(rows: readonly ViewRow[]): RowRange | null {
  let range: RowRange | null = null;
  for (const row of rows) {
    const [from, to] = edgesOf(row);
    range = range === null ? { from, to } : { from: Math.min(range.from, from), to: Math.max(range.to, to) };
  }
  return range;
}

function edgesOf(row: ViewRow): readonly [number, number] {
  if (isGap(row)) return [row.fromSeq, row.toSeq];
  return isFrame(row) ? [row.frame.fromSeq, row.seq] : [row.seq, row.seq];
}
