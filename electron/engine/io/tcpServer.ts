import { lookup } from 'node:dns';
import { createServer, isIP, type Server, type Socket } from 'node:net';
import type { ErrorInfo } from '@shared/contract/errors';
import type { ServerSpec } from '@shared/contract/spec';
import type { SessionPhase } from '@shared/contract/state';
import { serverBehaviour } from '../behaviours/index';
import type { SocketBehaviour } from '../behaviours/socketBehaviour';
import type { SessionLog } from '../core/sessionLog';
import { Turns } from '../core/turns';
import type { Observer, Recorder } from '../recorder';
import { Session } from '../session';
import { endsOf, listeningAddress } from './addresses';
import { Connection } from './connection';
import { lookupFields } from './lookupEvent';
import { errorInfo } from './nodeErrors';
import { DONE, ownError, type Verdict } from './verdict';

/** A listening socket and every socket accepted from it. */
export class TcpServer extends Session {
  declare readonly connections: Map<number, Connection>;
  protected override phase: SessionPhase = 'opening';
  private server: Server | null = null;
  /** Where any port was asked for: the one it had, so that clients find a server that listens again. 0: none yet. */
  ownPort = 0;
  /** Counts starts, so that a name looked up too late is not listened on. */
  private round = 0;
  private readonly behave: () => SocketBehaviour;
  /** Who is served and who waits, where only one is served at a time. */
  protected turns: Turns | null = null;

  constructor(
    id: number,
    override readonly spec: ServerSpec,
    recorder: Recorder,
    log: SessionLog,
    observer: Observer | null,
  ) {
    super(id, spec, recorder, log, observer);
    this.behave = serverBehaviour(spec.behaviour);
  }

  get isListening(): boolean {
    return this.phase === 'listening' || this.phase === 'opening';
  }

  override start(): void {
    this.phase = 'opening';
    this.error = null;
    const round = ++this.round;
    this.turns = turnsOf(this.spec.behaviour);
    const { host } = this.spec;
    if (isIP(host) !== 0) {
      this.listen(host);
      return;
    }
    const startedAt = this.recorder.now();
    // `listen` would look the name up by itself and bind only the first address, without a word about it.
    lookup(host, { all: true }, (error, addresses) => {
      if (round !== this.round) return;
      this.record('lookup', lookupFields(host, error, addresses, this.recorder.now() - startedAt));
      const first = addresses?.[0];
      if (error !== null || first === undefined) this.listenFailed(error);
      else this.listen(first.address);
    });
  }

  /** Stops listening, or trying to; the connections stay. */
  stopListening(): Verdict {
    const { local, phase } = this;
    this.stop();
    if (phase === 'listening' && local !== null) this.record('listening-stopped', { local });
    else this.record('listen-failed', { error: ownError('CANCELLED', 'cancelled', 'cancelled') });
    return DONE;
  }

  protected override stop(): void {
    if (this.isListening) this.phase = 'stopped';
    this.round++;
    this.server?.close();
    this.server = null;
  }

  private listen(address: string): void {
    const { spec } = this;
    const server = createServer({
      // Always: with half-open off we answer the peer's FIN ourselves, so that it is seen and counted.
      allowHalfOpen: true,
      // Who waits is not read from: its bytes stay with the kernel.
      pauseOnConnect: this.turns !== null,
      noDelay: spec.noDelay,
      keepAlive: spec.keepAlive !== null,
      keepAliveInitialDelay: spec.keepAlive?.delayMs ?? 0,
    });
    this.server = server;
    server.on('listening', () => this.listening(server));
    server.on('error', (error) => this.serverFailed(server, error));
    server.on('connection', (socket) => this.accept(socket));
    const port = spec.port === 0 ? this.ownPort : spec.port;
    server.listen({ host: address, port, backlog: spec.backlog, ipv6Only: spec.ipv6Only });
  }

  /** True while nobody may be served: who is accepted now has to wait. */
  protected get isFrozen(): boolean {
    return false;
  }

