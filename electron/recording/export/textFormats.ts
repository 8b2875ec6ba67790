/** Exports for people and their tools: JSON lines, CSV, text as in the pane. */
import { NO_CARRY, printable, segmentsText, type Utf8Carry } from '@shared/bytes/printable';
import { encodeUtf8 } from '@shared/bytes/utf8';
import { formatAddress } from '@shared/contract/address';
import { isChunk, type Row } from '@shared/contract/events';
import type { Mark } from '@shared/contract/marks';
import { type RowPlace, rowAt } from '@shared/contract/rowPlace';
import { eventWords } from '@shared/i18n/eventWords';
import { formatClock, formatExactBytes, type Language, type Translate } from '@shared/i18n/index';
import type { Format, Output } from './format';
import { jsonLine } from './jsonLine';
import { SocketEnds } from './socketEnds';

export interface TextOptions {
  readonly out: Output;
  readonly epochMs: number;
  readonly t: Translate;
  readonly language: Language;
  readonly markOf: ((session: number, seq: number) => Mark | null) | null;
}

abstract class LineFormat implements Format {
  abstract readonly extension: string;
  abstract readonly mediaType: string;
  protected readonly ends = new SocketEnds();

  constructor(protected readonly options: TextOptions) {}

  begin(): void {}

  row(place: RowPlace): void {
    const row = rowAt(place);
    if (row === null) return;
    const { out, markOf } = this.options;
    out.write(encodeUtf8(this.line(row, markOf?.(row.session, row.seq)?.note ?? null)));
  }

  end(): void {}

  /** `note`: beside a row that somebody has marked, perhaps empty; null: it is not marked. */
  protected abstract line(row: Row, note: string | null): string;
}

/** The vocabulary of `--json`. The first line carries `epochMs`. */
export class JsonLines extends LineFormat {
  readonly extension = '.jsonl';
  readonly mediaType = 'application/jsonl';
  private isFirst = true;

  protected line(row: Row, note: string | null): string {
    const line = jsonLine(row, this.ends.of(row), this.isFirst ? this.options.epochMs : null, note);
    this.isFirst = false;
    return line;
  }
}

/** RFC 4180: CRLF, quotes where they are needed. */
export class Csv extends LineFormat {
  readonly extension = '.csv';
  readonly mediaType = 'text/csv; charset=utf-8';

  override begin(): void {
    const { t, out } = this.options;
    const names = [
      t('record.csv.time'),
      t('record.csv.at'),
      t('record.csv.session'),
      t('record.csv.socket'),
      t('record.csv.type'),
      t('record.csv.evidence'),
      t('record.csv.bytes'),
      t('record.csv.local'),
      t('record.csv.remote'),
      t('record.csv.text'),
      t('record.csv.data'),
      t('record.csv.note'),
    ];
    out.write(encodeUtf8(record(names)));
  }

  protected line(row: Row, note: string | null): string {
    const { epochMs, t, language } = this.options;
    const { local, remote } = this.ends.of(row);
    const isData = isChunk(row);
    return record([
      new Date(epochMs + row.at).toISOString(),
      row.at.toFixed(3),
      String(row.session),
      row.socket === 0 ? '' : String(row.socket),
      row.type,
      row.evidence,
      isData ? String(row.bytes) : '',
      local === null ? '' : formatAddress(local),
      remote === null ? '' : formatAddress(remote),
      isData ? '' : eventWords(row, t, language).text,
      isData ? Buffer.from(row.data.buffer, row.data.byteOffset, row.data.length).toString('hex') : '',
      note === '' ? t('record.marked') : (note ?? ''),
    ]);
  }
}

function record(values: readonly string[]): string {
  const cells = values.map((value) => (/[",\r\n]/.test(value) ? `"${value.replaceAll('"', '""')}"` : value));
  return `${cells.join(',')}\r\n`;
}

/** As in the pane: bytes as text that does nothing, events in words. */
export class PlainText extends LineFormat {
  readonly extension = '.txt';
  readonly mediaType = 'text/plain; charset=utf-8';
  private readonly carries = new Map<string, Utf8Carry>();

  protected line(row: Row, note: string | null): string {
    const { epochMs, t, language } = this.options;
    const beside = note === null ? '' : `  ★ ${note === '' ? t('record.marked') : note}`;
    const who = row.socket > 0 ? ` #${row.socket}` : '';
    const head = `${formatClock(epochMs + row.at)} ${row.session}${who}`;
    if (!isChunk(row)) return `${head} ${eventWords(row, t, language).text}${beside}\n`;
    const key = `${row.session} ${row.socket} ${row.type}`;
    const { segments, carry } = printable(row.data, { carry: this.carries.get(key) ?? NO_CARRY });
    this.carries.set(key, carry);
    const arrow = row.type === 'received' ? '←' : '→';
    return `${head} ${arrow} ${formatExactBytes(row.bytes, language)}  ${segmentsText(segments)}${beside}\n`;
  }
}
