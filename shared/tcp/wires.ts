import { type Address, plainAddress } from '../contract/address';

/** Names a connected socket: its number within its session. */
export interface SocketRef {
  readonly session: number;
  readonly socket: number;
}

/** What pairing needs to know of a connected socket; a `SocketState` is one. */
export interface WireSocket extends SocketRef {
  readonly local: Address | null;
  readonly remote: Address | null;
  /** Engine time (ms) of accept or connect. */
  readonly openedAt: number;
  /** Engine time (ms); absent or null while it is open. */
  readonly closedAt?: number | null | undefined;
}

/** Both ends of one connection. `a` is the end with the lower session, then socket number. */
export interface Wire {
  readonly id: string;
  readonly a: SocketRef;
  readonly b: SocketRef;
  /** One socket connected to itself is both ends. */
  readonly self: boolean;
}

/** Sockets with the same pair of addresses that are kept for pairing: old ones of a reused port are given up. */
const SAME_ADDRESSES = 8;

interface Entry {
  readonly socket: WireSocket;
  /** Its addresses from this end and from the other: the `key` of its twin is its `mirror`. */
  readonly key: string;
  readonly mirror: string;
  /** Infinite while it is open. */
  closedAt: number;
  twin: Entry | null;
}

/**
 * Finds the twin of a connected socket among those of this app: its (local, remote) are the other’s (remote, local).
 * The same addresses may be used again later, so both must have been open at the same time, and if several fit, those
 * that opened closest to each other belong together. A twin may thus be corrected when a better one turns up.
 *
 * Every call looks at no more than `SAME_ADDRESSES` sockets, however many there are.
 */
export class WireBook {
  private readonly entries = new Map<string, Entry>();
  private readonly byAddresses = new Map<string, Entry[]>();

  /** Takes in a socket, or what is new about it. Returns its wire if its other end is known already. */
  add(socket: WireSocket): Wire | null {
    const { local, remote } = socket;
    if (local === null || remote === null) return this.of(socket);
    const closedAt = socket.closedAt ?? Number.POSITIVE_INFINITY;
    const [here, there] = [endKey(local), endKey(remote)];
    const key = `${here}|${there}`;
    const known = this.entries.get(refKey(socket));
    if (known?.key === key && known.socket.openedAt === socket.openedAt) {
      known.closedAt = Math.min(known.closedAt, closedAt);
      return this.of(socket);
    }
    this.remove(socket);
    const entry: Entry = { socket, key, mirror: `${there}|${here}`, closedAt, twin: null };
    this.entries.set(refKey(socket), entry);
    if (here === there) entry.twin = entry;
    else {
      this.keepForPairing(entry);
      this.pair(entry);
    }
    return this.of(socket);
  }

  /** The socket closed. Its wire stays until one end is removed. */
  close(ref: SocketRef, at: number): void {
    const entry = this.entries.get(refKey(ref));
    if (entry !== undefined) entry.closedAt = at;
  }

  /** Forgets a socket, and with it the wire. What is left of the wire is paired with nobody else. */
  remove(ref: SocketRef): void {
    const entry = this.entries.get(refKey(ref));
    if (entry === undefined) return;
    this.entries.delete(refKey(ref));
    this.dropFromPairing(entry);
    if (entry.twin === null) return;
    this.dropFromPairing(entry.twin);
    entry.twin.twin = null;
  }

  of(ref: SocketRef): Wire | null {
    const entry = this.entries.get(refKey(ref));
    return entry?.twin ? wireOf(entry.socket, entry.twin.socket) : null;
  }

  /** The other end; the socket itself when it is connected to itself. */
  twin(ref: SocketRef): SocketRef | null {
    const socket = this.entries.get(refKey(ref))?.twin?.socket;
    return socket === undefined ? null : refOf(socket);
  }

  /** Whoever loses its twin to a closer socket looks for another one; gaps only shrink, so this ends. */
  private pair(newcomer: Entry): void {
    let seeker: Entry | null = newcomer;
    while (seeker !== null) {
      const found = this.closest(seeker);
      if (found === null) return;
      const loser: Entry | null = found.twin;
      found.twin = seeker;
      seeker.twin = found;
      if (loser !== null) loser.twin = null;
      seeker = loser;
    }
  }

  private closest(seeker: Entry): Entry | null {
    let best: Entry | null = null;
    for (const entry of this.byAddresses.get(seeker.mirror) ?? []) {
      if (!liveTogether(seeker, entry)) continue;
      if (entry.twin !== null && !isCloser(entry, seeker, entry.twin)) continue;
      if (best === null || isCloser(seeker, entry, best)) best = entry;
    }
    return best;
  }

  private keepForPairing(entry: Entry): void {
    const same = this.byAddresses.get(entry.key);
    if (same === undefined) this.byAddresses.set(entry.key, [entry]);
    else {
      same.push(entry);
      same.sort((x, y) => compareOpening(x.socket, y.socket));
      if (same.length > SAME_ADDRESSES) same.shift();
    }
  }

  private dropFromPairing(entry: Entry): void {
    const others = this.byAddresses.get(entry.key)?.filter((other) => other !== entry);
    if (others === undefined) return;
    if (others.length === 0) this.byAddresses.delete(entry.key);
    else this.byAddresses.set(entry.key, others);
  }
}

/** Gaps are compared with a fixed order among equals, so that pairing does not depend on who came first. */
function isCloser(to: Entry, one: Entry, other: Entry): boolean {
  return (gap(to, one) - gap(to, other) || compareRefs(one.socket, other.socket)) < 0;
}

function gap(one: Entry, other: Entry): number {
  return Math.abs(one.socket.openedAt - other.socket.openedAt);
}

function liveTogether(one: Entry, other: Entry): boolean {
  return one.socket.openedAt <= other.closedAt && other.socket.openedAt <= one.closedAt;
}

function wireOf(one: SocketRef, other: SocketRef): Wire {
  const order = compareRefs(one, other);
  const [a, b] = order <= 0 ? [refOf(one), refOf(other)] : [refOf(other), refOf(one)];
  return { id: `${refKey(a)}-${refKey(b)}`, a, b, self: order === 0 };
}

function refOf({ session, socket }: SocketRef): SocketRef {
  return { session, socket };
}

/** An IPv4 peer of a dual-stack server is `::ffff:127.0.0.1` there and 127.0.0.1 here. */
function endKey({ address, port }: Address): string {
  return `${plainAddress(address)} ${port}`;
}

function refKey({ session, socket }: SocketRef): string {
  return `${session}.${socket}`;
}

function compareRefs(one: SocketRef, other: SocketRef): number {
  return one.session - other.session || one.socket - other.socket;
}

function compareOpening(one: WireSocket, other: WireSocket): number {
  return one.openedAt - other.openedAt || compareRefs(one, other);
}
