import type { Actor, RowOf } from '../actor';
import { portsOf, reached } from '../kernelRows';
import { define, type Facts } from '../scenario';
import type { Stage } from '../stage';

const ROLES = ['X', 'Y'] as const;
/** Linux keeps TIME_WAIT for 60 s; the table is read four times a second. */
const GONE_MS = 75_000;
const needs = ['kernel'] as const;

type StateRow = RowOf<'state'>;

const clients = (stage: Stage): readonly Actor[] => ROLES.map((role) => stage.actor(role));

const timeWait = (actor: Actor): StateRow | undefined => reached(actor, 'TIME_WAIT');

/** The end of this very connection in the kernel's table. */
function goneAfter(actor: Actor, { seq, socket }: StateRow): StateRow | undefined {
  return actor.first('state', (row) => row.to === 'CLOSED' && row.socket === socket && row.seq > seq);
}

/** The row of the other end, which has left the table without TIME_WAIT. */
function otherEnd(actors: readonly Actor[], { local, remote }: StateRow): StateRow | undefined {
  for (const actor of actors) {
    const row = actor.first(
      'state',
      (each) =>
        each.to === 'CLOSED' && each.local?.port === remote?.port && each.remote?.port === local?.port,
    );
    if (row !== undefined) return row;
  }
  return undefined;
}

function endFacts(row: StateRow, other: StateRow): Facts<'closing'> {
  return [
    { evidence: 'kernel', fact: 'timeWait', values: portsOf(row) },
    { evidence: 'kernel', fact: 'noRow', values: portsOf(other) },
  ];
}

export const closing = define('closing', {
  connect: {
    async act(stage) {
      const server = await stage.server('server', { behaviour: { name: 'echo' } });
      for (const role of ROLES) await stage.connected(role, server.port);
    },
    seen(stage) {
      const server = stage.actor('server');
      const connected = clients(stage).filter((each) => each.isConnected);
      if (connected.length < ROLES.length || server.sockets.length < ROLES.length) return null;
      return [
        { evidence: 'app', fact: 'listening', values: { port: String(server.port) } },
        ...connected.map(({ role, localPort }) => ({
          evidence: 'app' as const,
          fact: 'connected' as const,
          values: { who: role, port: String(localPort) },
        })),
      ];
    },
  },
  clientFirst: {
    needs,
    act(stage) {
      // The other one is the server's to close.
      const [x, y] = clients(stage);
      if (x?.isConnected === true && y?.isConnected === true) x.close();
    },
    seen(stage) {
      const client = clients(stage).find((each) => timeWait(each) !== undefined);
      const row = client === undefined ? undefined : timeWait(client);
      const other = row === undefined ? undefined : otherEnd([stage.actor('server')], row);
      if (client === undefined || row === undefined || other === undefined) return null;
      return [
        { evidence: 'app', fact: 'clientClosed', values: { who: client.role } },
        ...endFacts(row, other),
      ];
    },
  },
  serverFirst: {
    needs,
    act(stage) {
      const server = stage.actor('server');
      if (server.sockets.length > 0) server.close();
    },
    seen(stage) {
      const server = stage.actor('server');
      const row = timeWait(server);
      const other = row === undefined ? undefined : otherEnd(clients(stage), row);
      if (row === undefined || other === undefined) return null;
      return [
        { evidence: 'app', fact: 'serverClosed', values: { socket: `#${row.socket}` } },
        ...endFacts(row, other),
      ];
    },
  },
  gone: {
    needs,
    withinMs: GONE_MS,
    seen(stage) {
      const facts: Facts<'closing'> = [];
      for (const actor of [...clients(stage), stage.actor('server')]) {
        const row = timeWait(actor);
        if (row === undefined) continue;
        const gone = goneAfter(actor, row);
        if (gone === undefined) return null;
        const s = Math.round((gone.at - row.at) / 1_000);
        facts.push({ evidence: 'kernel', fact: 'gone', values: { ...portsOf(row), s } });
      }
      return facts.length === 0 ? null : facts;
    },
  },
});
