/** Which sockets belong together: both ends of a connection, where both live in this app. Kept when they close. */
import { formatAddress } from '@shared/contract/address';
import type { SessionState, SocketState } from '@shared/contract/state';
import { type SocketRef, WireBook } from '@shared/tcp/wires';
import { createStore, type StoreApi } from 'zustand/vanilla';
import type { WireChoice, WireEnd } from '../features/wire/index';
import type { Host, HostState } from '../host/index';

/** Closed sockets of a session that can still be looked at. */
const REMEMBERED = 50;

export interface Known {
  readonly socket: SocketState;
  readonly closed: boolean;
}

/** Sockets by session, in the order of their numbers, and who is whose other end. */
export interface Wires {
  readonly sockets: ReadonlyMap<number, readonly Known[]>;
  readonly book: WireBook;
}

/** What is known after the host has told something new. The book is the same object: it is asked, never compared. */
export function learnWires(
  known: Wires,
  { rosters, sessions, now }: Pick<HostState, 'rosters' | 'sessions'> & { readonly now: number },
): Wires {
  const { book } = known;
  const sockets = new Map<number, readonly Known[]>();
  for (const id of sessions.keys()) {
    const open = rosters.get(id) ?? [];
    const numbers = new Set(open.map(({ socket }) => socket));
    const before = known.sockets.get(id) ?? [];
    for (const { socket, closed } of before)
      if (!closed && !numbers.has(socket.socket)) book.close(socket, now);
    const gone = before.filter(({ socket }) => !numbers.has(socket.socket));
    for (const { socket } of gone.slice(0, -REMEMBERED)) book.remove(socket);
    for (const socket of open) book.add(socket);
    sockets.set(id, [
      ...gone.slice(-REMEMBERED).map(({ socket }) => ({ socket, closed: true })),
      ...open.map((socket) => ({ socket, closed: false })),
    ]);
  }
  for (const [id, before] of known.sockets)
    if (!sessions.has(id)) for (const { socket } of before) book.remove(socket);
  return { sockets, book };
}

/** Follows the host for as long as the page lives. */
export function followWires(host: Host): StoreApi<Wires> {
  const fresh = (): Wires => ({ sockets: new Map(), book: new WireBook() });
  const store = createStore<Wires>(fresh);
  host.store.subscribe((state, before) => {
    const isOther = state.hello?.engine !== before.hello?.engine;
    // Sessions are new with every counter: only who is there matters here.
    const isSame = state.rosters === before.rosters && state.sessions.size === before.sessions.size;
    if (!isOther && isSame) return;
    const known = isOther ? fresh() : store.getState();
    store.setState(learnWires(known, { ...state, now: state.clock.engine }), true);
  });
  return store;
}

/** The connections of a session, the newest first, open ones before closed ones. */
export function wireChoices(
  { sockets, book }: Wires,
  sessions: ReadonlyMap<number, SessionState>,
  session: number,
): readonly WireChoice[] {
  const find = ({ session: of, socket }: SocketRef): Known | undefined =>
    sockets.get(of)?.find((each) => each.socket.socket === socket);
  const isClient = sessions.get(session)?.spec.kind === 'tcp-client';
  const own = [...(sockets.get(session) ?? [])].reverse().sort((a, b) => Number(a.closed) - Number(b.closed));
  return own.map((known) => {
    const { socket } = known;
    const twin = book.twin(socket);
    const isSelf = twin !== null && twin.session === socket.session && twin.socket === socket.socket;
    const other = twin === null || isSelf ? undefined : find(twin);
    const [client, server] = isClient ? [known, other] : [other, known];
    return {
      id: `${socket.session}/${socket.socket}`,
      name: nameOf(socket, isClient),
      ends: { client: endOf(client), server: endOf(server) },
      kernel: { client: kernelOf(client), server: kernelOf(server) },
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

function nameOf({ socket, local, remote }: SocketState, isClient: boolean): string {
  const [from, to] = isClient ? [local, remote] : [remote, local];
  const ends = [from, to].map((end) => (end === null ? '?' : formatAddress(end)));
  return `#${socket} ${ends.join(' ⇄ ')}`;
}
