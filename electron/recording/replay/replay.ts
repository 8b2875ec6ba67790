/**
 * Says again what one side of a recorded connection said, to a live peer, and compares what that answers with what was
 * recorded. Bytes are sent at their time, and never before the answers that came before them when they were recorded.
 * The peer is connected to, or waited for: the first client that comes.
 */
import type { Address } from '@shared/contract/address';
import type { ErrorInfo } from '@shared/contract/errors';
import { isChunk, type Row } from '@shared/contract/events';
import { SEND_BYTES } from '@shared/contract/limits';
import type { ReplayOutcome, ReplayState, ReplayWish } from '@shared/contract/openRecording';
import { clientSpecSchema, serverSpecSchema } from '@shared/contract/spec';
import type { Engine } from '../../engine/index';
import { Answer } from './answer';
import { piecesOf } from './pieces';

/** Of the recorded answer, so much is read ahead; and so much of the live one may come before it is expected. */
const AHEAD_BYTES = 16 * 1024 * 1024;
/** Bytes that may wait for the kernel. */
const QUEUE_BYTES = 4 * 1024 * 1024;
/** A peer whose end was not recorded has this long to say more than it should. */
const LAST_WORDS_MS = 200;

export class Replay {
  private readonly answer = new Answer();
  private readonly waiters = new Set<() => void>();
  private readonly startedAt = performance.now();
  private live = 0;
  private socket = 0;
  private waitsAt: Address | null = null;
  private outcome: ReplayOutcome = 'running';
  private detail = '';
  private sent = 0;
  private drained = 0;
  private peerEnded = false;
  private expectsEnd = false;
  private failure: ErrorInfo | null = null;
  private endedAt: number | null = null;
  private isHeld = false;
  private readonly totals: { readonly toSend: number; readonly expected: number };

  constructor(
    private readonly engine: Engine,
    private readonly number: number,
    private readonly wish: ReplayWish,
    private readonly onChanged: () => void,
  ) {
    this.totals = totalsOf(engine, wish);
  }

  get state(): ReplayState {
    const { session, socket } = this.wish;
    return {
      replay: this.number,
      session,
      socket,
      live: this.live,
      waitsAt: this.waitsAt,
      outcome: this.outcome,
      detail: this.detail,
      error: this.outcome === 'failed' ? this.failure : null,
      ...this.totals,
      sent: this.sent,
      matched: this.answer.matched,
      difference: this.answer.difference,
      durationMs: (this.endedAt ?? performance.now()) - this.startedAt,
    };
  }

  /** Opens the live session; the rest is `run`. */
  open(): void {
    const { host, port, listen } = this.wish;
    const spec = listen
      ? serverSpecSchema.parse({
          kind: 'tcp-server',
          host,
          port,
          halfOpen: true,
          behaviour: { name: 'manual' },
        })
      : clientSpecSchema.parse({ kind: 'tcp-client', host, port, halfOpen: true });
    this.live = this.engine.open(spec, (row) => this.see(row)).session;
  }

  stop(): void {
    if (this.outcome === 'running') this.over('stopped');
  }

  /** To its end. Never throws: how it went is its state. */
  async run(): Promise<void> {
    try {
      await this.replay();
      this.over(this.verdict());
    } catch (error) {
      this.over('failed', error instanceof Error ? error.message : String(error));
    }
    if (this.socket !== 0) this.engine.closeSocket(this.live, this.socket);
    if (this.wish.listen) this.engine.stopListening(this.live);
  }

  private async replay(): Promise<void> {
    const { session, socket, side, speed } = this.wish;
    if (!(await this.until(() => this.socket !== 0, this.wish.listen ? null : this.wish.patienceMs))) return;
    // It has its peer: others are refused.
    if (this.wish.listen) this.engine.stopListening(this.live);
    const begun = performance.now();
    let first: number | null = null;
    let hasEnded = false;
    for await (const piece of piecesOf(this.engine, session, socket, side)) {
      if (this.isOver) return;
      first ??= piece.at;
      if (piece.do === 'expect') {
        this.answer.expect(piece.bytes);
        this.mayRead();
        if (!(await this.until(() => this.answer.missing <= AHEAD_BYTES))) return;
      } else if (piece.do === 'expect-end') this.expectsEnd = true;
      else {
        if (!(await this.until(() => this.answer.missing === 0))) return;
        if (speed !== null) await this.pause(begun + (piece.at - first) / speed);
        if (this.isOver) return;
        if (piece.do === 'send') {
          if (!(await this.send(piece.bytes))) return;
        } else {
          hasEnded = true;
          this.engine.end(this.live, this.socket);
        }
      }
    }
    if (!(await this.until(() => this.answer.missing === 0))) return;
    if (!hasEnded) this.engine.end(this.live, this.socket);
    if (this.expectsEnd) await this.until(() => this.peerEnded);
    else await this.until(() => this.peerEnded, LAST_WORDS_MS);
  }

