import { type LookupAddress, lookup } from 'node:dns';
import { isIP, type LookupFunction, type OnReadOpts, Socket } from 'node:net';
import { type Address, sameAddress } from '@shared/contract/address';
import type { ErrorInfo } from '@shared/contract/errors';
import type { ClientSpec } from '@shared/contract/spec';
import type { SessionPhase } from '@shared/contract/state';
import { clientBehaviour, readsOf } from '../behaviours/index';
import type { SocketBehaviour } from '../behaviours/socketBehaviour';
import { reconnectDelay } from '../core/backoff';
import type { SessionLog } from '../core/sessionLog';
import type { Ends } from '../kernelTable';
import type { Observer, Recorder } from '../recorder';
import { Session } from '../session';
import { endsOf, toAddress } from './addresses';
import { Connection } from './connection';
import { lookupFields } from './lookupEvent';
import { errorInfo } from './nodeErrors';
import { DONE, ownError, type Verdict } from './verdict';

interface Pending {
  readonly socket: Socket;
  readonly number: number;
  readonly startedAt: number;
  /** The address that is tried now. */
  remote: Address | null;
}

/** A client that connects, and again if it may: one socket at a time, each with its own number. */
export class TcpClient extends Session {
  declare readonly connections: Map<number, Connection>;
  protected override phase: SessionPhase = 'connecting';
  /** The socket that is connecting, until it is connected or given up. */
  private pending: Pending | null = null;
  private timeout: NodeJS.Timeout | null = null;
  private retryTimer: NodeJS.Timeout | null = null;
  /** Attempts and automatic waits since the last success. */
  private attempts = 0;
  private waits = 0;
  private readonly behave: () => SocketBehaviour;
  /** Bytes of one read, for a behaviour that reads only when it wants to. */
  private readonly readBytes: number | null;

  constructor(
    id: number,
    override readonly spec: ClientSpec,
    recorder: Recorder,
    log: SessionLog,
    observer: Observer | null,
  ) {
    super(id, spec, recorder, log, observer);
    this.behave = clientBehaviour(spec.behaviour);
    this.readBytes = readsOf(spec.behaviour);
  }

  get isIdle(): boolean {
    return this.pending === null && this.connections.size === 0;
  }

  get isTrying(): boolean {
    return this.pending !== null || this.retryTimer !== null;
  }

  override get connectingEnds(): (Ends & { readonly number: number }) | null {
    const { pending } = this;
    if (pending === null || pending.remote === null) return null;
    // Named by the kernel when it sends the SYN.
    const { localAddress = '', localPort = 0 } = pending.socket;
    const local = localPort === 0 ? null : toAddress(localAddress, localPort);
    return local === null ? null : { local, remote: pending.remote, number: pending.number };
  }

  override start(): void {
    this.clearTimers();
    const { spec } = this;
    const number = this.takeNumber();
    const startedAt = this.recorder.now();
    this.phase = 'connecting';
    this.error = null;
    this.attempts++;
    const { host, port, connectTimeoutMs: timeoutMs } = spec;
    this.record('connecting', { host, port, timeoutMs, attempt: this.attempts }, number);
    const socket = new Socket({
      // Always: with half-open off we answer the peer's FIN ourselves, so that it is seen and counted.
      allowHalfOpen: true,
      noDelay: spec.noDelay,
      keepAlive: spec.keepAlive !== null,
      keepAliveInitialDelay: spec.keepAlive?.delayMs ?? 0,
      ...this.singleReads(number),
    });
    // Otherwise the first read would be made with the connection.
    if (this.readBytes !== null) socket.pause();
    this.pending = { socket, number, startedAt, remote: null };
    this.watch(socket, number, startedAt);
    this.timeout = setTimeout(() => {
      const message = `no connection within ${timeoutMs} ms`;
      this.giveUp({ code: 'ETIMEDOUT', syscall: 'connect', message, explanation: 'connect-timeout' });
    }, timeoutMs);
    socket.connect({
      host,
      port,
      // A local address fixes the family; otherwise every address of the name is tried in turn (RFC 8305).
      ...(spec.localAddress === null
        ? { autoSelectFamily: true }
        : { localAddress: spec.localAddress, family: isIP(spec.localAddress) }),
      ...(spec.localPort === null ? {} : { localPort: spec.localPort }),
      lookup: this.lookup(number),
    });
  }

  /** Gives up connecting or waiting. */
  cancel(): Verdict {
    if (this.pending === null) {
      this.clearTimers();
      this.phase = 'disconnected';
      this.recorder.event(this, 'connect-failed', 0, { error: cancelled(), durationMs: 0 });
    } else {
      this.giveUp(cancelled(), true);
    }
    return DONE;
  }

  protected override stop(): void {
    this.clearTimers();
    if (this.pending !== null) this.giveUp(cancelled(), true);
  }

