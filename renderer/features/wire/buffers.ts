/** Where the bytes of one direction wait on their way from one program to the other. Pure. */
import type { SocketState } from '@shared/contract/state';
import type { Side, WireRow } from './wireRow';

/** What is known of one end. */
export type BufferEnd =
  /** A program elsewhere: only its own host knows. */
  | { readonly kind: 'elsewhere' }
  /** In this app, but nothing was told of it yet. */
  | { readonly kind: 'unknown' }
  /** Closed: `socket` is what was told last. */
  | { readonly kind: 'open' | 'closed'; readonly socket: SocketState };

export type Amount =
  | { readonly kind: 'bytes'; readonly bytes: number }
  | { readonly kind: 'elsewhere' }
  /** This system does not tell. */
  | { readonly kind: 'unavailable' }
  /** Nobody has looked yet, or the kernel has no such socket any more. */
  | { readonly kind: 'unseen' };

export type StageId = 'app' | 'send' | 'receive' | 'read';

/** One place on the way. */
export interface Stage {
  readonly id: StageId;
  /** Whose it is. */
  readonly side: Side;
  readonly evidence: 'app' | 'kernel';
  readonly amount: Amount;
  /** How full its bar is, 0 to 1; null where there is no bar. */
  readonly full: number | null;
  /** What a full bar stands for. */
  readonly max: number;
  readonly isOver: boolean;
}

/** Something to say of a direction, besides its numbers. */
export type BufferNote =
  /** The kernel takes no more: a blocking write would not return. */
  | 'blocked'
  /** The reading end was told to pause. */
  | 'paused'
  /** The reading end is served later. */
  | 'waiting'
  /** Part of what waits in the kernel is a FIN. */
  | 'fin';

export interface Direction {
  readonly from: Side;
  readonly to: Side;
  readonly stages: readonly Stage[];
  readonly written: Amount;
  readonly read: Amount;
  readonly notes: readonly BufferNote[];
}

/** Every bar of a queue is full at this, always: one scale, which never moves. No queue of ours gets longer. */
export const FULL_BYTES = 100_000_000;
/** Where the scale has its marks. */
export const MARKS = [1_000, 1_000_000] as const;

/** How far a number of bytes reaches on the scale of the queues: each doubling is the same step. */
export function onScale(bytes: number): number {
  return Math.min(1, Math.log2(1 + bytes) / Math.log2(1 + FULL_BYTES));
}

/** Sends whose FIN may wait in the kernel: it counts there until it is acknowledged. */
const FIN_STATES: ReadonlySet<string> = new Set(['FIN_WAIT_1', 'CLOSING', 'LAST_ACK']);

/** `seesKernel`: this system's socket table can be read at all. */
export function directionOf(
  from: Side,
  ends: Readonly<Record<Side, BufferEnd>>,
  seesKernel: boolean,
): Direction {
  const to = from === 'client' ? 'server' : 'client';
  const [writer, reader] = [ends[from], ends[to]];
  const written = ofEnd(writer, ({ bytesOut }) => bytesOut);
  const read = ofEnd(reader, ({ bytesIn }) => bytesIn);
  const queue = (id: StageId, side: Side, evidence: Stage['evidence'], amount: Amount): Stage => ({
    id,
    side,
    evidence,
    amount,
    full: amount.kind === 'bytes' ? onScale(amount.bytes) : null,
    max: FULL_BYTES,
    isOver: ends[side].kind === 'closed',
  });
  const stages = [
    queue(
      'app',
      from,
      'app',
      ofEnd(writer, ({ queued }) => queued),
    ),
    queue('send', from, 'kernel', ofKernel(writer, 'sendQueue', seesKernel)),
    queue('receive', to, 'kernel', ofKernel(reader, 'receiveQueue', seesKernel)),
    readStage(to, written, read, reader.kind === 'closed'),
  ];
  return { from, to, stages, written, read, notes: notesOf(writer, reader) };
}

/** Of all that was written: how much has arrived where it was going. */
function readStage(side: Side, written: Amount, read: Amount, isOver: boolean): Stage {
  const max = written.kind === 'bytes' ? written.bytes : 0;
  const bytes = read.kind === 'bytes' ? read.bytes : 0;
  // Both ends are told at different moments: what was read may be ahead of what was written.
  const full =
    written.kind !== 'bytes' || read.kind !== 'bytes' ? null : max === 0 ? 0 : Math.min(1, bytes / max);
  return { id: 'read', side, evidence: 'app', amount: read, full, max: Math.max(max, bytes), isOver };
}

function notesOf(writer: BufferEnd, reader: BufferEnd): readonly BufferNote[] {
  const notes: BufferNote[] = [];
  if (writer.kind === 'open') {
    const { queued, kernel } = writer.socket;
    if (queued > 0) notes.push('blocked');
    if (kernel !== null && FIN_STATES.has(kernel.state) && (kernel.sendQueue ?? 0) > 0) notes.push('fin');
  }
  if (reader.kind === 'open') {
    if (reader.socket.readingPaused) notes.push('paused');
    else if (reader.socket.phase === 'waiting') notes.push('waiting');
  }
  return notes;
}

function ofEnd(end: BufferEnd, of: (socket: SocketState) => number): Amount {
  if (end.kind === 'elsewhere') return { kind: 'elsewhere' };
  return end.kind === 'unknown' ? { kind: 'unseen' } : { kind: 'bytes', bytes: of(end.socket) };
}

function ofKernel(end: BufferEnd, queue: 'sendQueue' | 'receiveQueue', seesKernel: boolean): Amount {
  if (end.kind === 'elsewhere') return { kind: 'elsewhere' };
  if (!seesKernel) return { kind: 'unavailable' };
  if (end.kind === 'unknown' || end.socket.kernel === null) return { kind: 'unseen' };
  const bytes = end.socket.kernel[queue];
  return bytes === null ? { kind: 'unavailable' } : { kind: 'bytes', bytes };
}

/** What was told last of an end that has closed, with the totals of its last row: counters come only now and then. */
export function closedEnd(last: SocketState, side: Side, rows: readonly WireRow[]): BufferEnd {
  const closed = rows.findLast((each) => each.side === side && each.row.type === 'closed')?.row;
  if (closed?.type !== 'closed') return { kind: 'closed', socket: last };
  const { bytesIn, bytesOut } = closed;
  return { kind: 'closed', socket: { ...last, bytesIn, bytesOut } };
}
