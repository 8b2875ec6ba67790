import { type GapRow, isGap, isGone, type ViewRow } from './viewRows';

/** Where a row of the log is, for a view that has only some of them. */
export type Place =
  /** `row`: the row itself, or the last one shown before it: not every row of the log is shown. */
  | { readonly kind: 'there'; readonly row: Exclude<ViewRow, GapRow> | null }
  /** The view did not get it. */
  | { readonly kind: 'gap'; readonly gap: GapRow }
  /** Before the first row of the view: dropped from it, or never asked for. */
  | { readonly kind: 'older' }
  /** After the last: it waits, or is on its way. */
  | { readonly kind: 'newer' };

/** `firstSeq`: the first row the view has, or the first that is still to come. */
export function locate(
  rows: readonly ViewRow[],
  seq: number,
  firstSeq: number,
  isShown: (row: ViewRow) => boolean,
): Place {
  if (seq < firstSeq) return { kind: 'older' };
  if ((rows.at(-1)?.seq ?? 0) < seq) return { kind: 'newer' };
  for (const row of rows) {
    if (row.seq < seq || !isGap(row)) continue;
    if (row.fromSeq <= seq) return { kind: 'gap', gap: row };
    break;
  }
  const row = rows.findLast((each) => each.seq <= seq && !isGap(each) && !isGone(each) && isShown(each));
  return { kind: 'there', row: row === undefined || isGap(row) ? null : row };
}