  protected override afterConnection(byUs: boolean): { retryInMs?: number } {
    this.phase = 'disconnected';
    return byUs ? {} : this.retry();
  }

  private watch(socket: Socket, number: number, startedAt: number): void {
    const attemptStarts = new Map<string, number>();
    socket.on('connectionAttempt', (address: string, port: number) => {
      const remote = toAddress(address, port);
      if (remote === null || this.pending?.socket !== socket) return;
      attemptStarts.set(address, this.recorder.now());
      this.pending.remote = remote;
      this.record('attempt', { remote }, number);
    });
    const attemptFailed = (address: string, port: number, error: unknown): void => {
      const remote = toAddress(address, port);
      if (remote === null || this.pending?.socket !== socket) return;
      const durationMs = this.recorder.now() - (attemptStarts.get(address) ?? startedAt);
      this.record('attempt-failed', { remote, error: errorInfo(error, 'connect'), durationMs }, number);
    };
    socket.on('connectionAttemptFailed', (address: string, port: number, _family: number, error: Error) =>
      attemptFailed(address, port, error),
    );
    socket.on('connectionAttemptTimeout', (address: string, port: number) =>
      attemptFailed(
        address,
        port,
        Object.assign(new Error(`no answer yet from ${address}`), { code: 'ETIMEDOUT' }),
      ),
    );
    socket.once('connect', () => this.connected(socket));
    socket.on('error', (error) => {
      if (this.pending?.socket === socket) this.giveUp(errorInfo(error, 'connect'));
    });
  }

  /**
   * Reads into one buffer of the behaviour's size, and stops after each: a real `read(fd, buffer, size)`, while the rest
   * stays with the kernel.
   */
  private singleReads(number: number): { onread?: OnReadOpts } {
    if (this.readBytes === null) return {};
    const callback = (length: number, buffer: Uint8Array): boolean => {
      this.connections.get(number)?.received(Buffer.from(buffer.subarray(0, length)));
      return false;
    };
    return { onread: { buffer: Buffer.alloc(this.readBytes), callback } };
  }

  private lookup(number: number): LookupFunction {
    return (host, options, callback) => {
      const startedAt = this.recorder.now();
      lookup(host, { ...options, all: true }, (error, addresses: LookupAddress[]) => {
        if (this.pending?.number === number) {
          this.record(
            'lookup',
            lookupFields(host, error, addresses, this.recorder.now() - startedAt),
            number,
          );
        }
        if (options.all === true || error !== null) callback(error, addresses);
        else callback(null, addresses[0]?.address ?? '', addresses[0]?.family);
      });
    };
  }

  private connected(socket: Socket): void {
    const { pending } = this;
    if (pending?.socket !== socket) return;
    const { number, startedAt } = pending;
    this.pending = null;
    this.clearTimers();
    this.attempts = 0;
    this.waits = 0;
    this.phase = 'connected';
    const ends = endsOf(socket);
    const openedAt = this.recorder.now();
    const { local, remote } = ends;
    // Same port at both ends and nobody listening: TCP's simultaneous open with oneself (RFC 9293 §3.5).
    const withItself = local !== null && remote !== null && sameAddress(local, remote);
    const connection = new Connection(this, socket, {
      number,
      ...ends,
      openedAt,
      behaviour: this.behave(),
      halfOpen: this.spec.halfOpen,
      waits: false,
      readsWhenAsked: this.readBytes !== null,
    });
    this.connections.set(number, connection);
    connection.record('connected', {
      ...ends,
      durationMs: openedAt - startedAt,
      ...(withItself ? { explanation: 'self-connection' as const } : {}),
    });
    connection.takeTurn();
  }

  private giveUp(error: ErrorInfo, byUs = false): void {
    const { pending } = this;
    if (pending === null) return;
    this.pending = null;
    this.clearTimers();
    pending.socket.destroy();
    this.phase = byUs ? 'disconnected' : 'failed';
    this.error = error;
    const next = byUs || this.isClosing ? {} : this.retry();
    const durationMs = this.recorder.now() - pending.startedAt;
    this.record('connect-failed', { error, durationMs, ...next }, pending.number);
  }

  /** Plans the next automatic attempt, if there is to be one. */
  private retry(): { retryInMs?: number } {
    if (this.spec.reconnect !== 'auto') return {};
    const retryInMs = reconnectDelay(++this.waits);
    this.phase = 'waiting';
    this.retryAt = this.recorder.now() + retryInMs;
    this.retryTimer = setTimeout(() => this.start(), retryInMs);
    return { retryInMs };
  }

  private clearTimers(): void {
    if (this.timeout !== null) clearTimeout(this.timeout);
    if (this.retryTimer !== null) clearTimeout(this.retryTimer);
    this.timeout = null;
    this.retryTimer = null;
    this.retryAt = null;
  }
}

function cancelled(): ErrorInfo {
  return ownError('CANCELLED', 'cancelled', 'cancelled');
}
