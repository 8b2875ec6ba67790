/** Steps for connections that came about: reading, ending, resets. Pure. */
import type { Row } from '@shared/contract/index';
import { answers, type Target } from '@shared/tcp/reach';
import type { SocketRef } from '@shared/tcp/wires';
import { addressOf } from '../../../host/index';
import { listeners, socketOf, tryAgain } from './facts';
import type { Known, Matter, Step } from './step';

/** Cut off: by whom, if the other end is ours, and what a client can do. */
export function afterReset(matter: Matter, known: Known): Step[] {
  const stopped = iterativeStopped(matter, known);
  return [...(stopped.length > 0 ? stopped : otherEnd(matter, known)), ...tryAgain(known, matter)];
}

/** An iterative server of ours that does not listen any more: its kernel resets who waits in the queue then. */
function iterativeStopped({ row }: Matter, known: Known): Step[] {
  const target = remoteOf(row);
  if (target === null) return [];
  const server = listeners(known, 'stopped').find(
    ({ local, spec }) =>
      spec.behaviour.name === 'iterative' &&
      local.port === target.port &&
      answers(local, spec.ipv6Only, target.host),
  );
  if (server === undefined) return [];
  const does = { kind: 'listen', session: server.state.session } as const;
  return [
    {
      id: 'iterative-stopped',
      params: { address: addressOf(server.state) },
      action: { label: 'listenAgain', does },
    },
  ];
}

function otherEnd(matter: Matter, known: Known): Step[] {
  const end = twinOf(matter, known);
  const state = end === null ? undefined : known.sessions.get(end.session);
  if (end === null || state === undefined) return [];
  const action = { label: 'show', does: { kind: 'show', session: end.session } } as const;
  const address = addressOf(state);
  if (state.spec.kind === 'tcp-client') return [{ id: 'other-end-client', params: { address }, action }];
  return [{ id: 'other-end-server', params: { address, n: end.socket }, action }];
}

/** Reading is still paused: what waits here, and what waits at the other end because of it. */
export function whilePaused(matter: Matter, known: Known): Step[] {
  const socket = socketOf(known, matter);
  if (socket?.readingPaused !== true) return [];
  const bytes = socket.kernel?.receiveQueue ?? 0;
  const does = { kind: 'resume', end: refOf(matter) } as const;
  const resume: Step = {
    id: bytes > 0 ? 'resume-waiting' : 'resume',
    params: bytes > 0 ? { bytes } : {},
    action: { label: 'resume', does },
  };
  const end = twinOf(matter, known);
  const queued = end === null ? 0 : (socketOf(known, end)?.queued ?? 0);
  return queued > 0 ? [resume, { id: 'sender-waits', params: { bytes: queued } }] : [resume];
}

/** What we sent waits because the other end, which is ours too, does not read. */
export function whilePeerPaused(matter: Matter, known: Known): Step[] {
  const end = twinOf(matter, known);
  if (end === null || socketOf(known, end)?.readingPaused !== true) return [];
  const does = { kind: 'resume', end } as const;
  return [{ id: 'peer-paused', params: {}, action: { label: 'resumeThere', does } }];
}

/** The peer's FIN came: answered at once, or a socket of ours is kept in CLOSE_WAIT. */
export function afterPeerEnd(matter: Matter, known: Known): Step[] {
  const socket = socketOf(known, matter);
  if (socket?.phase !== 'peer-ended') return answeredFin(matter, known);
  const left = [...(known.sockets.get(matter.session)?.values() ?? [])].filter(
    ({ phase }) => phase === 'peer-ended',
  );
  const one: Step = {
    id: 'close-wait',
    params: {},
    action: { label: 'close', does: { kind: 'close', ends: [refOf(matter)] } },
  };
  if (left.length < 2) return [one];
  const ends = left.map(refOf);
  return [
    one,
    {
      id: 'close-wait-many',
      params: { n: left.length },
      action: { label: 'closeAll', does: { kind: 'close', ends } },
    },
  ];
}

/** With half-open off, one FIN is the answer to the other. */
function answeredFin({ session }: Matter, known: Known): Step[] {
  const spec = known.sessions.get(session)?.spec;
  return spec?.halfOpen === false ? [{ id: 'answered-fin', params: {} }] : [];
}

/** Our FIN is out: as an answer, or while the other end, which is ours too, keeps its direction open. */
export function afterOwnEnd(matter: Matter, known: Known): Step[] {
  if (matter.row?.type === 'ended' && matter.row.automatic) return answeredFin(matter, known);
  const end = twinOf(matter, known);
  if (end === null || socketOf(known, end)?.phase !== 'peer-ended') return [];
  const does = { kind: 'close', ends: [end] } as const;
  return [{ id: 'other-end-open', params: {}, action: { label: 'closeThere', does } }];
}

export function whileSelfConnected(matter: Matter, known: Known): Step[] {
  const port = socketOf(known, matter)?.local?.port;
  if (port === undefined) return [];
  const does = { kind: 'close', ends: [refOf(matter)] } as const;
  return [{ id: 'close-self', params: { port: String(port) }, action: { label: 'close', does } }];
}

function remoteOf(row: Row | null): Target | null {
  if (row === null || !('remote' in row) || row.remote === null) return null;
  return { host: row.remote.address, port: row.remote.port };
}

function twinOf(matter: Matter, known: Known): SocketRef | null {
  if (matter.socket === 0) return null;
  const end = known.twin(refOf(matter));
  const isSelf = end?.session === matter.session && end.socket === matter.socket;
  return isSelf ? null : end;
}

function refOf({ session, socket }: SocketRef): SocketRef {
  return { session, socket };
}
