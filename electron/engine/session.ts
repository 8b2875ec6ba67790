import type { Address } from '@shared/contract/address';
import type { ErrorInfo } from '@shared/contract/errors';
import type { EventFields, EventType } from '@shared/contract/events';
import { PAST_SOCKETS } from '@shared/contract/limits';
import type { SessionSpec } from '@shared/contract/spec';
import type { Accepting, SessionPhase, SessionState, SocketState } from '@shared/contract/state';
import type { Attendant } from './attendant';
import type { SessionLog } from './core/sessionLog';
import { Tombstones } from './core/tombstones';
import type { ConnectionHome } from './io/connectionHome';
import type { LiveSocket } from './io/liveSocket';
import { type Ends, type KernelSocket, sameKernelSocket } from './kernelTable';
import type { Hearing, Observer, Recorder } from './recorder';

/** Closed sockets a session remembers for views that look in late. */
const REMEMBERED_SOCKETS = 8_192;

/** What a server and a client have in common: a log, counters, connected sockets, an end. */
export abstract class Session implements ConnectionHome {
  readonly connections = new Map<number, LiveSocket>();
  readonly closedSockets = new Tombstones(REMEMBERED_SOCKETS);
  private readonly past = new Map<number, SocketState>();
  private readonly lookers = new Set<Observer>();
  /** Who gets every row as it happens; null costs a chunk nothing. */
  observer: Observer | null;
  readonly openedAt: number;
  bytesIn = 0;
  bytesOut = 0;
  accepted = 0;
  dropped = 0;
  lastSeq = 0;
  reportedTrim = { bytes: 0, at: Number.NEGATIVE_INFINITY };
  /** Who asked for a break. */
  private readonly holders = new Set<object>();
  /** Its packets are being captured, and whoever does that hears its events before they are rows. */
  isCaptured = false;
  heard: Hearing | null = null;
  attendant: Attendant | null = null;
  /** Told of each connection that has closed: the kernel may still have a row of it. */
  whenClosed: ((connection: LiveSocket) => void) | null = null;

  protected abstract phase: SessionPhase;
  protected local: Address | null = null;
  protected error: ErrorInfo | null = null;
  protected retryAt: number | null = null;
  private kernel: KernelSocket | null = null;
  private nextSocket = 1;
  private closing: Promise<void> | null = null;
  private whenEmpty: (() => void) | null = null;

  constructor(
    readonly id: number,
    readonly spec: SessionSpec,
    readonly recorder: Recorder,
    readonly log: SessionLog,
    private readonly opener: Observer | null,
  ) {
    this.openedAt = recorder.now();
    this.observer = opener;
  }

  /** `observer` gets every row from now on as it happens; its answer ends that. Only who opened the session can hold reading. */
  observe(observer: Observer): () => void {
    this.lookers.add(observer);
    this.observer = (row) => {
      for (const looker of [...this.lookers]) looker(row);
      return this.opener?.(row) ?? true;
    };
    return () => {
      this.lookers.delete(observer);
      if (this.lookers.size === 0) this.observer = this.opener;
    };
  }

  /** Reports the session and starts it; apart from the constructor, so that whoever is told can find it. */
  open(start = true): void {
    // Before the row: whoever is told of it sees a session at rest.
    if (!start) this.phase = this.restingPhase;
    this.record('session-opened', { spec: this.spec });
    if (start) this.start();
  }

  /** What it is while it neither has sockets nor tries to. */
  private get restingPhase(): SessionPhase {
    return this.spec.kind === 'tcp-server' ? 'stopped' : 'disconnected';
  }

  /** Begins to listen or to connect. */
  abstract start(): void;

  /** Stops what could bring new sockets: listening, connecting, waiting to connect. */
  protected abstract stop(): void;

  /** Decides what follows the end of a connection, and what `closed` says about it. `byUs`: a person ended it. */
  protected afterConnection(_byUs: boolean): { retryInMs?: number } {
    return {};
  }

  /** A connection has ended, and its last row is written. */
  protected connectionGone(_number: number): void {}

