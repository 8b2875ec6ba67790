import { Worker } from 'node:worker_threads';
import type { ErrorInfo } from '@shared/contract/errors';
import { CLOSE_DEADLINE_MS } from '@shared/contract/limits';
import { typeCode } from '@shared/contract/record';
import type { ServerSpec } from '@shared/contract/spec';
import type { Accepting, SessionPhase } from '@shared/contract/state';
import type { EngineRefusal } from '../core/engineChoice';
import type { SessionLog } from '../core/sessionLog';
import { DONE, notNow, ownError, type Verdict } from '../io/verdict';
import type { Observer, Recorder } from '../recorder';
import { Session } from '../session';
import { Control } from './control';
import {
  type Batch,
  type ForwardedChunk,
  type ForwardedEvent,
  isForwardedChunk,
  type ToWorker,
  type WorkerSetup,
} from './messages';
import { type RemoteHome, RemoteSocket } from './remoteSocket';

/** The thread is ended by force so long after its sockets should have been. */
const LAST_RESORT_MS = CLOSE_DEADLINE_MS + 1_000;
/** Sockets, rows under way and one buffer: what needs more is a fault, and ends the thread, not the process. */
const WORKER_HEAP_MIB = 512;

const WHY: Readonly<Record<EngineRefusal, string>> = {
  platform: 'serving inside accept needs POSIX; ask for the portable engine',
  'no-worker': 'this host has no thread for servers; ask for the portable engine',
};

/** What the session of a server's thread is given beside its spec. */
export interface RemoteOptions {
  readonly worker: URL | null;
  readonly refusal: EngineRefusal | null;
}

/** A server that runs in a thread of its own. It tells what its thread tells, under the numbers of this engine. */
export class RemoteServer extends Session implements RemoteHome {
  declare readonly connections: Map<number, RemoteSocket>;
  protected override phase: SessionPhase = 'opening';
  /** Where its thread tries first when any port was asked for; 0: anywhere. */
  ownPort = 0;
  private worker: Worker | null = null;
  private control = new Control();
  private frozen = false;
  /** The newest chunk, whose bytes an echo's row has too. */
  private last: { readonly seq: number; readonly data: Uint8Array } = { seq: 0, data: new Uint8Array(0) };
  private whenGone: (() => void) | null = null;

  constructor(
    id: number,
    override readonly spec: ServerSpec,
    recorder: Recorder,
    log: SessionLog,
    observer: Observer | null,
    private readonly options: RemoteOptions,
  ) {
    super(id, spec, recorder, log, observer);
  }

  get isListening(): boolean {
    return this.phase === 'listening' || this.phase === 'opening';
  }

  get servesInAccept(): boolean {
    return this.spec.behaviour.name === 'iterative';
  }

  override start(): void {
    this.phase = 'opening';
    this.error = null;
    const { worker, refusal } = this.options;
    if (refusal !== null || worker === null)
      this.failToListen(ownError('NOT_AVAILABLE', 'not-available', WHY[refusal ?? 'no-worker']));
    else {
      this.worker ??= this.launch(worker);
      this.post({ do: 'start' });
    }
  }

  stopListening(): Verdict {
    this.stop();
    return DONE;
  }

  freezeAccept(): Verdict {
    if (!this.isListening) return notNow('the server is not listening');
    if (this.frozen) return notNow('accept is frozen already');
    this.frozen = true;
    this.control.freeze();
    this.record('accept-paused', { local: this.local });
    return DONE;
  }

  releaseAccept(one: boolean): Verdict {
    if (!this.frozen) return notNow('accept is not frozen');
    if (one) {
      this.record('accept-resumed', { local: this.local, one });
      this.control.permit();
    } else {
      this.thaw();
      this.record('accept-resumed', { local: this.local, one });
    }
    return DONE;
  }

  protected override heldChanged(): void {
    this.post({ do: 'hold', held: this.held });
    super.heldChanged();
  }

  post(message: ToWorker, transfer: ArrayBuffer[] = []): void {
    this.worker?.postMessage(message, transfer);
    this.control.wake();
  }

  touch(): number {
    return this.recorder.touch(this);
  }

  protected override get accepting(): Accepting {
    return this.frozen ? 'frozen' : 'open';
  }

  protected override stop(): void {
    if (this.isListening) this.phase = 'stopped';
    // The message first: a thread that stands still must find it when it wakes.
    this.post({ do: 'stop' });
    this.thaw();
    this.touch();
  }

  protected override async closeAll(): Promise<void> {
    const { worker } = this;
    if (worker === null) return;
    const gone = new Promise<void>((resolve) => {
      this.whenGone = resolve;
    });
    this.post({ do: 'close' });
    const lastResort = setTimeout(() => void worker.terminate(), LAST_RESORT_MS);
    await gone;
    clearTimeout(lastResort);
  }

