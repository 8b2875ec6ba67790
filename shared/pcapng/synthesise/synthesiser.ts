/**
 * Rows of sessions become packets: synthesised from socket events, not captured. Rows come in the order of their `seq`.
 *
 * Each direction of a connection is written once. Where both its ends are recorded, the writer's rows come first, and what
 * its reader tells later is there already; should the reader's come first (a server in a thread of its own is told of a
 * little later), its bytes are taken, and the writer's passed over. So places in a direction decide, not who told them.
 */
import type { Address } from '../../contract/address';
import { type EventRow, isChunk } from '../../contract/events';
import type { Mark } from '../../contract/marks';
import { isChunkCode, typeCode } from '../../contract/record';
import { type RowPlace, rowAt } from '../../contract/rowPlace';
import type { SessionSpec } from '../../contract/spec';
import type { SocketState } from '../../contract/state';
import { type BlockMemory, type MoreMemory, writeRemark, writeSection } from '../writeBlocks';
import { type Connection, ConnectionBook, type End, type Side } from './connection';
import { ACK, FIN, RST, SYN } from './headers';
import { notePacket, noteRemark, noteWords } from './notes';
import { mayAcknowledge, PacketWriter } from './packetWriter';
import { eventRemark, REMARK_VERSION, remark, type SessionFacts } from './remarks';

/** More than this without an acknowledgement, and the other end sends one: a file of nothing but data looks stuck. */
const FLIGHT_BYTES = 256 * 1_024;

const SENT = typeCode('sent');
/** Rows that are packets themselves, or tell of the log and not of the sockets. */
const UNTOLD: ReadonlySet<EventRow['type']> = new Set(['segment', 'log-trimmed', 'skipped']);

export interface SynthesiserOptions {
  /** Wall clock of engine time 0. */
  readonly epochMs: number;
  /** Version of the app. */
  readonly version: string;
  readonly system: string;
  /** An event in words. */
  readonly describe: (row: EventRow) => string;
  /** What a session is called. */
  readonly nameOf: (spec: SessionSpec) => string;
  /** The ends of a socket whose beginning is not among the rows, where anybody knows them. */
  readonly endsOf?: (
    session: number,
    socket: number,
  ) => { readonly local: Address | null; readonly remote: Address | null } | null;
  /** Marks that are known when their rows come; null: the row has none. */
  readonly markOf?: (session: number, seq: number) => Mark | null;
  readonly memory: BlockMemory;
  readonly more: MoreMemory;
}

export class Synthesiser {
  private readonly book = new ConnectionBook();
  private readonly writer: PacketWriter;
  private readonly sessions = new Map<number, SessionFacts>();
  /** Connections with comments that wait for a packet, and comments that wait for any. */
  private readonly waiting = new Set<Connection>();
  private general: string[] = [];
  private files = 0;

  constructor(private readonly options: SynthesiserOptions) {
    this.writer = new PacketWriter(options.memory, options.more);
  }

  get packets(): number {
    return this.writer.packets;
  }

  /** Bytes of all sections. */
  get bytes(): number {
    return this.writer.bytes;
  }

  /** Begins a file. Connections that are open go on in it; their first packets say whose they are. */
  begin(at: number): void {
    this.files++;
    const { epochMs, version, system } = this.options;
    const facts = {
      type: 'recording',
      version: REMARK_VERSION,
      app: version,
      epochMs,
      at,
      file: this.files,
      sessions: [...this.sessions.values()],
    };
    this.writer.raw(
      writeSection({
        application: `Bothends ${version}`,
        system,
        comments: [
          'synthesised from socket events, not captured',
          ...[...this.sessions.values()].map(({ session, name }) => `session ${session}: ${name}`),
          remark('written by Bothends', facts),
        ],
        interfaceName: 'bothends',
        interfaceDescription: 'socket events; IP and TCP headers are synthesised',
      }),
    );
    if (this.files > 1)
      for (const connection of this.book.open()) if (connection.hasBegun) this.announce(connection);
  }

  /** A session that is open already. */
  addSession({ session, spec }: { readonly session: number; readonly spec: SessionSpec }): void {
    this.sessions.set(session, { session, name: this.options.nameOf(spec), spec });
  }

  /** A socket that is open already: its bytes are counted from where it stands. */
  addSocket(state: Omit<SocketState, 'kernel' | 'phase'>): void {
    const { session, socket, local, remote, bytesIn, bytesOut, openedAt } = state;
    const side = this.book.join(session, socket, local, remote, openedAt);
    this.place(side, bytesIn, bytesOut);
    side.connection.hasBegun = true;
    this.announceSide(side);
  }

