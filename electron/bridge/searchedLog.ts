import type { RowPlace } from '@shared/contract/rowPlace';
import { findRow, isAtEnd, ready, type SessionLog, takeRow } from '../engine/index';

/** Rows that can be looked through from the oldest to the newest: a log, or what else has rows, such as a recording. */
export interface SearchedLog {
  /** Has the next rows in memory, at least until something else is awaited. True: rows before them are gone. */
  ready(): Promise<boolean>;
  /** The next row of those; false when there is none. What `place` points to is valid until something is written to the log. */
  take(place: RowPlace): boolean;
  /** No row is left, for now. */
  readonly isAtEnd: boolean;
  /** Chunk bytes that lie behind, of so many. */
  readonly passed: number;
  readonly total: number;
}

/** The log of a session, from its oldest row on. */
export async function searchLog(log: SessionLog): Promise<SearchedLog> {
  const cursor = await findRow(log, 0);
  const begin = cursor.bytes;
  return {
    async ready() {
      return (await ready(log, cursor)) !== null;
    },
    take: (place) => takeRow(log, cursor, place),
    get isAtEnd() {
      return isAtEnd(log, cursor);
    },
    get passed() {
      return cursor.bytes - begin;
    },
    get total() {
      return log.chunkBytes - begin;
    },
  };
}