  private launch(url: URL): Worker {
    this.control = new Control();
    const setup: WorkerSetup = {
      session: this.id,
      spec: this.spec,
      ownPort: this.ownPort,
      control: this.control.memory,
      clock: process.hrtime.bigint() - BigInt(Math.round(this.recorder.now() * 1e6)),
    };
    const worker = new Worker(url, {
      workerData: setup,
      // What this process was started with (a debugger, a loader) is not for the worker.
      execArgv: [],
      resourceLimits: { maxOldGenerationSizeMb: WORKER_HEAP_MIB },
    });
    let fault: unknown = 'the thread of the server ended';
    worker.on('message', (batch: Batch) => this.take(batch, worker));
    // Followed by `exit`, and neither may end the process.
    worker.on('error', (error) => {
      fault = error;
    });
    worker.once('exit', () => this.exited(fault));
    return worker;
  }

  private take(batch: Batch, worker: Worker): void {
    for (const row of batch.rows) {
      if (isForwardedChunk(row)) this.chunk(row, batch.bytes);
      else this.event(row);
    }
    for (const patch of batch.patches) this.connections.get(patch.socket)?.patch(patch);
    for (const [socket, bytes] of batch.handled) this.connections.get(socket)?.sendHandled(bytes);
    this.control.take(batch.size);
    if (batch.done) void worker.terminate();
  }

  private chunk({ type, socket: number, at, from, length }: ForwardedChunk, bytes: Uint8Array): void {
    const socket = this.connections.get(number);
    const data = from === null ? this.last.data : bytes.subarray(from, from + length);
    const total = type === 'received' ? 'bytesIn' : 'bytesOut';
    this[total] += length;
    if (socket !== undefined) socket[total] += length;
    const sameAs = from === null ? this.last.seq : 0;
    const seq = this.recorder.chunk(this, typeCode(type), number, data, sameAs, at);
    this.last = { seq, data };
    if (socket !== undefined) socket.lastSeq = seq;
  }

  private event(row: ForwardedEvent): void {
    this.follow(row);
    const socket = this.connections.get(row.socket);
    const seq = this.recorder.event(this, row.type, row.socket, row.fields, row.at);
    if (socket !== undefined) socket.lastSeq = seq;
  }

  /** All state first, the row last: whoever is told of the row sees what it led to. */
  private follow(row: ForwardedEvent): void {
    switch (row.type) {
      case 'listening':
        this.phase = 'listening';
        this.local = row.fields.local;
        return;
      case 'listening-stopped':
        this.phase = 'stopped';
        this.thaw();
        return;
      case 'listen-failed':
        this.phase = row.fields.error.code === 'CANCELLED' ? 'stopped' : 'failed';
        if (this.phase === 'failed') this.error = row.fields.error;
        this.thaw();
        return;
      case 'dropped':
        this.dropped++;
        return;
      case 'accepted': {
        const { local, remote } = row.fields;
        const socket = new RemoteSocket(this, row.socket, local, remote, row.at);
        // Accepted by the kernel's view; served when its thread says so.
        if (this.servesInAccept || this.frozen) socket.phase = 'waiting';
        this.connections.set(row.socket, socket);
        this.accepted++;
        return;
      }
      case 'closed':
        this.remove(row.socket);
        return;
      default:
        this.connections.get(row.socket)?.follow(row);
    }
  }

  private exited(fault: unknown): void {
    this.worker = null;
    this.loseSockets();
    if (this.whenGone !== null) {
      this.whenGone();
      return;
    }
    const message = fault instanceof Error ? fault.message : String(fault);
    const error = ownError('INTERNAL', 'internal', message);
    if (this.phase === 'opening') this.failToListen(error);
    else {
      this.thaw();
      this.phase = 'failed';
      this.error = error;
      this.record('failed', { local: this.local, remote: null, error });
    }
  }

  /** The kernel has closed what a thread that is gone had open. */
  private loseSockets(): void {
    for (const socket of [...this.connections.values()]) {
      const { number, local, remote, first, bytesIn, bytesOut } = socket;
      this.remove(number);
      const durationMs = this.recorder.now() - socket.openedAt;
      this.record('closed', { local, remote, first, bytesIn, bytesOut, durationMs }, number);
    }
  }

  private failToListen(error: ErrorInfo): void {
    this.phase = 'failed';
    this.error = error;
    this.thaw();
    this.record('listen-failed', { error });
  }

  private thaw(): void {
    this.frozen = false;
    this.control.thaw();
  }
}
