import type { Row } from '@shared/contract/events';

/** Which rows are shown: another object when it may answer in another way than before. Gaps are always shown. */
export interface RowKeep {
  keeps(row: Row): boolean;
}