  /** Takes the next row. */
  row(place: RowPlace): void {
    const mark = this.options.markOf?.(place.session, place.seq) ?? null;
    if (isChunkCode(place.code)) this.chunk(place, mark);
    else {
      const row = rowAt(place);
      if (row !== null && !isChunk(row)) this.event(row, mark);
    }
  }

  /** Rows of a session are missing here; `sockets` are those that are open behind it, and where they stand. */
  missing(session: number, at: number, rows: number, bytes: number, sockets: readonly SocketState[]): void {
    const words = `not recorded here: ${rows} rows, ${bytes} bytes of session ${session}`;
    this.general.push(remark(words, { type: 'missing', at, session, rows, bytes }));
    for (const state of sockets) {
      const side = this.book.side(session, state.socket);
      if (side === null) this.addSocket(state);
      else this.place(side, state.bytesIn, state.bytesOut);
    }
    this.flushRemarks(at);
  }

  /** A person's mark or note of a row that is written already; `isGone`: it was taken away again. */
  note(mark: Mark, at: number, isGone = false): void {
    this.writer.lone(notePacket(noteWords(mark, isGone)), this.microsOf(at), [noteRemark(mark, at, isGone)]);
  }

  /** Comments that found no packet get a block of their own. */
  flushRemarks(at: number): void {
    const comments = this.general;
    this.general = [];
    for (const connection of this.waiting) {
      // Who goes on in this file is told with its next packet, however late that is.
      comments.push(...connection.comments);
      connection.comments = [];
    }
    this.waiting.clear();
    if (comments.length > 0) this.writer.raw(writeRemark(this.microsOf(at), comments));
  }

  /** What is written so far goes on its way, in whole blocks. */
  handOver(): void {
    this.writer.handOver();
  }

  private chunk(place: RowPlace, mark: Mark | null): void {
    const side = this.book.side(place.session, place.socket) ?? this.stranger(place);
    const { connection, own, peer } = side;
    const { data, from, size } = place;
    const micros = this.microsOf(place.at);
    if (mark !== null) this.say(side, [noteRemark(mark, place.at)]);
    if (place.code === SENT) {
      // Of another program nobody tells when it reads: it is let acknowledge before the next write.
      if (peer.owner === null) this.acknowledge(connection, peer, own, micros);
      this.write(connection, own, peer, micros, data, from, size, own.sent);
      own.sent += size;
    } else {
      // Without places, what is there twice cannot be told: then only writers count.
      if (peer.owner === null || (own.isPlaced && peer.isPlaced))
        this.write(connection, peer, own, micros, data, from, size, own.received);
      own.received += size;
      this.acknowledge(connection, own, peer, micros, mark === null ? FLIGHT_BYTES : 1);
    }
  }

  /** Writes of a chunk that begins at `start` what is not in the file yet. */
  private write(
    connection: Connection,
    from: End,
    to: End,
    micros: number,
    data: Uint8Array,
    at: number,
    size: number,
    start: number,
  ): void {
    const known = from.written - start;
    if (known >= size) return;
    this.takeRemarks(connection);
    this.writer.data(connection, from, to, micros, data, at + Math.max(0, known), at + size);
  }

  /** `least`: bytes. Of a marked row it is one: where its writer is recorded too, this is the only packet it has. */
  private acknowledge(
    connection: Connection,
    from: End,
    to: End,
    micros: number,
    least = FLIGHT_BYTES,
  ): void {
    if (mayAcknowledge(from, to) - from.acknowledged >= least) this.bare(connection, from, to, micros, ACK);
  }

  private event(row: EventRow, mark: Mark | null): void {
    const micros = this.microsOf(row.at);
    const told = UNTOLD.has(row.type) ? [] : [eventRemark(row, this.options.describe(row))];
    const comments = mark === null ? told : [...told, noteRemark(mark, row.at)];
    switch (row.type) {
      case 'session-opened':
        this.addSession({ session: row.session, spec: row.spec });
        break;
      case 'connected':
      case 'accepted':
        this.began(row, row.local, row.remote, micros, comments);
        return;
      case 'ended':
        this.ended(row, micros, comments);
        return;
      case 'peer-ended':
        this.peerEnded(row, micros, comments);
        return;
      case 'reset-sent':
        this.reset(row, true, micros, comments);
        return;
      case 'reset':
        this.reset(row, false, micros, comments);
        return;
      case 'closed':
        this.say(this.book.side(row.session, row.socket), comments);
        this.book.leave(row.session, row.socket, row.at);
        return;
      case 'session-closed':
        this.sessions.delete(row.session);
        this.book.forget(row.session);
        break;
    }
    this.say(row.socket === 0 ? null : this.book.side(row.session, row.socket), comments);
  }

