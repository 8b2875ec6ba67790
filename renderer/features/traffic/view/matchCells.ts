import { printableString } from '@shared/bytes/printable';
import { type EventRow, isChunk } from '@shared/contract/events';
import { eventWords } from '@shared/i18n/eventWords';
import type { Compiled } from '@shared/search/query';
import type { Terminal } from '@xterm/xterm';
import { eventColumn } from '../format/formatRow';
import { matchesOf, ROW_MATCHES } from '../model/rowMatches';
import { isGap, isGone, type ViewRow } from '../model/viewRows';
import type { Painter } from './painter';
import { type CellRun, RowCells, type RowLines, runsOfUnits } from './rowCells';

/** Cells that are marked at once: a pane full of matches is marked as such by its rows. */
const MOST_RUNS = 600;

/** A row that is to be seen, and where. */
export interface SeenRow extends RowLines {
  readonly row: ViewRow;
}

/** One match in one row: the cells it is seen in. */
export type MatchCells = readonly CellRun[];

/** The matches in rows that are to be seen, by row, in the order they stand in. */
export function matchCells(
  term: Terminal,
  painter: Painter,
  compiled: Compiled,
  seen: readonly SeenRow[],
): ReadonlyMap<ViewRow, readonly MatchCells[]> {
  const { context } = painter;
  const rows = seen.map(({ row }) => row);
  // A match may begin in the row above them.
  const [top] = rows;
  const above = top === undefined ? undefined : painter.rows[painter.rows.lastIndexOf(top) - 1];
  const matches = matchesOf(above === undefined ? rows : [above, ...rows], compiled, context.view.encoding);
  const cells = new Map<ViewRow, readonly MatchCells[]>();
  let runs = 0;
  const add = (row: ViewRow, found: readonly MatchCells[]): void => {
    if (found.length === 0) return;
    cells.set(row, found);
    for (const each of found) runs += each.length;
  };
  for (const { row, start, count } of seen) {
    if (runs > MOST_RUNS) break;
    if (isGap(row) || isGone(row)) continue;
    const place = { start, count };
    if (isChunk(row)) {
      const ranges = matches.get(row) ?? [];
      if (ranges.length === 0) continue;
      const drawn = new RowCells(term, row, painter.carryOf(row), context, place);
      add(
        row,
        ranges.map((range) => drawn.runsOf(range)),
      );
    } else add(row, eventMatches(term, painter, compiled, row, place));
  }
  return cells;
}

function eventMatches(
  term: Terminal,
  { context }: Painter,
  { places }: Compiled,
  row: EventRow,
  place: RowLines,
): readonly MatchCells[] {
  if (places === null) return [];
  const { text, level } = eventWords(row, context.t, context.language);
  const column = eventColumn(context, level);
  return places(printableString(text), ROW_MATCHES).map((range) => runsOfUnits(term, place, column, range));
}
