/** Which sockets belong together: both ends of a connection, where both live in this app. Kept when they close. */
import { formatAddress } from '@shared/contract/address';
import type { SocketState } from '@shared/contract/state';
import { type SocketRef, WireBook } from '@shared/tcp/wires';
import { createStore, type StoreApi } from 'zustand/vanilla';
import type { WireChoice, WireEnd } from '../features/wire/index';
import type { Host, HostState } from '../host/index';

export interface Known {
  readonly socket: SocketState;
  readonly closed: boolean;
}

/** Sockets by session, in the order of their numbers, and who is whose other end. */
export interface Wires {
  readonly sockets: ReadonlyMap<number, readonly Known[]>;
  readonly book: WireBook;
}

/** What the host tells of sockets. */
export type News = Pick<HostState, 'rosters' | 'past' | 'sessions'>;

/**
 * What is known after the host has told something new; `now` is engine time. The book is the same object: it is asked,
 * never compared.
 */
export function learnWires(known: Wires, { rosters, past, sessions }: News, now: number): Wires {
  const { book } = known;
  const sockets = new Map<number, readonly Known[]>();
  for (const id of sessions.keys()) {
    const open = rosters.get(id) ?? [];
    const closed = past.get(id) ?? [];
    for (const socket of open) book.add(socket);
    // Some were never known open: they came and went between two updates.
    for (const socket of closed) book.add({ ...socket, closedAt: now });
    sockets.set(id, [
      ...closed.map((socket) => ({ socket, closed: true })),
      ...open.map((socket) => ({ socket, closed: false })),
    ]);
  }
  for (const [id, before] of known.sockets) {
    const numbers = new Set(sockets.get(id)?.map(({ socket }) => socket.socket));
    for (const { socket } of before) if (!numbers.has(socket.socket)) book.remove(socket);
  }
  return { sockets, book };
}

/** Follows the host for as long as the page lives. */
export function followWires(host: Host): StoreApi<Wires> {
  const fresh = (): Wires => ({ sockets: new Map(), book: new WireBook() });
  const store = createStore<Wires>(fresh);
  host.store.subscribe((state, before) => {
    const isOther = state.hello?.engine !== before.hello?.engine;
    // Sessions are new with every counter: only who is there, or was, matters here.
    const isSame =
      state.rosters === before.rosters &&
      state.past === before.past &&
      state.sessions.size === before.sessions.size;
    if (!isOther && isSame) return;
    store.setState(learnWires(isOther ? fresh() : store.getState(), state, state.clock.engine), true);
  });
  return store;
}

/** The connections of a session, the newest first, open ones before closed ones. */
export function wireChoices(
  { sockets, book }: Wires,
  session: number,
  isClient: boolean,
): readonly WireChoice[] {
  const find = ({ session: of, socket }: SocketRef): Known | undefined =>
    sockets.get(of)?.find((each) => each.socket.socket === socket);
  const own = [...(sockets.get(session) ?? [])].reverse().sort((a, b) => Number(a.closed) - Number(b.closed));
  return own.map((known) => {
    const { socket } = known;
    const twin = book.twin(socket);
    const isSelf = twin !== null && twin.session === socket.session && twin.socket === socket.socket;
    const other = twin === null || isSelf ? undefined : find(twin);
    const [client, server] = isClient ? [known, other] : [other, known];
    return {
      // The same from both ends, so that it stays chosen when the pane of the other end comes to the front.
      id: book.of(socket)?.id ?? `${socket.session}.${socket.socket}`,
      name: nameOf(socket, isClient),
      ends: { client: endOf(client), server: endOf(server) },
      kernel: { client: kernelOf(client), server: kernelOf(server) },
      last: { client: lastOf(client), server: lastOf(server) },
    };
  });
}

function endOf(known: Known | undefined): WireEnd | null {
  if (known === undefined) return null;
  const { session, socket, local } = known.socket;
  return { session, socket, name: local === null ? '' : formatAddress(local) };
}

/** Of a closed socket the last look says nothing any more: its rows do. */
function kernelOf(known: Known | undefined): SocketState['kernel'] {
  return known === undefined || known.closed ? null : known.socket.kernel;
}

function lastOf(known: Known | undefined): SocketState | null {
  return known?.closed === true ? known.socket : null;
}

function nameOf({ socket, local, remote }: SocketState, isClient: boolean): string {
  const [from, to] = isClient ? [local, remote] : [remote, local];
  const ends = [from, to].map((end) => (end === null ? '?' : formatAddress(end)));
  return `#${socket} ${ends.join(' ⇄ ')}`;
}
