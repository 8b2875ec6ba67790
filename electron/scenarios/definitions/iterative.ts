import type { Actor } from '../actor';
import { refusal, silence } from '../evidence';
import { define, type Facts } from '../scenario';
import type { Stage } from '../stage';

const CLIENT = { behaviour: { name: 'naive' } } as const;
/** An echo on this machine takes less than a tenth of it. */
const SILENT_MS = 500;

/** What the server printed: `Connected client N`. */
const served = (server: Actor): readonly string[] =>
  server.all('note', ({ note }) => note === 'connected-client').map(({ n = 0 }) => String(n));

const printed = (client: Actor): string | undefined => client.messages()[0]?.trimEnd();

/** Who has typed once has had its say. */
async function type(stage: Stage, role: string, text: string): Promise<void> {
  if ((stage.find(role)?.count('sent') ?? 0) > 0) return;
  const client = await stage.present(role, stage.actor('server').port, CLIENT);
  client.send(`${text}\n`);
}

/** Lets a client quit once it has its echo: what it left unread would make a reset of its close. */
async function quit(stage: Stage, role: string): Promise<void> {
  const client = stage.actor(role);
  await stage.until(() => (client.isConnected ? printed(client) : ''));
  if (client.isConnected) client.send('q\n');
}

/** That this client is connected, has typed a line and waits; null as long as it is not sure. */
function waiting(stage: Stage, role: string): Facts<'iterative'> | null {
  const server = stage.actor('server');
  const client = stage.actor(role);
  const ms = silence(stage, client);
  const isHeld = server.first('note', ({ note }) => note === 'waits') !== undefined;
  const queue = server.queue ?? 0;
  if (ms === null || ms < SILENT_MS || (stage.tellsQueues && !isHeld && queue === 0)) return null;
  const facts: Facts<'iterative'> = [
    {
      evidence: 'app',
      fact: 'waits',
      values: { who: role, n: client.count('sent'), ms: Math.round(ms) },
    },
  ];
  if (isHeld) facts.push({ evidence: 'app', fact: 'held', values: { who: role } });
  else if (queue > 0) facts.push({ evidence: 'kernel', fact: 'queue', values: { n: queue } });
  return facts;
}

export const iterative = define('iterative', {
  firstEcho: {
    async act(stage) {
      const server = await stage.server('server', {
        backlog: 5,
        behaviour: { name: 'iterative', maxClients: 5, buffer: 1024 },
      });
      // Of an earlier server, if there was one, this client has not noticed the end: it reads only after it has typed.
      const client = await stage.connected('A', server.port, CLIENT);
      client.send('hi\n');
    },
    seen(stage) {
      const [n] = served(stage.actor('server'));
      const text = printed(stage.actor('A'));
      if (n === undefined || text === undefined) return null;
      return [
        { evidence: 'app', fact: 'served', values: { list: n } },
        { evidence: 'app', fact: 'message', values: { who: 'A', text } },
      ];
    },
  },
  secondWaits: {
    act: (stage) => type(stage, 'B', 'hello'),
    seen(stage) {
      return served(stage.actor('server')).length === 1 ? waiting(stage, 'B') : null;
    },
  },
  nextServed: {
    act: (stage) => quit(stage, 'A'),
    seen(stage) {
      const server = stage.actor('server');
      const [, n] = served(server);
      const text = printed(stage.actor('B'));
      const first = server.first('closed');
      const second = server.all('accepted')[1];
      if (n === undefined || text === undefined || first === undefined) return null;
      const facts: Facts<'iterative'> = [
        { evidence: 'app', fact: 'served', values: { list: n } },
        { evidence: 'app', fact: 'message', values: { who: 'B', text } },
      ];
      // Where Node accepts by itself, it had accepted before.
      if (second !== undefined && second.seq > first.seq)
        facts.unshift({
          evidence: 'app',
          fact: 'newSocket',
          values: { closed: `#${first.socket}`, accepted: `#${second.socket}` },
        });
      return facts;
    },
  },
  sixthWaits: {
    async act(stage) {
      await type(stage, 'C', 'three');
      await type(stage, 'D', 'four');
      await type(stage, 'E', 'five');
      await type(stage, 'F', 'six');
      for (const role of ['B', 'C', 'D']) await quit(stage, role);
    },
    seen(stage) {
      const list = served(stage.actor('server'));
      const waits = waiting(stage, 'F');
      if (list.length < 5 || waits === null || printed(stage.actor('E')) === undefined) return null;
      return [{ evidence: 'app', fact: 'served', values: { list: list.join(', ') } }, ...waits];
    },
  },
  over: {
    async act(stage) {
      const server = stage.actor('server');
      await quit(stage, 'E');
      await stage.until(() => server.first('listening-stopped'));
      await stage.client('G', server.port, CLIENT);
    },
    seen(stage) {
      const server = stage.actor('server');
      const all = server.first('note', ({ note }) => note === 'served-all');
      const reset = stage.actor('F').first('reset');
      const stopped = server.first('listening-stopped');
      const refused = stopped === undefined ? undefined : refusal(stage, stopped.seq);
      if (all === undefined || reset === undefined || refused === undefined) return null;
      return [
        { evidence: 'app', fact: 'servedAll', values: { n: all.n ?? 0 } },
        { evidence: 'app', fact: 'reset', values: { who: 'F', code: reset.error.code } },
        {
          evidence: 'app',
          fact: 'refused',
          values: { who: refused.role, code: refused.row.error.code },
        },
      ];
    },
  },
});
