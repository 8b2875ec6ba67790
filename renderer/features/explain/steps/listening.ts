/** Steps for servers: a port that could not be had, a queue that does not move, a limit that was reached. Pure. */
import type { ErrorInfo, SessionState } from '@shared/contract/index';
import type { ServerSpec } from '@shared/contract/spec';
import { collides, reachOf } from '@shared/tcp/reach';
import { addressOf } from '../../../host/index';
import { FIRST_FREE_PORT } from './connecting';
import { connectThere, listenAgain, listeners, serverSpecOf, socketOf, targetName } from './facts';
import type { Known, Matter, Step, StepAction } from './step';

/** 80 becomes 8080 … as people do by hand. */
const HIGHER = 8_000;
/** A limit that was reached is offered this many times larger. */
const LARGER = 2;

/** Somebody has the port already: who, if it is one of ours, and one that is free. */
export function afterInUse(matter: Matter, error: ErrorInfo, known: Known): Step[] {
  const spec = serverSpecOf(known, matter.session);
  if (spec === null) return [];
  const host = error.address ?? spec.host;
  const holder = listeners(known, 'listening').find(
    (it) =>
      it.local.port === spec.port && collides(host, it.local.address, spec.ipv6Only || it.spec.ipv6Only),
  );
  const free: Step = { id: 'free-port', params: {}, action: start('startFree', { ...spec, port: 0 }) };
  if (holder === undefined) return [...clientsOn(spec.port, known), free];
  const does = { kind: 'show', session: holder.state.session } as const;
  const address = addressOf(holder.state);
  return [{ id: 'held-by-server', params: { address }, action: { label: 'show', does } }, free];
}

/** A connected socket keeps its local port too, and a client may have been given the one that is wanted. */
function clientsOn(port: number, known: Known): Step[] {
  for (const [session, sockets] of known.sockets) {
    const state = known.sessions.get(session);
    if (state?.spec.kind !== 'tcp-client') continue;
    if (![...sockets.values()].some(({ local }) => local?.port === port)) continue;
    const params = { address: targetName(state.spec), port: String(port) };
    return [{ id: 'held-by-client', params, action: { label: 'show', does: { kind: 'show', session } } }];
  }
  return [];
}

/** The address is not this machine's, or the name is not known. */
export function afterWrongInterface(matter: Matter, known: Known): Step[] {
  const spec = serverSpecOf(known, matter.session);
  if (spec === null) return [];
  const does: StepAction = { kind: 'fill', spec: { ...spec, host: '127.0.0.1' } };
  return [{ id: 'loopback', params: { address: '127.0.0.1' }, action: { label: 'changeServer', does } }];
}

export function afterNoPermission(matter: Matter, known: Known): Step[] {
  const spec = serverSpecOf(known, matter.session);
  if (spec === null) return [];
  if (spec.port >= FIRST_FREE_PORT)
    return [{ id: 'free-port', params: {}, action: start('startFree', { ...spec, port: 0 }) }];
  const higher = { ...spec, port: spec.port + HIGHER };
  const params = { port: String(spec.port), target: targetName(higher) };
  return [{ id: 'high-port', params, action: start('startOn', higher) }];
}

export function afterNoEngine(matter: Matter, known: Known): Step[] {
  const spec = serverSpecOf(known, matter.session);
  if (spec?.engine !== 'blocking') return [];
  return [
    { id: 'portable-engine', params: {}, action: start('startPortable', { ...spec, engine: 'portable' }) },
  ];
}

/** Frozen still: who waits, and how to let them in. */
export function whileFrozen({ session }: Matter, known: Known): Step[] {
  const state = known.sessions.get(session);
  if (state?.accepting !== 'frozen' || state.phase !== 'listening') return [];
  const n = state.kernel?.receiveQueue ?? 0;
  const release = (one: boolean): StepAction => ({ kind: 'release', session, one });
  return n > 0
    ? [{ id: 'frozen-waiting', params: { n }, action: { label: 'acceptOne', does: release(true) } }]
    : [{ id: 'frozen-nobody', params: {}, action: { label: 'acceptAll', does: release(false) } }];
}

/** A server without clients: one is a click away. */
export function whileListening({ session }: Matter, known: Known): Step[] {
  const server = listeners(known, 'listening').find(({ state }) => state.session === session);
  if (server === undefined || server.state.open > 0) return [];
  const to = reachOf(server.local);
  return [
    { id: 'connect-client', params: { address: targetName(to) }, action: connectThere(known, session, to) },
  ];
}

/** The most connections were there: how many are now, and a server that takes more. */
export function afterDrop(matter: Matter, known: Known): Step[] {
  const spec = serverSpecOf(known, matter.session);
  const n = known.sessions.get(matter.session)?.open;
  if (spec === null || spec.maxConnections === null || n === undefined) return [];
  const max = spec.maxConnections;
  const more: ServerSpec = { ...spec, port: 0, maxConnections: max * LARGER };
  return [
    {
      id: 'raise-max',
      params: { n, max },
      action: { label: 'changeServer', does: { kind: 'fill', spec: more } },
    },
  ];
}

/** The number of clients it was started for is reached: again, or a server for more. */
export function afterServedAll(matter: Matter, known: Known): Step[] {
  const spec = serverSpecOf(known, matter.session);
  if (spec?.behaviour.name !== 'iterative' || spec.behaviour.maxClients === 0) return [];
  const n = spec.behaviour.maxClients;
  // The port is free for another pane only while this one does not listen.
  const port = known.sessions.get(matter.session)?.phase === 'stopped' ? spec.port : 0;
  const more: ServerSpec = { ...spec, port, behaviour: { ...spec.behaviour, maxClients: n * LARGER } };
  return [
    {
      id: 'more-clients',
      params: { n },
      action: { label: 'changeServer', does: { kind: 'fill', spec: more } },
    },
    ...listenAgain(known, matter),
  ];
}

/** Who is served while others wait their turn. */
export function whileWaiting({ session, socket }: Matter, known: Known): Step[] {
  if (socketOf(known, { session, socket })?.phase !== 'waiting') return [];
  const served = [...(known.sockets.get(session)?.values() ?? [])].find(({ phase }) => phase !== 'waiting');
  if (served === undefined) return [];
  const ends = [{ session, socket: served.socket }];
  return [
    {
      id: 'serving',
      params: { n: served.socket },
      action: { label: 'closeServed', does: { kind: 'close', ends } },
    },
  ];
}

/** Every socket is a file: the pane that has most of them. */
export function afterTooManyFiles(known: Known): Step[] {
  const state = [...known.sessions.values()].reduce<SessionState | null>(
    (most, each) => (each.open > (most?.open ?? 0) ? each : most),
    null,
  );
  if (state === null) return [];
  const does = { kind: 'show', session: state.session } as const;
  return [
    { id: 'busiest', params: { address: addressOf(state), n: state.open }, action: { label: 'show', does } },
  ];
}

function start(
  label: 'startFree' | 'startOn' | 'startPortable',
  spec: ServerSpec,
): NonNullable<Step['action']> {
  return { label, does: { kind: 'open', spec } };
}
