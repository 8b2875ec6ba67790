import { formatAddress } from '@shared/contract/address';
import type { ErrorInfo } from '@shared/contract/errors';
import { serverSpecSchema } from '@shared/contract/spec';
import {
  type Direction,
  type FoundSegment,
  type StreamConnection,
  type StreamListener,
  TcpStreams,
} from '@shared/pcapng/index';
import type { RecordedSession } from '../../engine/index';
import type { SessionMaker, Taker } from './takes';

interface Shown {
  readonly session: RecordedSession;
  readonly socket: number;
  readonly bytes: Record<Direction, number>;
}

/** What a captured RST stands for. Nobody's socket reported it. */
const RESET: ErrorInfo = { code: 'ECONNRESET', message: 'RST in the capture', explanation: 'reset' };

/**
 * A capture that anybody made: one session for each end that was connected to, as that end saw it, with its connections as
 * sockets. All of it was captured, nothing of it told by a socket: its rows say so (▲).
 */
export class ForeignCapture implements Taker, StreamListener {
  private readonly streams = new TcpStreams(this);
  private readonly sessions = new Map<
    string,
    { readonly session: RecordedSession | null; sockets: number }
  >();
  private readonly shown = new Map<StreamConnection, Shown | null>();
  private first: number | null = null;
  private last = 0;
  private passedOver = false;

  constructor(private readonly maker: SessionMaker) {}

  comment(): void {
    // Whatever others write there is not for us.
  }

  segment(found: FoundSegment): boolean {
    const { micros } = found.frame;
    this.first ??= micros;
    this.last = Math.max(this.last, micros);
    this.passedOver = false;
    this.streams.segment(found);
    return !this.passedOver;
  }

  finish(): void {
    this.streams.finish(this.last);
  }

  opened(connection: StreamConnection, micros: number): void {
    const { client, server } = connection;
    const key = formatAddress(server);
    let there = this.sessions.get(key);
    if (there === undefined) {
      const behaviour = { name: 'manual' } as const;
      const spec = serverSpecSchema.safeParse({
        kind: 'tcp-server',
        host: server.address,
        port: server.port,
        behaviour,
      });
      there = { session: spec.success ? this.maker.make(spec.data, this.epochMs) : null, sockets: 0 };
      this.sessions.set(key, there);
    }
    const { session } = there;
    if (session === null) {
      this.shown.set(connection, null);
      return;
    }
    const socket = ++there.sockets;
    const at = this.atOf(micros);
    session.addSocket(socket, server, client, at);
    this.shown.set(connection, { session, socket, bytes: { client: 0, server: 0 } });
    if (connection.sawStart) session.event('accepted', 'wire', socket, { local: server, remote: client }, at);
  }

  data(connection: StreamConnection, from: Direction, bytes: Uint8Array, micros: number): void {
    const shown = this.of(connection);
    if (shown === null) return;
    shown.bytes[from] += bytes.length;
    shown.session.chunk(
      from === 'client' ? 'received' : 'sent',
      'wire',
      shown.socket,
      bytes,
      this.atOf(micros),
    );
  }

  gap(connection: StreamConnection, from: Direction, bytes: number, micros: number): void {
    const shown = this.of(connection);
    const fields = { note: from === 'client' ? 'not-captured-in' : 'not-captured-out', n: bytes } as const;
    shown?.session.event('note', 'told', shown.socket, fields, this.atOf(micros));
  }

  ended(connection: StreamConnection, from: Direction, micros: number): void {
    const shown = this.of(connection);
    if (shown === null) return;
    const { session, socket, bytes } = shown;
    const ends = { local: connection.server, remote: connection.client };
    const at = this.atOf(micros);
    if (from === 'client') session.event('peer-ended', 'wire', socket, { ...ends, bytes: bytes.client }, at);
    else session.event('ended', 'wire', socket, { ...ends, bytes: bytes.server, automatic: false }, at);
  }

  reset(connection: StreamConnection, from: Direction, micros: number): void {
    const shown = this.of(connection);
    if (shown === null) return;
    const ends = { local: connection.server, remote: connection.client };
    const at = this.atOf(micros);
    if (from === 'server') shown.session.event('reset-sent', 'wire', shown.socket, ends, at);
    else shown.session.event('reset', 'wire', shown.socket, { ...ends, error: RESET }, at);
  }

  private of(connection: StreamConnection): Shown | null {
    const shown = this.shown.get(connection) ?? null;
    if (shown === null) this.passedOver = true;
    return shown;
  }

  private get epochMs(): number {
    return (this.first ?? 0) / 1_000;
  }

  private atOf(micros: number): number {
    return Math.max(0, micros / 1_000 - this.epochMs);
  }
}
