import {
  NO_CARRY,
  printableString,
  type Segment,
  segmentsText,
  type Utf8Carry,
} from '@shared/bytes/printable';
import { printableIn } from '@shared/bytes/printableIn';
import { type ChunkRow, type Evidence, isChunk } from '@shared/contract/events';
import { eventWords, type Level } from '@shared/i18n/eventWords';
import { formatBytes, formatExactBytes, formatNumber } from '@shared/i18n/format';
import {
  type FrameRow,
  type GapRow,
  type GoneRow,
  isBinary,
  isCut,
  isFrame,
  isGap,
  isGone,
  moreBytes,
  shownBytes,
  type ViewRow,
} from '../model/viewRows';
import { chunkColumns, dataColumn, start, startWidth } from './gutter';
import { hexLines } from './hexLines';
import { FIRST_ROW, type RowContext, type RowStand } from './rowContext';
import { SGR } from './sgr';

/** A row as its lines, without the last line break. `carry` belongs to the next chunk of the same socket and direction. */
export interface FormattedRow {
  readonly ansi: string;
  /** Lines of it, before any is wrapped. */
  readonly lines: number;
  readonly carry: Utf8Carry | null;
}

const EVIDENCE_GLYPH: Readonly<Record<Evidence, string>> = {
  app: ' ● ',
  kernel: ' ◆ ',
  wire: ' ▲ ',
  told: ' ○ ',
};
const GAP_GLYPH = ' ⋯ ';
const BREAK = '\r\n';

const LEVEL_STYLE: Readonly<Record<Level, readonly [before: string, after: string]>> = {
  info: [SGR.muted, SGR.normal],
  warn: [`${SGR.warn}! `, SGR.normal],
  error: [`${SGR.danger}${SGR.bold}✕ `, `${SGR.notBold}${SGR.normal}`],
};

/** Cells before the words of an event. */
export function eventColumn(context: RowContext, level: Level): number {
  // After the glyph a space, and a sign of its own before what is no mere information.
  return startWidth(context) + EVIDENCE_GLYPH.app.length + 1 + (level === 'info' ? 0 : 2);
}

/** Draws a row. No control sequence in it ever comes from a peer: all text goes through `printable`. */
export function formatRow(
  row: ViewRow,
  context: RowContext,
  carry: Utf8Carry = NO_CARRY,
  stand: RowStand = FIRST_ROW,
): FormattedRow {
  if (isGap(row) || isGone(row)) return { ansi: formatGap(row, context), lines: 1, carry: null };
  if (isChunk(row)) return formatChunk(row, context, carry, stand);
  const { text, level } = eventWords(row, context.t, context.language);
  const [before, after] = LEVEL_STYLE[level];
  const glyph = level === 'info' ? SGR.muted : '';
  const words = printableString(text);
  return {
    ansi: `${start(row, context, stand)}${glyph}${EVIDENCE_GLYPH[row.evidence]} ${before}${words}${after}`,
    lines: 1,
    carry: null,
  };
}

/** What follows the bytes of a chunk that is not all there. Its width is the width of its last cells. */
export function moreMark(row: ChunkRow, { t, language, view }: RowContext): string {
  return t('traffic.more', { size: formatExactBytes(moreBytes(row, view.form), language) });
}

function formatChunk(row: ChunkRow, context: RowContext, before: Utf8Carry, stand: RowStand): FormattedRow {
  const { form, encoding } = context.view;
  const cut = isCut(row);
  const size = formatExactBytes(row.bytes, context.language);
  const head = `${start(row, context, stand)}${chunkColumns(row, size, isFrame(row) ? row.frame.chunks : null, context)}`;
  // A frame begins anew: nothing of the one before belongs to it.
  const { segments, carry } = printableIn(encoding, shownBytes(row, 'text'), {
    carry: isFrame(row) ? NO_CARRY : before,
    cut,
  });
  const after = `${isFrame(row) ? frameNotes(row, context) : ''}${more(row, context)}`;
  const next = isFrame(row) ? null : carry;
  if (form === 'text')
    return { ansi: `${head}${paint(segments, isBinary(row))}${after}`, lines: 1, carry: next };
  const { lines, beside } = hexLines(row, dataColumn(context), stand.cols, form === 'hex');
  const text = form === 'both' ? paint(segments, isBinary(row)) : '';
  const first = `${head}${beside ? (lines.shift() ?? '') : text}`;
  const tail = after === '' ? [] : [`${' '.repeat(beside ? dataColumn(context) - 1 : 1)}${after}`];
  const all = [first, ...lines, ...tail];
  return { ansi: all.join(BREAK), lines: all.length, carry: next };
}

function more(row: ChunkRow, context: RowContext): string {
  if (moreBytes(row, context.view.form) === 0) return '';
  return ` ${SGR.action}${moreMark(row, context)}${SGR.normal}`;
}

/** What is to be known of a frame that is not simply there from its first byte to its last. */
function frameNotes({ frame, bytes, data }: FrameRow, { t, language }: RowContext): string {
  if (frame.flaws.length === 0) return '';
  const size = formatExactBytes(bytes - data.length, language);
  const notes = frame.flaws.map((flaw) => t(`traffic.frame.${flaw}`, { size }));
  return ` ${SGR.warn}! ${notes.join(' · ')}${SGR.normal}`;
}

function formatGap(row: GapRow | GoneRow, context: RowContext): string {
  const { t, language } = context;
  const numbers = { rows: formatNumber(row.rows, language), size: formatBytes(row.bytes, language) };
  const text = isGone(row) ? t('traffic.gone', numbers) : t('traffic.gap', numbers);
  // In the column of the other glyphs: a gap has no time of its own.
  const before = ' '.repeat(startWidth(context));
  return `${before}${isGone(row) ? SGR.muted : SGR.action}${GAP_GLYPH} ${text}${SGR.normal}`;
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
