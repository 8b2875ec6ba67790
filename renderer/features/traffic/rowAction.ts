import type { Row } from '@shared/contract/events';

/** Something that can be done with one row, offered in its menu. Whoever composes knows what: the traffic does not. */
export interface RowAction {
  readonly id: string;
  readonly label: string;
  /** Whether it makes sense for this row; always, when not given. */
  readonly when?: (row: Row) => boolean;
  /**
   * A chunk may carry only its beginning (`data` shorter than `bytes`): whoever needs all of it reads the log by
   * `seq`. In a view by frames the row is the whole frame, with the `seq` of the chunk that ended it.
   */
  readonly run: (row: Row) => void;
}
