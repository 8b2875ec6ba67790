import type { Actor } from '../actor';
import { silence } from '../evidence';
import { define, type Facts } from '../scenario';
import type { Stage } from '../stage';

const CLIENT = { behaviour: { name: 'line' } } as const;
/** The servers, and the two clients of each. */
const SERVERS = { iterative: ['I1', 'I2'], concurrent: ['C1', 'C2'] } as const;
const ROLES = [...SERVERS.iterative, ...SERVERS.concurrent];
const SILENT_MS = 1_000;

const clients = (stage: Stage): readonly Actor[] => ROLES.map((role) => stage.actor(role));

/** Time (µs) from a client's first line to its first echo; null: none yet. */
function firstEcho(client: Actor): number | null {
  const sent = client.first('sent');
  const received = client.first('received');
  return sent === undefined || received === undefined ? null : Math.round((received.at - sent.at) * 1_000);
}

export const concurrency = define('concurrency', {
  open: {
    async act(stage) {
      await stage.server('iterative', { backlog: 5, behaviour: { name: 'iterative', maxClients: 0 } });
      await stage.server('concurrent', { backlog: 5, behaviour: { name: 'echo' } });
      for (const server of ['iterative', 'concurrent'] as const)
        for (const role of SERVERS[server]) await stage.connected(role, stage.actor(server).port, CLIENT);
    },
    seen(stage) {
      if (!clients(stage).every((each) => each.isConnected)) return null;
      return (['iterative', 'concurrent'] as const).map((server) => ({
        evidence: 'app',
        fact: server === 'iterative' ? 'iterativeListens' : 'concurrentListens',
        values: { port: String(stage.actor(server).port), n: SERVERS[server].length },
      }));
    },
  },
  say: {
    act(stage) {
      for (const client of clients(stage)) if (client.isConnected) client.send('hi\n');
    },
    seen(stage) {
      const [i1, , c1, c2] = clients(stage).map(firstEcho);
      const ms = silence(stage, stage.actor('I2'));
      const queue = stage.actor('iterative').queue ?? 0;
      if (typeof i1 !== 'number' || typeof c1 !== 'number' || typeof c2 !== 'number') return null;
      if (ms === null || ms < SILENT_MS) return null;
      const facts: Facts<'concurrency'> = [
        { evidence: 'app', fact: 'echo', values: { who: 'C1', us: c1 } },
        { evidence: 'app', fact: 'echo', values: { who: 'C2', us: c2 } },
        { evidence: 'app', fact: 'echo', values: { who: 'I1', us: i1 } },
        { evidence: 'app', fact: 'noEcho', values: { who: 'I2', ms: Math.round(ms) } },
      ];
      if (queue > 0) facts.push({ evidence: 'kernel', fact: 'queue', values: { n: queue } });
      return facts;
    },
  },
  closeFirst: {
    act(stage) {
      const first = stage.actor('I1');
      if (first.isConnected) first.close();
    },
    seen(stage) {
      const { localPort } = stage.actor('I1');
      // As the server tells it: which of two clients hears of it first is chance.
      const closed = stage.actor('iterative').first('closed', ({ remote }) => remote?.port === localPort);
      const second = stage.actor('I2');
      const us = firstEcho(second);
      const received = second.first('received');
      if (closed === undefined || received === undefined || us === null) return null;
      if (received.at < closed.at) return null;
      return [
        { evidence: 'app', fact: 'lateEcho', values: { who: 'I2', ms: Math.round(us / 1_000) } },
        {
          evidence: 'app',
          fact: 'afterClose',
          values: { who: 'I1', us: Math.round((received.at - closed.at) * 1_000) },
        },
      ];
    },
  },
});
