import { isPromptDrain, type Row } from '@shared/contract/events';
import { formatClock } from '@shared/i18n/index';
import { jsonLine, SocketEnds } from '../recording/index';
import type { Printer } from './printed';
import { rowText } from './rowText';
import type { Terminal } from './terminal';

/** Writes a row where it belongs. */
export type Report = (row: Row) => void;

/** Every row as a line of JSON on stdout. What our own log drops is nobody's loss here: each row was printed. */
export function jsonReport({ out }: Terminal, epochMs: number): Report {
  const ends = new SocketEnds();
  let isFirst = true;
  return (row) => {
    if (row.type === 'log-trimmed') return;
    out.write(jsonLine(row, ends.of(row), isFirst ? epochMs : null));
    isFirst = false;
  };
}

/**
 * Received bytes on stdout, untouched, or what `printer` makes of the rows; events in words on stderr. `named`: say
 * which socket a line is about.
 */
export function textReport(
  terminal: Terminal,
  epochMs: number,
  named: boolean,
  printer: Printer | null,
): Report {
  const { out, err, t, language } = terminal;
  return (row) => {
    const printed = printer === null ? (row.type === 'received' ? row.data : null) : printer(row);
    if (printed !== null) out.write(printed);
    if (!isTold(row)) return;
    const who = named && row.socket > 0 ? ` #${row.socket}` : '';
    err.write(`${formatClock(epochMs + row.at)} ●${who} ${rowText(row, t, language)}\n`);
  };
}

/** Chunks are not events, and that the kernel took a line at once is no news. */
function isTold(row: Row): boolean {
  if (isPromptDrain(row)) return false;
  return row.type !== 'received' && row.type !== 'sent' && row.type !== 'log-trimmed';
}
