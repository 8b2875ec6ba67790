/**
 * Marks and notes of a recording of ours, brought back to the rows they were set on. Rows have other numbers here, and
 * where both ends were recorded the reader's bytes are told with the time and in the pieces of their writer: so a row is
 * known by its kind, its connection, its time and its first bytes, and the nearest one is it.
 */
import { fromBase64 } from '@shared/bytes/base64';
import type { RowType } from '@shared/contract/events';
import { typeCode } from '@shared/contract/record';
import { newRowPlace, type RowPlace } from '@shared/contract/rowPlace';
import { findRow, isAtEnd, ready, type SessionLog, takeRow } from '../../engine/index';

/** Rows are told of a little after their time at most: a comment waits for a packet. */
const LATE_MS = 1_000;
/** A row that begins otherwise is taken only where none begins as the marked one did. */
const OTHERWISE_MS = 1e12;
/** Looked at before anybody else gets a turn. */
const ROWS_AT_ONCE = 8_192;

/** A row as its mark describes it. */
export interface NotedRow {
  readonly at: number;
  readonly socket: number;
  readonly type: RowType;
  readonly bytes: number;
  readonly start: string;
}

interface Wanted {
  readonly row: NotedRow;
  readonly code: number;
  readonly start: Uint8Array;
  seq: number | null;
  /** How badly it fits: ms beside its time, and more where it begins otherwise. */
  worst: number;
}

/** Looks through a log for all of them at once. Null: it is not there, or not any more. */
export async function findNoted(
  log: SessionLog,
  rows: readonly NotedRow[],
): Promise<readonly (number | null)[]> {
  const wanted = rows.map(
    (row): Wanted => ({
      row,
      code: typeCode(row.type),
      start: fromBase64(row.start) ?? new Uint8Array(0),
      seq: null,
      worst: Number.POSITIVE_INFINITY,
    }),
  );
  const byKind = new Map<number, Wanted[]>();
  for (const each of wanted) byKind.set(each.code, [...(byKind.get(each.code) ?? []), each]);
  const place = newRowPlace();
  const cursor = await findRow(log, 0);
  for (;;) {
    await ready(log, cursor);
    if (isAtEnd(log, cursor)) break;
    for (let i = 0; i < ROWS_AT_ONCE && takeRow(log, cursor, place); i++)
      for (const each of byKind.get(place.code) ?? []) compare(each, place);
    await new Promise((resolve) => setImmediate(resolve));
  }
  return wanted.map(({ seq }) => seq);
}

function compare(wanted: Wanted, place: RowPlace): void {
  const { row, start } = wanted;
  if (place.socket !== row.socket || place.at > row.at + LATE_MS) return;
  const distance = Math.abs(place.at - row.at);
  const begins = beginsWith(place, start);
  // Cut otherwise, it begins otherwise; then only its time can tell.
  if (!begins && distance > LATE_MS) return;
  const miss = begins ? distance : distance + OTHERWISE_MS;
  if (miss >= wanted.worst) return;
  wanted.worst = miss;
  wanted.seq = place.seq;
}

function beginsWith({ data, from, size }: RowPlace, start: Uint8Array): boolean {
  if (size < start.length) return false;
  for (let i = 0; i < start.length; i++) if (data[from + i] !== start[i]) return false;
  return true;
}
