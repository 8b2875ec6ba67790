/** One thing, shown in several places: a row of a pane is a step of the wire and an event of the list. */
import type { Row } from '@shared/contract/events';

export type RowRef = Pick<Row, 'session' | 'socket' | 'seq'>;

/** A row that a person pointed at. Another object each time, also for the same row. */
export interface Pointed {
  readonly row: RowRef;
  /** What it became, or came from, at the other end of its wire, where that is known. */
  readonly twin: RowRef | null;
  /** `log`: the scale of a whole log. */
  readonly from: 'pane' | 'wire' | 'events' | 'log';
}

export function pointAt(from: Pointed['from'], row: RowRef, twin: RowRef | null = null): Pointed {
  return { row: refOf(row), twin: twin === null ? null : refOf(twin), from };
}

/** The row that the pane of a session has to show; null when it is its own, or none of its rows. */
export function rowForPane(pointed: Pointed | null, session: number): RowRef | null {
  if (pointed === null || pointed.from === 'pane') return null;
  return [pointed.row, pointed.twin].find((row) => row?.session === session) ?? null;
}

/** The row whose step the wire has to show; null when it was chosen there. */
export function rowForWire(pointed: Pointed | null): RowRef | null {
  return pointed === null || pointed.from === 'wire' ? null : pointed.row;
}

/** Its name and nothing else: a row holds bytes. */
function refOf({ session, socket, seq }: RowRef): RowRef {
  return { session, socket, seq };
}
