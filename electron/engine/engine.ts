import { randomUUID } from 'node:crypto';
import { existsSync } from 'node:fs';
import type { CaptureAvailability } from '@shared/contract/capture';
import type { ErrorInfo } from '@shared/contract/errors';
import type { EventFields, EventType, Row } from '@shared/contract/events';
import {
  JOURNAL_BYTES,
  RECORDED_LOG_BYTES,
  SESSION_LOG_BYTES,
  TOTAL_LOG_BYTES,
} from '@shared/contract/limits';
import { fail, ok, type Result } from '@shared/contract/result';
import type { SessionSpec } from '@shared/contract/spec';
import type { SessionState, SocketState, StateUpdate } from '@shared/contract/state';
import type { Attendant } from './attendant';
import { RemoteServer } from './blocking/remoteServer';
import { Captures } from './captures';
import { changesSince } from './changes';
import { chooseEngine } from './core/engineChoice';
import { SharedBudget } from './core/logBudget';
import { SessionLog } from './core/sessionLog';
import { Tombstones } from './core/tombstones';
import type { LiveSocket } from './io/liveSocket';
import { type SpillOptions, SpillStore } from './io/spillStore';
import { TcpClient } from './io/tcpClient';
import { TcpServer } from './io/tcpServer';
import { DONE, notNow, refuse, unknownSession, unknownSocket, type Verdict } from './io/verdict';
import type { KernelTable } from './kernelTable';
import { KernelWatch } from './kernelWatch';
import { LogLimits } from './logLimits';
import type { PacketCapture } from './packetCapture';
import { type RecordedFrom, RecordedSession } from './recordedSession';
import { type Observer, Recorder } from './recorder';

/** The pseudo-session whose log holds the events of all sessions, without chunks. */
export const JOURNAL_SESSION = 0;

/** Closed sessions remembered for views that look in late. */
const REMEMBERED_SESSIONS = 4_096;

export interface EngineOptions {
  /** Memory of one log and of all logs, in bytes. */
  readonly sessionLogBytes?: number;
  readonly totalLogBytes?: number;
  /** Where logs go that are larger than their memory; without it they forget their oldest rows. */
  readonly spill?: SpillOptions;
  /** The kernel's socket table, where it can be read. */
  readonly kernel?: KernelTable;
  /** What captures packets, where that is offered. */
  readonly capture?: PacketCapture;
  /** The built file that the thread of a server runs; without it there is no blocking engine. */
  readonly serverWorker?: URL;
}

export interface OpenOptions {
  /** False: the session is there, stopped, and has no socket until it is asked to listen or to connect. */
  readonly start?: boolean;
  /** Where a server that asks for any free port tries first; null where it does not matter. */
  readonly port?: number | null;
  /** So many numbers are left free before its first row, for rows that are remembered from before. */
  readonly numbersBefore?: number;
}

type AnyServer = TcpServer | RemoteServer;
type AnySession = AnyServer | TcpClient | RecordedSession;

/**
 * Owns every session, socket and log. Verbs answer with a value; what happens on the sockets is written into the logs.
 * Readers look into the logs when they like: `onRecorded` tells them that there is something to see.
 */
export class Engine {
  /** Differs with every start, so that a view notices that its sessions are gone. */
  readonly id = randomUUID();
  readonly recorder: Recorder;
  private readonly journal = new SessionLog(JOURNAL_SESSION, JOURNAL_BYTES);
  private readonly budget: SharedBudget;
  private readonly spill: SpillStore;
  /** How much logs may hold; to be changed while they are written. */
  readonly limits: LogLimits;
  private readonly sessions = new Map<number, AnySession>();
  /** Rows of recordings, which are as long as their files. */
  private recordings: SpillStore | null = null;
  private readonly closedSessions = new Tombstones(REMEMBERED_SESSIONS);
  private readonly kernel: KernelWatch | null;
  private readonly captures: Captures;
  private readonly serverWorker: URL | null;
  private readonly openedListeners = new Set<(id: number) => void>();
  private readonly closingListeners = new Set<(id: number) => void>();
  private nextSession = 1;

