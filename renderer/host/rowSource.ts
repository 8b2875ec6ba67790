import type { ErrorInfo } from '@shared/contract/errors';
import type { Row } from '@shared/contract/events';
import type { Result } from '@shared/contract/result';

/** Who draws the rows of one session. */
export interface RowSink {
  /** Newest history first, then live, in order, nothing twice. `bytes` must be given back with `drawn` once they are drawn. */
  rows(rows: readonly Row[], bytes: number): void;
  /** Everything drawn so far is void: the session is watched anew (a new pipe, another engine). */
  reset(): void;
}

export interface RowTap {
  rows(rows: readonly Row[]): void;
  reset(): void;
}

/** Which rows of the log: from a seq on, the last before one, or from a row number on, counted since the session opened. */
export type RowRange =
  | { readonly from: number; readonly to?: number }
  | { readonly before: number }
  | { readonly row: number };

/** A page of the log, read on demand. */
export interface RowPage {
  readonly rows: readonly Row[];
  readonly firstSeq: number;
  readonly nextSeq: number;
  /** Rows and chunk bytes of the log before the first of them, since the session opened. */
  readonly rowsBefore: number;
  readonly bytesBefore: number;
}

/** The rows of one session (or of the journal, session 0), as a feature sees them. */
export interface RowSource {
  /** Watches the session for as long as anybody listens. One sink at a time. */
  watch(sink: RowSink): () => void;
  /**
   * Hears the rows that the sink gets, as long as there is one; costs no credit. `reset`: what was heard so far is void.
   * Any number may listen.
   */
  tap(listener: RowTap): () => void;
  /** Gives credit for rows that are drawn. Without it the host soon stops sending and skips. */
  drawn(bytes: number): void;
  /** Reads older or skipped rows; chunks that came in parts are put together again. */
  read(range: RowRange, limit: number, full: boolean): Promise<Result<RowPage, ErrorInfo>>;
}
