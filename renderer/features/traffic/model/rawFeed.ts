import type { ErrorInfo } from '@shared/contract/errors';
import { isChunk, type Row } from '@shared/contract/events';
import type { RowSource } from '../../../host/rowSource';

/** Rows of the past that a raw terminal begins with. */
const PAST_ROWS = 500;
/** Rows read at once. */
const PAGE_ROWS = 100;

export interface RawFeedOptions {
  readonly socket: number;
  /** Reads the log: what a live row carries is not enough. */
  readonly read: RowSource['read'];
  /** Resolves when the bytes are taken: only then are more read. */
  readonly write: (data: Uint8Array) => Promise<void>;
  /** Bytes of chunks are gone from the log before they could be read. */
  readonly onMissed: (bytes: number) => void;
  readonly onFailed: (error: ErrorInfo) => void;
}

/** Every byte that one connection received, in order and whole, as fast as it is taken. */
export class RawFeed {
  private next: number | null = null;
  /** Bytes of chunks of the log up to `next`. */
  private bytesRead = 0;
  private isRunning = false;
  private isStopped = false;
  private isWanted = false;

  constructor(private readonly options: RawFeedOptions) {}

  /** There may be more in the log. */
  wake(): void {
    this.isWanted = true;
    if (!this.isRunning && !this.isStopped) void this.run();
  }

  stop(): void {
    this.isStopped = true;
  }

  private async run(): Promise<void> {
    this.isRunning = true;
    while (this.isWanted && !this.isStopped) {
      this.isWanted = false;
      while (await this.page());
    }
    this.isRunning = false;
  }

  /** Takes one page; false when there was none. */
  private async page(): Promise<boolean> {
    const { read, onFailed, onMissed } = this.options;
    const { next } = this;
    const page =
      next === null
        ? await read({ before: Number.MAX_SAFE_INTEGER }, PAST_ROWS, true)
        : await read({ from: next }, PAGE_ROWS, true);
    if (this.isStopped) return false;
    if (!page.ok) {
      onFailed(page.error);
      return false;
    }
    const { rows, nextSeq, bytesBefore } = page.value;
    const holes = rows.reduce((sum, row) => sum + (row.type === 'skipped' ? row.bytes : 0), 0);
    const missed = holes + (next === null ? 0 : bytesBefore - this.bytesRead);
    this.next = nextSeq;
    this.bytesRead = bytesBefore + rows.reduce((sum, row) => sum + (isChunk(row) ? row.bytes : 0), 0) + holes;
    if (missed > 0) onMissed(missed);
    if (rows.length === 0) return false;
    await this.take(rows);
    return true;
  }

  private async take(rows: readonly Row[]): Promise<void> {
    for (const row of rows) {
      if (this.isStopped) return;
      if (isChunk(row) && row.type === 'received' && row.socket === this.options.socket)
        await this.options.write(row.data);
    }
  }
}
