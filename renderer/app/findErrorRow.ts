import type { Row } from '@shared/contract/events';
import type { RowSource } from '../host/index';

/** Rows to look through, from the newest: the error a state shows is among the last things that happened. */
const ROWS = 400;

/** The row that reported the newest error of a session. */
export async function findErrorRow(source: RowSource): Promise<Row | null> {
  const page = await source.read({ before: Number.MAX_SAFE_INTEGER }, ROWS, false);
  if (!page.ok) return null;
  return page.value.rows.findLast((row) => 'error' in row && row.type !== 'attempt-failed') ?? null;
}
