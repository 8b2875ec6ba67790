/** Steps after a connection that did not come about. Pure. */
import type { AttemptError, ErrorInfo } from '@shared/contract/index';
import { answers, isHere, reachOf, type Target } from '@shared/tcp/reach';
import { addressOf } from '../../../host/index';
import {
  clientSpecOf,
  connectThere,
  connectToListener,
  type Listener,
  listeners,
  targetName,
  tryAgain,
} from './facts';
import type { Known, Matter, Step } from './step';

/** Other servers of this app that are offered: more would be a list to search. */
const OFFERED = 3;
/** Ports below need extra rights on most systems. */
export const FIRST_FREE_PORT = 1_024;
/** A client that gave up is allowed this many times longer. */
const LONGER = 3;

/** A port was closed: who listens instead, and who could. */
export function afterRefusal(matter: Matter, error: ErrorInfo, known: Known): Step[] {
  const targets = refusedTargets(matter, error, known);
  const [first] = targets;
  if (first === undefined) return tryAgain(known, matter);
  const up = listeners(known, 'listening');
  const now = up.find((listener) => targets.some((target) => isReached(listener, target)));
  if (now !== undefined) return nowListening(matter, now, first, known);
  const same = [
    ...up
      .filter(({ local }) => local.port === first.port)
      .map((it) => otherAddress(matter, it, first, known)),
    ...listeners(known, 'stopped')
      .filter((listener) => targets.some((target) => isReached(listener, target)))
      .slice(0, 1)
      .map(stoppedHere),
  ];
  if (!targets.some(({ host }) => isHere(host))) return [...same, ...tryAgain(known, matter)];
  const others = up
    .filter(({ local }) => local.port !== first.port)
    .slice(0, OFFERED)
    .map((listener): Step => {
      const params = { target: targetName(first), address: targetName(reachOf(listener.local)) };
      return { id: 'other-port', params, action: connectToListener(known, matter.session, listener) };
    });
  return [...same, ...others, ...(same.length === 0 ? startHere(targets, known) : [])];
}

/** Nobody answered in time. Only a queue of our own can be known to be the reason. */
export function afterSilence(matter: Matter, error: ErrorInfo, known: Known): Step[] {
  const target = targetOf(matter, error, known);
  const here =
    target === null ? undefined : listeners(known, 'listening').find((it) => isReached(it, target));
  const spec = clientSpecOf(known, matter.session);
  const longer: Step[] =
    spec === null || error.explanation !== 'connect-timeout'
      ? []
      : [
          {
            id: 'more-time',
            params: { ms: spec.connectTimeoutMs },
            action: {
              label: 'moreTime',
              does: { kind: 'fill', spec: { ...spec, connectTimeoutMs: spec.connectTimeoutMs * LONGER } },
            },
          },
        ];
  return [...(here === undefined ? [] : queueOf(here, known)), ...longer, ...tryAgain(known, matter)];
}

/** A name that is not known, or a place that cannot be reached: another address is needed. */
export function afterWrongAddress(matter: Matter, known: Known): Step[] {
  const spec = clientSpecOf(known, matter.session);
  if (spec === null) return [];
  const [server] = listeners(known, 'listening');
  const own: Step[] =
    server === undefined
      ? []
      : [
          {
            id: 'own-server',
            params: { address: targetName(reachOf(server.local)) },
            action: connectToListener(known, matter.session, server),
          },
        ];
  const edit: Step = {
    id: 'edit-address',
    params: { target: targetName(spec) },
    action: { label: 'changeClient', does: { kind: 'fill', spec } },
  };
  return [...own, edit];
}