  private verdict(): ReplayOutcome {
    const { answer } = this;
    if (this.failure !== null && (this.socket === 0 || this.sent < this.totals.toSend)) {
      this.detail = `${this.failure.code}: ${this.failure.message}`;
      return 'failed';
    }
    if (answer.difference !== null) return 'different';
    if (answer.missing > 0 || answer.matched < this.totals.expected) return 'missing';
    return answer.extra > 0 ? 'more' : 'equal';
  }

  private async send(bytes: Uint8Array): Promise<boolean> {
    for (let at = 0; at < bytes.length; at += SEND_BYTES) {
      if (!(await this.until(() => this.sent - this.drained < QUEUE_BYTES))) return false;
      const part = bytes.subarray(at, at + SEND_BYTES);
      const verdict = this.engine.send(this.live, this.socket, part);
      if (!verdict.ok) {
        this.failure ??= verdict.error;
        return false;
      }
      this.sent += part.length;
      this.onChanged();
    }
    return true;
  }

  private see(row: Row): boolean {
    if (row.type === 'listening') this.waitsAt = row.local;
    else if (row.type === 'connected' || row.type === 'accepted') this.meet(row.socket);
    else if (row.socket === this.socket || this.socket === 0) this.hear(row);
    this.changed();
    this.isHeld = this.answer.extra > AHEAD_BYTES;
    return !this.isHeld;
  }

  private meet(socket: number): void {
    this.waitsAt = null;
    if (this.socket === 0) this.socket = socket;
    // One more came before listening ended: nobody would answer it.
    else setImmediate(() => this.engine.reset(this.live, socket));
  }

  private hear(row: Row): void {
    if (isChunk(row)) {
      if (row.type === 'received') this.answer.come(row.data.slice());
    } else if (row.type === 'drained') this.drained += row.bytes;
    else if (row.type === 'peer-ended' || row.type === 'closed') this.peerEnded = true;
    else if (
      row.type === 'connect-failed' ||
      row.type === 'listen-failed' ||
      row.type === 'reset' ||
      row.type === 'failed'
    ) {
      this.failure ??= row.error;
      this.peerEnded = true;
    }
  }

  private mayRead(): void {
    if (!this.isHeld || this.answer.extra > AHEAD_BYTES) return;
    this.isHeld = false;
    this.engine.releaseReading(this.live);
  }

  private get isOver(): boolean {
    return this.outcome !== 'running' || this.answer.difference !== null || this.failure !== null;
  }

  /**
   * Resolves to true when it is so; false when it is over before, the peer has no more to say, or nothing has happened for
   * as long as there is patience. Null: there is no end to it.
   */
  private async until(
    isSo: () => boolean,
    patienceMs: number | null = this.wish.patienceMs,
  ): Promise<boolean> {
    while (!isSo()) {
      if (this.isOver || this.peerEnded || !(await this.change(patienceMs))) return isSo();
    }
    return !this.isOver;
  }

  private async pause(until: number): Promise<void> {
    while (!this.isOver) {
      const wait = until - performance.now();
      if (wait <= 0) return;
      await this.change(wait);
    }
  }

  /** False: nothing has changed in this time. */
  private change(timeoutMs: number | null): Promise<boolean> {
    return new Promise((resolve) => {
      const giveUp = (): void => {
        this.waiters.delete(wake);
        resolve(false);
      };
      const timer = timeoutMs === null ? undefined : setTimeout(giveUp, timeoutMs);
      const wake = (): void => {
        clearTimeout(timer);
        resolve(true);
      };
      this.waiters.add(wake);
    });
  }

  private changed(): void {
    for (const wake of this.waiters) wake();
    this.waiters.clear();
    this.onChanged();
  }

  private over(outcome: ReplayOutcome, detail = this.detail): void {
    if (this.outcome !== 'running') return;
    this.outcome = outcome;
    this.detail = detail;
    this.endedAt = performance.now();
    this.changed();
  }
}

function totalsOf(
  engine: Engine,
  { session, socket, side }: ReplayWish,
): { readonly toSend: number; readonly expected: number } {
  const found = engine.stateOf(session);
  const state = found?.sockets.find((each) => each.socket === socket);
  if (found === undefined || state === undefined) return { toSend: 0, expected: 0 };
  const isOwn = (side === 'client') === (found.session.spec.kind === 'tcp-client');
  return isOwn
    ? { toSend: state.bytesOut, expected: state.bytesIn }
    : { toSend: state.bytesIn, expected: state.bytesOut };
}
