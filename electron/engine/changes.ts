import type { StateUpdate } from '@shared/contract/state';
import type { Tombstones } from './core/tombstones';
import type { Session } from './session';

/** What a view that knew the state at `seq` must be told. Everything, when it has been away for too long. */
export function changesSince(
  seq: number,
  now: number,
  sessions: Iterable<Session>,
  closedSessions: Tombstones,
): StateUpdate {
  const all = [...sessions];
  const gone = closedSessions.since(seq);
  const goneSockets = all.map((session) => ({ session, ids: session.closedSockets.since(seq) }));
  const reset = seq === 0 || gone === null || goneSockets.some(({ ids }) => ids === null);
  const from = reset ? -1 : seq;
  return {
    reset,
    now,
    sessions: all.filter((session) => session.lastSeq > from).map((session) => session.state()),
    closedSessions: reset ? [] : (gone ?? []),
    sockets: all
      .filter((session) => session.lastSeq > from)
      .flatMap((session) =>
        [...session.connections.values()]
          .filter((connection) => connection.lastSeq > from)
          .map((connection) => connection.state()),
      ),
    closedSockets: goneSockets.flatMap(({ session, ids }) => {
      const { id, pastSockets } = session;
      const told = reset ? [...pastSockets.keys()] : (ids ?? []);
      return told.map((socket) => ({ session: id, socket, last: pastSockets.get(socket) ?? null }));
    }),
  };
}