  state(): SessionState {
    return {
      session: this.id,
      spec: this.spec,
      phase: this.phase,
      openedAt: this.openedAt,
      local: this.local,
      error: this.error,
      retryAt: this.retryAt,
      bytesIn: this.bytesIn,
      bytesOut: this.bytesOut,
      accepted: this.accepted,
      dropped: this.dropped,
      open: this.connections.size,
      accepting: this.accepting,
      capturing: this.isCaptured,
      recorded: null,
      kernel: this.listensOn === null && this.connectingEnds === null ? null : this.kernel,
      log: {
        bytes: this.log.heldBytes,
        spilled: this.log.storedBytes,
        firstSeq: this.log.firstSeq,
        rows: this.log.rows,
        firstRow: this.log.firstRow,
        trimmed: this.log.trimmedBytes,
      },
    };
  }

  /** Null for what is not a server. */
  protected get accepting(): Accepting | null {
    return this.spec.kind === 'tcp-server' ? 'open' : null;
  }

  /** Where it listens now; null when it does not. */
  get listensOn(): Address | null {
    return this.phase === 'listening' ? this.local : null;
  }

  /** The ends of a socket that is connecting; null when there is none, or the kernel has not named its ends yet. */
  get connectingEnds(): (Ends & { readonly number: number }) | null {
    return null;
  }

  /** What the kernel's table says of the socket that listens or is connecting; null: there is none. */
  sawUnconnected(row: KernelSocket | null): void {
    if (sameKernelSocket(this.kernel, row)) return;
    this.kernel = row;
    this.recorder.touch(this);
  }

  /** Closes every socket, by force after the deadline. Called again, it waits for the first call. */
  close(): Promise<void> {
    // A turn later: what happens while sockets close must find `isClosing`.
    this.closing ??= Promise.resolve().then(() => this.closeAll());
    return this.closing;
  }

  /** The last row, once everything is closed. */
  reportClosed(): void {
    const durationMs = this.recorder.now() - this.openedAt;
    this.record('session-closed', { bytesIn: this.bytesIn, bytesOut: this.bytesOut, durationMs });
  }

  get isClosing(): boolean {
    return this.closing !== null;
  }

  connectionClosed(number: number, byUs: boolean, fields: EventFields<'closed'>): void {
    // All state first, the row last: whoever is told of the row sees what it led to.
    this.remove(number);
    const next = this.isClosing ? {} : this.afterConnection(byUs);
    this.record('closed', { ...fields, ...next }, number);
    if (!this.isClosing) this.connectionGone(number);
    if (this.connections.size === 0) this.whenEmpty?.();
  }

  /** Somebody asked for a break: no socket of this session reads. */
  get held(): boolean {
    return this.holders.size > 0;
  }

  /** Reads nothing until everybody who held it has released it. `holder`: who asks; its observer by default. */
  holdReading(holder: object = this): void {
    const wasHeld = this.held;
    this.holders.add(holder);
    if (!wasHeld) this.heldChanged();
  }

  releaseReading(holder: object = this): void {
    if (this.holders.delete(holder) && !this.held) this.heldChanged();
  }

  protected heldChanged(): void {
    for (const connection of this.connections.values()) connection.flow();
  }

  /** Writes a row that a room beside the engine has to tell of this session. */
  tell<T extends EventType>(type: T, fields: EventFields<T>): void {
    this.record(type, fields);
  }

  protected record<T extends EventType>(type: T, fields: EventFields<T>, socket = 0): void {
    this.recorder.event(this, type, socket, fields);
  }

  /** The last states of the sockets that closed last, in that order. */
  get pastSockets(): ReadonlyMap<number, SocketState> {
    return this.past;
  }

  /** Takes a closed connection out, before its last row is written. */
  protected remove(number: number): void {
    const connection = this.connections.get(number);
    this.connections.delete(number);
    this.closedSockets.add(number, this.recorder.lastSeq + 1);
    if (connection === undefined) return;
    this.past.set(number, { ...connection.state(), phase: 'closed' });
    for (const oldest of this.past.keys()) {
      if (this.past.size <= PAST_SOCKETS) break;
      this.past.delete(oldest);
    }
    this.whenClosed?.(connection);
  }

  protected takeNumber(): number {
    return this.nextSocket++;
  }

  protected async closeAll(): Promise<void> {
    this.stop();
    if (this.connections.size === 0) return;
    const empty = new Promise<void>((resolve) => {
      this.whenEmpty = resolve;
    });
    for (const connection of [...this.connections.values()]) connection.close();
    await empty;
  }
}
