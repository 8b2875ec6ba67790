import { sessionSpecSchema } from '@shared/contract/spec';
import type { Actor } from '../actor';
import { define, type Facts } from '../scenario';
import type { Stage } from '../stage';

const V4 = ['127.0.0.1', '0.0.0.0'] as const;
const V6 = ['::1', '::'] as const;
const TARGETS = ['127.0.0.1', '::1', 'localhost'] as const;
/** TEST-NET-1 and TEST-NET-3 (RFC 5737): addresses of documentation, which nobody has. */
const NOT_OURS = '192.0.2.77';
const FAR_AWAY = '203.0.113.1';
/** RFC 6761: a name that never exists. */
const NO_NAME = 'nosuch.invalid';
const PRIVILEGED = 80;
const NO_PORT = 70_000;

/** The servers of this machine that there are. */
const servers = (stage: Stage): readonly Actor[] => [...V4, ...V6].flatMap((host) => stage.find(host) ?? []);

const cell = (target: string, host: string): string => `${target} → ${host}`;

const outcome = (client: Actor) => client.first('connected') ?? client.first('connect-failed');

/** What became of one cell of the matrix; null: nothing yet. */
function cellFacts(stage: Stage, target: string, server: Actor): Facts<'addresses'> | null {
  const client = stage.actor(cell(target, server.role));
  const row = outcome(client);
  if (row === undefined) return null;
  const values = { target, server: server.role };
  if (row.type === 'connect-failed')
    return [{ evidence: 'app', fact: 'cellFailed', values: { ...values, code: row.error.code } }];
  const facts: Facts<'addresses'> = client.all('attempt-failed').map(({ remote, error }) => ({
    evidence: 'app',
    fact: 'cellTried',
    values: { ...values, address: remote.address, code: error.code },
  }));
  const accepted = server.last('accepted', ({ remote }) => remote?.port === client.localPort);
  facts.push({
    evidence: 'app',
    fact: 'cellConnected',
    values: { ...values, address: row.remote?.address ?? '?', seenAs: accepted?.remote?.address ?? '?' },
  });
  return facts;
}

/** The newest refusal to listen with one of these codes, told to any server of this run. */
function listenRefusal(stage: Stage, ...codes: readonly string[]) {
  for (const actor of stage.cast) {
    const row = actor.last('listen-failed', ({ error }) => codes.includes(error.code));
    if (row !== undefined) return row;
  }
  return undefined;
}

function refusedToListen(stage: Stage, code: string, fact: 'inUse' | 'notOurs'): Facts<'addresses'> | null {
  const row = listenRefusal(stage, code);
  return row === undefined ? null : [{ evidence: 'app', fact, values: { code } }];
}

export const addresses = define('addresses', {
  servers: {
    async act(stage) {
      const hasIPv6 = (await stage.lacks(['ipv6'])) === null;
      for (const host of hasIPv6 ? [...V4, ...V6] : V4) await stage.server(host, { host });
    },
    seen(stage) {
      const found = servers(stage);
      if (found.length < V4.length || !found.every((server) => server.isListening)) return null;
      return found.map((server) => ({
        evidence: 'app',
        fact: 'listening',
        values: { host: server.role, port: String(server.port) },
      }));
    },
  },
  matrix: {
    async act(stage) {
      for (const server of servers(stage))
        for (const target of TARGETS) {
          const role = cell(target, server.role);
          const client = await stage.client(role, server.port, { host: target });
          await stage.until(() => outcome(client));
          await stage.until(() => !client.isConnected || server.socketOf(client) || undefined);
          await stage.dismiss(role);
        }
    },
    seen(stage) {
      const facts: Facts<'addresses'> = [];
      for (const server of servers(stage))
        for (const target of TARGETS) {
          const found = cellFacts(stage, target, server);
          if (found === null) return null;
          facts.push(...found);
        }
      return facts;
    },
    withinMs: 15_000,
  },
  inUse: {
    async act(stage) {
      await stage.tryServer('same port', { port: stage.actor('127.0.0.1').port });
    },
    seen: (stage) => refusedToListen(stage, 'EADDRINUSE', 'inUse'),
  },
  notOurs: {
    async act(stage) {
      await stage.tryServer('not ours', { host: NOT_OURS });
    },
    seen: (stage) => refusedToListen(stage, 'EADDRNOTAVAIL', 'notOurs'),
  },
  privileged: {
    needs: ['no-root'],
    async act(stage) {
      await stage.tryServer('port 80', { port: PRIVILEGED });
    },
    seen(stage) {
      // Not every system guards its low ports, and another program may listen there.
      const server = stage.actor('port 80');
      const failed = server.last('listen-failed');
      if (failed !== undefined)
        return [{ evidence: 'app', fact: 'privileged', values: { code: failed.error.code } }];
      return server.isListening
        ? [{ evidence: 'app', fact: 'allowed', values: { port: String(server.port) } }]
        : null;
    },
  },
  unknownName: {
    async act(stage) {
      await stage.client('no name', PRIVILEGED, { host: NO_NAME, connectTimeoutMs: 8_000 });
    },
    seen(stage) {
      const client = stage.actor('no name');
      const failed = client.last('connect-failed');
      if (failed === undefined || client.first('attempt') !== undefined) return null;
      return [{ evidence: 'app', fact: 'noName', values: { code: failed.error.code } }];
    },
  },
  badPort: {
    act(stage) {
      const checked = sessionSpecSchema.safeParse({ kind: 'tcp-client', port: NO_PORT });
      if (!checked.success) stage.notes.set('refused port', NO_PORT);
    },
    seen(stage) {
      const port = stage.notes.get('refused port');
      return port === undefined
        ? null
        : [{ evidence: 'app', fact: 'badPort', values: { port: String(port) } }];
    },
  },
  bothRefused: {
    needs: ['both-families'],
    async act(stage) {
      const closed = await stage.server('closed port');
      closed.stopListening();
      await stage.client('localhost', closed.port, { host: 'localhost' });
      await stage.dismiss('closed port');
    },
    seen(stage) {
      const error = stage.actor('localhost').last('connect-failed')?.error;
      const attempts = error?.attempts ?? [];
      if (error === undefined || attempts.length < 2) return null;
      return attempts.map(({ address = '?', code }) => ({
        evidence: 'app',
        fact: 'attempt',
        values: { address, code },
      }));
    },
  },
  farAway: {
    async act(stage) {
      const client = await stage.client('far away', PRIVILEGED, { host: FAR_AWAY, connectTimeoutMs: 1_500 });
      await stage.until(() => outcome(client));
      if (client.isConnected) client.close();
    },
    seen(stage) {
      const client = stage.actor('far away');
      const row = outcome(client);
      if (row === undefined) return null;
      const ms = Math.round(row.durationMs);
      const facts: Facts<'addresses'> =
        row.type === 'connected'
          ? [{ evidence: 'app', fact: 'farAnswered', values: { address: FAR_AWAY, ms } }]
          : [{ evidence: 'app', fact: 'farAway', values: { code: row.error.code, ms } }];
      if (client.first('state', ({ to }) => to === 'SYN_SENT') !== undefined)
        facts.unshift({ evidence: 'kernel', fact: 'synSent', values: { address: FAR_AWAY } });
      return facts;
    },
  },
});
