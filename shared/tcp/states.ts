/** The states of a TCP connection, RFC 9293 §3.3.2, in the order a connection usually meets them. */
export const TCP_STATES = [
  'CLOSED',
  'LISTEN',
  'SYN_SENT',
  'SYN_RECEIVED',
  'ESTABLISHED',
  'FIN_WAIT_1',
  'FIN_WAIT_2',
  'CLOSE_WAIT',
  'CLOSING',
  'LAST_ACK',
  'TIME_WAIT',
] as const;

export type TcpState = (typeof TCP_STATES)[number];

/** What moves a connection to another state: what its program asks for, what arrives, what time does. */
export const CAUSES = [
  'passive-open',
  'active-open',
  'send',
  'close',
  'rcv-syn',
  'rcv-syn-ack',
  'rcv-ack-of-syn',
  'rcv-fin',
  'rcv-ack-of-fin',
  'rcv-fin-ack',
  'timeout-2msl',
  'rst',
  'abort',
  'give-up',
] as const;

export type Cause = (typeof CAUSES)[number];

/** Causes that cut a connection instead of ending it in order. */
export const CUTS: readonly Cause[] = ['rst', 'abort', 'give-up'];

/** What the kernel sends while it changes the state. */
export type Segment = 'SYN' | 'SYN-ACK' | 'ACK' | 'FIN' | 'RST';

export interface Transition {
  readonly from: TcpState;
  readonly to: TcpState;
  readonly cause: Cause;
  readonly sends: Segment | null;
  /** An arrow of figure 5. The others are in its notes 2 and 3 and in §3.8.3 and §3.10, left out there for legibility. */
  readonly drawn: boolean;
  /** False: legal, but no ordinary program or kernel goes this way; the table says why. */
  readonly usual: boolean;
}

type Row = readonly [from: TcpState, to: TcpState, cause: Cause, sends?: Segment];

const FIGURE: readonly Row[] = [
  ['CLOSED', 'LISTEN', 'passive-open'],
  ['CLOSED', 'SYN_SENT', 'active-open', 'SYN'],
  ['LISTEN', 'CLOSED', 'close'],
  ['LISTEN', 'SYN_RECEIVED', 'rcv-syn', 'SYN-ACK'],
  ['SYN_SENT', 'CLOSED', 'close'],
  ['SYN_SENT', 'ESTABLISHED', 'rcv-syn-ack', 'ACK'],
  ['SYN_RECEIVED', 'ESTABLISHED', 'rcv-ack-of-syn'],
  ['ESTABLISHED', 'FIN_WAIT_1', 'close', 'FIN'],
  ['ESTABLISHED', 'CLOSE_WAIT', 'rcv-fin', 'ACK'],
  ['FIN_WAIT_1', 'FIN_WAIT_2', 'rcv-ack-of-fin'],
  // Simultaneous close.
  ['FIN_WAIT_1', 'CLOSING', 'rcv-fin', 'ACK'],
  ['FIN_WAIT_2', 'TIME_WAIT', 'rcv-fin', 'ACK'],
  ['CLOSING', 'TIME_WAIT', 'rcv-ack-of-fin'],
  ['CLOSE_WAIT', 'LAST_ACK', 'close', 'FIN'],
  ['LAST_ACK', 'CLOSED', 'rcv-ack-of-fin'],
  ['TIME_WAIT', 'CLOSED', 'timeout-2msl'],
];

const UNUSUAL_FIGURE: readonly Row[] = [
  // Sockets cannot send on a listening socket.
  ['LISTEN', 'SYN_SENT', 'send', 'SYN'],
  // Simultaneous open; the way a socket connects to itself.
  ['SYN_SENT', 'SYN_RECEIVED', 'rcv-syn', 'SYN-ACK'],
  // Only after a passive open, and then it is the block that goes: sockets never come back to LISTEN.
  ['SYN_RECEIVED', 'LISTEN', 'rst'],
  // A program gets its socket only when it is established.
  ['SYN_RECEIVED', 'FIN_WAIT_1', 'close', 'FIN'],
];

// Note 2. By §3.10.7.4 even one segment with both takes FIN_WAIT_2 on the way, and Linux does the same.
const NOTES: readonly Row[] = [['FIN_WAIT_1', 'TIME_WAIT', 'rcv-fin-ack', 'ACK']];

const OPENING: readonly TcpState[] = ['SYN_SENT', 'SYN_RECEIVED'];
const OPEN: readonly TcpState[] = ['ESTABLISHED', 'FIN_WAIT_1', 'FIN_WAIT_2', 'CLOSE_WAIT'];
const ENDING: readonly TcpState[] = ['CLOSING', 'LAST_ACK', 'TIME_WAIT'];

/**
 * Note 3, §3.10.5 (abort) and §3.8.3, §3.10.8 (give up). By the note, whoever sends a reset goes to TIME_WAIT; by
 * §3.10.5 and on Linux (measured) the connection is gone at once, and so it is here.
 */
const CUT_ROWS: readonly Row[] = [
  ...[...OPENING, ...OPEN, ...ENDING].map((from): Row => [from, 'CLOSED', 'rst']),
  ...[...OPEN, 'SYN_RECEIVED' as const].map((from): Row => [from, 'CLOSED', 'abort', 'RST']),
  ...(['SYN_SENT', ...ENDING] as const).map((from): Row => [from, 'CLOSED', 'abort']),
  ...[...OPENING, ...OPEN, 'CLOSING' as const, 'LAST_ACK' as const].map(
    (from): Row => [from, 'CLOSED', 'give-up'],
  ),
];

const rows = (table: readonly Row[], drawn: boolean, usual: boolean): Transition[] =>
  table.map(([from, to, cause, sends = null]) => ({ from, to, cause, sends, drawn, usual }));

/** Every legal change of state, the usual ones first. */
export const TRANSITIONS: readonly Transition[] = [
  ...rows(FIGURE, true, true),
  ...rows(UNUSUAL_FIGURE, true, false),
  ...rows(NOTES, false, false),
  ...rows(CUT_ROWS, false, true),
];

/** What may come next, by state. */
export const NEXT: Readonly<Record<TcpState, readonly Transition[]>> = byState((state) =>
  TRANSITIONS.filter(({ from }) => from === state),
);

/** The transitions between two states: several causes may lead the same way, none means it is no legal step. */
export function transitions(from: TcpState, to: TcpState): readonly Transition[] {
  return NEXT[from].filter((transition) => transition.to === to);
}

function byState<T>(of: (state: TcpState) => T): Record<TcpState, T> {
  return Object.fromEntries(TCP_STATES.map((state) => [state, of(state)])) as Record<TcpState, T>;
}
