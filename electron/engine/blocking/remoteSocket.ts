import type { Address } from '@shared/contract/address';
import { SOCKET_QUEUE_BYTES } from '@shared/contract/limits';
import type { SocketPhase, SocketState } from '@shared/contract/state';
import type { LiveSocket } from '../io/liveSocket';
import { DONE, notNow, refuse, type Verdict } from '../io/verdict';
import { type KernelSocket, sameKernelSocket } from '../kernelTable';
import type { ForwardedEvent, SocketPatch, SocketVerb, ToWorker } from './messages';

/** What a socket of another thread needs of its session. */
export interface RemoteHome {
  readonly id: number;
  /** The thread serves one client inside `accept`: it can read, write, close and reset, and nothing else. */
  readonly servesInAccept: boolean;
  post(message: ToWorker, transfer?: ArrayBuffer[]): void;
  /** Something a view sees has changed without a row; answers with its seq. */
  touch(): number;
}

/** A socket of a server's thread, as its rows tell it. Verbs are sent there, and happen when the thread gets to them. */
export class RemoteSocket implements LiveSocket {
  lastSeq = 0;
  bytesIn = 0;
  bytesOut = 0;
  phase: SocketPhase = 'open';
  first: 'local' | 'peer' | null = null;
  private cut = false;
  private readingPaused = false;
  private kernel: KernelSocket | null = null;
  /** Bytes that the thread has not given to the kernel. */
  private queued = 0;
  /** Bytes sent to the thread that it has not got to yet. */
  private posted = 0;
  private hasEnded = false;
  private wantsPause = false;

  constructor(
    private readonly home: RemoteHome,
    readonly number: number,
    readonly local: Address | null,
    readonly remote: Address | null,
    readonly openedAt: number,
  ) {}

  get sendable(): boolean {
    return (
      !this.hasEnded && (this.phase === 'open' || this.phase === 'waiting' || this.phase === 'peer-ended')
    );
  }

  get ending(): { readonly first: 'local' | 'peer' | null; readonly reset: boolean } {
    return { first: this.first, reset: this.cut };
  }

  state(): SocketState {
    return {
      session: this.home.id,
      socket: this.number,
      phase: this.phase,
      local: this.local,
      remote: this.remote,
      openedAt: this.openedAt,
      bytesIn: this.bytesIn,
      bytesOut: this.bytesOut,
      queued: this.queued + this.posted,
      readingPaused: this.readingPaused,
      kernel: this.kernel,
    };
  }

  sawKernel(row: KernelSocket | null): void {
    if (sameKernelSocket(this.kernel, row)) return;
    this.kernel = row;
    this.touch();
  }

  /** What a row about it means for its state. */
  follow(row: ForwardedEvent): void {
    switch (row.type) {
      case 'note':
        if (row.fields.note === 'connected-client') this.phase = 'open';
        return;
      case 'peer-ended':
        this.first ??= 'peer';
        this.phase = this.phase === 'ended' ? 'closing' : 'peer-ended';
        return;
      case 'ended':
        this.first ??= 'local';
        this.phase = this.phase === 'peer-ended' ? 'closing' : 'ended';
        return;
      case 'reset':
      case 'failed':
      case 'reset-sent':
        this.first ??= row.type === 'reset' ? 'peer' : row.type === 'reset-sent' ? 'local' : null;
        this.cut = true;
        return;
      case 'reading-paused':
      case 'reading-resumed':
        this.readingPaused = row.type === 'reading-paused';
    }
  }

  patch({ phase, queued }: SocketPatch): void {
    this.phase = phase;
    this.queued = queued;
    this.touch();
  }

  sendHandled(bytes: number): void {
    this.posted -= bytes;
    this.touch();
  }

  send(bytes: Uint8Array): Verdict {
    if (!this.sendable)
      return refuse('SENDING_ENDED', 'sending-ended', `socket #${this.number} has ended sending`);
    const waiting = this.queued + this.posted;
    if (waiting + bytes.length > SOCKET_QUEUE_BYTES)
      return refuse('QUEUE_FULL', 'queue-full', `${waiting} bytes are still waiting`);
    // A copy of its own, whatever larger memory these bytes are part of.
    const copy = new Uint8Array(bytes);
    this.posted += copy.length;
    this.home.post({ do: 'send', socket: this.number, bytes: copy }, [copy.buffer]);
    this.touch();
    return DONE;
  }

  end(): Verdict {
    if (!this.sendable)
      return refuse('SENDING_ENDED', 'sending-ended', `socket #${this.number} has ended sending`);
    if (this.home.servesInAccept)
      return notNow(`socket #${this.number} is served by a program that knows no half-close`);
    this.hasEnded = true;
    return this.verb('end');
  }

  close(): Verdict {
    this.hasEnded = true;
    return this.verb('close-socket');
  }

  reset(): Verdict {
    this.hasEnded = true;
    return this.verb('reset');
  }

  pauseReading(): Verdict {
    if (this.wantsPause) return notNow(`socket #${this.number} is not reading`);
    this.wantsPause = true;
    return this.verb('pause');
  }

  resumeReading(): Verdict {
    if (!this.wantsPause) return notNow(`socket #${this.number} is not paused`);
    this.wantsPause = false;
    return this.verb('resume');
  }

  /** Its thread decides, and is told by its session. */
  flow(): void {}

  private verb(name: SocketVerb): Verdict {
    this.home.post({ do: name, socket: this.number });
    return DONE;
  }

  private touch(): void {
    this.lastSeq = this.home.touch();
  }
}
