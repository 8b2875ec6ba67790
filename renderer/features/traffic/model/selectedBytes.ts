import { fail, ok, type Result } from '@shared/contract/result';
import type { RowSource } from '../../../host/rowSource';
import { COPY_BYTES, type CopiedData, type CopyFailure, copyData } from './copyData';
import type { ViewRow } from './viewRows';

/** A row that text is marked in, and the bytes of it that are; `to` null: up to its end, what the row does not show included. */
export interface SelectedRow {
  readonly row: ViewRow;
  readonly from: number;
  readonly to: number | null;
}

export interface SelectedBytes extends CopiedData {
  /** Rows that have some of them. */
  readonly rows: number;
}

/** The bytes behind marked text, one row after the other. Events, times and other words of ours have none. */
export async function selectedBytes(
  selected: readonly SelectedRow[],
  follow: number | null,
  read: RowSource['read'],
): Promise<Result<SelectedBytes, CopyFailure>> {
  const parts: Uint8Array[] = [];
  let size = 0;
  let missing = 0;
  for (const { row, from, to } of selected) {
    // What is shown is here: the log is asked for the rest alone.
    const shown = to !== null && 'data' in row ? row.data.subarray(from, to) : null;
    const data = shown === null ? await copyData([row], follow, read) : ok({ bytes: shown, missing: 0 });
    if (!data.ok) {
      if (data.error.kind === 'nothing') continue;
      return data;
    }
    const bytes = shown ?? data.value.bytes.subarray(from);
    missing += data.value.missing;
    size += bytes.length;
    if (size > COPY_BYTES) return fail({ kind: 'too-much' });
    if (bytes.length > 0) parts.push(bytes);
  }
  if (size === 0) return fail({ kind: 'nothing' });
  const bytes = new Uint8Array(size);
  let at = 0;
  for (const part of parts) {
    bytes.set(part, at);
    at += part.length;
  }
  return ok({ bytes, missing, rows: parts.length });
}