  constructor(private readonly options: EngineOptions = {}) {
    const total = options.totalLogBytes ?? TOTAL_LOG_BYTES;
    const sessionBytes = Math.min(options.sessionLogBytes ?? SESSION_LOG_BYTES, total);
    this.budget = new SharedBudget(total);
    this.spill = new SpillStore(options.spill ?? { sessionBytes: 0, totalBytes: 0 });
    this.recorder = new Recorder(this.journal);
    this.spill.onLost = (id) => {
      const session = this.sessions.get(id);
      if (session !== undefined) this.recorder.trimmed(session);
    };
    this.limits = new LogLimits(sessionBytes, this.budget, this.spill, () => this.liveSessions());
    const { kernel, serverWorker, capture } = options;
    this.captures = new Captures(capture ?? null, this.recorder);
    // Looked for once: a host that runs from its sources has none.
    this.serverWorker = serverWorker !== undefined && existsSync(serverWorker) ? serverWorker : null;
    this.kernel =
      kernel === undefined ? null : new KernelWatch(kernel, this.recorder, () => this.liveSessions());
  }

  get epochMs(): number {
    return this.recorder.epochMs;
  }

  /** Engine time in ms. */
  now(): number {
    return this.recorder.now();
  }

  /**
   * Opens a session and, unless told otherwise, starts it; how that goes is told by its events. `observer` gets every row as
   * it happens.
   */
  open(
    spec: SessionSpec,
    observer: Observer | null = null,
    { start = true, port = null, numbersBefore = 0 }: OpenOptions = {},
  ): { readonly session: number } {
    const id = this.nextSession++;
    const log = new SessionLog(id, this.limits.sessionBytes, this.budget, this.spill);
    this.budget.add(log);
    const session = this.sessionOf(id, spec, log, observer);
    if (port !== null && !(session instanceof TcpClient)) session.ownPort = port;
    const { kernel } = this;
    if (kernel !== null) session.whenClosed = (connection) => kernel.closed(session, connection);
    this.sessions.set(id, session);
    for (const listener of [...this.openedListeners]) listener(id);
    this.recorder.skip(numbersBefore);
    session.open(start);
    return { session: id };
  }

  /**
   * `observer` gets every row of a session from now on, as it happens and with the bytes of its chunks; what it answers is
   * not asked for. Answers with what ends that; undefined when there is no such session.
   */
  observe(id: number, observer: (row: Row) => void): (() => void) | undefined {
    return this.sessions.get(id)?.observe((row) => {
      observer(row);
      return true;
    });
  }

  /**
   * Makes a session out of a recording, for whoever reads that to write its rows. What the memory has no room for goes to
   * temporary files, however much it is: `recordingsWritten` says when more may come.
   */
  openRecorded(spec: SessionSpec, from: RecordedFrom): RecordedSession {
    const id = this.nextSession++;
    const unlimited = Number.POSITIVE_INFINITY;
    const { base } = this.options.spill ?? {};
    this.recordings ??= new SpillStore({
      sessionBytes: unlimited,
      totalBytes: unlimited,
      ...(base !== undefined && { base }),
    });
    const log = new SessionLog(id, RECORDED_LOG_BYTES, this.budget, this.recordings);
    this.budget.add(log);
    const session = new RecordedSession(id, spec, this.recorder, log, from);
    this.sessions.set(id, session);
    return session;
  }

  /** Resolves when so little of the recordings waits for the disk that nothing is lost when more comes. */
  async recordingsWritten(): Promise<void> {
    await this.recordings?.calm();
  }

  /** Closes a session with all its sockets and frees its log. Resolves when they are gone, by force after the deadline. */
  async close(id: number): Promise<Verdict> {
    const session = this.sessions.get(id);
    if (session === undefined) return unknownSession(id);
    if (!session.isClosing) for (const listener of [...this.closingListeners]) listener(id);
    await session.close();
    await this.captures.stop(session, 'session-closed');
    if (!this.sessions.delete(id)) return DONE;
    // Before the row: a reader who looks in because of it must not find the session any more.
    this.closedSessions.add(id, this.recorder.lastSeq + 1);
    session.reportClosed();
    this.budget.remove(session.log);
    session.log.dispose();
    return DONE;
  }

  /** Closes everything. */
  async dispose(): Promise<void> {
    await Promise.all([...this.sessions.keys()].map((id) => this.close(id)));
    await this.kernel?.close();
    await this.spill.close();
    await this.recordings?.close();
  }

  /** True when this system's socket table can be read. */
  get seesKernel(): boolean {
    return this.kernel !== null;
  }

  /** True when servers can run in the blocking engine here. */
  get hasBlockingEngine(): boolean {
    return this.serverWorker !== null && process.platform !== 'win32';
  }

  /** What this system cuts every backlog to; null where it does not tell. */
  get somaxconn(): number | null {
    return this.kernel?.somaxconn ?? null;
  }

