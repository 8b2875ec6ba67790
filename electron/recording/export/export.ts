/** Reads rows out of logs, from memory and from where they were stored, and hands them out as parts of a file. */
import { EXPORT_PART_BYTES, type ExportWish } from '@shared/contract/recording';
import { newRowPlace, type RowPlace } from '@shared/contract/rowPlace';
import {
  type Cursor,
  findRow,
  findSeq,
  isAtEnd,
  nextSeq,
  ready,
  type SessionLog,
  takeRow,
} from '../../engine/index';
import type { Format, Output } from './format';

interface Reader {
  readonly log: SessionLog;
  readonly cursor: Cursor;
}

export interface ExportPart {
  readonly data: Uint8Array;
  /** Rows looked at so far, and those that went while it was read. */
  readonly rows: number;
  readonly missing: number;
  readonly done: boolean;
}

export class Export implements Output {
  private readonly readers: Reader[] = [];
  private readonly place: RowPlace = newRowPlace();
  private chunks: Uint8Array[] = [];
  private size = 0;
  private seen = 0;
  private missing = 0;
  private isDone = false;
  /** Rows there were at the start, and chunk bytes that had gone before. */
  rows = 0;
  trimmed = 0;
  format: Format | null = null;

  /** `last`: seq of the last row that belongs to it. */
  private constructor(
    private readonly wish: ExportWish,
    private readonly last: number,
  ) {}

  static async open(
    logs: readonly SessionLog[],
    wish: ExportWish,
    newest: number,
    formatOf: (out: Output) => Format,
  ): Promise<Export> {
    const made = new Export(wish, Math.min(wish.to ?? newest, newest));
    for (const log of logs) await made.add(log);
    made.format = formatOf(made);
    made.format.begin();
    return made;
  }

  write(bytes: Uint8Array): void {
    this.chunks.push(bytes);
    this.size += bytes.length;
  }

  /** The next part; nothing else may be asked before it has come. */
  async read(): Promise<ExportPart> {
    const { format } = this;
    while (format !== null && !this.isDone && this.size < EXPORT_PART_BYTES) {
      for (const reader of this.readers) await this.prepare(reader);
      if (!this.batch(format)) {
        this.isDone = true;
        format.end();
      }
    }
    const all = Buffer.concat(this.chunks);
    const data = all.subarray(0, EXPORT_PART_BYTES);
    const rest = all.subarray(data.length);
    this.chunks = rest.length > 0 ? [rest] : [];
    this.size = rest.length;
    return { data, rows: this.seen, missing: this.missing, done: this.isDone && rest.length === 0 };
  }

  private async add(log: SessionLog): Promise<void> {
    const { from } = this.wish;
    const cursor = from === null ? await findRow(log, 0) : await findSeq(log, from);
    const end = await findSeq(log, this.last + 1);
    this.rows += Math.max(0, end.rows - cursor.rows);
    if (from === null) this.trimmed += log.trimmedBytes;
    this.readers.push({ log, cursor });
  }

  private async prepare({ log, cursor }: Reader): Promise<void> {
    if (cursor.block >= log.firstBlock) return;
    this.missing += (await ready(log, cursor))?.rows ?? 0;
  }

  /** Rows in the order of their seq, as long as all readers have theirs in memory. False: there are no more. */
  private batch(format: Format): boolean {
    while (this.size < EXPORT_PART_BYTES) {
      let next: Reader | null = null;
      let first = Number.POSITIVE_INFINITY;
      for (const reader of this.readers) {
        const seq = nextSeq(reader.log, reader.cursor);
        // Its block must be loaded first; until then nobody knows whose turn it is.
        if (seq === null && !isAtEnd(reader.log, reader.cursor)) return true;
        if (seq !== null && seq < first) {
          first = seq;
          next = reader;
        }
      }
      if (next === null || first > this.last || !takeRow(next.log, next.cursor, this.place)) return false;
      this.seen++;
      format.row(this.place);
    }
    return true;
  }
}
