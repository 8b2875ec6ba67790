/** Writes segments of connections as blocks. No object per packet: this is on the path of every recorded byte. */
import {
  type BlockMemory,
  frameOfPacket,
  type MoreMemory,
  PACKET_HEADER_BYTES,
  packetBlockBytes,
  packetComments,
} from '../writeBlocks';
import type { Connection, End } from './connection';
import { ACK, FIN, PSH, SYN, SYN_OPTION_BYTES, writeSynOptions } from './headers';

const NO_OPTIONS = new Uint8Array(0);
const NO_DATA = new Uint8Array(0);

export class PacketWriter {
  packets = 0;
  /** Bytes of blocks so far. */
  bytes = 0;

  constructor(
    private memory: BlockMemory,
    private readonly more: MoreMemory,
  ) {}

  /** A block that is ready. */
  raw(block: Uint8Array): void {
    const { bytes, used } = this.room(block.length);
    bytes.set(block, used);
    this.done(block.length);
  }

  /** A packet of no connection, with comments. */
  lone(packet: Uint8Array, micros: number, comments: readonly string[]): void {
    const options = packetComments(comments);
    const size = packetBlockBytes(packet.length, options.length);
    const memory = this.room(size);
    frameOfPacket(memory, memory.used, micros, packet.length, options);
    memory.bytes.set(packet, memory.used + PACKET_HEADER_BYTES);
    this.packets++;
    this.done(size);
  }

  /** What is written so far goes on its way. */
  handOver(): void {
    if (this.memory.used > 0) this.memory = this.more(this.memory, 0);
  }

  /** The bytes from the place where `from` stands, in as many segments as it takes. */
  data(
    connection: Connection,
    from: End,
    to: End,
    micros: number,
    data: Uint8Array,
    begin: number,
    end: number,
  ): void {
    const { room } = from.headers;
    for (let at = begin; at < end; ) {
      const length = Math.min(room, end - at);
      const flags = at + length === end ? ACK | PSH : ACK;
      this.segment(connection, from, to, micros, flags, data, at, length);
      from.written += length;
      at += length;
    }
  }

  /** A segment without payload. */
  bare(connection: Connection, from: End, to: End, micros: number, flags: number): void {
    this.segment(connection, from, to, micros, flags, NO_DATA, 0, 0);
    if ((flags & FIN) !== 0) from.hasEnded = true;
  }

  private segment(
    connection: Connection,
    from: End,
    to: End,
    micros: number,
    flags: number,
    data: Uint8Array,
    at: number,
    length: number,
  ): void {
    const { headers } = from;
    const isSyn = (flags & SYN) !== 0;
    const options = isSyn ? SYN_OPTION_BYTES : 0;
    const packet = headers.bytes + options + length;
    const comments = connection.comments.length === 0 ? NO_OPTIONS : takeComments(connection);
    const size = packetBlockBytes(packet, comments.length);
    const memory = this.room(size);
    const start = memory.used;
    frameOfPacket(memory, start, micros, packet, comments);
    const ip = start + PACKET_HEADER_BYTES;
    const seq = isSyn ? from.firstSeq : placeToSeq(from, from.written + (from.hasEnded ? 1 : 0));
    let ack = 0;
    if ((flags & ACK) !== 0) {
      from.acknowledged = Math.max(from.acknowledged, mayAcknowledge(from, to));
      ack = placeToSeq(to, from.acknowledged);
    }
    headers.write(memory, ip, seq, ack, flags, length, options);
    const behind = ip + headers.bytes;
    if (isSyn) writeSynOptions(memory, behind, headers.room);
    if (length > 0) copy(data, at, length, memory.bytes, behind);
    this.packets++;
    this.done(size);
  }

  private room(bytes: number): BlockMemory {
    const { memory } = this;
    if (memory.used + bytes > memory.bytes.length) this.memory = this.more(memory, bytes);
    return this.memory;
  }

  private done(bytes: number): void {
    this.memory.used += bytes;
    this.bytes += bytes;
  }
}

/**
 * The place in the other direction that this end can have acknowledged: what its owner has read, never more than is in
 * the file. What another program has read nobody tells; it is taken to have read what was written to it.
 */
export function mayAcknowledge(from: End, to: End): number {
  if (from.owner === null) return to.written + (to.hasEnded ? 1 : 0);
  return Math.min(from.received, to.written) + (from.sawEnd && to.hasEnded ? 1 : 0);
}

/** The first byte comes after the SYN. */
function placeToSeq({ firstSeq }: End, place: number): number {
  return (firstSeq + 1 + place) >>> 0;
}

function takeComments(connection: Connection): Uint8Array {
  const options = packetComments(connection.comments);
  connection.comments = [];
  return options;
}

/** Below this, a loop is faster than a view and a call. */
const SMALL = 96;

function copy(from: Uint8Array, at: number, length: number, to: Uint8Array, target: number): void {
  if (length <= SMALL) for (let i = 0; i < length; i++) to[target + i] = from[at + i] ?? 0;
  else to.set(from.subarray(at, at + length), target);
}
