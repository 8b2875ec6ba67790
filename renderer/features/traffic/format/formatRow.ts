import {
  NO_CARRY,
  printable,
  printableString,
  type Segment,
  segmentsText,
  type Utf8Carry,
} from '@shared/bytes/printable';
import { type ChunkRow, type Evidence, isChunk } from '@shared/contract/events';
import { eventWords, type Level } from '@shared/i18n/eventWords';
import { formatBytes, formatClock, formatExactBytes, formatNumber } from '@shared/i18n/format';
import type { Translate } from '@shared/i18n/index';
import type { Language } from '@shared/i18n/languages';
import {
  type GapRow,
  type GoneRow,
  isBinary,
  isCut,
  isGap,
  isGone,
  shownBytes,
  type ViewRow,
} from '../model/viewRows';
import { hueCode, SGR } from './sgr';

/** What a row looks like depends on this and on the row, on nothing else. */
export interface RowContext {
  readonly t: Translate;
  readonly language: Language;
  /** Wall clock (ms) of engine time 0. */
  readonly epochMs: number;
  /** Rows of a server say which connection they belong to. */
  readonly server: boolean;
  /** Cells of `#12`. */
  readonly whoWidth: number;
  /** Number of the endpoint that a socket is: decides its colour. */
  readonly endpoint: (socket: number) => number;
}

/** A row as one logical line without its line break. `carry` belongs to the next chunk of the same socket and direction. */
export interface FormattedRow {
  readonly ansi: string;
  readonly carry: Utf8Carry | null;
}

/** `12:03:04.123 `. */
const CLOCK_WIDTH = 13;
/** `#99`: narrower columns would only move with the tenth connection. */
const MIN_WHO_WIDTH = 3;
/** `65,536 B`: what one read can hold at most. */
const SIZE_WIDTH = 8;

/** Received stands left, sent stands right, events between: direction is a glyph and a position. */
const RECEIVED = '←  ';
const SENT = '  →';
const EVIDENCE_GLYPH: Readonly<Record<Evidence, string>> = {
  app: ' ● ',
  kernel: ' ◆ ',
  wire: ' ▲ ',
  told: ' ○ ',
};
const GAP_GLYPH = ' ⋯ ';

const LEVEL_STYLE: Readonly<Record<Level, readonly [before: string, after: string]>> = {
  info: [SGR.muted, SGR.normal],
  warn: [`${SGR.warn}! `, SGR.normal],
  error: [`${SGR.danger}${SGR.bold}✕ `, `${SGR.notBold}${SGR.normal}`],
};

/** Draws a row. No control sequence in it ever comes from a peer: all text goes through `printable`. */
export function formatRow(row: ViewRow, context: RowContext, carry: Utf8Carry = NO_CARRY): FormattedRow {
  if (isGap(row) || isGone(row)) return { ansi: formatGap(row, context), carry: null };
  if (isChunk(row)) return formatChunk(row, context, carry);
  const { text, level } = eventWords(row, context.t, context.language);
  const [before, after] = LEVEL_STYLE[level];
  const glyph = level === 'info' ? SGR.muted : '';
  const words = printableString(text);
  return {
    ansi: `${start(row, context)}${glyph}${EVIDENCE_GLYPH[row.evidence]} ${before}${words}${after}`,
    carry: null,
  };
}

/** Room for the numbers of all connections there are. */
export function whoWidth(sockets: readonly { readonly socket: number }[]): number {
  let largest = 0;
  for (const { socket } of sockets) largest = Math.max(largest, socket);
  return Math.max(MIN_WHO_WIDTH, `#${largest}`.length);
}

/** Cells before a row's own words: when, who, which way. */
export function gutterWidth({ server, whoWidth }: Pick<RowContext, 'server' | 'whoWidth'>): number {
  return CLOCK_WIDTH + (server ? whoWidth + 1 : 0) + SENT.length;
}

/** What follows the text of a chunk that is not all there. Its width is the width of its last cells. */
export function moreMark(row: ChunkRow, { t, language }: RowContext): string {
  return t('traffic.more', { size: formatExactBytes(row.bytes - shownBytes(row).length, language) });
}

function formatChunk(row: ChunkRow, context: RowContext, before: Utf8Carry): FormattedRow {
  const cut = isCut(row);
  const { segments, carry } = printable(shownBytes(row), { carry: before, cut });
  const size = formatExactBytes(row.bytes, context.language).padStart(SIZE_WIDTH);
  const glyph = row.type === 'received' ? RECEIVED : SENT;
  const more = cut ? ` ${SGR.action}${moreMark(row, context)}${SGR.normal}` : '';
  return {
    ansi: `${start(row, context)}${hueCode(context.endpoint(row.socket))}${glyph} ${SGR.muted}${size}${SGR.normal}  ${paint(segments, isBinary(row))}${more}`,
    carry,
  };
}

function formatGap(row: GapRow | GoneRow, context: RowContext): string {
  const { t, language } = context;
  const numbers = { rows: formatNumber(row.rows, language), size: formatBytes(row.bytes, language) };
  const text = isGone(row) ? t('traffic.gone', numbers) : t('traffic.gap', numbers);
  // In the column of the other glyphs: a gap has no time of its own.
  const before = ' '.repeat(CLOCK_WIDTH + (context.server ? context.whoWidth + 1 : 0));
  return `${before}${isGone(row) ? SGR.muted : SGR.action}${GAP_GLYPH} ${text}${SGR.normal}`;
}

/** Time and, on a server, who. */
function start(row: Exclude<ViewRow, GoneRow>, { epochMs, server, whoWidth, endpoint }: RowContext): string {
  const time = `${SGR.muted}${formatClock(epochMs + row.at)} `;
  if (!server) return time;
  if (row.socket === 0) return `${time}${' '.repeat(whoWidth)} `;
  return `${time}${hueCode(endpoint(row.socket))}${`#${row.socket}`.padEnd(whoWidth)} `;
}

/** `plainly`: in one colour, since every change of it is an element to draw. */
function paint(segments: readonly Segment[], plainly: boolean): string {
  if (plainly) return `${SGR.mark}${segmentsText(segments)}${SGR.normal}`;
  let line = '';
  for (const { kind, text } of segments) {
    if (kind === 'text') line += text;
    else line += `${kind === 'invalid' ? SGR.invalid : SGR.mark}${text}${SGR.normal}`;
  }
  return line;
}
