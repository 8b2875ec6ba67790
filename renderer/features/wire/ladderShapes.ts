/** Where things stand in the drawing, and their outlines. Shared by the page and the exported picture. */
import type { Evidence } from '@shared/contract/events';
import type { Step } from './ladderStep';
import type { Side } from './wireRow';

export const LINE_HEIGHTS = [16, 22, 30] as const;
export type LineHeight = (typeof LINE_HEIGHTS)[number];
export const USUAL_LINE_HEIGHT: LineHeight = 22;

export interface LadderPlaces {
  readonly width: number;
  /** Width of the column of times. */
  readonly time: number;
  /** Where the lifelines are. */
  readonly client: number;
  readonly server: number;
  /** The words stand between the lifelines, over the arrows: there is no room beside them. */
  readonly inside: boolean;
}

const NARROW = 720;
const TIME = 100;
const SHORT_TIME = 72;

export function ladderPlaces(width: number): LadderPlaces {
  if (width < NARROW) {
    const client = SHORT_TIME + 12;
    return { width, time: SHORT_TIME, client, server: Math.max(client + 60, width - 12), inside: true };
  }
  const arrows = Math.min(360, Math.max(180, width * 0.28));
  const words = (width - TIME - arrows) / 2;
  return { width, time: TIME, client: TIME + words, server: TIME + words + arrows, inside: false };
}

/** Lines that are drawn: those in view, and some around them so that scrolling shows no holes. */
export function linesInView(
  view: { readonly top: number; readonly height: number; readonly lineHeight: number },
  count: number,
  extra = 6,
): { readonly from: number; readonly to: number } {
  const { top, height, lineHeight } = view;
  return {
    from: Math.min(count, Math.max(0, Math.floor(top / lineHeight) - extra)),
    to: Math.max(0, Math.min(count, Math.ceil((top + height) / lineHeight) + extra)),
  };
}

export interface Point {
  readonly x: number;
  readonly y: number;
}

const round = (value: number): number => Math.round(value * 10) / 10;

/** Room between a lifeline and what ends at it, for the mark of the step. */
const MARK = 6;

/** A line with its head, as two paths. `head` is empty when it ends nowhere. */
export function arrowPaths(
  from: Point,
  to: Point,
  ends = true,
): { readonly line: string; readonly head: string } {
  const length = Math.hypot(to.x - from.x, to.y - from.y);
  const [dx, dy] = length === 0 ? [1, 0] : [(to.x - from.x) / length, (to.y - from.y) / length];
  const start = { x: from.x + dx * MARK, y: from.y + dy * MARK };
  const tip = ends ? { x: to.x - dx * MARK, y: to.y - dy * MARK } : to;
  const back = { x: tip.x - dx * 8, y: tip.y - dy * 8 };
  const at = ({ x, y }: Point): string => `${round(x)} ${round(y)}`;
  const wing = (turn: number): string => at({ x: back.x - dy * 3.5 * turn, y: back.y + dx * 3.5 * turn });
  return {
    line: `M${at(start)}L${at(ends ? back : tip)}`,
    head: ends ? `M${at(tip)}L${wing(1)}L${wing(-1)}Z` : '',
  };
}

/** The mark of a step on its lifeline: a disc ●, a diamond ◆, a triangle ▲, and a ring ○ when `hollow`. */
export function markPath(
  evidence: Evidence,
  { x, y }: Point,
): { readonly d: string; readonly hollow: boolean } {
  const [left, right] = [round(x - 4), round(x + 4)];
  switch (evidence) {
    case 'kernel':
      return { d: `M${x} ${y - 5}L${x + 5} ${y}L${x} ${y + 5}L${x - 5} ${y}Z`, hollow: false };
    case 'wire':
      return { d: `M${x} ${y - 5}L${x + 5} ${y + 4}L${x - 5} ${y + 4}Z`, hollow: false };
    case 'app':
    case 'told':
      return {
        d: `M${left} ${y}A4 4 0 1 1 ${right} ${y}A4 4 0 1 1 ${left} ${y}Z`,
        hollow: evidence === 'told',
      };
  }
}

/** The three segments of a handshake in the height of one line: SYN, SYN-ACK, ACK. */
export function handshakePaths(
  { client, server }: Pick<LadderPlaces, 'client' | 'server'>,
  y: number,
  lineHeight: number,
): readonly { readonly line: string; readonly head: string }[] {
  const gap = lineHeight / 4;
  const [left, right] = [(at: number) => ({ x: client, y: at }), (at: number) => ({ x: server, y: at })];
  return [
    arrowPaths(left(y - gap), right(y - gap)),
    arrowPaths(right(y), left(y)),
    arrowPaths(left(y + gap), right(y + gap)),
  ];
}

/** A packet: from the lifeline of its sender to the other one, in one line. */
export function segmentPaths(
  side: Side,
  places: Pick<LadderPlaces, 'client' | 'server'>,
  y: number,
): { readonly line: string; readonly head: string } {
  const [from, to] = side === 'client' ? [places.client, places.server] : [places.server, places.client];
  return arrowPaths({ x: from, y }, { x: to, y });
}

/**
 * An arrow with one end: all the way to a lifeline that is not in this app, half the way when the other end is here but
 * saw nothing of it.
 */
export function stubPaths(
  step: Step,
  places: Pick<LadderPlaces, 'client' | 'server'>,
  y: number,
  how: { readonly leaves: boolean; readonly whole: boolean },
): { readonly line: string; readonly head: string } {
  const own = { x: places[step.side], y };
  const far = places[step.side === 'client' ? 'server' : 'client'];
  const other = { x: how.whole ? far : (own.x + far) / 2, y };
  return how.leaves ? arrowPaths(own, other, how.whole) : arrowPaths(other, own);
}

export const SIDES: readonly Side[] = ['client', 'server'];
