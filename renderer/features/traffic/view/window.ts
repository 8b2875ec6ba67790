import { DUMP_BYTES } from '@shared/bytes/hexDump';
import { isChunk } from '@shared/contract/events';
import { dataColumn } from '../format/gutter';
import { dumpLayout } from '../format/hexLines';
import type { RowContext } from '../format/rowContext';
import { isGone, shownBytes, type ViewRow } from '../model/viewRows';

/** How many rows are left out of a drawing. */
export interface Window {
  readonly above: number;
  readonly below: number;
}

export const EVERYTHING: Window = { above: 0, below: 0 };

export interface Screen {
  readonly context: RowContext;
  readonly cols: number;
  /** Lines the terminal keeps. */
  readonly lines: number;
}

/** The rows worth drawing: the newest that fit, or as many before a row as after it. What is outside would be parsed for nothing. */
export function windowAround(rows: readonly ViewRow[], centre: number | null, screen: Screen): Window {
  let above = centre ?? rows.length;
  let below = rows.length - above;
  let used = 0;
  const height = (row: ViewRow | undefined): number => (row === undefined ? 0 : roughLines(row, screen));
  const goDown = (lines: number): void => {
    while (below > 0 && used < lines) used += height(rows[rows.length - below--]);
  };
  goDown(screen.lines / 2);
  while (above > 0 && used < screen.lines) used += height(rows[--above]);
  goDown(screen.lines);
  return { above, below };
}

/** Lines a row takes at least, roughly. */
function roughLines(row: ViewRow, { context, cols }: Screen): number {
  const size = bytesOf(row);
  const { form } = context.view;
  const text = form === 'hex' ? 1 : Math.max(1, Math.floor((roughText(row) - 8) / cols));
  if (form === 'text' || size === 0) return text;
  const { width, beside } = dumpLayout(dataColumn(context), cols);
  const dump = Math.ceil(size / width);
  return beside && form === 'hex' ? dump : text + dump;
}

/** Characters a row takes, roughly: what drawing it costs. */
export function roughSize(row: ViewRow, { view: { form } }: Pick<RowContext, 'view'>): number {
  const dump = form === 'text' ? 0 : Math.ceil(bytesOf(row) / DUMP_BYTES) * DUMP_LINE_CHARS;
  return (form === 'hex' ? 32 : roughText(row)) + dump;
}

/** A line of a dump with its indent and its colours. */
const DUMP_LINE_CHARS = 90;

function roughText(row: ViewRow): number {
  return 32 + (!isGone(row) && isChunk(row) ? bytesOf(row) : 48);
}

function bytesOf(row: ViewRow): number {
  return !isGone(row) && isChunk(row) ? shownBytes(row, 'both').length : 0;
}
