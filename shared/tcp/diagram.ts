/**
 * Where the figure of RFC 9293 §3.3.2 is drawn: from left to right instead of from top to bottom, so that it fits a
 * low and wide panel. Positions are units of the `viewBox`; whoever draws chooses colours, fonts and arrow heads.
 *
 * As in the RFC, CLOSED stands twice: before the opening and after the ending. What the figure leaves out is left out
 * here too: the resets, and FIN_WAIT_1 → TIME_WAIT.
 */
import { type Cause, type Segment, type TcpState, TRANSITIONS } from './states';

export const DIAGRAM = { width: 900, height: 360 } as const;
/** Size of a node, drawn around its centre. */
export const NODE = { width: 100, height: 30 } as const;
/** Room kept free for a label around its centre: two lines, what happens and what is sent. */
export const LABEL = { width: 88, height: 26, fontSize: 10 } as const;

export type NodeId = TcpState | 'CLOSED_END';
export type ArrowId = `${NodeId}>${NodeId}`;
export type Side = 'client' | 'server';

export interface Point {
  readonly x: number;
  readonly y: number;
}

export interface DiagramNode extends Point {
  readonly id: NodeId;
  readonly state: TcpState;
  readonly column: number;
  readonly row: number;
}

export interface DiagramArrow {
  readonly id: ArrowId;
  readonly from: NodeId;
  readonly to: NodeId;
  /** Names its words: `causeWords(arrow.cause, t)`. */
  readonly cause: Cause;
  readonly sends: Segment | null;
  /** False: legal, but hardly ever gone; draw it fainter. */
  readonly usual: boolean;
  /** A straight line, from the border of one node to the border of the other. */
  readonly start: Point;
  readonly end: Point;
  /** Centre of the room for its label. */
  readonly label: Point;
  /** Where the lines of the label begin, are centred or end, so that they stand close to the arrow. */
  readonly text: { readonly x: number; readonly anchor: 'start' | 'middle' | 'end' };
  /** Whose usual way it is; null for neither. */
  readonly typical: Side | null;
}

/**
 * The ways of a textbook conversation, in which the client ends first. The opening tells client from server; the
 * ending goes by who ends first, and a server may well be the one.
 */
export const TYPICAL_PATHS: Readonly<Record<Side, readonly NodeId[]>> = {
  client: ['CLOSED', 'SYN_SENT', 'ESTABLISHED', 'FIN_WAIT_1', 'FIN_WAIT_2', 'TIME_WAIT', 'CLOSED_END'],
  server: ['CLOSED', 'LISTEN', 'SYN_RECEIVED', 'ESTABLISHED', 'CLOSE_WAIT', 'LAST_ACK', 'CLOSED_END'],
};

const GRID = { x: 54, y: 48, column: 66, row: 44 };

const node = (id: NodeId, column: number, row: number): DiagramNode => ({
  id,
  state: stateOf(id),
  column,
  row,
  x: GRID.x + column * GRID.column,
  y: GRID.y + row * GRID.row,
});

export const NODES: readonly DiagramNode[] = [
  node('CLOSED', 0, 3),
  node('LISTEN', 2, 0),
  node('SYN_SENT', 2, 6),
  node('SYN_RECEIVED', 4.5, 0),
  node('ESTABLISHED', 6, 3),
  node('FIN_WAIT_1', 8, 0),
  node('FIN_WAIT_2', 10, 0),
  node('CLOSE_WAIT', 8, 6),
  node('CLOSING', 9.5, 3),
  node('LAST_ACK', 10, 6),
  node('TIME_WAIT', 12, 0),
  node('CLOSED_END', 12, 6),
];

export const ARROWS: readonly DiagramArrow[] = [
  arrow('CLOSED', 'LISTEN', [60, 165], [150, 63], [50, 100]),
  arrow('LISTEN', 'CLOSED', [174, 63], [84, 165], [153, 155]),
  arrow('CLOSED', 'SYN_SENT', [60, 195], [150, 297], [50, 262]),
  arrow('SYN_SENT', 'CLOSED', [174, 297], [84, 195], [153, 205]),
  arrow('LISTEN', 'SYN_SENT', [206, 63], [206, 297], [256, 112]),
  arrow('LISTEN', 'SYN_RECEIVED', [236, 42], [301, 42], [268, 16]),
  arrow('SYN_RECEIVED', 'LISTEN', [301, 54], [236, 54], [268, 80]),
  arrow('SYN_SENT', 'SYN_RECEIVED', [224, 297], [344, 63], [344, 180]),
  arrow('SYN_SENT', 'ESTABLISHED', [236, 303], [420, 195], [376, 272]),
  arrow('SYN_RECEIVED', 'ESTABLISHED', [370, 63], [436, 165], [448, 100]),
  arrow('SYN_RECEIVED', 'FIN_WAIT_1', [401, 48], [532, 48], [466, 28]),
  arrow('ESTABLISHED', 'FIN_WAIT_1', [470, 165], [560, 63], [556, 140]),
  arrow('ESTABLISHED', 'CLOSE_WAIT', [470, 195], [560, 297], [574, 238]),
  arrow('FIN_WAIT_1', 'FIN_WAIT_2', [632, 48], [664, 48], [648, 16]),
  arrow('FIN_WAIT_1', 'CLOSING', [595, 63], [665, 165], [684, 98]),
  arrow('FIN_WAIT_2', 'TIME_WAIT', [764, 48], [796, 48], [780, 16]),
  arrow('CLOSING', 'TIME_WAIT', [711, 165], [826, 63], [792, 152]),
  arrow('CLOSE_WAIT', 'LAST_ACK', [632, 312], [664, 312], [648, 344]),
  arrow('LAST_ACK', 'CLOSED_END', [764, 312], [796, 312], [780, 344]),
  arrow('TIME_WAIT', 'CLOSED_END', [846, 63], [846, 297], [796, 230]),
];

type Pair = readonly [x: number, y: number];

function arrow(from: NodeId, to: NodeId, start: Pair, end: Pair, label: Pair): DiagramArrow {
  const drawn = TRANSITIONS.find(
    (each) => each.drawn && each.from === stateOf(from) && each.to === stateOf(to),
  );
  if (drawn === undefined) throw new Error(`not in the figure: ${from} to ${to}`);
  const { cause, sends, usual } = drawn;
  return {
    id: `${from}>${to}`,
    from,
    to,
    cause,
    sends,
    usual,
    start: point(start),
    end: point(end),
    label: point(label),
    text: textOf(start, end, label),
    typical: typical(from, to),
  };
}

function point([x, y]: Pair): Point {
  return { x, y };
}

function textOf([x1, y1]: Pair, [x2, y2]: Pair, [x]: Pair): DiagramArrow['text'] {
  if (y1 === y2) return { x, anchor: 'middle' };
  return x < (x1 + x2) / 2
    ? { x: x + LABEL.width / 2, anchor: 'end' }
    : { x: x - LABEL.width / 2, anchor: 'start' };
}

function typical(from: NodeId, to: NodeId): Side | null {
  const on = (path: readonly NodeId[]) => path.some((id, index) => id === from && path[index + 1] === to);
  return on(TYPICAL_PATHS.client) ? 'client' : on(TYPICAL_PATHS.server) ? 'server' : null;
}

function stateOf(id: NodeId): TcpState {
  return id === 'CLOSED_END' ? 'CLOSED' : id;
}
