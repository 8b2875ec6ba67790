import { type Address, plainAddress } from '@shared/contract/address';
import type { CaptureEnd } from '@shared/contract/capture';
import type { EventFields, EventType } from '@shared/contract/events';
import { SEGMENTS_PER_SECOND } from '@shared/contract/limits';
import { type FoundSegment, readSegment, type TcpSegment } from '@shared/pcapng/index';
import { Allowance } from './core/allowance';
import { Conversation, type Direction } from './core/conversation';
import { type Held, HeldSegments } from './core/heldSegments';
import { tupleOf, wireOf } from './core/tuple';
import type { CaptureListener, CaptureWish } from './packetCapture';
import type { Session } from './session';
import type { WallClock } from './wallClock';

/** Closed connections whose last segments may still come. */
const REMEMBERED_GONE = 2_048;
/** Attempts that came to nothing, whose segments may still come. */
const REMEMBERED_ATTEMPTS = 64;
/** A segment comes from the program that captures it at most so long after it was on the wire. */
const LATE_MS = 600;
/** The clocks may disagree by so much. */
const SLACK_MS = 2;

/** A connection of ours. */
interface Known {
  readonly socket: number;
  readonly wire: string;
  readonly conversation: Conversation;
  /** Engine time; infinite while it is open. */
  closedAt: number;
}

/** One try to connect; in engine time. */
interface Attempt {
  readonly socket: number;
  readonly remote: Address;
  readonly from: number;
  /** Null: it goes on. */
  to: number | null;
}

/** Who tells of a connection: of two sessions that are its ends and are both captured, the first to know it. */
export type Claims = Map<string, SessionCapture>;

/**
 * Makes rows of captured segments, of the session's own connections only. Those of a connection that is not known yet
 * are held until `connected` or `accepted` names it. Whatever nobody names is another program's, and is forgotten.
 */
export class SessionCapture implements CaptureListener {
  packets = 0;
  unshown = 0;
  private readonly known = new Map<string, Known>();
  private readonly gone = new Set<string>();
  private readonly held = new HeldSegments();
  private attempts: Attempt[] = [];
  private timer: NodeJS.Timeout | null = null;
  private readonly plain = new Allowance(SEGMENTS_PER_SECOND);
  private readonly milestones = new Allowance(SEGMENTS_PER_SECOND);

  constructor(
    private readonly session: Session,
    private readonly wish: CaptureWish,
    private readonly clock: WallClock,
    private readonly claims: Claims,
    /** It is of no more use. */
    private readonly over: (reason: CaptureEnd, detail?: string) => void,
  ) {
    for (const { number, local, remote } of session.connections.values()) this.learn(number, local, remote);
    session.heard = (type, socket, fields) => this.hear(type, socket, fields);
  }

  segments(found: readonly FoundSegment[]): void {
    this.clock.align();
    for (const each of found) this.take(each);
    this.settleAttempts(LATE_MS);
  }

  failed(detail: string): void {
    this.over('tool-failed', detail);
  }

  /** Nothing more comes. */
  end(): void {
    if (this.timer !== null) clearTimeout(this.timer);
    this.session.heard = null;
    for (const attempt of this.attempts) attempt.to ??= this.now;
    this.settleAttempts(0);
    for (const { wire } of this.known.values()) this.release(wire);
  }

  private get now(): number {
    return this.session.recorder.now();
  }

  private hear<T extends EventType>(type: T, socket: number, fields: EventFields<T>): void {
    const { local = null, remote = null } = fields as { local?: Address | null; remote?: Address | null };
    switch (type) {
      case 'connected':
      case 'accepted':
        this.attempts = this.attempts.filter((each) => each.socket !== socket || each.to !== null);
        this.learn(socket, local, remote);
        return;
      case 'closed':
        this.forget(local, remote);
        return;
      case 'attempt':
        if (remote !== null) this.attempts.push({ socket, remote, from: this.now, to: null });
        this.attempts = this.attempts.slice(-REMEMBERED_ATTEMPTS);
        return;
      case 'attempt-failed':
      case 'connect-failed':
        this.attemptFailed(socket, remote);
        return;
    }
  }

  /** A connection of this session. What was held of it is told now. */
  private learn(socket: number, local: Address | null, remote: Address | null): void {
    if (local === null || remote === null) return;
    if (!this.isWished(this.session.spec.kind === 'tcp-server' ? local : remote)) {
      this.over('address-changed');
      return;
    }
    const tuple = tupleOf(local, remote);
    const wire = wireOf(local, remote);
    if (this.known.get(tuple)?.socket === socket) return;
    const known = {
      socket,
      wire,
      conversation: new Conversation(local, remote),
      closedAt: Number.POSITIVE_INFINITY,
    };
    this.gone.delete(tuple);
    this.known.set(tuple, known);
    this.tellHeld(tuple, known, this.held.take(wire));
  }

