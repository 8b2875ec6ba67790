/**
 * Reading a log with cursors. A cursor survives trimming: its block is named by number, and a reader that comes too
 * late learns how much it lost. Rows are copied out in the record layout, cut to a preview if wanted.
 *
 * Everything here looks at what is in memory and never waits. `atRow`, `atNewest`, `atSeq` and `catchUp` take the oldest
 * row in memory for the oldest there is; `nextSeq` and `copyRows` also see a stored block that `storedReader` has made
 * ready.
 */
import { RECORD_HEADER_BYTES, recordBytes } from '@shared/contract/record';
import type { RowPlace } from '@shared/contract/rowPlace';
import { isChunkAt, type LogBlock, nextOffset, payloadAt, seqAt, sizeAt } from './logBlock';
import type { SessionLog } from './sessionLog';

/** A place between two rows. `rows` and `bytes` count what lies before it since the session opened. */
export interface Cursor {
  block: number;
  offset: number;
  rows: number;
  bytes: number;
  /** Bytes already copied of the chunk at the cursor, when it did not fit in one piece. */
  part: number;
}

export interface Gap {
  readonly rows: number;
  readonly bytes: number;
}

export interface Copied {
  /** Bytes written to the output. */
  readonly bytes: number;
  readonly records: number;
}

/** The place after the newest row. */
export function atEnd(log: SessionLog): Cursor {
  const last = log.blocks.length - 1;
  return {
    block: log.firstBlock + Math.max(0, last),
    offset: log.blocks[last]?.used ?? 0,
    rows: log.rows,
    bytes: log.chunkBytes,
    part: 0,
  };
}

/** The place before row number `row` (counted since the session opened), or before the oldest row still there. */
export function atRow(log: SessionLog, row: number): Cursor {
  for (let i = log.blocks.length - 1; i >= 0; i--) {
    const block = log.blocks[i];
    if (block === undefined || (block.rowsBefore > row && i > 0)) continue;
    const cursor = blockStart(log, i, block);
    walkTo(cursor, block, ({ rows }) => rows >= row);
    return cursor;
  }
  return atEnd(log);
}

/** The place before the newest `rows` rows. */
export function atNewest(log: SessionLog, rows: number): Cursor {
  return rows <= 0 ? atEnd(log) : atRow(log, Math.max(0, log.rows - rows));
}

/** The place before the first row whose seq is at least `seq`. */
export function atSeq(log: SessionLog, seq: number): Cursor {
  for (let i = 0; i < log.blocks.length; i++) {
    const block = log.blocks[i];
    if (block === undefined || block.lastSeq < seq) continue;
    const cursor = blockStart(log, i, block);
    walkTo(cursor, block, ({ offset }) => seqAt(block, offset) >= seq);
    return cursor;
  }
  return atEnd(log);
}

/** Moves a cursor within its block to the first row that `isThere`, or to the block's end. */
export function walkTo(
  cursor: Cursor,
  block: LogBlock,
  isThere: (cursor: Cursor, block: LogBlock) => boolean,
): void {
  while (cursor.offset < block.used && !isThere(cursor, block)) step(cursor, block);
}

/** Moves a cursor whose rows left the memory to the oldest row still there, and says what lies between. */
export function catchUp(log: SessionLog, cursor: Cursor): Gap | null {
  if (cursor.block >= log.firstBlock) return null;
  const first = log.blocks[0];
  const target = first === undefined ? atEnd(log) : blockStart(log, 0, first);
  const gap = { rows: target.rows - cursor.rows, bytes: target.bytes - cursor.bytes - cursor.part };
  Object.assign(cursor, target);
  return gap;
}

/** The seq of the row at the cursor; null at the end. The cursor must not be lost. */
export function nextSeq(log: SessionLog, cursor: Cursor): number | null {
  const block = settle(log, cursor);
  return block === null ? null : seqAt(block, cursor.offset);
}

