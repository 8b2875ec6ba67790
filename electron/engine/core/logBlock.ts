/**
 * A block of a log: preallocated memory that is filled with records, one after the other.
 *
 * Two words of a record mean something else here than in a frame: word 0 is the number of bytes stored behind the
 * header, and word 2, where not 0, how far back the record is that has the bytes.
 */
import { isChunkCode, RECORD_HEADER_BYTES, recordBytes } from '@shared/contract/record';

/** What a block costs beside its bytes: the object, its views and its place in the index. */
const BLOCK_INDEX_BYTES = 512;

/** What is known of a run of records without looking at them. */
export interface BlockFacts {
  /** Bytes of the records. */
  readonly used: number;
  readonly records: number;
  readonly firstSeq: number;
  readonly lastSeq: number;
  /** Chunk bytes and rows logged before it, since the session opened. */
  readonly bytesBefore: number;
  readonly rowsBefore: number;
}

/** A run of records. `data`, `words` and `doubles` are views of the same memory. */
export interface LogBlock extends BlockFacts {
  readonly data: Uint8Array;
  readonly words: Uint32Array;
  readonly doubles: Float64Array;
  used: number;
  records: number;
  firstSeq: number;
  lastSeq: number;
  bytesBefore: number;
  rowsBefore: number;
}

/** `bytes` is a multiple of 8, as every record is. */
export function newBlock(bytes: number): LogBlock {
  const buffer = new ArrayBuffer(bytes);
  return {
    data: new Uint8Array(buffer),
    words: new Uint32Array(buffer),
    doubles: new Float64Array(buffer),
    used: 0,
    records: 0,
    firstSeq: 0,
    lastSeq: 0,
    bytesBefore: 0,
    rowsBefore: 0,
  };
}

/** A block whose records were kept elsewhere, with `data` read back. */
export function sameBlock(facts: BlockFacts, data: ArrayBuffer): LogBlock {
  const { used, records, firstSeq, lastSeq, bytesBefore, rowsBefore } = facts;
  return {
    data: new Uint8Array(data),
    words: new Uint32Array(data),
    doubles: new Float64Array(data),
    used,
    records,
    firstSeq,
    lastSeq,
    bytesBefore,
    rowsBefore,
  };
}

/** Memory a block of this size takes, index included. */
export function blockCost(bytes: number): number {
  return bytes + BLOCK_INDEX_BYTES;
}

/** Adds a record to a block that has room for it. `payload` null: the bytes are those of the record `back` bytes before. */
export function addRecord(
  block: LogBlock,
  type: number,
  session: number,
  socket: number,
  seq: number,
  at: number,
  size: number,
  payload: Uint8Array | null,
  back: number,
): void {
  const { used, words, doubles } = block;
  const stored = payload === null ? 0 : size;
  const word = used >> 2;
  const double = used >> 3;
  words[word] = stored;
  words[word + 1] = size;
  words[word + 2] = back;
  words[word + 3] = socket;
  doubles[double + 2] = seq;
  doubles[double + 3] = at;
  words[word + 8] = type;
  words[word + 9] = session;
  if (payload !== null) block.data.set(payload, used + RECORD_HEADER_BYTES);
  if (block.records === 0) block.firstSeq = seq;
  block.lastSeq = seq;
  block.records++;
  block.used = used + recordBytes(stored);
}

/** Where the record after the one at `offset` begins. */
export function nextOffset(block: LogBlock, offset: number): number {
  return offset + recordBytes(block.words[offset >> 2] ?? 0);
}

/** Size of the row at `offset`: of the whole chunk, or of an event's JSON. */
export function sizeAt(block: LogBlock, offset: number): number {
  return block.words[(offset >> 2) + 1] ?? 0;
}

/** Where the bytes of the row at `offset` begin. */
export function payloadAt(block: LogBlock, offset: number): number {
  return offset - (block.words[(offset >> 2) + 2] ?? 0) + RECORD_HEADER_BYTES;
}

export function isChunkAt(block: LogBlock, offset: number): boolean {
  return isChunkCode((block.words[(offset >> 2) + 8] ?? 0) & 0xffff);
}

export function seqAt(block: LogBlock, offset: number): number {
  return block.doubles[(offset >> 3) + 2] ?? 0;
}
