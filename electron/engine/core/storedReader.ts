/**
 * Reading what a log has stored elsewhere. The functions of `logReader` see only records in memory: before they are
 * used on older rows, the cursor's block has to be made ready, which may take a moment and may find that it is gone.
 */
import { type BlockFacts, seqAt } from './logBlock';
import { atRow, atSeq, type Cursor, type Gap, nextSeq, walkTo } from './logReader';
import type { SessionLog } from './sessionLog';

/** The place before the first row whose seq is at least `seq`, wherever its block is. */
export function findSeq(log: SessionLog, seq: number): Promise<Cursor> {
  return find(
    log,
    ({ lastSeq }) => lastSeq >= seq,
    () => atSeq(log, seq),
    (cursor, block) => seqAt(block, cursor.offset) >= seq,
  );
}

/** The place before row number `row`, counted since the session opened, or before the oldest row still there. */
export function findRow(log: SessionLog, row: number): Promise<Cursor> {
  return find(
    log,
    ({ rowsBefore, records }) => rowsBefore + records > row,
    () => atRow(log, row),
    (cursor) => cursor.rows >= row,
  );
}

/**
 * Has the records at the cursor in memory, so that `nextSeq` and `copyRows` see them. Moves it over what is gone, and
 * says how much that was; null: nothing. They stay in memory at least until something else is awaited.
 */
export async function ready(log: SessionLog, cursor: Cursor): Promise<Gap | null> {
  const from = { rows: cursor.rows, bytes: cursor.bytes + cursor.part };
  let isLost = false;
  while (cursor.block < log.firstBlock) {
    const stored = log.storedAt(cursor.block);
    if (stored === null || stored.isGone) {
      isLost = true;
      moveTo(log, cursor, Math.max(cursor.block + 1, log.firstBlock - log.stored.length));
    } else if (cursor.offset >= stored.used) {
      cursor.block++;
      cursor.offset = 0;
    } else if (stored.memory === null) await log.load(stored);
    else break;
  }
  return isLost ? { rows: cursor.rows - from.rows, bytes: cursor.bytes - from.bytes } : null;
}

/** There is no row after the cursor, in memory or elsewhere; nor any in a log that was disposed. */
export function isAtEnd(log: SessionLog, cursor: Cursor): boolean {
  return cursor.rows >= log.rows || (cursor.block >= log.firstBlock && log.blockAt(cursor.block) === null);
}

/** The seq of the row at the cursor, or, at the end of its block, one that comes before the next. The cursor must be ready. */
export function seqFrom(log: SessionLog, cursor: Cursor): number {
  const facts: BlockFacts | null = log.storedAt(cursor.block) ?? log.blockAt(cursor.block);
  return nextSeq(log, cursor) ?? (facts?.lastSeq ?? log.lastSeq) + 1;
}

/** Where the block of this number begins. */
function moveTo(log: SessionLog, cursor: Cursor, number: number): void {
  const facts: BlockFacts | null = log.storedAt(number) ?? log.blockAt(number);
  cursor.block = number;
  cursor.offset = 0;
  cursor.rows = facts?.rowsBefore ?? log.rows;
  cursor.bytes = facts?.bytesBefore ?? log.chunkBytes;
  cursor.part = 0;
}

async function find(
  log: SessionLog,
  holds: (block: BlockFacts) => boolean,
  inMemory: () => Cursor,
  isThere: Parameters<typeof walkTo>[2],
): Promise<Cursor> {
  const index = firstWhere(log.stored, holds);
  if (index === log.stored.length) return inMemory();
  const cursor: Cursor = { block: 0, offset: 0, rows: 0, bytes: 0, part: 0 };
  moveTo(log, cursor, log.firstBlock - log.stored.length + index);
  await ready(log, cursor);
  const block = log.blockAt(cursor.block);
  if (block !== null) walkTo(cursor, block, isThere);
  return cursor;
}

/** The first of sorted blocks that fits; their number when none does. */
function firstWhere(blocks: readonly BlockFacts[], fits: (block: BlockFacts) => boolean): number {
  let low = 0;
  let high = blocks.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    const block = blocks[middle];
    if (block !== undefined && fits(block)) high = middle;
    else low = middle + 1;
  }
  return low;
}
