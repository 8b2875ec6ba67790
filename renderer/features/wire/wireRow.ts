import type { Row } from '@shared/contract/events';

export type Side = 'client' | 'server';

/** One row of one end of a wire. Rows come in the order of seq. */
export interface WireRow {
  readonly side: Side;
  readonly row: Row;
}
