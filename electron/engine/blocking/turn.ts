import { readSync, writeSync } from 'node:fs';
import type { Address } from '@shared/contract/address';
import type { ChunkType, EventFields, EventType } from '@shared/contract/events';
import { errorInfo } from '../io/nodeErrors';

/** What a turn needs of the thread it keeps busy. */
export interface TurnHome {
  now(): number;
  record<T extends EventType>(type: T, fields: EventFields<T>): void;
  chunk(type: ChunkType, bytes: Uint8Array): void;
  /** Reads the messages that cannot wait, which may call the turn's verbs. */
  look(): void;
  /** Stands still until there may be something to look at, or for so long. */
  wait(ms?: number): void;
  /** Nobody reads for now: the observer asked for a break. */
  readonly held: boolean;
  /** A person's send was carried out, or came to nothing. */
  sendHandled(bytes: number): void;
}

export interface TurnOptions {
  readonly descriptor: number;
  readonly local: Address | null;
  readonly remote: Address | null;
  /** Bytes of one read. */
  readonly buffer: number;
  readonly halfOpen: boolean;
}

/** How the socket is to be closed. */
export type TurnEnding = 'close' | 'reset';

/** A socket that has nothing to read is asked again so soon, and later and later. */
const FIRST_PAUSE_MS = 0.1;
const LONGEST_PAUSE_MS = 20;

/** One client of the iterative server, served as its C twin does it: read, write, until the end, in one go. */
export class Turn {
  bytesIn = 0;
  bytesOut = 0;
  first: 'local' | 'peer' | null = null;
  private asked: TurnEnding | null = null;
  private broken = false;
  private peerEnded = false;
  private paused = false;
  private readonly outgoing: Uint8Array[] = [];
  private readonly ends: { local: Address | null; remote: Address | null };

  constructor(
    private readonly home: TurnHome,
    private readonly options: TurnOptions,
  ) {
    this.ends = { local: options.local, remote: options.remote };
  }

  /** Serves until the peer ends or a person closes. What is left to do: close, or reset. */
  run(): TurnEnding {
    const buffer = Buffer.allocUnsafe(this.options.buffer);
    let pause = FIRST_PAUSE_MS;
    while (!this.isOver) {
      this.home.look();
      this.sendOutgoing();
      if (this.isOver) break;
      const length = this.peerEnded || this.paused || this.home.held ? null : this.read(buffer);
      if (length === null) {
        this.home.wait(pause);
        pause = Math.min(LONGEST_PAUSE_MS, pause * 2);
        continue;
      }
      pause = FIRST_PAUSE_MS;
      if (length > 0) this.echo(buffer.subarray(0, length));
    }
    for (const { length } of this.outgoing) this.home.sendHandled(length);
    return this.finish();
  }

  close(): void {
    this.asked ??= 'close';
  }

  reset(): void {
    this.asked = 'reset';
  }

  /** Written between two echoes, never within one. */
  send(bytes: Uint8Array): void {
    this.outgoing.push(bytes);
  }

  pauseReading(paused: boolean): void {
    if (paused === this.paused) return;
    this.paused = paused;
    this.home.record(paused ? 'reading-paused' : 'reading-resumed', this.ends);
  }

  private get isOver(): boolean {
    return this.asked !== null || this.broken || (this.peerEnded && !this.options.halfOpen);
  }

  private finish(): TurnEnding {
    if (this.broken) return 'close';
    this.first ??= 'local';
    const isReset = this.asked === 'reset';
    if (isReset) this.home.record('reset-sent', this.ends);
    else this.home.record('ended', { ...this.ends, bytes: this.bytesOut, automatic: this.asked === null });
    return isReset ? 'reset' : 'close';
  }

  /** Null when there is nothing to read now. */
  private read(buffer: Buffer): number | null {
    const length = this.attempt(() => readSync(this.options.descriptor, buffer, 0, buffer.length, null));
    if (length === 0) {
      this.peerEnded = true;
      this.first ??= 'peer';
      this.home.record('peer-ended', { ...this.ends, bytes: this.bytesIn });
    }
    return length;
  }

  private echo(bytes: Uint8Array): void {
    this.bytesIn += bytes.length;
    this.home.chunk('received', bytes);
    this.write(bytes);
  }

  private sendOutgoing(): void {
    for (let next = this.outgoing.shift(); next !== undefined; next = this.outgoing.shift()) {
      const since = this.home.now();
      this.write(next);
      this.home.sendHandled(next.length);
      if (this.isOver) return;
      const durationMs = this.home.now() - since;
      this.home.record('drained', { ...this.ends, bytes: next.length, durationMs });
    }
  }

  /** One write, or as many as the kernel makes of it. */
  private write(bytes: Uint8Array): void {
    let rest = bytes;
    let pause = FIRST_PAUSE_MS;
    // The peer's end does not stop an answer to what it sent before.
    while (rest.length > 0 && !this.broken && this.asked === null) {
      const current = rest;
      const written = this.attempt(() => writeSync(this.options.descriptor, current, 0, current.length));
      if (written === null) {
        this.home.wait(pause);
        pause = Math.min(LONGEST_PAUSE_MS, pause * 2);
        this.home.look();
        continue;
      }
      this.bytesOut += written;
      // The very bytes when all of them went, so that they are known as those just received.
      this.home.chunk('sent', written === rest.length ? rest : rest.subarray(0, written));
      rest = rest.subarray(written);
    }
  }

  /** Null when the kernel has nothing, or no room, now; after a failure as well. */
  private attempt(call: () => number): number | null {
    try {
      return call();
    } catch (error) {
      this.fail(error);
      return null;
    }
  }

  private fail(error: unknown): void {
    const info = errorInfo(error, 'established');
    if (info.code === 'EAGAIN' || info.code === 'EINTR') return;
    this.broken = true;
    const isReset = info.code === 'ECONNRESET';
    if (isReset) this.first ??= 'peer';
    this.home.record(isReset ? 'reset' : 'failed', { ...this.ends, error: info });
  }
}
