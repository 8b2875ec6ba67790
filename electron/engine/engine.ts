import { randomUUID } from 'node:crypto';
import { existsSync } from 'node:fs';
import type { CaptureAvailability } from '@shared/contract/capture';
import type { ErrorInfo } from '@shared/contract/errors';
import { JOURNAL_BYTES, SESSION_LOG_BYTES, TOTAL_LOG_BYTES } from '@shared/contract/limits';
import { fail, ok, type Result } from '@shared/contract/result';
import type { SessionSpec } from '@shared/contract/spec';
import type { SessionState, SocketState, StateUpdate } from '@shared/contract/state';
import { RemoteServer } from './blocking/remoteServer';
import { Captures } from './captures';
import { changesSince } from './changes';
import { chooseEngine } from './core/engineChoice';
import { SharedBudget } from './core/logBudget';
import { SessionLog } from './core/sessionLog';
import { Tombstones } from './core/tombstones';
import type { LiveSocket } from './io/liveSocket';
import { TcpClient } from './io/tcpClient';
import { TcpServer } from './io/tcpServer';
import { DONE, notNow, unknownSession, unknownSocket, type Verdict } from './io/verdict';
import type { KernelTable } from './kernelTable';
import { KernelWatch } from './kernelWatch';
import type { PacketCapture } from './packetCapture';
import { type Observer, Recorder } from './recorder';

/** The pseudo-session whose log holds the events of all sessions, without chunks. */
export const JOURNAL_SESSION = 0;

/** Closed sessions remembered for views that look in late. */
const REMEMBERED_SESSIONS = 4_096;

export interface EngineOptions {
  /** Memory of one log and of all logs, in bytes. */
  readonly sessionLogBytes?: number;
  readonly totalLogBytes?: number;
  /** The kernel's socket table, where it can be read. */
  readonly kernel?: KernelTable;
  /** What captures packets, where that is offered. */
  readonly capture?: PacketCapture;
  /** The built file that the thread of a server runs; without it there is no blocking engine. */
  readonly serverWorker?: URL;
}

type AnyServer = TcpServer | RemoteServer;

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
  private readonly sessionLogBytes: number;
  private readonly sessions = new Map<number, AnyServer | TcpClient>();
  private readonly closedSessions = new Tombstones(REMEMBERED_SESSIONS);
  private readonly kernel: KernelWatch | null;
  private readonly captures: Captures;
  private readonly serverWorker: URL | null;
  private nextSession = 1;

  constructor(options: EngineOptions = {}) {
    const total = options.totalLogBytes ?? TOTAL_LOG_BYTES;
    this.sessionLogBytes = Math.min(options.sessionLogBytes ?? SESSION_LOG_BYTES, total);
    this.budget = new SharedBudget(total);
    this.recorder = new Recorder(this.journal);
    const { kernel, serverWorker, capture } = options;
    this.captures = new Captures(capture ?? null, this.recorder);
    // Looked for once: a host that runs from its sources has none.
    this.serverWorker = serverWorker !== undefined && existsSync(serverWorker) ? serverWorker : null;
    this.kernel =
      kernel === undefined ? null : new KernelWatch(kernel, this.recorder, () => this.sessions.values());
  }

  get epochMs(): number {
    return this.recorder.epochMs;
  }

  /** Engine time in ms. */
  now(): number {
    return this.recorder.now();
  }

  /** Opens a session and starts it; how that goes is told by its events. `observer` gets every row as it happens. */
  open(spec: SessionSpec, observer: Observer | null = null): { readonly session: number } {
    const id = this.nextSession++;
    const log = new SessionLog(id, this.sessionLogBytes, this.budget);
    this.budget.add(log);
    const session = this.sessionOf(id, spec, log, observer);
    const { kernel } = this;
    if (kernel !== null) session.whenClosed = (connection) => kernel.closed(session, connection);
    this.sessions.set(id, session);
    session.open();
    return { session: id };
  }

  /** Closes a session with all its sockets and frees its log. Resolves when they are gone, by force after the deadline. */
  async close(id: number): Promise<Verdict> {
    const session = this.sessions.get(id);
    if (session === undefined) return unknownSession(id);
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

  /** Sends to one socket, or to all that can still send. Answers to how many; none is a refusal. */
  send(id: number, to: number | 'all', bytes: Uint8Array): Result<{ sockets: number }, ErrorInfo> {
    if (to !== 'all') {
      const sent = this.onSocket(id, to, (connection) => connection.send(bytes));
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
      const sent = connection.send(bytes, same);
      if (sent.ok) {
        sockets++;
        same = connection.lastSeq;
      } else refusal = sent.error;
    }
    if (sockets > 0) return ok({ sockets });
    return refusal === null ? notNow('nobody is connected') : fail(refusal);
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

  /** Lets a session read again after its observer answered false. */
  releaseReading(id: number): void {
    this.sessions.get(id)?.releaseReading();
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

  /** Connected sockets of all sessions. */
  get openSockets(): number {
    let open = 0;
    for (const session of this.sessions.values()) open += session.connections.size;
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
    return session instanceof TcpClient ? notNow(`session ${id} is not a server`) : verb(session);
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
