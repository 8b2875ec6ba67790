/**
 * Blocks of a log whose records are not in its memory: what is known of them, and who gets them back. Their number and
 * what lies before them stay known even when they are gone for good, so that cursors keep their places.
 */
import type { TrimReason } from '@shared/contract/events';
import type { BlockFacts, LogBlock } from './logBlock';

/** A log, as whoever stores its blocks knows it. */
export interface StoringLog {
  readonly session: number;
  /** The store does not have this block any more. */
  lose(block: StoredBlock, why: TrimReason): void;
}

/** Where a log puts blocks that its memory has no room for. */
export interface BlockStore {
  /**
   * Takes a block with its memory, which the log must not touch any more. Null: done; else why it cannot be kept. `stored` is
   * how the log knows it from now on; the store calls `log.lose` with it when it is gone.
   */
  keep(log: StoringLog, stored: StoredBlock, block: LogBlock): TrimReason | null;
  /** Memory of a block that was kept, for `bytes` at least; null when there is none to spare. */
  spare(bytes: number): LogBlock | null;
  /** Gets the records of a kept block into its `memory`, or has the log lose it. */
  load(log: StoringLog, stored: StoredBlock): Promise<void>;
  /** Nobody reads this log any more. */
  drop(log: StoringLog): void;
}

export class StoredBlock implements BlockFacts {
  readonly used: number;
  readonly records: number;
  readonly firstSeq: number;
  readonly lastSeq: number;
  readonly bytesBefore: number;
  readonly rowsBefore: number;
  /** The records, while somebody reads them. */
  memory: LogBlock | null = null;
  /** Nobody can get the records back. */
  isGone = false;

  /** `chunkBytes`: of the chunks in it. */
  constructor(
    block: BlockFacts,
    readonly chunkBytes: number,
  ) {
    this.used = block.used;
    this.records = block.records;
    this.firstSeq = block.firstSeq;
    this.lastSeq = block.lastSeq;
    this.bytesBefore = block.bytesBefore;
    this.rowsBefore = block.rowsBefore;
  }
}