  private began(
    { type, session, socket, at }: EventRow,
    local: Address | null,
    remote: Address | null,
    micros: number,
    comments: readonly string[],
  ): void {
    const side = this.book.join(session, socket, local, remote, at);
    const { connection, own, peer } = side;
    if (connection.hasBegun) {
      this.say(side, comments);
      return;
    }
    connection.hasBegun = true;
    const [first, second] = type === 'connected' ? [own, peer] : [peer, own];
    if (type === 'connected') this.say(side, comments);
    this.bare(connection, first, second, micros, SYN);
    if (type !== 'connected') this.say(side, comments);
    this.bare(connection, second, first, micros, SYN | ACK);
    this.bare(connection, first, second, micros, ACK);
  }

  private ended({ session, socket }: EventRow, micros: number, comments: readonly string[]): void {
    const side = this.book.side(session, socket);
    this.say(side, comments);
    if (side === null || side.own.hasEnded || side.connection.isReset) return;
    this.bare(side.connection, side.own, side.peer, micros, FIN | ACK);
  }

  private peerEnded({ session, socket }: EventRow, micros: number, comments: readonly string[]): void {
    const side = this.book.side(session, socket);
    this.say(side, comments);
    if (side === null) return;
    const { connection, own, peer } = side;
    if (peer.owner === null && !peer.hasEnded && !connection.isReset)
      this.bare(connection, peer, own, micros, FIN | ACK);
    own.sawEnd = true;
    if (mayAcknowledge(own, peer) > own.acknowledged && !connection.isReset)
      this.bare(connection, own, peer, micros, ACK);
  }

  private reset(
    { session, socket }: EventRow,
    byUs: boolean,
    micros: number,
    comments: readonly string[],
  ): void {
    const side = this.book.side(session, socket);
    this.say(side, comments);
    if (side === null || side.connection.isReset) return;
    const { connection, own, peer } = side;
    connection.isReset = true;
    if (byUs) this.bare(connection, own, peer, micros, RST | ACK);
    else this.bare(connection, peer, own, micros, RST | ACK);
  }

  private bare(connection: Connection, from: End, to: End, micros: number, flags: number): void {
    this.takeRemarks(connection);
    this.writer.bare(connection, from, to, micros, flags);
  }

  /** Comments for the next packet of a connection, or for any. */
  private say(side: Side | null, comments: readonly string[]): void {
    if (comments.length === 0) return;
    if (side === null) this.general.push(...comments);
    else {
      side.connection.comments.push(...comments);
      this.waiting.add(side.connection);
    }
  }

  /** A packet of this connection comes: it takes its comments along, and those of nobody. */
  private takeRemarks(connection: Connection): void {
    if (this.general.length > 0) {
      connection.comments.unshift(...this.general);
      this.general = [];
    }
    if (this.waiting.size > 0) this.waiting.delete(connection);
  }

  private announce(connection: Connection): void {
    for (const { owner } of new Set(connection.ends)) {
      const side = owner === null ? null : this.book.side(owner.session, owner.socket);
      if (side !== null) this.announceSide(side);
    }
  }

  private announceSide(side: Side): void {
    const { own, connection } = side;
    if (own.owner === null) return;
    const { session, socket } = own.owner;
    const { local, remote } = side;
    const facts = { type: 'socket', session, socket, local, remote, sent: own.sent, received: own.received };
    const words = `session ${session} #${socket}: ${own.sent} bytes sent and ${own.received} received before`;
    connection.comments.push(remark(words, facts));
  }

  /** A socket whose beginning nobody told. */
  private stranger({ session, socket, at }: RowPlace): Side {
    const ends = this.options.endsOf?.(session, socket);
    const side = this.book.join(session, socket, ends?.local ?? null, ends?.remote ?? null, at);
    side.own.isPlaced = false;
    side.own.sent = side.own.written;
    side.connection.hasBegun = true;
    this.announceSide(side);
    return side;
  }

  private place({ own, peer }: Side, bytesIn: number, bytesOut: number): void {
    own.sent = bytesOut;
    own.received = bytesIn;
    own.written = Math.max(own.written, bytesOut);
    peer.written = Math.max(peer.written, bytesIn);
    own.acknowledged = Math.max(own.acknowledged, bytesIn);
    if (peer.owner === null) peer.acknowledged = Math.max(peer.acknowledged, bytesOut);
  }

  private microsOf(at: number): number {
    return Math.round((this.options.epochMs + at) * 1_000);
  }
}
