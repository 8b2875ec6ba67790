import type { CommandParams, CommandValue } from '@shared/contract/commands';
import type { ErrorInfo } from '@shared/contract/errors';
import { FRAME_HEADER_BYTES } from '@shared/contract/frame';
import { ROW_PREVIEW_BYTES } from '@shared/contract/limits';
import { ok, type Result } from '@shared/contract/result';
import {
  type Cursor,
  copyRows,
  findRow,
  findSeq,
  isAtEnd,
  nextSeq,
  ready,
  type SessionLog,
  seqFrom,
} from '../engine/index';
import { writeSkipped } from './skippedRow';
import type { Subscription } from './subscription';

type Range = CommandParams<'log.read'>['range'];

/**
 * Sends older or skipped rows as page frames, whether they are in memory or in a file. They cost credit like live rows
 * and are never skipped; a hole in the log between two of them is told by a `skipped` row, which counts as none of them.
 */
export async function readPage(
  subscription: Subscription,
  { range, limit, full, stream }: CommandParams<'log.read'>,
  now: () => number,
): Promise<Result<CommandValue<'log.read'>, ErrorInfo>> {
  const { log, session } = subscription;
  const cursor = await placeOf(log, range, limit);
  const last = 'before' in range ? range.before - 1 : endOf(range);
  const preview = full ? Number.POSITIVE_INFINITY : ROW_PREVIEW_BYTES;
  let first: { readonly seq: number; readonly rows: number; readonly bytes: number } | null = null;
  let holeFrom = 0;
  let rows = 0;
  let bytes = 0;
  let hole = { rows: 0, bytes: 0 };
  while (rows < limit) {
    if (subscription.refusal !== null) return subscription.refusal;
    const gone = await ready(log, cursor);
    if (gone !== null && first !== null)
      hole = { rows: hole.rows + gone.rows, bytes: hole.bytes + gone.bytes };
    if (isAtEnd(log, cursor)) break;
    const next = nextSeq(log, cursor);
    // Loaded, and dropped again by somebody else who reads: once more.
    if (next === null) continue;
    if (next > last) break;
    const frame = subscription.newFrame();
    if (frame === null) {
      await subscription.whenCredit();
      continue;
    }
    first ??= { seq: next, rows: cursor.rows, bytes: cursor.bytes };
    let used = FRAME_HEADER_BYTES;
    let records = 0;
    if (hole.rows > 0) {
      const fields = { fromSeq: holeFrom, toSeq: next - 1, ...hole };
      used += writeSkipped(frame, used, { session, at: now(), fields });
      records++;
      hole = { rows: 0, bytes: 0 };
    }
    const start = { rows: cursor.rows, bytes: cursor.bytes };
    const copied = copyRows(log, cursor, frame, used, preview, limit - rows, last);
    rows += cursor.rows - start.rows;
    bytes += cursor.bytes - start.bytes;
    holeFrom = seqFrom(log, cursor);
    subscription.sendFrame(frame, used + copied.bytes, 'page', stream, records + copied.records);
  }
  await ready(log, cursor);
  const next = nextSeq(log, cursor) ?? log.lastSeq + 1;
  return ok({
    rows,
    bytes,
    firstSeq: first?.seq ?? next,
    nextSeq: next,
    rowsBefore: first?.rows ?? cursor.rows,
    bytesBefore: first?.bytes ?? cursor.bytes,
  });
}

async function placeOf(log: SessionLog, range: Range, limit: number): Promise<Cursor> {
  if ('row' in range) return findRow(log, range.row);
  if ('from' in range) return findSeq(log, range.from);
  return findRow(log, Math.max(0, (await findSeq(log, range.before)).rows - limit));
}

function endOf(range: Exclude<Range, { readonly before: number }>): number {
  return ('to' in range ? range.to : undefined) ?? Number.POSITIVE_INFINITY;
}
