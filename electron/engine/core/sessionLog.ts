/**
 * The log of one session: every row in the contract's record layout, in memory, oldest first.
 *
 * It sits on the data path of every chunk, so it copies into preallocated blocks: keeping a Buffer or an object per
 * chunk instead costs 13 % of echo throughput and twice the memory. Readers come with cursors and copy records out;
 * nothing is called back per row.
 */
import type { EventType, Evidence, RowType } from '@shared/contract/events';
import { EVIDENCE } from '@shared/contract/events';
import { LOG_BLOCK_BYTES, LOG_FIRST_BLOCK_BYTES } from '@shared/contract/limits';
import { RECORD_HEADER_BYTES, recordBytes, typeCode } from '@shared/contract/record';
import { addRecord, blockCost, type LogBlock, newBlock } from './logBlock';

const BLOCK_GROWTH = 4;

/** Memory shared by all logs of an engine. */
export interface LogBudget {
  /** True when `bytes` more fit, after trimming other logs if that helps; false asks this log to trim itself. */
  makeRoom(bytes: number): boolean;
  /** Books memory taken (positive) or given back (negative). */
  book(bytes: number): void;
}

export const UNLIMITED: LogBudget = { makeRoom: () => true, book: () => undefined };

const encoder = new TextEncoder();

/** The fields of an event as a log stores them; made once for all logs that get it. */
export function encodeFields(fields: object): Uint8Array {
  return encoder.encode(JSON.stringify(fields));
}

export class SessionLog {
  /** Blocks still there; the first has number `firstBlock`, counted since the session opened. */
  readonly blocks: LogBlock[] = [];
  firstBlock = 0;
  /** Totals since the session opened, trimmed rows included. */
  rows = 0;
  chunkBytes = 0;
  /** Chunk bytes that are gone. */
  trimmedBytes = 0;
  /** Memory held, index included. */
  heldBytes = 0;

  private tail: LogBlock | null = null;
  /** The newest chunk row, and where in the tail the record with its bytes is; 0 when they are not in the tail. */
  private lastChunkSeq = 0;
  private lastChunkAt = 0;
  private nextBlockBytes = LOG_FIRST_BLOCK_BYTES;
  private readonly maxBlockBytes: number;

  /** `limit`: memory this log may hold, in bytes. The newest row is always kept, however large. */
  constructor(
    readonly session: number,
    private readonly limit: number,
    private readonly budget: LogBudget = UNLIMITED,
  ) {
    // At least four blocks, so that a small log does not forget everything at once.
    const quarter = (limit >> 2) & ~7;
    this.maxBlockBytes = Math.max(LOG_FIRST_BLOCK_BYTES, Math.min(LOG_BLOCK_BYTES, quarter));
  }

  /** The oldest seq still there; 0 when nothing is. */
  get firstSeq(): number {
    return this.blocks[0]?.firstSeq ?? 0;
  }

  get lastSeq(): number {
    return this.tail?.lastSeq ?? 0;
  }

  /**
   * Copies one chunk, as read or written. `type` is the contract's code of `received` or `sent`.
   * `sameAs`: the seq of a row with these very bytes (an echo's). If nothing came between, they are not copied again.
   */
  appendChunk(type: number, socket: number, seq: number, at: number, chunk: Uint8Array, sameAs = 0): void {
    const size = chunk.length;
    const { tail } = this;
    if (
      tail !== null &&
      sameAs !== 0 &&
      sameAs === this.lastChunkSeq &&
      tail.used + RECORD_HEADER_BYTES <= tail.data.length
    ) {
      addRecord(tail, type, this.session, socket, seq, at, size, null, tail.used - this.lastChunkAt);
    } else {
      const block = this.room(recordBytes(size));
      this.lastChunkAt = block.used;
      addRecord(block, type, this.session, socket, seq, at, size, chunk, 0);
    }
    this.lastChunkSeq = seq;
    this.rows++;
    this.chunkBytes += size;
  }

  /** Writes one event. `session` differs from the log's own only in the journal; `json` is what `encodeFields` gave. */
  appendEvent(
    type: EventType,
    evidence: Evidence,
    session: number,
    socket: number,
    seq: number,
    at: number,
    json: Uint8Array,
  ): void {
    const block = this.room(recordBytes(json.length));
    const code = codeWithEvidence(type, evidence);
    addRecord(block, code, session, socket, seq, at, json.length, json, 0);
    this.rows++;
  }

  /** Gives the oldest block's memory back. False when only the newest block is left. */
  trimOldest(): boolean {
    const oldest = this.blocks.length > 1 ? this.dropOldest() : undefined;
    if (oldest === undefined) return false;
    this.hold(-blockCost(oldest.data.length));
    return true;
  }

  /** Frees everything; the log must not be used afterwards. */
  dispose(): void {
    this.hold(-this.heldBytes);
    this.blocks.length = 0;
    this.tail = null;
  }

  private room(bytes: number): LogBlock {
    const { tail } = this;
    return tail !== null && tail.used + bytes <= tail.data.length ? tail : this.addBlock(bytes);
  }

  /** Adds a block for at least `needed` bytes, within the limits by letting the oldest go. */
  private addBlock(needed: number): LogBlock {
    const block = this.reclaim(needed) ?? this.allocate(needed);
    block.used = 0;
    block.records = 0;
    block.bytesBefore = this.chunkBytes;
    block.rowsBefore = this.rows;
    this.blocks.push(block);
    this.tail = block;
    this.lastChunkSeq = 0;
    this.nextBlockBytes = Math.min(this.maxBlockBytes, this.nextBlockBytes * BLOCK_GROWTH);
    return block;
  }

  /** Lets old blocks go until another fits; one that is large enough is used again. Null: a new one may be made. */
  private reclaim(needed: number): LogBlock | null {
    const size = Math.max(needed, this.nextBlockBytes);
    const cost = blockCost(size);
    while (this.heldBytes + cost > this.limit || !this.budget.makeRoom(cost)) {
      const oldest = this.dropOldest();
      if (oldest === undefined) {
        // Not even an empty log may have a block of this size: stay small.
        this.nextBlockBytes = LOG_FIRST_BLOCK_BYTES;
        return null;
      }
      if (oldest.data.length >= size) return oldest;
      this.hold(-blockCost(oldest.data.length));
    }
    return null;
  }

  private allocate(needed: number): LogBlock {
    const block = newBlock(Math.max(needed, this.nextBlockBytes));
    this.hold(blockCost(block.data.length));
    return block;
  }

  private hold(bytes: number): void {
    this.heldBytes += bytes;
    this.budget.book(bytes);
  }

  private dropOldest(): LogBlock | undefined {
    const oldest = this.blocks.shift();
    if (oldest === undefined) return undefined;
    this.firstBlock++;
    this.trimmedBytes = this.blocks[0]?.bytesBefore ?? this.chunkBytes;
    return oldest;
  }
}

/** A record's type word: type code and evidence, as `record.ts` lays them out. */
export function codeWithEvidence(type: RowType, evidence: Evidence): number {
  return typeCode(type) | (EVIDENCE.indexOf(evidence) << 16);
}
