import { type Address, formatAddress } from '@shared/contract/address';
import { createStore, type StoreApi } from 'zustand/vanilla';
import type { Host, HostState } from '../host/index';

/** Number of the endpoint a client's socket is, by session and socket. */
export type Hues = ReadonlyMap<string, number>;

const keyOf = (session: number, socket: number): string => `${session}/${socket}`;

/** The endpoint number of a client's socket: its twin's, as long as one was ever seen, else the session's own. */
export function hueOf(hues: Hues, session: number, socket: number): number {
  return hues.get(keyOf(session, socket)) ?? session;
}

/**
 * Both ends of one connection have one colour: the connection's number at its server. Once known it stays, so that
 * rows do not change colour when the connection closes.
 */
export function learnHues(known: Hues, { rosters, sessions }: Pick<HostState, 'rosters' | 'sessions'>): Hues {
  const unknown: { key: string; wire: string }[] = [];
  for (const [session, sockets] of rosters) {
    if (sessions.get(session)?.spec.kind !== 'tcp-client') continue;
    for (const { socket, local, remote } of sockets) {
      const key = keyOf(session, socket);
      if (!known.has(key) && local !== null && remote !== null)
        unknown.push({ key, wire: wireOf(remote, local) });
    }
  }
  if (unknown.length === 0) return known;
  const accepted = new Map<string, number>();
  for (const [session, sockets] of rosters) {
    if (sessions.get(session)?.spec.kind !== 'tcp-server') continue;
    for (const { socket, local, remote } of sockets)
      if (local !== null && remote !== null) accepted.set(wireOf(local, remote), socket);
  }
  const found = unknown.filter(({ wire }) => accepted.has(wire));
  if (found.length === 0) return known;
  return new Map([
    ...known,
    ...found.map(({ key, wire }): [string, number] => [key, accepted.get(wire) ?? 0]),
  ]);
}

function wireOf(server: Address, client: Address): string {
  return `${formatAddress(server)} ${formatAddress(client)}`;
}

/** Follows the host for as long as the page lives. */
export function followHues(host: Host): StoreApi<Hues> {
  const store = createStore<Hues>(() => new Map());
  host.store.subscribe((state, before) => {
    if (state.hello?.engine !== before.hello?.engine) store.setState(new Map(), true);
    if (state.rosters !== before.rosters) store.setState(learnHues(store.getState(), state), true);
  });
  return store;
}
