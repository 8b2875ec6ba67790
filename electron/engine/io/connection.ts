/** One connected socket of a session: counts, logs, obeys the verbs and tells who ended what first. */
import type { Socket } from 'node:net';
import type { Address } from '@shared/contract/address';
import type { EventFields, EventType } from '@shared/contract/events';
import { CLOSE_DEADLINE_MS, SLOW_DRAIN_MS, SOCKET_QUEUE_BYTES } from '@shared/contract/limits';
import { typeCode } from '@shared/contract/record';
import type { SocketPhase, SocketState } from '@shared/contract/state';
import type { AttendedSocket } from '../attendant';
import type { BehavedSocket, SocketBehaviour } from '../behaviours/socketBehaviour';
import { type KernelSocket, sameKernelSocket } from '../kernelTable';
import type { ConnectionHome, ConnectionOptions } from './connectionHome';
import type { LiveSocket } from './liveSocket';
import { errorInfo } from './nodeErrors';
import { observeSocket, type SocketOwner } from './socketEvents';
import { DONE, notNow, refuse, unknownSocket, type Verdict } from './verdict';

const RECEIVED = typeCode('received');
const SENT = typeCode('sent');

export class Connection implements SocketOwner, BehavedSocket, AttendedSocket, LiveSocket {
  bytesIn = 0;
  bytesOut = 0;
  lastSeq = 0;
  readonly number: number;
  readonly local: Address | null;
  readonly remote: Address | null;

  private readonly openedAt: number;
  private readonly behaviour: SocketBehaviour;
  private readonly halfOpen: boolean;
  /** A person closed or reset it, as opposed to the peer or a failure. */
  private closedByUs = false;
  private first: 'local' | 'peer' | null = null;
  private automaticEnd = false;
  private peerEnded = false;
  private paused = false;
  private readonly readsWhenAsked: boolean;
  /** The behaviour does not want to read now. */
  private unwanted: boolean;
  private waits: boolean;
  /** The attendant of the session has more to look at than it may. */
  private attendantWaits = false;
  /** Since when an automatic reply waits for the kernel; 0 when it does not. */
  private blockedSince = 0;
  /** The kernel did not take the last write at once, so `state` may have shown a queue. */
  private queueing = false;
  private cut = false;
  private kernel: KernelSocket | null = null;
  private whenTaken: (() => void) | null = null;
  private deadline: NodeJS.Timeout | null = null;

  constructor(
    private readonly session: ConnectionHome,
    private readonly socket: Socket,
    options: ConnectionOptions,
  ) {
    this.number = options.number;
    this.local = options.local;
    this.remote = options.remote;
    this.openedAt = options.openedAt;
    this.behaviour = options.behaviour;
    this.halfOpen = options.halfOpen;
    this.waits = options.waits;
    this.readsWhenAsked = options.readsWhenAsked;
    this.unwanted = options.readsWhenAsked;
    observeSocket(socket, this);
    this.flow();
  }

  get phase(): SocketPhase {
    if (this.socket.destroyed) return 'closed';
    if (this.deadline !== null) return 'closing';
    if (this.socket.writableEnded) return this.peerEnded ? 'closing' : 'ended';
    if (this.waits) return 'waiting';
    return this.peerEnded ? 'peer-ended' : 'open';
  }

  /** True while bytes can be sent. */
  get sendable(): boolean {
    return !this.socket.destroyed && !this.socket.writableEnded;
  }

  get ends(): { local: Address | null; remote: Address | null } {
    return { local: this.local, remote: this.remote };
  }

  state(): SocketState {
    return {
      session: this.session.id,
      socket: this.number,
      phase: this.phase,
      ...this.ends,
      openedAt: this.openedAt,
      bytesIn: this.bytesIn,
      bytesOut: this.bytesOut,
      queued: this.socket.writableLength,
      readingPaused: this.paused,
      kernel: this.kernel,
    };
  }

  /** How it ended, as far as is known. */
  get ending(): { readonly first: 'local' | 'peer' | null; readonly reset: boolean } {
    return { first: this.first, reset: this.cut };
  }

  /** What the kernel's table says of it now; null: there is no such row. */
  sawKernel(row: KernelSocket | null): void {
    if (sameKernelSocket(this.kernel, row)) return;
    this.kernel = row;
    this.touch();
  }