  /** Called between an accept and what follows it; false when nothing shall follow. */
  protected standStill(_connection: Connection | null): boolean {
    return true;
  }

  /** Why this server cannot work after all, although its port is open. */
  protected refusal(_server: Server): ErrorInfo | null {
    return null;
  }

  private listening(server: Server): void {
    const local = listeningAddress(server);
    if (local === null || server !== this.server) return;
    const refusal = this.refusal(server);
    if (refusal !== null) {
      this.failToListen(refusal);
      return;
    }
    this.phase = 'listening';
    this.local = local;
    this.ownPort = local.port;
    this.record('listening', { local, backlog: this.spec.backlog });
  }

  private serverFailed(server: Server, error: Error): void {
    if (server !== this.server) return;
    if (this.phase === 'opening') this.listenFailed(error);
    // A connection could not be accepted (no files left): the listening socket lives on.
    else this.record('failed', { local: this.local, remote: null, error: errorInfo(error, 'listen') });
  }

  private listenFailed(error: unknown): void {
    this.failToListen(errorInfo(error, 'listen'));
  }

  private failToListen(error: ErrorInfo): void {
    this.stop();
    // Taken meanwhile: any other will do next time.
    this.ownPort = 0;
    this.phase = 'failed';
    this.error = error;
    this.record('listen-failed', { error });
  }

  protected accept(socket: Socket): void {
    const ends = endsOf(socket);
    const { maxConnections } = this.spec;
    // Counted here and not by Node, whose count starts anew when the server listens again.
    if (maxConnections !== null && this.connections.size >= maxConnections) {
      this.drop(socket, ends, maxConnections);
      this.standStill(null);
      return;
    }
    const number = this.takeNumber();
    this.accepted++;
    const isTurn = this.turns?.arrive(number) ?? true;
    const connection = new Connection(this, socket, {
      number,
      ...ends,
      openedAt: this.recorder.now(),
      behaviour: this.behave(),
      halfOpen: this.spec.halfOpen,
      waits: !isTurn || this.isFrozen,
      readsWhenAsked: false,
    });
    this.connections.set(number, connection);
    connection.record(
      'accepted',
      ends.remote === null ? { ...ends, explanation: 'left-before-accept' } : ends,
    );
    if (!this.standStill(connection)) return;
    if (isTurn) this.serve(connection);
    else connection.note({ note: 'waits', n: this.turns?.waiting.length ?? 0 });
  }

  protected override connectionGone(number: number): void {
    const { turns } = this;
    if (turns === null) return;
    const { next, isDone } = turns.leave(number);
    const connection = next === null ? undefined : this.connections.get(next);
    if (connection !== undefined) this.serve(connection);
    if (isDone) this.finish(turns);
  }

  private serve(connection: Connection): void {
    if (this.spec.behaviour.name === 'iterative')
      connection.note({ note: 'connected-client', n: this.turns?.served ?? 0 });
    connection.takeTurn();
  }

  /** Everybody was served: closes the listening socket, and resets who still waits, as the kernel would. */
  private finish(turns: Turns): void {
    this.record('note', { note: 'served-all', n: turns.served });
    if (this.isListening) this.stopListening();
    for (const number of [...turns.waiting]) {
      const connection = this.connections.get(number);
      connection?.note({ note: 'left-waiting' });
      connection?.reset();
    }
  }

  private drop(socket: Socket, ends: ReturnType<typeof endsOf>, max: number): void {
    socket.on('error', () => undefined);
    socket.destroy();
    this.dropped++;
    this.record('dropped', { ...ends, max, explanation: 'over-max-connections' });
  }
}

/** Null where everybody is served at once. */
function turnsOf(behaviour: ServerSpec['behaviour']): Turns | null {
  if (behaviour.name === 'iterative') return new Turns(behaviour.maxClients);
  return behaviour.name === 'hello' && behaviour.once ? new Turns(1) : null;
}
