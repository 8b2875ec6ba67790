import type { ErrorInfo } from '@shared/contract/errors';
import { type ChunkRow, isChunk, type Row } from '@shared/contract/events';
import { fail, ok, type Result } from '@shared/contract/result';
import type { RowSource } from '../../../host/rowSource';
import { type GapRow, isFrame, isGap, isGone, type ViewRow } from './viewRows';

/** More than this is no text to paste anywhere: it would take the memory of the page many times over. */
export const COPY_BYTES = 8 * 1024 * 1024;
/** Rows of a gap that are read at once. */
const PAGE_ROWS = 100;

export interface CopiedData {
  readonly bytes: Uint8Array;
  /** Bytes that belong there and are neither here nor in the log. */
  readonly missing: number;
}

export type CopyFailure =
  /** Nothing of this is data. */
  | { readonly kind: 'nothing' }
  /** More than `COPY_BYTES`. */
  | { readonly kind: 'too-much' }
  | { readonly kind: 'unread'; readonly error: ErrorInfo };

/** The bytes of rows, one after the other; events have none. What a row does not carry is read from the log. */
export async function copyData(
  rows: readonly ViewRow[],
  follow: number | null,
  read: RowSource['read'],
): Promise<Result<CopiedData, CopyFailure>> {
  const parts: Uint8Array[] = [];
  let size = 0;
  let missing = 0;
  let any = false;
  const add = (data: Uint8Array): boolean => {
    parts.push(data);
    size += data.length;
    return size <= COPY_BYTES;
  };
  for (const row of rows) {
    if (isGone(row)) missing += row.bytes;
    else if (isGap(row)) {
      for await (const page of pagesOf(row, read)) {
        if (!page.ok) return page;
        for (const found of page.value) {
          if (!isChunk(found) || (follow !== null && found.socket !== follow)) continue;
          any = true;
          if (!add(found.data)) return fail({ kind: 'too-much' });
        }
      }
    } else if (isChunk(row)) {
      any = true;
      if (size + row.bytes > COPY_BYTES) return fail({ kind: 'too-much' });
      const whole = await wholeData(row, read);
      if (!whole.ok) return whole;
      missing += row.bytes - whole.value.length;
      add(whole.value);
    }
  }
  return any ? ok({ bytes: joined(parts, size), missing }) : fail({ kind: 'nothing' });
}

/** All bytes of a chunk, from the log when the row has only some of them; none when the log has it no more. */
async function wholeData(row: ChunkRow, read: RowSource['read']): Promise<Result<Uint8Array, CopyFailure>> {
  if (row.data.length === row.bytes || isFrame(row)) return ok(row.data);
  const page = await read({ from: row.seq, to: row.seq }, 1, true);
  if (!page.ok) return fail({ kind: 'unread', error: page.error });
  const found = page.value.rows.find(({ seq }) => seq === row.seq);
  return ok(found !== undefined && isChunk(found) ? found.data : new Uint8Array(0));
}

async function* pagesOf(
  gap: GapRow,
  read: RowSource['read'],
): AsyncGenerator<Result<readonly Row[], CopyFailure>> {
  for (let from = gap.fromSeq; from <= gap.toSeq; ) {
    const page = await read({ from, to: gap.toSeq }, PAGE_ROWS, true);
    if (!page.ok) {
      yield fail({ kind: 'unread', error: page.error });
      return;
    }
    yield ok(page.value.rows);
    if (page.value.rows.length === 0 || page.value.nextSeq <= from) return;
    from = page.value.nextSeq;
  }
}

function joined(parts: readonly Uint8Array[], size: number): Uint8Array {
  const whole = new Uint8Array(size);
  let at = 0;
  for (const part of parts) {
    whole.set(part, at);
    at += part.length;
  }
  return whole;
}
