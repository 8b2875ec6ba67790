import type { Row } from '@shared/contract/events';
import type { RowRange } from './model/rowRange';

/** Something that can be done with one row, offered in its menu. Whoever composes knows what: the traffic does not. */
export interface RowAction {
  readonly id: string;
  /** With another word where several rows are marked. */
  readonly label: string | ((marked: number) => string);
  /** Whether it makes sense for this row; always, when not given. */
  readonly when?: (row: Row) => boolean;
  /**
   * A chunk may carry only its beginning (`data` shorter than `bytes`): whoever needs all of it reads the log by
   * `seq`. `marked`: the rows of the log from the first marked one to the last, among which it is. In a view by frames the row is the whole frame, with the `seq` of the chunk that ended it.
   */
  readonly run: (row: Row, marked: RowRange) => void;
}
