import type { Actor } from '../actor';
import { portOf, refusal } from '../evidence';
import { define, type Facts } from '../scenario';
import type { Stage } from '../stage';

const ROLES = ['A', 'B'] as const;
/** Numbers of open files are looked up after the sockets themselves; some systems have none. */
const DESCRIPTORS_MS = 2_000;

const clients = (stage: Stage): readonly Actor[] => ROLES.map((role) => stage.actor(role));

/** The numbers by which the server's program knows its sockets, the listening one first; null: not all are known. */
function descriptors(server: Actor): readonly number[] | null {
  const found = [server.state, ...server.sockets].map((each) => each?.kernel?.descriptor ?? null);
  const known = found.filter((each) => each !== null);
  return known.length === found.length ? known : null;
}

/** Who got an echo after the row `after`, and what. */
function echoAfter(stage: Stage, after: number) {
  for (const client of clients(stage)) {
    const row = client.last('received');
    if (row !== undefined && row.seq > after && client.isConnected)
      return { who: client.role, text: Buffer.from(row.data).toString().trim() };
  }
  return undefined;
}

function say(stage: Stage, text: string): void {
  for (const client of clients(stage)) if (client.isConnected) client.send(`${text}\n`);
}

export const sockets = define('sockets', {
  start: {
    async act(stage) {
      await stage.server('server', { behaviour: { name: 'echo' } });
    },
    seen(stage) {
      const server = stage.actor('server');
      const state = server.state?.kernel?.state;
      if (!server.isListening || (stage.seesKernel && state === undefined)) return null;
      const port = String(server.port);
      const facts: Facts<'sockets'> = [{ evidence: 'app', fact: 'listening', values: { port } }];
      if (state !== undefined) facts.push({ evidence: 'kernel', fact: 'state', values: { port, state } });
      return facts;
    },
  },
  connectTwo: {
    async act(stage) {
      const { port } = stage.actor('server');
      for (const role of ROLES) await stage.present(role, port);
    },
    seen(stage) {
      const server = stage.actor('server');
      const accepted = server.sockets;
      const last = server.last('accepted');
      if (last === undefined || accepted.length < 2 || !clients(stage).every((each) => each.isConnected))
        return null;
      const numbers = descriptors(server);
      if (numbers === null && stage.seesKernel && stage.now() - last.at < DESCRIPTORS_MS) return null;
      const facts: Facts<'sockets'> = [
        {
          evidence: 'app',
          fact: 'count',
          values: { server: accepted.length + 1, client: clients(stage)[0]?.sockets.length ?? 0 },
        },
        ...accepted.map(({ socket, local, remote }) => ({
          evidence: 'app' as const,
          fact: 'pair' as const,
          values: { socket: `#${socket}`, local: portOf(local), remote: portOf(remote) },
        })),
      ];
      if (numbers !== null)
        facts.push({ evidence: 'kernel', fact: 'descriptors', values: { list: numbers.join(', ') } });
      return facts;
    },
  },
  closeOne: {
    async act(stage) {
      const server = stage.actor('server');
      const [first, second] = clients(stage);
      if (first?.isConnected === true && second?.isConnected === true) first.close();
      await stage.until(() => server.first('closed'));
      say(stage, 'still here');
    },
    seen(stage) {
      const server = stage.actor('server');
      const closed = server.first('closed');
      const echo = closed === undefined ? undefined : echoAfter(stage, closed.seq);
      if (closed === undefined || echo === undefined || !server.isListening) return null;
      const values = { socket: `#${closed.socket}`, port: portOf(closed.remote) };
      return [
        { evidence: 'app', fact: 'closed', values },
        { evidence: 'app', fact: 'left', values: { n: server.sockets.length + 1 } },
        { evidence: 'app', fact: 'echo', values: echo },
      ];
    },
  },
  stopListening: {
    async act(stage) {
      const server = stage.actor('server');
      if (server.isListening) server.stopListening();
      await stage.until(() => server.last('listening-stopped'));
      say(stage, 'and here');
      await stage.client('C', server.port);
    },
    seen(stage) {
      const server = stage.actor('server');
      const stopped = server.last('listening-stopped');
      if (stopped === undefined || server.isListening) return null;
      const echo = echoAfter(stage, stopped.seq);
      const refused = refusal(stage, stopped.seq);
      const [left] = server.sockets;
      if (echo === undefined || refused === undefined || left === undefined) return null;
      const facts: Facts<'sockets'> = [
        { evidence: 'app', fact: 'stopped', values: { port: portOf(stopped.local) } },
        { evidence: 'app', fact: 'echo', values: echo },
        { evidence: 'app', fact: 'refused', values: { who: refused.role, code: refused.row.error.code } },
      ];
      if (left.kernel !== null)
        facts.push({
          evidence: 'kernel',
          fact: 'pairState',
          values: { local: portOf(left.local), remote: portOf(left.remote), state: left.kernel.state },
        });
      return facts;
    },
  },
});
