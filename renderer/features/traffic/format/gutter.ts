/** What stands before a row's own words: when, who, which way, how much. */
import type { Row } from '@shared/contract/events';
import { formatClock } from '@shared/i18n/format';
import type { RowContext, RowStand } from './rowContext';
import { hueCode, SGR } from './sgr';

/** `12:03:04.123 ` or `   12.345678 `. */
const TIME_WIDTH = 13;
/** `#99`: narrower columns would only move with the tenth connection. */
const MIN_WHO_WIDTH = 3;
/** `65,536 B`: what one read can hold at most. */
const SIZE_WIDTH = 8;
/** Between size and data. */
const SPACE = 2;
/** `×99 `: frames that came in more pieces are rare enough to stand out. */
const PIECES_WIDTH = 4;

/** Received stands left, sent stands right, events between: direction is a glyph and a position. */
const RECEIVED = '←  ';
const SENT = '  →';
const GLYPH_WIDTH = 3;

/** Room for the numbers of all connections there are. */
export function whoWidth(sockets: readonly { readonly socket: number }[]): number {
  let largest = 0;
  for (const { socket } of sockets) largest = Math.max(largest, socket);
  return Math.max(MIN_WHO_WIDTH, `#${largest}`.length);
}

type Columns = Pick<RowContext, 'server' | 'whoWidth' | 'view'>;

/** Cells of the columns of time and connection. */
export function startWidth({ server, whoWidth, view: { columns } }: Columns): number {
  return (columns.time ? TIME_WIDTH : 0) + (server && columns.who ? whoWidth + 1 : 0);
}

/** Cells before a row's own words: when, who, which way. */
export function gutterWidth(context: Columns): number {
  return startWidth(context) + (context.view.columns.direction ? GLYPH_WIDTH : 0);
}

/** Cells before the bytes of a chunk. */
export function dataColumn(context: Columns): number {
  const { direction, size } = context.view.columns;
  const pieces = context.view.framing === null ? 0 : PIECES_WIDTH;
  return gutterWidth(context) + (direction ? 1 : 0) + (size ? SIZE_WIDTH + SPACE : 0) + pieces;
}

/** Time and, on a server, who. */
export function start(row: Pick<Row, 'at' | 'socket'>, context: RowContext, stand: RowStand): string {
  const { server, whoWidth, endpoint, view } = context;
  const time = view.columns.time ? `${SGR.muted}${timeOf(row.at, context, stand)} ` : '';
  if (!server || !view.columns.who) return time;
  if (row.socket === 0) return `${time}${' '.repeat(whoWidth)} `;
  return `${time}${hueCode(endpoint(row.socket))}${`#${row.socket}`.padEnd(whoWidth)} `;
}

/** Which way a chunk went, how large it is, and in how many pieces a frame came. */
export function chunkColumns(
  row: { readonly type: 'received' | 'sent'; readonly socket: number },
  size: string,
  pieces: number | null,
  { endpoint, view: { columns } }: RowContext,
): string {
  const glyph = row.type === 'received' ? RECEIVED : SENT;
  const direction = columns.direction ? `${hueCode(endpoint(row.socket))}${glyph} ` : '';
  const bytes = columns.size ? `${SGR.muted}${size.padStart(SIZE_WIDTH)}${SGR.normal}  ` : SGR.normal;
  const came = pieces === null ? '' : `${SGR.muted}${`×${pieces}`.padEnd(PIECES_WIDTH)}${SGR.normal}`;
  return `${direction}${bytes}${came}`;
}

function timeOf(at: number, { view, epochMs, startAt }: RowContext, { before }: RowStand): string {
  if (view.time === 'clock') return formatClock(epochMs + at);
  // The first row has none before it.
  const from = view.time === 'since' ? startAt : before;
  return (from === null ? '' : seconds(at - from)).padStart(TIME_WIDTH - 1);
}

/** Milliseconds as seconds, to the microsecond: `12.345678`. Captured rows may be older than those before them. */
function seconds(ms: number): string {
  return (ms / 1_000).toFixed(6);
}