/** The near end of the connection could not be had as it was asked for. */
export function afterLocalProblem(matter: Matter, known: Known): Step[] {
  const spec = clientSpecOf(known, matter.session);
  if (spec === null) return [];
  const { localAddress, localPort } = spec;
  const isPort = matter.error?.explanation !== 'local-address-unavailable' && localPort !== null;
  if (isPort) {
    const does = { kind: 'open', spec: { ...spec, localPort: null } } as const;
    const params = { port: String(localPort) };
    return [{ id: 'any-local-port', params, action: { label: 'anyLocalPort', does } }];
  }
  if (localAddress === null) return tryAgain(known, matter);
  const does = { kind: 'open', spec: { ...spec, localAddress: null } } as const;
  const params = { address: localAddress };
  return [{ id: 'any-local-address', params, action: { label: 'anyLocalAddress', does } }];
}

function nowListening(matter: Matter, listener: Listener, target: Target, known: Known): Step[] {
  const params = { address: addressOf(listener.state), target: targetName(target) };
  const [again] = tryAgain(known, matter);
  const action = again?.action ?? connectThere(known, matter.session, target);
  // A client that is connected by now needs neither.
  const phase = known.sessions.get(matter.session)?.phase;
  return phase === 'connected' || phase === 'connecting' ? [] : [{ id: 'listens-now', params, action }];
}

function otherAddress(matter: Matter, listener: Listener, target: Target, known: Known): Step {
  const params = { target: targetName(target), address: targetName(reachOf(listener.local)) };
  return { id: 'other-address', params, action: connectToListener(known, matter.session, listener) };
}

function stoppedHere(listener: Listener): Step {
  const does = { kind: 'listen', session: listener.state.session } as const;
  return {
    id: 'stopped-here',
    params: { address: addressOf(listener.state) },
    action: { label: 'listenAgain', does },
  };
}

function startHere(targets: readonly Target[], { platform }: Known): Step[] {
  // A name may mean both families; its IPv4 address is what most people expect.
  const target = targets.find(({ host }) => isHere(host) && !host.includes(':')) ?? targets[0];
  if (target === undefined || !isHere(target.host)) return [];
  if (target.port < FIRST_FREE_PORT && platform !== 'win32') return [];
  const spec = { kind: 'tcp-server', ...target } as const;
  return [
    {
      id: 'start-here',
      params: { target: targetName(target) },
      action: { label: 'startOn', does: { kind: 'open', spec } },
    },
  ];
}

/** Why a server of ours leaves the kernel's queue as it is, if it does. */
function queueOf(listener: Listener, { platform }: Known): Step[] {
  const { state, spec } = listener;
  const { session, accepting, kernel } = state;
  const n = kernel?.receiveQueue ?? 0;
  // Linux lets one more wait than was asked for; what other systems do is not known here.
  const isFull = platform === 'linux' && n > spec.backlog;
  const address = addressOf(listener.state);
  if (accepting === 'frozen') {
    const params = isFull ? { address, n, max: spec.backlog } : { address };
    const does = { kind: 'release', session, one: true } as const;
    return [
      { id: isFull ? 'queue-full-frozen' : 'frozen-accept', params, action: { label: 'acceptOne', does } },
    ];
  }
  if (!isFull || spec.behaviour.name !== 'iterative') return [];
  const does = { kind: 'show', session } as const;
  return [
    {
      id: 'queue-full-serving',
      params: { address, n, max: spec.backlog },
      action: { label: 'show', does },
    },
  ];
}

function isReached({ local, spec }: Listener, { host, port }: Target): boolean {
  return local.port === port && answers(local, spec.ipv6Only, host);
}

/** The addresses that refused; of a name with several, those that did not fail for another reason. */
function refusedTargets(matter: Matter, error: ErrorInfo, known: Known): Target[] {
  const failed: readonly AttemptError[] = error.attempts ?? [error];
  const refused = failed.filter(({ explanation }) => explanation === 'refused');
  return refused.flatMap((each) => targetOf(matter, each, known) ?? []);
}

function targetOf({ session }: Matter, { address, port }: AttemptError, known: Known): Target | null {
  const spec = clientSpecOf(known, session);
  if (address !== undefined && port !== undefined) return { host: address, port };
  return spec === null ? null : { host: address ?? spec.host, port: spec.port };
}
