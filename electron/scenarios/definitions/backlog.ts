import type { Actor } from '../actor';
import { portOf, silence } from '../evidence';
import { define, type Facts } from '../scenario';
import type { Stage } from '../stage';

const ROLES = ['1', '2', '3', '4', '5', '6', '7', '8', '9', '10'] as const;
/** Longer than anybody reads: who is left outside shall knock until it is let in, or the kernel gives up. */
const CLIENT = { connectTimeoutMs: 600_000 };
const SILENT_MS = 500;
/** Several looks at the kernel's table. */
const LOOKED_MS = 1_000;
/** A SYN is sent again after 1 s, and then less and less often: one that has waited long waits for longer. */
const KNOCKING_MS = 40_000;
const needs = ['blocking', 'kernel'] as const;

const clients = (stage: Stage): readonly Actor[] => ROLES.map((role) => stage.actor(role));

async function freeze(stage: Stage): Promise<Actor> {
  const server = await stage.server('server', { backlog: 5, engine: 'blocking' });
  server.freezeAccept();
  return server;
}

/** Where the ten are; null as long as the last look at the kernel's queue may be older than that. */
function places(stage: Stage) {
  const { queue } = stage.actor('server');
  const accepted = stage.actor('server').all('accepted');
  const connected = clients(stage).flatMap((each) => each.first('connected') ?? []);
  const now = { accepted: accepted.length, connected: connected.length, queue };
  if (queue === null) return stage.tellsQueues ? null : now;
  // More may be connected than the queue has taken: of clients that knock at once, each finds the one place still free,
  // and takes itself for connected before the kernel has put it there.
  const changedAt = Math.max(...[...accepted, ...connected].map(({ at }) => at));
  return queue === connected.length - accepted.length || stage.now() - changedAt > LOOKED_MS ? now : null;
}

function queueFacts(queue: number | null): Facts<'backlog'> {
  return queue === null ? [] : [{ evidence: 'kernel', fact: 'queue', values: { n: queue } }];
}

/** Connected for the kernel, and accepted by nobody. */
function inLine(stage: Stage): readonly Actor[] {
  const accepted = new Set(
    stage
      .actor('server')
      .all('accepted')
      .map(({ remote }) => remote?.port),
  );
  return clients(stage).filter((each) => each.isConnected && !accepted.has(each.localPort));
}

export const backlog = define('backlog', {
  freeze: {
    needs,
    async act(stage) {
      await freeze(stage);
    },
    seen(stage) {
      const server = stage.actor('server');
      const row = server.first('listening');
      if (row === undefined || server.first('accept-paused') === undefined) return null;
      return [
        {
          evidence: 'app',
          fact: 'listening',
          values: { port: portOf(row.local), backlog: row.backlog },
        },
        { evidence: 'app', fact: 'frozen' },
      ];
    },
  },
  connectTen: {
    needs,
    async act(stage) {
      const isAgain = ROLES.some((role) => stage.find(role) !== undefined);
      // The queue of a frozen server stays full of those who have left it.
      const server = isAgain ? await freeze(stage) : stage.actor('server');
      const { port } = server;
      await stage.connected('1', port, CLIENT);
      await stage.until(() => server.first('note', ({ note }) => note === 'stands-still'));
      for (const role of ROLES.slice(1)) await stage.client(role, port, CLIENT);
    },
    seen(stage) {
      const now = places(stage);
      const outside = clients(stage).filter(({ state }) => state?.kernel?.state === 'SYN_SENT').length;
      const failed = clients(stage).flatMap((each) => each.last('connect-failed') ?? []);
      if (now === null || now.accepted === 0) return null;
      if (now.connected + outside + failed.length < ROLES.length) return null;
      const facts: Facts<'backlog'> = [
        { evidence: 'app', fact: 'connected', values: { n: now.connected } },
        { evidence: 'app', fact: 'accepted', values: { n: now.accepted } },
        ...queueFacts(now.queue),
      ];
      if (outside > 0) facts.push({ evidence: 'kernel', fact: 'outside', values: { n: outside } });
      const [error] = failed.map((row) => row.error);
      if (error !== undefined)
        facts.push({ evidence: 'app', fact: 'refused', values: { n: failed.length, code: error.code } });
      return facts;
    },
  },
  typeQueued: {
    needs,
    act(stage) {
      inLine(stage)[0]?.send('hi\n');
    },
    seen(stage) {
      for (const client of inLine(stage)) {
        const ms = silence(stage, client);
        const [socket] = client.sockets;
        const unacknowledged = socket?.kernel?.sendQueue ?? null;
        if (ms === null || ms < SILENT_MS || socket === undefined) continue;
        if (unacknowledged === null ? stage.tellsQueues : unacknowledged > 0) continue;
        const facts: Facts<'backlog'> = [
          {
            evidence: 'app',
            fact: 'typed',
            values: { who: client.role, n: socket.bytesOut, ms: Math.round(ms) },
          },
        ];
        if (unacknowledged !== null)
          facts.push({ evidence: 'kernel', fact: 'acknowledged', values: { n: unacknowledged } });
        return facts;
      }
      return null;
    },
  },
  acceptOne: {
    needs,
    withinMs: KNOCKING_MS,
    act(stage) {
      stage.actor('server').releaseAccept(true);
    },
    seen(stage) {
      const server = stage.actor('server');
      const released = server.first('accept-resumed');
      const now = places(stage);
      if (released === undefined || now === null || now.accepted < 2) return null;
      const newcomers = clients(stage).filter((each) => (each.first('connected')?.seq ?? 0) > released.seq);
      const isNobodyOutside = clients(stage).every(({ state }) => state?.phase !== 'connecting');
      if (newcomers.length === 0 && !isNobodyOutside) return null;
      const facts: Facts<'backlog'> = [{ evidence: 'app', fact: 'accepted', values: { n: now.accepted } }];
      if (newcomers.length > 0) {
        const who = newcomers.map(({ role }) => role).join(', ');
        const waited = newcomers.map((each) => each.first('connected')?.durationMs ?? 0);
        facts.push({ evidence: 'app', fact: 'letIn', values: { who, ms: Math.round(Math.min(...waited)) } });
      }
      return [...facts, ...queueFacts(now.queue)];
    },
  },
  thaw: {
    needs,
    withinMs: KNOCKING_MS,
    async act(stage) {
      const server = stage.actor('server');
      if (server.state?.accepting === 'frozen') server.releaseAccept(false);
      for (const client of clients(stage)) {
        const { phase } = client.state ?? {};
        // The kernel has given up for those who were left outside too long.
        if (phase === 'failed' || phase === 'disconnected') client.connect();
      }
      await stage.until(() => clients(stage).every((each) => each.isConnected) || undefined, KNOCKING_MS);
      for (const client of clients(stage)) if (client.count('sent') === 0) client.send('hi\n');
    },
    seen(stage) {
      const released = stage.actor('server').last('accept-resumed');
      if (released === undefined || released.one) return null;
      const all = clients(stage);
      const isEcho = (each: Actor) =>
        each.count('sent') > 0 && each.count('received') === each.count('sent') && each.isConnected;
      if (!all.every(isEcho)) return null;
      const last = Math.max(...all.map((each) => each.last('received')?.at ?? 0));
      const values = { n: all.length, ms: Math.round(last - released.at) };
      return [{ evidence: 'app', fact: 'echoed', values }];
    },
  },
});
