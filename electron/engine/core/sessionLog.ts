/**
 * The log of one session: every row in the contract's record layout, oldest first. The newest are in memory; what it has
 * no room for goes to a store, if there is one, and else is forgotten.
 *
 * It sits on the data path of every chunk, so it copies into preallocated blocks: keeping a Buffer or an object per
 * chunk instead costs 13 % of echo throughput and twice the memory. Readers come with cursors and copy records out;
 * nothing is called back per row.
 */
import type { EventType, Evidence, RowType, TrimReason } from '@shared/contract/events';
import { EVIDENCE } from '@shared/contract/events';
import { LOG_BLOCK_BYTES, LOG_FIRST_BLOCK_BYTES } from '@shared/contract/limits';
import { RECORD_HEADER_BYTES, recordBytes, typeCode } from '@shared/contract/record';
import { addRecord, blockCost, type LogBlock, newBlock } from './logBlock';
import { type BlockStore, StoredBlock, type StoringLog } from './storedBlock';

const BLOCK_GROWTH = 4;

/** Memory shared by all logs of an engine. */
export interface LogBudget {
  /** True when `bytes` more fit, after trimming other logs if that helps; false asks this log to trim itself. */
  makeRoom(bytes: number): boolean;
  /** Books memory taken (positive) or given back (negative). */
  book(bytes: number): void;
}

/** Somebody who must not miss rows: called before block number `block` leaves the memory. */
export type Keeper = (block: number) => void;

export const UNLIMITED: LogBudget = { makeRoom: () => true, book: () => undefined };

const encoder = new TextEncoder();

/** The fields of an event as a log stores them; made once for all logs that get it. */
export function encodeFields(fields: object): Uint8Array {
  return encoder.encode(JSON.stringify(fields));
}

export class SessionLog implements StoringLog {
  /** Blocks in memory; the first has number `firstBlock`, counted since the session opened. */
  readonly blocks: LogBlock[] = [];
  firstBlock = 0;
  /** The blocks before them that a store has, or had: gone ones are left out only at the beginning. */
  readonly stored: StoredBlock[] = [];
  /** Bytes of the records in the store. */
  storedBytes = 0;
  /** Totals since the session opened, trimmed rows included. */
  rows = 0;
  chunkBytes = 0;
  /** Chunk bytes that are gone, and why the last of them went. */
  trimmedBytes = 0;
  trimReason: TrimReason = 'limit';
  /** Memory held, index included. */
  heldBytes = 0;

  private readonly keepers = new Set<Keeper>();
  private tail: LogBlock | null = null;
  /** The newest chunk row, and where in the tail the record with its bytes is; 0 when they are not in the tail. */
  private lastChunkSeq = 0;
  private lastChunkAt = 0;
  private nextBlockBytes = LOG_FIRST_BLOCK_BYTES;
  private maxBlockBytes = 0;
  private limit = 0;

  /** `limit`: memory this log may hold, in bytes. The newest row is always kept, however large. */
  constructor(
    readonly session: number,
    limit: number,
    private readonly budget: LogBudget = UNLIMITED,
    private readonly store: BlockStore | null = null,
  ) {
    this.limitTo(limit);
  }

  /** Another limit; what is more goes at once, the oldest first, but for the newest block. */
  limitTo(limit: number): void {
    this.limit = limit;
    // At least four blocks, so that a small log does not forget everything at once.
    const quarter = (limit >> 2) & ~7;
    this.maxBlockBytes = Math.max(LOG_FIRST_BLOCK_BYTES, Math.min(LOG_BLOCK_BYTES, quarter));
    this.nextBlockBytes = Math.min(this.nextBlockBytes, this.maxBlockBytes);
    while (this.heldBytes > limit && this.trimOldest());
  }

  /** The oldest seq still there; 0 when nothing is. */
  get firstSeq(): number {
    return (this.stored[0] ?? this.blocks[0])?.firstSeq ?? 0;
  }

