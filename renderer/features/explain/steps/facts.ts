/** Questions about what the app knows. Each answer is a fact of this moment, or nothing. Pure. */
import { formatHostPort } from '@shared/contract/address';
import type { Address, SessionState, SocketState } from '@shared/contract/index';
import type { ClientSpec, ServerSpec } from '@shared/contract/spec';
import { reachOf, type Target } from '@shared/tcp/reach';
import type { SocketRef } from '@shared/tcp/wires';
import { addressOf } from '../../../host/index';
import type { Known, Matter, Step } from './step';

/** A server pane that has, or had, a listening socket. */
export interface Listener {
  readonly state: SessionState;
  readonly spec: ServerSpec;
  readonly local: Address;
}

/** Server panes in that phase, the newest first. */
export function listeners(known: Known, phase: 'listening' | 'stopped'): Listener[] {
  return [...known.sessions.values()]
    .flatMap((state) => {
      const { spec, local } = state;
      const fits = spec.kind === 'tcp-server' && local !== null && state.phase === phase;
      return fits ? [{ state, spec, local }] : [];
    })
    .reverse();
}

export function clientSpecOf(known: Known, session: number): ClientSpec | null {
  const spec = known.sessions.get(session)?.spec;
  return spec?.kind === 'tcp-client' ? spec : null;
}

export function serverSpecOf(known: Known, session: number): ServerSpec | null {
  const spec = known.sessions.get(session)?.spec;
  return spec?.kind === 'tcp-server' ? spec : null;
}

export function socketOf(known: Known, end: SocketRef): SocketState | undefined {
  return known.sockets.get(end.session)?.get(end.socket);
}

export function targetName({ host, port }: Target): string {
  return formatHostPort(host, port);
}

/** Connects like this client, to another place. */
export function connectThere(known: Known, session: number, to: Target): NonNullable<Step['action']> {
  const spec = clientSpecOf(known, session) ?? { kind: 'tcp-client' as const };
  return { label: 'connectTo', does: { kind: 'open', spec: { ...spec, ...to } } };
}

export function connectToListener(known: Known, session: number, { local }: Listener) {
  return connectThere(known, session, reachOf(local));
}

/** Connects this client again, when nothing of it is connected or connecting. */
export function tryAgain(known: Known, { session }: Matter): Step[] {
  const phase = known.sessions.get(session)?.phase;
  if (phase !== 'failed' && phase !== 'disconnected' && phase !== 'waiting') return [];
  if (clientSpecOf(known, session) === null) return [];
  const does = { kind: 'connect', session } as const;
  return [{ id: 'try-again', params: {}, action: { label: 'connectAgain', does } }];
}

/** Listens again, when this server does not. */
export function listenAgain(known: Known, { session }: Matter): Step[] {
  const state = known.sessions.get(session);
  if (state?.phase !== 'stopped' && state?.phase !== 'failed') return [];
  if (state.spec.kind !== 'tcp-server') return [];
  const does = { kind: 'listen', session } as const;
  const params = { address: addressOf(state) };
  return [{ id: 'listen-again', params, action: { label: 'listenAgain', does } }];
}
