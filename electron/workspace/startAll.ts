/** Starts sessions that are stopped: servers first, so that the clients of this workspace find them. */
import type { SessionState } from '@shared/contract/state';
import type { Engine } from '../engine/index';

/** Enough for a name to be looked up; then the clients try all the same. */
const SERVERS_MS = 5_000;
const STARTABLE: ReadonlySet<SessionState['phase']> = new Set(['stopped', 'disconnected', 'failed']);

type Sockets = Pick<Engine, 'stateOf' | 'listen' | 'connect' | 'observe'>;

/** Answers how many were started; how each goes on is told by its events. */
export async function startAll(engine: Sockets, sessions: Iterable<number>): Promise<number> {
  const stopped = [...sessions]
    .map((id) => engine.stateOf(id)?.session)
    .filter((state) => state !== undefined)
    .filter(({ phase, recorded }) => recorded === null && STARTABLE.has(phase));
  const servers = stopped.filter(({ spec }) => spec.kind === 'tcp-server');
  const clients = stopped.filter(({ spec }) => spec.kind === 'tcp-client');
  const begun = await Promise.all(servers.map(({ session }) => listening(engine, session)));
  const connected = clients.filter(({ session }) => engine.connect(session).ok);
  return begun.filter(Boolean).length + connected.length;
}

/** True when it was asked to listen; resolves when it does, or has failed to. */
function listening(engine: Sockets, session: number): Promise<boolean> {
  return new Promise((resolve) => {
    const done = (asked: boolean): void => {
      clearTimeout(timer);
      stop?.();
      resolve(asked);
    };
    const timer = setTimeout(() => done(true), SERVERS_MS);
    const stop = engine.observe(session, ({ type }) => {
      if (type === 'listening' || type === 'listen-failed' || type === 'session-closed') done(true);
    });
    if (!engine.listen(session).ok) done(false);
  });
}