  /** Whether packets can be captured here. */
  checkCapture(): Promise<CaptureAvailability> {
    return this.captures.check();
  }

  /** Captures the packets of a session's connections; resolves when that has begun. */
  capture(id: number): Promise<Verdict> {
    const session = this.sessions.get(id);
    if (session === undefined) return Promise.resolve(unknownSession(id));
    if (session.isClosing) return Promise.resolve(notNow(`session ${id} is closing`));
    return this.captures.start(session);
  }

  stopCapture(id: number): Promise<Verdict> {
    const session = this.sessions.get(id);
    return session === undefined ? Promise.resolve(unknownSession(id)) : this.captures.stop(session, 'asked');
  }

  /** Somebody begins to look at what the kernel tells; the answer ends that. */
  watchKernel(): () => void {
    return this.kernel?.watch() ?? (() => undefined);
  }

  listen(id: number): Verdict {
    return this.server(id, (server) => {
      if (server.isListening) return notNow('the server is already listening');
      server.start();
      return DONE;
    });
  }

  stopListening(id: number): Verdict {
    return this.server(id, (server) =>
      server.isListening ? server.stopListening() : notNow('the server is not listening'),
    );
  }

  /** Lets one more connection in, and then nobody of this server is served, until it is released. */
  freezeAccept(id: number): Verdict {
    return this.blocking(id, (server) => server.freezeAccept());
  }

  /** `one`: lets one more connection out of the kernel's queue, and stays frozen. */
  releaseAccept(id: number, one: boolean): Verdict {
    return this.blocking(id, (server) => server.releaseAccept(one));
  }

  connect(id: number): Verdict {
    return this.client(id, (client) => {
      if (!client.isIdle) return notNow('the client is already connected or connecting');
      client.start();
      return DONE;
    });
  }

  cancel(id: number): Verdict {
    return this.client(id, (client) =>
      client.isTrying ? client.cancel() : notNow('the client is not connecting'),
    );
  }

  /**
   * Sends to one socket, or to all that can still send. Answers to how many; none is a refusal. `quiet`: a program of ours
   * sends, and `drained` becomes a row only when it took long.
   */
  send(
    id: number,
    to: number | 'all',
    bytes: Uint8Array,
    quiet = false,
  ): Result<{ sockets: number }, ErrorInfo> {
    if (to !== 'all') {
      const sent = this.onSocket(id, to, (connection) => connection.send(bytes, 0, quiet));
      return sent.ok ? ok({ sockets: 1 }) : sent;
    }
    const session = this.sessions.get(id);
    if (session === undefined) return unknownSession(id);
    let sockets = 0;
    let refusal: ErrorInfo | null = null;
    // The log has the bytes of a broadcast once.
    let same = 0;
    for (const connection of session.connections.values()) {
      if (!connection.sendable) continue;
      const sent = connection.send(bytes, same, quiet);
      if (sent.ok) {
        sockets++;
        same = connection.lastSeq;
      } else refusal = sent.error;
    }
    if (sockets > 0) return ok({ sockets });
    return refusal === null ? notNow('nobody is connected') : fail(refusal);
  }

  /**
   * Sends a part of a long stream on a client's socket, quietly. `taken` is called when the kernel has the bytes, which must
   * not change before; never when the socket closes first.
   */
  feed(id: number, socket: number, bytes: Uint8Array, taken: () => void): Verdict {
    return this.client(id, (client) => {
      const connection = client.connections.get(socket);
      return connection === undefined ? unknownSocket(socket) : connection.feed(bytes, taken);
    });
  }

  end(id: number, socket: number): Verdict {
    return this.onSocket(id, socket, (connection) => connection.end());
  }

  closeSocket(id: number, socket: number): Verdict {
    return this.onSocket(id, socket, (connection) => connection.close());
  }

  reset(id: number, socket: number): Verdict {
    return this.onSocket(id, socket, (connection) => connection.reset());
  }

  pauseReading(id: number, socket: number): Verdict {
    return this.onSocket(id, socket, (connection) => connection.pauseReading());
  }

  resumeReading(id: number, socket: number): Verdict {
    return this.onSocket(id, socket, (connection) => connection.resumeReading());
  }

  /** No socket of a session reads until `holder` releases it. */
  holdReading(id: number, holder: object): void {
    this.sessions.get(id)?.holdReading(holder);
  }

  /** Lets a session read again, after its observer answered false or `holder` held it. */
  releaseReading(id: number, holder?: object): void {
    this.sessions.get(id)?.releaseReading(holder);
  }

