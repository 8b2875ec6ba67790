import { readFileSync } from 'node:fs';
import { afterEach, describe, expect, it } from 'vitest';
import { testEngine } from '../../helpers/engineTest';
import { rawPeers } from '../../helpers/rawPeers';

const t = testEngine();
const raw = rawPeers();
// Whatever fails, the engine goes on.
afterEach(() => t.expectEcho());

/** What a session that cannot listen reports. */
async function failure(spec: object) {
  const server = t.open({ kind: 'tcp-server', ...spec });
  const { error } = await server.until('listen-failed');
  expect(server.state).toMatchObject({ phase: 'failed', error });
  expect(error.message).not.toBe('');
  return { server, error };
}

describe('a port in use', () => {
  it.each([
    ['127.0.0.1', '127.0.0.1'],
    ['0.0.0.0', '127.0.0.1'],
    ['127.0.0.1', '0.0.0.0'],
    ['::', '127.0.0.1'],
    ['::', '::1'],
    ['0.0.0.0', '::'],
  ])('%s by another, asked for %s: EADDRINUSE', async (theirs, ours) => {
    const { port } = await raw.listen(theirs);
    const { error } = await failure({ host: ours, port });
    expect(error).toMatchObject({ code: 'EADDRINUSE', syscall: 'listen', port, explanation: 'in-use' });
  });

  it('of the same engine: the first goes on, the second listens when it is free', async () => {
    const first = await t.server();
    const { server } = await failure({ port: first.port });
    expect(first.state.phase).toBe('listening');
    const { port } = first;
    await t.engine.close(first.session);
    expect(t.engine.listen(server.session)).toMatchObject({ ok: true });
    await server.until('listening');
    expect(server.state).toMatchObject({ phase: 'listening', error: null, local: { port } });
  });

  it('beside an IPv6-only server of the same port is none', async () => {
    const { port } = await raw.listen('0.0.0.0');
    const server = t.open({ kind: 'tcp-server', host: '::', ipv6Only: true, port });
    expect((await server.until('listening')).local).toMatchObject({ address: '::', port, family: 'IPv6' });
  });

  it.each([0, 1, 2, 3, 4])(
    'an error %i ticks after stopping is not taken for that of the next try',
    async (ticks) => {
      const { port, server: theirs } = await raw.listen();
      const server = t.open({ kind: 'tcp-server', port });
      // Nested and not awaited: whatever waits for a promise runs only when no tick is left.
      await new Promise<void>((resolve) => {
        const again = (left: number): void => {
          if (left > 0) process.nextTick(() => again(left - 1));
          else {
            theirs.close();
            if (server.state.phase === 'opening') t.engine.stopListening(server.session);
            t.engine.listen(server.session);
            resolve();
          }
        };
        again(ticks);
      });
      await server.until('listening');
      expect(server.all('listen-failed')).toHaveLength(1);
      expect(server.state).toMatchObject({ phase: 'listening', error: null });
    },
  );
});

it('an address that is not ours: EADDRNOTAVAIL', async () => {
  const { error } = await failure({ host: '192.0.2.77' });
  expect(error).toMatchObject({ code: 'EADDRNOTAVAIL', syscall: 'listen', explanation: 'not-our-address' });
});

it('a name that does not exist: lookup with the reason, listen-failed', async () => {
  const { server, error } = await failure({ host: 'nosuch.invalid' });
  expect(error).toMatchObject({ syscall: 'getaddrinfo' });
  expect([`${error.code} ${error.explanation}`]).toEqual([
    expect.stringMatching(/^(ENOTFOUND name-not-found|EAI_AGAIN resolver-unavailable)$/),
  ]);
  expect(server.types()).toEqual(['session-opened', 'lookup', 'listen-failed']);
  expect(server.all('lookup')[0]?.error).toMatchObject({ code: error.code });
});

it('a port below the limit of the unprivileged: EACCES', async () => {
  const limit = Number(readFileSync('/proc/sys/net/ipv4/ip_unprivileged_port_start', 'utf8'));
  if (limit <= 1)
    throw new Error('cannot be shown here: every port is free for everybody (ip_unprivileged_port_start)');
  // Root is given up while this process binds; 65534 is nobody.
  const root = process.geteuid?.() === 0;
  if (root) process.seteuid?.(65_534);
  try {
    const { error } = await failure({ port: Math.min(80, limit - 1) });
    expect(error).toMatchObject({ code: 'EACCES', syscall: 'listen', explanation: 'no-permission' });
  } finally {
    if (root) process.seteuid?.(0);
  }
});

it('more than the most connections: dropped, while who is in stays', async () => {
  const server = await t.server({ maxConnections: 2 });
  const clients = [await t.client(server.port), await t.client(server.port)];
  const third = await t.client(server.port);
  expect(await server.until('dropped')).toMatchObject({
    max: 2,
    remote: third.all('connected')[0]?.local,
    local: third.all('connected')[0]?.remote,
    explanation: 'over-max-connections',
  });
  // For the one dropped it is a connection that ends at once, not a refusal.
  await third.until('closed');
  expect(third.types(1).slice(0, 4)).toEqual(['connecting', 'attempt', 'connected', 'peer-ended']);
  for (const client of clients) {
    t.engine.send(client.session, 1, Buffer.from('in'));
    await client.untilBytes('received', 2);
  }
  const [first] = clients;
  t.engine.closeSocket(first?.session ?? 0, 1);
  await server.until('closed');
  const next = await t.client(server.port);
  t.engine.send(next.session, 1, Buffer.from('me too'));
  await next.untilBytes('received', 6);
  expect(server.state).toMatchObject({ accepted: 3, dropped: 1, open: 2 });
});