  /**
   * Sends what a person gave, which must not change until `drained` tells that the kernel has taken it.
   * `sameAs`: seq of a row of the session that has these very bytes; 0 for none. `quiet`: no person waits for `drained`,
   * which is a row only when it took long.
   */
  send(bytes: Uint8Array, sameAs = 0, quiet = false): Verdict {
    const refusal = this.sendRefusal(bytes);
    if (refusal !== null) return refusal;
    if (this.behaviour.takes?.(this, bytes) === true) return DONE;
    this.writeTimed(bytes, sameAs, quiet, null);
    this.behaviour.sent?.(this);
    return DONE;
  }

  /** Sends what a program of ours gives, quietly. `taken` is called when the kernel has it: the bytes may change again. */
  feed(bytes: Uint8Array, taken: () => void): Verdict {
    const refusal = this.sendRefusal(bytes);
    if (refusal !== null) return refusal;
    this.writeTimed(bytes, 0, true, taken);
    return DONE;
  }

  private sendRefusal(bytes: Uint8Array): Verdict | null {
    if (!this.sendable) return this.endedError();
    const waiting = this.socket.writableLength;
    return waiting + bytes.length > SOCKET_QUEUE_BYTES
      ? refuse('QUEUE_FULL', 'queue-full', `${waiting} bytes are still waiting`)
      : null;
  }

  private writeTimed(bytes: Uint8Array, sameAs: number, quiet: boolean, taken: (() => void) | null): void {
    const since = this.session.recorder.now();
    this.write(bytes, sameAs, (error) => {
      // Node reports success for what a destroyed socket still had in its queue.
      if (error || this.socket.destroyed) return;
      const wasQueueing = this.queueing;
      this.queueing = this.socket.writableLength > 0;
      const durationMs = this.session.recorder.now() - since;
      if (!quiet || durationMs >= SLOW_DRAIN_MS)
        this.record('drained', { ...this.ends, bytes: bytes.length, durationMs });
      else if (wasQueueing && !this.queueing) this.touch();
      taken?.();
    });
  }

  /** Sends our FIN after what is queued; the peer may go on. */
  end(): Verdict {
    if (!this.sendable) return this.endedError();
    this.socket.end();
    this.touch();
    return DONE;
  }

  /** POSIX close(): FIN after what is queued, then the socket is gone. Reset when the queue does not drain in time. */
  close(): Verdict {
    if (this.socket.destroyed) return unknownSocket(this.number);
    this.closedByUs = true;
    this.deadline ??= setTimeout(() => this.reset(), CLOSE_DEADLINE_MS);
    this.socket.destroySoon();
    this.touch();
    return DONE;
  }

  /** Sends RST and drops everything queued. Node reports nothing of its own doing, so it is logged here. */
  reset(): Verdict {
    const { socket } = this;
    if (socket.destroyed) return unknownSocket(this.number);
    this.closedByUs = true;
    // While a FIN is under way libuv refuses to reset, and Node then forgets to close the socket: wait for the FIN,
    // which takes no longer than the next turn of the loop since nothing is queued before it.
    const finishing = socket.writableEnded && !socket.writableFinished && socket.writableLength === 0;
    if (finishing) socket.once('finish', () => this.resetNow());
    else this.resetNow();
    return DONE;
  }

  pauseReading(): Verdict {
    if (this.paused || this.socket.destroyed) return notNow(`socket #${this.number} is not reading`);
    this.paused = true;
    this.flow();
    this.record('reading-paused', this.ends);
    return DONE;
  }

  resumeReading(): Verdict {
    if (!this.paused || this.socket.destroyed) return notNow(`socket #${this.number} is not paused`);
    this.paused = false;
    this.record('reading-resumed', this.ends);
    this.flow();
    return DONE;
  }

  /** Reads or not, as the person, our own backpressure and the session's observer together allow. */
  flow(): void {
    const { paused, waits, unwanted, attendantWaits, blockedSince, session } = this;
    if (paused || waits || unwanted || attendantWaits || blockedSince > 0 || session.held)
      this.socket.pause();
    else this.socket.resume();
  }

  received(chunk: Uint8Array): void {
    this.bytesIn += chunk.length;
    this.session.bytesIn += chunk.length;
    this.lastSeq = this.session.recorder.chunk(this.session, RECEIVED, this.number, chunk, 0);
    if (this.readsWhenAsked) this.hold(true);
    const seq = this.lastSeq;
    this.behaviour.received?.(this, chunk, seq);
    this.session.attendant?.received(this, chunk, seq);
  }