/** Says where the row at the cursor lies and moves the cursor behind it; false at the end. The cursor must not be lost. */
export function takeRow(log: SessionLog, cursor: Cursor, row: RowPlace): boolean {
  const block = settle(log, cursor);
  if (block === null) return false;
  const { offset } = cursor;
  const word = offset >> 2;
  const type = block.words[word + 8] ?? 0;
  row.code = type & 0xffff;
  row.evidence = (type >>> 16) & 0xff;
  row.session = block.words[word + 9] ?? 0;
  row.socket = block.words[word + 3] ?? 0;
  row.seq = seqAt(block, offset);
  row.at = block.doubles[(offset >> 3) + 3] ?? 0;
  row.data = block.data;
  row.from = payloadAt(block, offset);
  row.size = sizeAt(block, offset);
  step(cursor, block);
  return true;
}

/**
 * Copies rows from the cursor on into `out` (from `start`, up to its end) and moves the cursor behind them.
 * `preview` cuts each chunk to its first bytes; Infinity copies whole chunks, in parts where one does not fit.
 * Stops before a row with a seq above `last` and after `limit` rows. The cursor must not be lost.
 */
export function copyRows(
  log: SessionLog,
  cursor: Cursor,
  out: Uint8Array,
  start: number,
  preview: number,
  limit = Number.POSITIVE_INFINITY,
  last = Number.POSITIVE_INFINITY,
): Copied {
  let at = start;
  let records = 0;
  while (records < limit) {
    const block = settle(log, cursor);
    if (block === null || seqAt(block, cursor.offset) > last) break;
    const size = sizeAt(block, cursor.offset);
    const wanted = isChunkAt(block, cursor.offset) ? Math.min(size, preview) - cursor.part : size;
    const room = (out.length - at - RECORD_HEADER_BYTES) & ~7;
    if (room <= 0) break;
    // Only a chunk that no empty frame could hold is cut; anything else waits for the next frame.
    const fits = wanted <= room;
    if (!fits && recordBytes(wanted) <= out.length - start) break;
    const length = Math.min(wanted, room);
    writeRecord(block, cursor, out, at, length);
    at += recordBytes(length);
    records++;
    if (fits) step(cursor, block);
    else cursor.part += length;
  }
  return { bytes: at - start, records };
}

function writeRecord(block: LogBlock, cursor: Cursor, out: Uint8Array, at: number, length: number): void {
  const from = cursor.offset;
  out.set(block.data.subarray(from, from + RECORD_HEADER_BYTES), at);
  setWord(out, at, length);
  setWord(out, at + 8, cursor.part);
  const payload = payloadAt(block, from) + cursor.part;
  out.set(block.data.subarray(payload, payload + length), at + RECORD_HEADER_BYTES);
  out.fill(0, at + RECORD_HEADER_BYTES + length, at + recordBytes(length));
}

function setWord(out: Uint8Array, at: number, value: number): void {
  out[at] = value & 0xff;
  out[at + 1] = (value >>> 8) & 0xff;
  out[at + 2] = (value >>> 16) & 0xff;
  out[at + 3] = value >>> 24;
}

/** The block with the row at the cursor, moving on from the end of a full block; null at the end of the log. */
function settle(log: SessionLog, cursor: Cursor): LogBlock | null {
  for (;;) {
    const block = log.blockAt(cursor.block);
    if (block === null) return null;
    if (cursor.offset < block.used) return block;
    if (cursor.block - log.firstBlock + 1 >= log.blocks.length) return null;
    cursor.block++;
    cursor.offset = 0;
  }
}

function blockStart(log: SessionLog, index: number, block: LogBlock): Cursor {
  return {
    block: log.firstBlock + index,
    offset: 0,
    rows: block.rowsBefore,
    bytes: block.bytesBefore,
    part: 0,
  };
}

function step(cursor: Cursor, block: LogBlock): void {
  if (isChunkAt(block, cursor.offset)) cursor.bytes += sizeAt(block, cursor.offset);
  cursor.offset = nextOffset(block, cursor.offset);
  cursor.rows++;
  cursor.part = 0;
}
