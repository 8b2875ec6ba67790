import type { Evidence, Row, RowType } from '@shared/contract/events';
import type { Side } from './wireRow';

/** `handshake`: what connect and accept prove, told between the rows that were observed. */
export type StepKind = RowType | 'handshake';

/** One line of the ladder. Its place and its row never change; what became of its bytes does. */
export interface Step {
  readonly kind: StepKind;
  /** Number of the line; counts on when old lines are forgotten. */
  readonly line: number;
  readonly side: Side;
  /** Of a handshake: the row that proves it. */
  readonly row: Row;
  readonly evidence: Evidence;
  /** Place of its first byte in the stream of its direction; null when unknown, or when it has no bytes. */
  offset: number | null;
  /** Bytes of it that have an arrow. */
  paired: number;
  /** Arrows it has. */
  peers: number;
  /** What has no arrow has no other end, as far as can be known. False: the other end may have been missed. */
  certain: boolean;
  /** Its FIN or RST is there as a packet, with its own arrow. */
  captured: boolean;
}

/** A time in which nothing happened, in a line of its own. */
export interface Pause {
  readonly kind: 'pause';
  readonly line: number;
  readonly ms: number;
}

export type Line = Step | Pause;

export type ArrowKind = 'data' | 'fin' | 'rst';

/** What one end did became what the other end saw. */
export interface Arrow {
  readonly id: number;
  readonly kind: ArrowKind;
  readonly from: Step;
  readonly to: Step;
  /** Of data: the bytes it stands for, counted from the start of the connection. */
  readonly offset: number;
  readonly bytes: number;
}

export function otherSide(side: Side): Side {
  return side === 'client' ? 'server' : 'client';
}

/** Its arrow begins here. */
export const LEAVES: Partial<Record<StepKind, ArrowKind>> = {
  sent: 'data',
  ended: 'fin',
  'reset-sent': 'rst',
};
/** Its arrow ends here. */
export const ARRIVES: Partial<Record<StepKind, ArrowKind>> = {
  received: 'data',
  'peer-ended': 'fin',
  reset: 'rst',
};

/** Bytes of a chunk, 0 for everything else. */
export function bytesOf({ row, kind }: Step): number {
  return (kind === 'sent' || kind === 'received') && 'data' in row ? row.bytes : 0;
}

/** Some of it, or all, has no other end: not read yet, not seen yet, or it never comes. */
export function isOpen(step: Step): boolean {
  const size = bytesOf(step);
  return size > 0 ? step.paired < size : step.kind !== 'sent' && step.kind !== 'received' && step.peers === 0;
}