  private forget(local: Address | null, remote: Address | null): void {
    if (local === null || remote === null) return;
    const tuple = tupleOf(local, remote);
    const known = this.known.get(tuple);
    if (known === undefined) return;
    known.closedAt = this.now;
    this.gone.add(tuple);
    for (const oldest of this.gone) {
      if (this.gone.size <= REMEMBERED_GONE) break;
      this.gone.delete(oldest);
      this.release(this.known.get(oldest)?.wire);
      this.known.delete(oldest);
    }
  }

  private isWished({ address, port }: Address): boolean {
    const { hosts } = this.wish;
    return port === this.wish.port && (hosts.length === 0 || hosts.includes(plainAddress(address)));
  }

  private take(found: FoundSegment): void {
    const limit = found.isMilestone ? this.milestones : this.plain;
    // Before it is read: under a flood, most of the work is in that.
    if (limit.isUsedUp(this.now)) {
      this.unshown++;
      return;
    }
    const segment = readSegment(found);
    const { source, target, flags } = segment;
    const wire = wireOf(source, target);
    const opens = flags.includes('SYN') && !flags.includes('ACK');
    for (const [tuple, direction] of [
      [tupleOf(source, target), 'out'],
      [tupleOf(target, source), 'in'],
    ] as const) {
      const known = this.known.get(tuple) ?? this.connecting(tuple);
      if (known === undefined) continue;
      // The ends of a closed connection may be used again, by one that is not known yet.
      const isReuse = opens && this.clock.engineTime(segment.micros) > known.closedAt;
      if (isReuse || this.held.has(wire)) break;
      this.tell(known, segment, direction);
      limit.use(this.now);
      return;
    }
    if (this.held.hold(wire, segment)) limit.use(this.now);
  }

  /** The client's own socket before it is connected, where the system has named its ends. */
  private connecting(tuple: string): Known | undefined {
    const ends = this.session.connectingEnds;
    if (ends === null || tupleOf(ends.local, ends.remote) !== tuple) return undefined;
    this.learn(ends.number, ends.local, ends.remote);
    return this.known.get(tuple);
  }

  private tellHeld(tuple: string, known: Known, held: Held | null): void {
    for (const segment of held?.segments ?? [])
      this.tell(known, segment, tupleOf(segment.source, segment.target) === tuple ? 'out' : 'in');
  }

  private tell({ wire, socket, conversation }: Known, segment: TcpSegment, direction: Direction): void {
    const owner = this.claims.get(wire) ?? this;
    if (owner !== this) return;
    this.claims.set(wire, this);
    const { recorder, openedAt } = this.session;
    const at = Math.min(this.now, Math.max(openedAt, this.clock.engineTime(segment.micros)));
    this.packets++;
    recorder.event(this.session, 'segment', socket, conversation.take(segment, direction), at);
  }

  private release(wire: string | undefined): void {
    if (wire !== undefined && this.claims.get(wire) === this) this.claims.delete(wire);
  }

  private attemptFailed(socket: number, remote: Address | null): void {
    for (const attempt of this.attempts)
      if (attempt.socket === socket && (remote === null || attempt.remote.address === remote.address))
        attempt.to ??= this.now;
    this.timer ??= setTimeout(() => {
      this.timer = null;
      this.settleAttempts(LATE_MS);
    }, LATE_MS + SLACK_MS).unref();
  }

  /**
   * Nobody tells the port of a socket that was never connected. A SYN that went to its address while it tried is its own,
   * unless there were several that could be: then none of them is told.
   */
  private settleAttempts(lateMs: number): void {
    for (const { socket, remote, from, to } of this.attempts) {
      if (to === null || this.now - to < lateMs) continue;
      const time = [from - SLACK_MS, to + SLACK_MS].map((at) => this.clock.micros(at));
      const candidates = this.held.towards(remote, time[0] ?? 0, time[1] ?? 0);
      const [only] = candidates;
      if (only === undefined || candidates.length > 1) continue;
      const [wire, held] = only;
      this.held.take(wire);
      const conversation = new Conversation(held.source, held.target);
      const tuple = tupleOf(held.source, held.target);
      this.tellHeld(tuple, { socket, wire, conversation, closedAt: 0 }, held);
      this.release(wire);
    }
    this.attempts = this.attempts.filter(({ to }) => to === null || this.now - to < lateMs);
  }
}
