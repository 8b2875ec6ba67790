import { isChunk, type Row } from '@shared/contract/events';
import { type GapRow, isGap, type ViewRow } from './viewRows';

/** A page of the log, and how much of the log is before it. */
export interface PlacedPage {
  readonly rows: readonly Row[];
  readonly nextSeq: number;
  readonly rowsBefore: number;
  readonly bytesBefore: number;
}

type Place = Pick<PlacedPage, 'rowsBefore' | 'bytesBefore'>;

/**
 * What a view shows in place of `gap`, or before its first row when that is null, after a jump into it: the rows of two
 * pages, one up to the row that was wanted and one from it on, with gaps for what is still missing on both sides.
 * `start` and `behind` are pages that begin where the gap does and where it ends; `end` is the seq of the latter.
 */
export function rowsAround(
  gap: GapRow | null,
  end: number,
  pages: {
    readonly before: PlacedPage;
    readonly after: PlacedPage;
    readonly start: PlacedPage;
    readonly behind: PlacedPage;
  },
): ViewRow[] {
  const { before, after, start, behind } = pages;
  const earlier = before.rows.filter(({ seq }) => gap === null || seq >= gap.fromSeq);
  const later = after.rows.filter(({ seq }) => seq < end);
  const rows = [...earlier, ...later];
  const [first] = rows;
  const near = first ?? behind.rows[0];
  if (near === undefined) return rows;
  const above =
    gap === null || first === undefined
      ? null
      : between(near, [gap.fromSeq, first.seq], start, placeBefore(after, earlier));
  const below = between(near, [after.nextSeq, end], placeAfter(after, later), behind);
  return [above, ...rows, below].filter((row) => row !== null);
}

function placeBefore(page: PlacedPage, rows: readonly Row[]): Place {
  const { rowsBefore, bytesBefore } = sumOf(rows);
  return { rowsBefore: page.rowsBefore - rowsBefore, bytesBefore: page.bytesBefore - bytesBefore };
}

function placeAfter(page: PlacedPage, rows: readonly Row[]): Place {
  const { rowsBefore, bytesBefore } = sumOf(rows);
  return { rowsBefore: page.rowsBefore + rowsBefore, bytesBefore: page.bytesBefore + bytesBefore };
}

function sumOf(rows: readonly Row[]): Place {
  let rowsBefore = 0;
  let bytesBefore = 0;
  for (const row of rows) {
    rowsBefore += isGap(row) ? row.rows : 1;
    bytesBefore += isGap(row) || isChunk(row) ? row.bytes : 0;
  }
  return { rowsBefore, bytesBefore };
}

/** Null for nothing. `near`: a row beside it. */
function between(
  { at, session }: ViewRow,
  [fromSeq, end]: readonly [number, number],
  from: Place,
  to: Place,
): GapRow | null {
  const rows = to.rowsBefore - from.rowsBefore;
  if (rows <= 0 || fromSeq >= end) return null;
  const bytes = Math.max(0, to.bytesBefore - from.bytesBefore);
  const seqs = { seq: end - 1, fromSeq, toSeq: end - 1 };
  return { type: 'skipped', ...seqs, at, session, socket: 0, evidence: 'app', rows, bytes };
}
