/** A row in words, as a screen reader reads it: what happened first, then who and when. No glyph has to be known. */
import { printableString, type Segment, UNKNOWN_CARRY } from '@shared/bytes/printable';
import { printableIn } from '@shared/bytes/printableIn';
import { type ChunkRow, isChunk } from '@shared/contract/events';
import { eventWords } from '@shared/i18n/eventWords';
import { formatBytes, formatClock, formatExactBytes, formatNumber } from '@shared/i18n/format';
import type { Translate } from '@shared/i18n/index';
import { isCut, isGap, isGone, moreBytes, shownBytes, type ViewRow } from '../model/viewRows';
import type { RowContext } from './rowContext';

/** Nobody listens to more of one row; the whole is in the viewer of chunks. */
const READ_BYTES = 200;

/** The pictures of control characters, which speech leaves out, and what they are called. */
const FIRST_CONTROL = 0x2400;
const CONTROL_NAMES =
  'NUL SOH STX ETX EOT ENQ ACK BEL BS TAB LF VT FF CR SO SI DLE DC1 DC2 DC3 DC4 NAK SYN ETB CAN EM SUB ESC FS GS RS US SP DEL'.split(
    ' ',
  );

export function readRow(row: ViewRow, context: RowContext): string {
  const { t, language, server, epochMs, view } = context;
  if (isGap(row) || isGone(row)) {
    const numbers = { rows: formatNumber(row.rows, language), size: formatBytes(row.bytes, language) };
    return isGone(row) ? t('traffic.gone', numbers) : t('traffic.gap', numbers);
  }
  const who = server && row.socket !== 0 ? [t('a11y.rows.who', { n: row.socket })] : [];
  const when = view.columns.time ? [formatClock(epochMs + row.at)] : [];
  if (!isChunk(row)) {
    const words = printableString(eventWords(row, t, language).text);
    return [words, ...who, ...when, t(`common.evidence.${row.evidence}`)].join(', ');
  }
  const size = formatExactBytes(row.bytes, language);
  const words = t(`a11y.rows.${row.type}`, { size, data: readData(row, context) });
  return [words, ...who, ...when].join(', ');
}

function readData(row: ChunkRow, { t, language, view }: RowContext): string {
  const bytes = shownBytes(row, 'text').subarray(0, READ_BYTES);
  const isAll = bytes.length === row.bytes;
  const rest = isCut(row) ? moreBytes(row) : row.bytes - bytes.length;
  const more = isAll || rest <= 0 ? '' : ` ${t('traffic.more', { size: formatExactBytes(rest, language) })}`;
  if (view.form === 'hex')
    return `${Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join(' ')}${more}`;
  const { segments } = printableIn(view.encoding, bytes, { carry: UNKNOWN_CARRY, cut: !isAll });
  const text = segments.map((segment) => speakable(segment, t)).join('');
  return `${text.replace(/\s+/g, ' ').trim()}${more}`;
}

/** Marks of what cannot be seen, by name. */
function speakable({ kind, text }: Segment, t: Translate): string {
  if (kind === 'control')
    return text.replace(
      /[\u2400-\u2421]/g,
      (mark) => ` ${CONTROL_NAMES[mark.charCodeAt(0) - FIRST_CONTROL] ?? ''} `,
    );
  if (kind === 'invalid')
    return text.replace(/⟨(..)⟩/g, (_, hex: string) => ` ${t('a11y.rows.byte', { hex })} `);
  return text;
}
