import type { Row } from '@shared/contract/events';
import type { SocketState } from '@shared/contract/state';
import type { ComponentType, ReactNode } from 'react';
import type { WireEnds } from './useWireRows';
import type { Side, WireRow } from './wireRow';

/** One connection that can be looked at. */
export interface WireChoice {
  readonly id: string;
  readonly name: string;
  readonly ends: WireEnds;
  /** What the kernel says of each end now. */
  readonly kernel: Readonly<Record<Side, SocketState['kernel']>>;
  /** What was told last of each end that has closed; null while it is open, and of an end elsewhere. */
  readonly last: Readonly<Record<Side, SocketState | null>>;
}

/** Names one row: of a session, of a connection, by its number. */
export type RowRef = Pick<Row, 'session' | 'socket' | 'seq'>;

/** How the wire and the panes show each other's rows. */
export interface WirePointing {
  /** The row that was pointed at elsewhere. */
  readonly at: RowRef | null;
  /** A row was chosen here; `twin` is what it became, or came from, at the other end. Null: nothing is chosen any more. */
  readonly onPoint: (row: Row | null, twin: Row | null) => void;
  /** A row is wanted in its pane. */
  readonly onShow: (row: Row) => void;
}

/** What every view of a wire is given. Another connection is another view: nothing is kept between them. */
export interface WireViewProps {
  readonly choice: WireChoice;
  readonly rows: readonly WireRow[];
  readonly epochMs: number;
  /** The row that was chosen last; it stays chosen from one view to the next. */
  readonly chosen: Row | null;
  /** What it became, or came from, at the other end, as far as the view knew. */
  readonly twin: Row | null;
  readonly choose: (row: Row | null, twin?: Row | null) => void;
  /** Shows a row in its pane. */
  readonly show: (row: Row) => void;
  /** Number of the row that was pointed at elsewhere. */
  readonly marked: number | null;
  readonly explain: (row: Row, close: () => void) => ReactNode;
}

export type WireView = ComponentType<WireViewProps>;
