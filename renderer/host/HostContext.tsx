import type { SessionState, SocketState } from '@shared/contract/state';
import { createContext, type ReactNode, useContext } from 'react';
import { useStore } from 'zustand';
import type { Host } from './host';
import { type HostState, NO_ROSTER, NO_SOCKETS, type SocketsOf } from './hostState';
import { NO_RATE, type Rate } from './rates';

const HostContext = createContext<Host | null>(null);

export function HostProvider({ host, children }: { host: Host; children: ReactNode }) {
  return <HostContext value={host}>{children}</HostContext>;
}

export function useHost(): Host {
  const host = useContext(HostContext);
  if (host === null) throw new Error('useHost needs a HostProvider above it');
  return host;
}

/** What a selector reads of the host's state; redraws only when that changed. */
export function useHostState<T>(selector: (state: HostState) => T): T {
  return useStore(useHost().store, selector);
}

export function useSession(session: number): SessionState | undefined {
  return useHostState((state) => state.sessions.get(session));
}

/** The connected sockets of a session with their counters: changes several times a second under traffic. */
export function useSockets(session: number): SocketsOf {
  return useHostState((state) => state.sockets.get(session) ?? NO_SOCKETS);
}

/** The connected sockets of a session; changes only when one comes, goes or changes its phase. */
export function useRoster(session: number): readonly SocketState[] {
  return useHostState((state) => state.rosters.get(session) ?? NO_ROSTER);
}

export function useRate(session: number): Rate {
  return useHostState((state) => state.rates.get(session) ?? NO_RATE);
}
