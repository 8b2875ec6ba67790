import { isChunk, type Row } from '@shared/contract/events';
import type { Recorder } from '../recorder';
import type { Session } from '../session';
import type { Control } from './control';
import type { Batch, ForwardedEvent, ForwardedRow, SocketPatch } from './messages';

/** A batch this large does not wait for the end of the turn. */
const BATCH_BYTES = 256 * 1024;
/** What the main thread may be behind before this thread waits for it: it writes the log, like that of any socket. */
const BEHIND_BYTES = 8 * 1024 * 1024;
/** What a row costs beside its bytes. */
const ROW_BYTES = 128;
const FIRST_BUFFER_BYTES = 4 * 1024;

/** Tells the main thread every row of this thread's server, a turn of the loop at a time. */
export class Forwarder {
  private session: Session | null = null;
  private rows: ForwardedRow[] = [];
  private buffer = new Uint8Array(FIRST_BUFFER_BYTES);
  private used = 0;
  private handled = new Map<number, number>();
  /** The bytes of the newest chunk, to know them again when they are sent back. */
  private last: Uint8Array | null = null;
  private planned: NodeJS.Immediate | null = null;
  private patchedSeq = 0;
  private sentBytes = 0;

  constructor(
    private readonly recorder: Recorder,
    private readonly control: Control,
    private readonly post: (batch: Batch, transfer: ArrayBuffer[]) => void,
  ) {
    recorder.onRecorded(() => this.plan());
  }

  /** From now on, with the state of its sockets. */
  follow(session: Session): void {
    this.session = session;
    this.recorder.arm();
  }

  /** The observer of the server here. Its bytes are copied at once: they may be overwritten after the call. */
  readonly take = (row: Row): boolean => {
    if (isChunk(row)) {
      const { type, socket, at, data } = row;
      const isSame = data === this.last;
      this.rows.push({ type, socket, at, from: isSame ? null : this.copy(data), length: data.length });
      this.last = data;
    } else if (row.type !== 'log-trimmed') {
      // The log here is only a stub; what is trimmed from it is of no interest.
      const { seq: _seq, session: _session, evidence: _evidence, type, socket, at, ...fields } = row;
      this.rows.push({ type, socket, at, fields } as ForwardedEvent);
    }
    if (this.size > BATCH_BYTES) this.flush();
    else this.plan();
    return true;
  };

  /** A person's send was carried out, or came to nothing. */
  sendHandled(socket: number, bytes: number): void {
    this.handled.set(socket, (this.handled.get(socket) ?? 0) + bytes);
    this.plan();
  }

  /** Sends what there is now, because the turn may take long, or is the last one. */
  flush(done = false): void {
    if (this.planned !== null) clearImmediate(this.planned);
    this.planned = null;
    const patches = this.patches();
    this.recorder.arm();
    if (this.rows.length === 0 && patches.length === 0 && this.handled.size === 0 && !done) return;
    const { size, rows, handled } = this;
    const bytes = this.buffer.subarray(0, this.used);
    this.buffer = new Uint8Array(FIRST_BUFFER_BYTES);
    this.rows = [];
    this.handled = new Map();
    this.used = 0;
    this.last = null;
    this.sentBytes = (this.sentBytes + size) | 0;
    this.post({ rows, bytes, patches, handled, size, done }, [bytes.buffer]);
    if (!done) this.waitForReader();
  }

  private get size(): number {
    return this.used + this.rows.length * ROW_BYTES;
  }

  private plan(): void {
    this.planned ??= setImmediate(() => this.flush());
  }

  private waitForReader(): void {
    for (;;) {
      const seen = this.control.seen();
      if (((this.sentBytes - this.control.taken) | 0) <= BEHIND_BYTES) return;
      this.control.wait(seen);
    }
  }

  private copy(data: Uint8Array): number {
    const from = this.used;
    const needed = from + data.length;
    if (needed > this.buffer.length) {
      const larger = new Uint8Array(Math.max(needed, this.buffer.length * 2));
      larger.set(this.buffer.subarray(0, from));
      this.buffer = larger;
    }
    this.buffer.set(data, from);
    this.used = needed;
    return from;
  }

  private patches(): SocketPatch[] {
    const patches: SocketPatch[] = [];
    for (const connection of this.session?.connections.values() ?? []) {
      if (connection.lastSeq <= this.patchedSeq) continue;
      const { phase, queued } = connection.state();
      patches.push({ socket: connection.number, phase, queued });
    }
    this.patchedSeq = this.recorder.lastSeq;
    return patches;
  }
}
