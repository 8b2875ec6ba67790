/** What a file must know of a connection to write it as packets: where both directions stand. */
import type { Address } from '../../contract/address';
import { addressBytes, placeholder, sameFamily } from './addressBytes';
import { type HeaderEnd, Headers } from './headers';

/** One end of a connection, and the direction it writes. Places in a direction are counted in bytes from its start. */
export interface End {
  readonly headers: Headers;
  readonly firstSeq: number;
  /** What it has written, as far as it is in the file; and whether its FIN is. */
  written: number;
  hasEnded: boolean;
  /** The session's socket at this end; null when another program has it. */
  owner: { readonly session: number; readonly socket: number } | null;
  /** Where the rows of its owner stand: bytes sent, bytes received, the peer's FIN seen. */
  sent: number;
  received: number;
  sawEnd: boolean;
  /** False: its owner's rows begin somewhere, and nobody knows where. */
  isPlaced: boolean;
  isClosed: boolean;
  /** The place in the other direction it has acknowledged in the file; the FIN counts as a byte. */
  acknowledged: number;
}

export interface Connection {
  readonly key: string;
  /** The ends in the order of their names, so that both sockets find the same. Of a socket connected to itself: one, twice. */
  readonly ends: readonly [End, End];
  hasBegun: boolean;
  isReset: boolean;
  /** Engine time at which its last known end closed; infinite before. */
  closedAt: number;
  /** Comments for its next packet. */
  comments: string[];
}

/** A socket of a session: its own end of a connection, and the other. */
export interface Side {
  readonly connection: Connection;
  readonly own: End;
  readonly peer: End;
  /** As the session tells them. */
  readonly local: Address | null;
  readonly remote: Address | null;
}

/** Connections without a known end that are still looked for by the socket at their other end. */
const REMEMBERED = 1_000;

/** Finds connections by their addresses, and ends by session and socket. */
export class ConnectionBook {
  private readonly byEnds = new Map<string, Connection>();
  private readonly sides = new Map<number, Map<number, Side>>();
  private readonly closed: string[] = [];
  private count = 0;

  side(session: number, socket: number): Side | null {
    return this.sides.get(session)?.get(socket) ?? null;
  }

  *open(): Generator<Connection> {
    yield* this.byEnds.values();
  }

  /** A socket is one end of a connection, which may be known from its other end. `at`: when it connected. */
  join(session: number, socket: number, local: Address | null, remote: Address | null, at: number): Side {
    const number = ++this.count;
    const here = local ?? placeholder('local', remote, number);
    const there = remote ?? placeholder('remote', local, number);
    const [own, peer] = sameFamily(
      addressBytes(here.address) ?? NOBODY,
      addressBytes(there.address) ?? NOBODY,
    );
    const [ownEnd, peerEnd] = [
      { address: own, port: here.port },
      { address: peer, port: there.port },
    ];
    const [ownKey, peerKey] = [keyOf(ownEnd), keyOf(peerEnd)];
    const isFirst = ownKey <= peerKey;
    const key = isFirst ? `${ownKey} ${peerKey}` : `${peerKey} ${ownKey}`;
    const known = this.byEnds.get(key);
    const [place, other] = isFirst ? ([0, 1] as const) : ([1, 0] as const);
    const connection =
      known !== undefined && known.ends[place].owner === null && at <= known.closedAt
        ? known
        : newConnection(key, isFirst ? [ownEnd, peerEnd] : [peerEnd, ownEnd], number);
    this.byEnds.set(key, connection);
    const side = { connection, own: connection.ends[place], peer: connection.ends[other], local, remote };
    side.own.owner = { session, socket };
    const sockets = this.sides.get(session) ?? new Map<number, Side>();
    sockets.set(socket, side);
    this.sides.set(session, sockets);
    return side;
  }

  /** The socket is gone; of its connection no more is remembered than its other end may need. */
  leave(session: number, socket: number, at: number): void {
    const side = this.side(session, socket);
    if (side === null) return;
    this.sides.get(session)?.delete(socket);
    side.own.isClosed = true;
    side.connection.closedAt = at;
    if (side.peer.owner !== null && !side.peer.isClosed) return;
    const { key } = side.connection;
    if (side.peer.owner !== null) {
      if (this.byEnds.get(key) === side.connection) this.byEnds.delete(key);
      return;
    }
    this.closed.push(key);
    if (this.closed.length <= REMEMBERED) return;
    const oldest = this.closed.shift();
    if (oldest !== undefined && this.byEnds.get(oldest)?.closedAt !== Number.POSITIVE_INFINITY)
      this.byEnds.delete(oldest);
  }

  /** The session is closed, and its sockets with it. */
  forget(session: number): void {
    this.sides.delete(session);
  }
}

const NOBODY = Uint8Array.of(192, 0, 2, 255);

function keyOf({ address, port }: HeaderEnd): string {
  return `${address.join('.')}/${port}`;
}

function newConnection(key: string, [a, b]: readonly [HeaderEnd, HeaderEnd], number: number): Connection {
  const end = (from: HeaderEnd, to: HeaderEnd, turn: number): End => ({
    headers: new Headers(from, to),
    // Different for each: the same ports may be used again, and must not look like the same connection.
    firstSeq: Math.imul(number * 2 + turn, 0x9e37_79b1) >>> 0,
    written: 0,
    hasEnded: false,
    owner: null,
    sent: 0,
    received: 0,
    sawEnd: false,
    isPlaced: true,
    isClosed: false,
    acknowledged: 0,
  });
  const first = end(a, b, 0);
  return {
    key,
    ends: [first, keyOf(a) === keyOf(b) ? first : end(b, a, 1)],
    hasBegun: false,
    isReset: false,
    closedAt: Number.POSITIVE_INFINITY,
    comments: [],
  };
}