  /** Its turn has come, or there is none to wait for. */
  takeTurn(): void {
    this.waits = false;
    this.touch();
    this.flow();
    this.behaviour.begin?.(this);
  }

  reply(bytes: Uint8Array, sameAs: number): boolean {
    if (!this.sendable) return false;
    const taken = this.write(bytes, sameAs, this.replyTaken());
    if (!taken && this.blockedSince === 0) {
      this.blockedSince = performance.now();
      this.socket.pause();
    }
    return taken;
  }

  hold(held: boolean): void {
    this.unwanted = held;
    this.flow();
  }

  wait(waiting: boolean): void {
    this.attendantWaits = waiting;
    this.flow();
  }

  answerEnd(): void {
    if (this.halfOpen || !this.sendable) return;
    if (this.session.attendant?.mayEnd(this) === false) return;
    this.automaticEnd = true;
    this.socket.end();
    this.touch();
  }

  quit(): void {
    this.close();
  }

  note(fields: EventFields<'note'>): void {
    this.record('note', fields);
  }

  fired(fields: EventFields<'rule-fired'>): void {
    this.record('rule-fired', fields);
  }

  drained(): void {
    if (this.blockedSince === 0) return;
    const durationMs = performance.now() - this.blockedSince;
    this.blockedSince = 0;
    if (durationMs >= SLOW_DRAIN_MS)
      this.record('drained', { ...this.ends, bytes: this.bytesOut, durationMs });
    this.flow();
    this.behaviour.drained?.(this);
    this.session.attendant?.drained(this);
  }

  peerHasEnded(): void {
    this.peerEnded = true;
    this.first ??= 'peer';
    this.record('peer-ended', { ...this.ends, bytes: this.bytesIn });
    this.session.attendant?.peerEnded(this);
    if (this.behaviour.peerEnded?.(this) !== true) this.answerEnd();
  }

  finished(): void {
    this.first ??= 'local';
    this.record('ended', { ...this.ends, bytes: this.bytesOut, automatic: this.automaticEnd });
  }

  failed(error: Error): void {
    const info = errorInfo(error, 'established');
    const byReset = info.code === 'ECONNRESET';
    if (byReset) this.first ??= 'peer';
    this.cut = true;
    this.record(byReset ? 'reset' : 'failed', { ...this.ends, error: info });
  }

  gone(): void {
    if (this.deadline !== null) clearTimeout(this.deadline);
    this.behaviour.gone?.();
    this.session.attendant?.gone(this);
    this.session.connectionClosed(this.number, this.closedByUs, {
      ...this.ends,
      first: this.first,
      bytesIn: this.bytesIn,
      bytesOut: this.bytesOut,
      durationMs: this.session.recorder.now() - this.openedAt,
    });
  }

  record<T extends EventType>(type: T, fields: EventFields<T>): void {
    this.lastSeq = this.session.recorder.event(this.session, type, this.number, fields);
  }

  /** Makes views look again: something they see has changed without a row. */
  private touch(): void {
    this.lastSeq = this.session.recorder.touch(this.session);
  }

  private resetNow(): void {
    if (this.socket.destroyed) return;
    this.first ??= 'local';
    this.cut = true;
    this.socket.resetAndDestroy();
    this.record('reset-sent', this.ends);
  }

  private write(bytes: Uint8Array, sameAs: number, taken: (error?: Error | null) => void): boolean {
    this.bytesOut += bytes.length;
    this.session.bytesOut += bytes.length;
    this.lastSeq = this.session.recorder.chunk(this.session, SENT, this.number, bytes, sameAs);
    const more = this.socket.write(bytes, taken);
    if (this.socket.writableLength > 0) this.queueing = true;
    return more;
  }

  /** One function for all replies, made by the first: a write then allocates none, and an idle connection has none. */
  private replyTaken(): () => void {
    this.whenTaken ??= () => {
      if (!this.queueing || this.socket.destroyed || this.socket.writableLength > 0) return;
      this.queueing = false;
      this.touch();
    };
    return this.whenTaken;
  }

  private endedError(): Verdict {
    return refuse('SENDING_ENDED', 'sending-ended', `socket #${this.number} has ended sending`);
  }
}
