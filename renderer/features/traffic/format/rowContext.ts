import type { Translate } from '@shared/i18n/index';
import type { Language } from '@shared/i18n/languages';
import type { ViewOptions } from '../model/viewOptions';

/** What a row looks like depends on this, on the row, and on where it stands, on nothing else. */
export interface RowContext {
  readonly t: Translate;
  readonly language: Language;
  /** Wall clock (ms) of engine time 0. */
  readonly epochMs: number;
  /** Engine time (ms) that the session began at. */
  readonly startAt: number;
  /** Rows of a server say which connection they belong to. */
  readonly server: boolean;
  /** Cells of `#12`. */
  readonly whoWidth: number;
  /** Number of the endpoint that a socket is: decides its colour. */
  readonly endpoint: (socket: number) => number;
  readonly view: Pick<ViewOptions, 'form' | 'time' | 'columns' | 'encoding' | 'framing'>;
}

/** Where a row stands. */
export interface RowStand {
  /** Engine time of the row before it, null when that is not known. */
  readonly before: number | null;
  /** Cells of a line. */
  readonly cols: number;
}

export const FIRST_ROW: RowStand = { before: null, cols: 120 };
