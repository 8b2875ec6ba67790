/** The connections of a capture, and the bytes of their directions. Pure. */
import { Stream } from './stream';
import { type FoundSegment, payloadOf, readSegment, type SegmentEnd } from './tcpSegment';

/** Who wrote it: the end that sent the SYN, or the other one. */
export type Direction = 'client' | 'server';

export interface StreamConnection {
  /** In the order of their first packets, from 1. */
  readonly number: number;
  readonly client: SegmentEnd;
  readonly server: SegmentEnd;
  /** Its SYN is in the capture; otherwise the end with the lower port is taken for the server. */
  readonly sawStart: boolean;
}

export interface StreamListener {
  opened(connection: StreamConnection, micros: number): void;
  data(connection: StreamConnection, from: Direction, bytes: Uint8Array, micros: number): void;
  gap(connection: StreamConnection, from: Direction, bytes: number, micros: number): void;
  ended(connection: StreamConnection, from: Direction, micros: number): void;
  reset(connection: StreamConnection, from: Direction, micros: number): void;
}

interface Tracked {
  readonly connection: StreamConnection;
  readonly streams: Readonly<Record<Direction, Stream>>;
  /** Seq of its first SYN: another one is another connection. */
  firstSeq: number | null;
  isOver: boolean;
}

export class TcpStreams {
  /** By the addresses and ports of a packet, as they stand in it. */
  private readonly tracked = new Map<string, { readonly of: Tracked; readonly from: Direction }>();
  private count = 0;

  constructor(private readonly listener: StreamListener) {}

  get connections(): number {
    return this.count;
  }

  segment(found: FoundSegment): void {
    const { bytes, micros } = found.frame;
    const { at } = found.place;
    const flags = bytes[at + 13] ?? 0;
    const [isFin, isSyn, isReset, isAck] = [1, 2, 4, 16].map((bit) => (flags & bit) !== 0);
    const seq = uint32(bytes, at + 4);
    const key = keyOf(found);
    let known = this.tracked.get(key);
    if (known === undefined || (isSyn && !isAck && isAnother(known.of, seq))) {
      known = this.begin(found, key, isSyn === true, isAck === true);
      if (isSyn && !isAck) known.of.firstSeq = seq;
    }
    const { of, from } = known;
    const own = of.streams[from];
    if (isSyn) own.begin(seq);
    else {
      const payload = payloadOf(found);
      if (payload.length > 0 || isFin)
        own.segment(seq, payload.bytes, payload.length, isFin === true, micros);
    }
    if (isAck) of.streams[from === 'client' ? 'server' : 'client'].acknowledge(uint32(bytes, at + 8), micros);
    if (!isReset || of.isOver) return;
    of.isOver = true;
    this.listener.reset(of.connection, from, micros);
  }

  /** The capture is over. */
  finish(micros: number): void {
    for (const { of, from } of this.tracked.values()) of.streams[from].finish(micros);
  }

  private begin(
    found: FoundSegment,
    key: string,
    isSyn: boolean,
    isAck: boolean,
  ): { readonly of: Tracked; readonly from: Direction } {
    const { source, target, micros } = readSegment(found);
    const isClient = isSyn ? !isAck : source.port >= target.port;
    const connection: StreamConnection = {
      number: ++this.count,
      client: isClient ? source : target,
      server: isClient ? target : source,
      sawStart: isSyn,
    };
    const stream = (from: Direction): Stream =>
      new Stream({
        data: (bytes, when) => this.listener.data(connection, from, bytes, when),
        gap: (bytes, when) => this.listener.gap(connection, from, bytes, when),
        ended: (when) => this.listener.ended(connection, from, when),
      });
    const of: Tracked = {
      connection,
      streams: { client: stream('client'), server: stream('server') },
      firstSeq: null,
      isOver: false,
    };
    const here = { of, from: isClient ? ('client' as const) : ('server' as const) };
    this.tracked.get(key)?.of.streams.client.finish(micros);
    this.tracked.get(key)?.of.streams.server.finish(micros);
    this.tracked.set(key, here);
    this.tracked.set(otherWay(key), { of, from: isClient ? 'server' : 'client' });
    this.listener.opened(connection, micros);
    return here;
  }
}

function isAnother({ firstSeq, isOver, streams }: Tracked, seq: number): boolean {
  return firstSeq === null ? isOver || streams.client.hasEnded : firstSeq !== seq;
}

/** Addresses and ports, half for the source and half for the target. */
function keyOf({ frame: { bytes }, place: { at, source, target, version } }: FoundSegment): string {
  const size = version === 4 ? 4 : 16;
  return `${end(bytes, source, size, at)}${end(bytes, target, size, at + 2)}`;
}

function end(bytes: Uint8Array, address: number, size: number, port: number): string {
  let text = String.fromCharCode(bytes[port] ?? 0, bytes[port + 1] ?? 0);
  for (let i = 0; i < size; i++) text += String.fromCharCode(bytes[address + i] ?? 0);
  return text;
}

function otherWay(key: string): string {
  const half = key.length / 2;
  return key.slice(half) + key.slice(0, half);
}

function uint32(bytes: Uint8Array, at: number): number {
  return (
    (((bytes[at] ?? 0) << 24) |
      ((bytes[at + 1] ?? 0) << 16) |
      ((bytes[at + 2] ?? 0) << 8) |
      (bytes[at + 3] ?? 0)) >>>
    0
  );
}