  /** Rows before the oldest still there. */
  get firstRow(): number {
    return (this.stored[0] ?? this.blocks[0])?.rowsBefore ?? 0;
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

  /** The block of this number, if its records are in memory or were loaded. */
  blockAt(number: number): LogBlock | null {
    const index = number - this.firstBlock;
    if (index >= 0) return this.blocks[index] ?? null;
    return this.stored[this.stored.length + index]?.memory ?? null;
  }

  /** The stored block of this number; null: it is in memory, or gone at the beginning. */
  storedAt(number: number): StoredBlock | null {
    return number < this.firstBlock
      ? (this.stored[this.stored.length + number - this.firstBlock] ?? null)
      : null;
  }

  /** Gets a stored block's records into its `memory`, or finds that it is gone. */
  load(block: StoredBlock): Promise<void> {
    if (this.store !== null) return this.store.load(this, block);
    this.lose(block, 'disk-failed');
    return Promise.resolve();
  }

  /** The store does not have this block any more. */
  lose(block: StoredBlock, why: TrimReason): void {
    if (block.isGone) return;
    block.isGone = true;
    block.memory = null;
    this.storedBytes -= block.used;
    this.trim(block.chunkBytes, why);
    const there = this.stored.findIndex(({ isGone }) => !isGone);
    if (there !== 0) this.stored.splice(0, there < 0 ? this.stored.length : there);
  }

  /** Gives the oldest block's memory back. False when only the newest block is left. */
  trimOldest(): boolean {
    if (this.blocks.length < 2) return false;
    this.freeOldest(Number.POSITIVE_INFINITY);
    return true;
  }

  /** `keeper` is asked before rows leave the memory, in the middle of writing the next, and may only read. The answer ends that. */
  onLeaving(keeper: Keeper): () => void {
    this.keepers.add(keeper);
    return () => this.keepers.delete(keeper);
  }

  /** Frees everything; the log must not be used afterwards. */
  dispose(): void {
    for (const keeper of this.keepers) keeper(Number.POSITIVE_INFINITY);
    this.keepers.clear();
    this.hold(-this.heldBytes);
    this.blocks.length = 0;
    this.stored.length = 0;
    this.storedBytes = 0;
    this.tail = null;
    this.store?.drop(this);
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
      if (this.blocks.length === 0) {
        // Not even an empty log may have a block of this size: stay small.
        this.nextBlockBytes = LOG_FIRST_BLOCK_BYTES;
        return null;
      }
      const memory = this.freeOldest(size);
      if (memory !== null) return memory;
    }
    return null;
  }

  private allocate(needed: number): LogBlock {
    const bytes = Math.max(needed, this.nextBlockBytes);
    const block = this.store?.spare(bytes) ?? newBlock(bytes);
    this.hold(blockCost(block.data.length));
    return block;
  }

  private hold(bytes: number): void {
    this.heldBytes += bytes;
    this.budget.book(bytes);
  }

  /** Takes the oldest block out of memory. Answers with that memory, still booked, when it has `bytes` and is free. */
  private freeOldest(bytes: number): LogBlock | null {
    if (this.keepers.size > 0) for (const keeper of [...this.keepers]) keeper(this.firstBlock);
    const oldest = this.blocks.shift();
    if (oldest === undefined) return null;
    this.firstBlock++;
    const isKept = this.keep(oldest);
    // After its limit was lowered, a large block used again and again would keep the log above it.
    if (!isKept && oldest.data.length >= bytes && this.heldBytes <= this.limit) return oldest;
    this.hold(-blockCost(oldest.data.length));
    return null;
  }

  /** Gives a block away; false: it is gone, and its memory free. */
  private keep(block: LogBlock): boolean {
    const chunkBytes = (this.blocks[0]?.bytesBefore ?? this.chunkBytes) - block.bytesBefore;
    const stored = new StoredBlock(block, chunkBytes);
    const refusal = this.store === null ? 'limit' : this.store.keep(this, stored, block);
    const isKept = refusal === null;
    // A hole keeps its place: what is stored before it is still there.
    if (isKept || this.stored.length > 0) this.stored.push(stored);
    if (isKept) this.storedBytes += block.used;
    else {
      stored.isGone = true;
      this.trim(chunkBytes, refusal);
    }
    return isKept;
  }

  private trim(chunkBytes: number, why: TrimReason): void {
    this.trimmedBytes += chunkBytes;
    this.trimReason = why;
  }
}

/** A record's type word: type code and evidence, as `record.ts` lays them out. */
export function codeWithEvidence(type: RowType, evidence: Evidence): number {
  return typeCode(type) | (EVIDENCE.indexOf(evidence) << 16);
}