  /** Writes a row into a session's log, for rooms that have something to tell of it. */
  tell<T extends EventType>(id: number, type: T, fields: EventFields<T>): void {
    this.sessions.get(id)?.tell(type, fields);
  }

  /** `listener` is called for each session that is opened, before its first row; the answer ends that. */
  onOpened(listener: (id: number) => void): () => void {
    this.openedListeners.add(listener);
    return () => this.openedListeners.delete(listener);
  }

  /** `listener` is called once for each session that begins to close, while it still is what it was; the answer ends that. */
  onClosing(listener: (id: number) => void): () => void {
    this.closingListeners.add(listener);
    return () => this.closingListeners.delete(listener);
  }

  /**
   * `attendant` takes part in a session from now on, beside its behaviour; null ends that. A server in the blocking engine
   * has none: its bytes are in another thread.
   */
  attend(id: number, attendant: Attendant | null): Verdict {
    const session = this.sessions.get(id);
    if (session === undefined) return unknownSession(id);
    if (session instanceof RemoteServer)
      return refuse('NOT_AVAILABLE', 'not-available', `session ${id} runs in the blocking engine`);
    session.attendant = attendant;
    return DONE;
  }

  /** The log of a session, or the journal; undefined when there is no such session. */
  log(id: number): SessionLog | undefined {
    return id === JOURNAL_SESSION ? this.journal : this.sessions.get(id)?.log;
  }

  /** State that changed after `seq` (0: everything), and the seq to ask from next time. */
  changes(seq: number): { readonly update: StateUpdate; readonly seq: number } {
    return {
      update: changesSince(seq, this.now(), this.sessions.values(), this.closedSessions),
      seq: this.recorder.lastSeq,
    };
  }

  /** How one session and its open sockets stand now; undefined when it is gone. */
  stateOf(id: number): { readonly session: SessionState; readonly sockets: SocketState[] } | undefined {
    const session = this.sessions.get(id);
    if (session === undefined) return undefined;
    const sockets = [...session.connections.values()].map((connection) => connection.state());
    return { session: session.state(), sockets };
  }

  /** Those with sockets of ours. */
  private *liveSessions(): Generator<AnyServer | TcpClient> {
    for (const session of this.sessions.values()) if (!(session instanceof RecordedSession)) yield session;
  }

  /** Connected sockets of all sessions. */
  get openSockets(): number {
    let open = 0;
    for (const session of this.liveSessions()) open += session.connections.size;
    return open;
  }

  private sessionOf(
    id: number,
    spec: SessionSpec,
    log: SessionLog,
    observer: Observer | null,
  ): AnyServer | TcpClient {
    const { recorder, serverWorker: worker } = this;
    if (spec.kind === 'tcp-client') return new TcpClient(id, spec, recorder, log, observer);
    const place = { platform: process.platform, hasWorker: worker !== null };
    const { engine, refusal } = chooseEngine(spec, place);
    const chosen = { ...spec, engine };
    return engine === 'portable'
      ? new TcpServer(id, chosen, recorder, log, observer)
      : new RemoteServer(id, chosen, recorder, log, observer, { worker, refusal });
  }

  private blocking(id: number, verb: (server: RemoteServer) => Verdict): Verdict {
    return this.server(id, (server) =>
      server instanceof RemoteServer
        ? verb(server)
        : notNow(`session ${id} runs in the portable engine: Node accepts by itself`),
    );
  }

  private server(id: number, verb: (server: AnyServer) => Verdict): Verdict {
    const session = this.sessions.get(id);
    if (session === undefined) return unknownSession(id);
    if (session.isClosing) return notNow(`session ${id} is closing`);
    return session instanceof TcpClient || session instanceof RecordedSession
      ? notNow(`session ${id} is not a server`)
      : verb(session);
  }

  private client(id: number, verb: (client: TcpClient) => Verdict): Verdict {
    const session = this.sessions.get(id);
    if (session === undefined) return unknownSession(id);
    if (session.isClosing) return notNow(`session ${id} is closing`);
    return session instanceof TcpClient ? verb(session) : notNow(`session ${id} is not a client`);
  }

  private onSocket(id: number, socket: number, verb: (connection: LiveSocket) => Verdict): Verdict {
    const session = this.sessions.get(id);
    if (session === undefined) return unknownSession(id);
    const connection = session.connections.get(socket);
    return connection === undefined ? unknownSocket(socket) : verb(connection);
  }
}
