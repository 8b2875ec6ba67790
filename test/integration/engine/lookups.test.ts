import { expect, it, vi } from 'vitest';
import { testEngine } from '../../helpers/engineTest';
import { freePort } from '../../helpers/freePort';
import { rawPeers } from '../../helpers/rawPeers';

// Names as a resolver may answer them, whatever /etc/hosts says here; the sockets are real.
vi.mock('node:dns', async (original) => {
  const real = await original<typeof import('node:dns')>();
  const both = [
    { address: '::1', family: 6 },
    { address: '127.0.0.1', family: 4 },
  ];
  const lookup = (
    host: string,
    options: { family?: number },
    done: (error: null, found: typeof both) => void,
  ) => {
    if (host === 'silent.test') return;
    if (host !== 'dual.test') throw new Error(`unexpected name ${host}`);
    setImmediate(() =>
      done(
        null,
        both.filter(({ family }) => !options.family || family === options.family),
      ),
    );
  };
  return { ...real, default: { ...real, lookup }, lookup };
});

const t = testEngine();
const raw = rawPeers();

it('a name with two addresses, both refused: every attempt is listed and the message is not empty', async () => {
  const port = await freePort();
  const client = t.open({ kind: 'tcp-client', host: 'dual.test', port });
  const { error } = await client.until('connect-failed');
  expect(error).toMatchObject({ code: 'ECONNREFUSED', explanation: 'all-attempts-failed' });
  expect(error.message).toBe(`connect ECONNREFUSED ::1:${port}; connect ECONNREFUSED 127.0.0.1:${port}`);
  expect(error.attempts).toMatchObject([
    { code: 'ECONNREFUSED', address: '::1', port, explanation: 'refused' },
    { code: 'ECONNREFUSED', address: '127.0.0.1', port, explanation: 'refused' },
  ]);
  expect(client.types(1)).toEqual([
    'connecting',
    'lookup',
    'attempt',
    'attempt-failed',
    'attempt',
    'attempt-failed',
    'connect-failed',
  ]);
  await t.expectEcho();
});

it('a name whose first address is refused: connected to the second', async () => {
  const { port } = await raw.listen('127.0.0.1');
  const client = await t.client(port, { host: 'dual.test' });
  expect(client.types(1)).toEqual([
    'connecting',
    'lookup',
    'attempt',
    'attempt-failed',
    'attempt',
    'connected',
  ]);
  expect(client.all('lookup')[0]?.addresses).toEqual([
    { address: '::1', family: 'IPv6' },
    { address: '127.0.0.1', family: 'IPv4' },
  ]);
  expect(client.all('connected')[0]?.remote).toEqual({ address: '127.0.0.1', port, family: 'IPv4' });
});

it('a local address decides which addresses of a name are tried', async () => {
  const { port } = await raw.listen('127.0.0.1');
  const client = await t.client(port, { host: 'dual.test', localAddress: '127.0.0.1' });
  expect(client.types(1)).toEqual(['connecting', 'lookup', 'attempt', 'connected']);
});

it('the time to connect includes the lookup', async () => {
  const client = t.open({ kind: 'tcp-client', host: 'silent.test', port: 9, connectTimeoutMs: 50 });
  expect(await client.until('connect-failed')).toMatchObject({
    error: { code: 'ETIMEDOUT', explanation: 'connect-timeout' },
  });
  expect(client.types(1)).toEqual(['connecting', 'connect-failed']);
});

it('a server with a name listens on its first address, and says which others it has', async () => {
  const server = await t.server({ host: 'dual.test' });
  expect(server.types()).toEqual(['session-opened', 'lookup', 'listening']);
  expect(server.all('lookup')[0]?.addresses).toHaveLength(2);
  expect(server.all('listening')[0]?.local).toMatchObject({ address: '::1', family: 'IPv6' });
});

it('a server closed or stopped while its name is looked up never listens', async () => {
  const stopped = t.open({ kind: 'tcp-server', host: 'dual.test' });
  const closed = t.open({ kind: 'tcp-server', host: 'dual.test' });
  t.engine.stopListening(stopped.session);
  await t.engine.close(closed.session);
  // The lookups above were answered before this one.
  await t.server({ host: 'dual.test' });
  expect(stopped.types()).toEqual(['session-opened', 'listen-failed']);
  expect(closed.types()).toEqual(['session-opened', 'session-closed']);
});
