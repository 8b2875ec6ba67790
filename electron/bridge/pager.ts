import type { CommandParams, CommandValue } from '@shared/contract/commands';
import type { ErrorInfo } from '@shared/contract/errors';
import { FRAME_HEADER_BYTES } from '@shared/contract/frame';
import { ROW_PREVIEW_BYTES } from '@shared/contract/limits';
import { ok, type Result } from '@shared/contract/result';
import { atRow, atSeq, type Cursor, catchUp, copyRows, nextSeq, type SessionLog } from '../engine/index';
import type { Subscription } from './subscription';

/**
 * Sends older or skipped rows as page frames. They cost credit like live rows and are never skipped; rows trimmed
 * while it reads are missing from the answer's counts.
 */
export async function readPage(
  subscription: Subscription,
  { range, limit, full, stream }: CommandParams<'log.read'>,
): Promise<Result<CommandValue<'log.read'>, ErrorInfo>> {
  const { log } = subscription;
  const cursor = 'before' in range ? before(log, range.before, limit) : atSeq(log, range.from);
  const last = 'before' in range ? range.before - 1 : (range.to ?? Number.POSITIVE_INFINITY);
  const preview = full ? Number.POSITIVE_INFINITY : ROW_PREVIEW_BYTES;
  let firstSeq: number | null = null;
  let rows = 0;
  let bytes = 0;
  while (rows < limit) {
    if (subscription.refusal !== null) return subscription.refusal;
    catchUp(log, cursor);
    const next = nextSeq(log, cursor);
    if (next === null || next > last) break;
    const frame = subscription.newFrame();
    if (frame === null) {
      await subscription.whenCredit();
      continue;
    }
    firstSeq ??= next;
    const start = { rows: cursor.rows, bytes: cursor.bytes };
    const copied = copyRows(log, cursor, frame, FRAME_HEADER_BYTES, preview, limit - rows, last);
    rows += cursor.rows - start.rows;
    bytes += cursor.bytes - start.bytes;
    subscription.sendFrame(frame, FRAME_HEADER_BYTES + copied.bytes, 'page', stream, copied.records);
  }
  const next = nextSeq(log, cursor) ?? log.lastSeq + 1;
  return ok({ rows, bytes, firstSeq: firstSeq ?? next, nextSeq: next });
}

function before(log: SessionLog, seq: number, limit: number): Cursor {
  return atRow(log, Math.max(0, atSeq(log, seq).rows - limit));
}
