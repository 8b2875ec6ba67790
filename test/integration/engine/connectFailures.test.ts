import { afterEach, describe, expect, it } from 'vitest';
import { commandPeers } from '../../helpers/commandPeers';
import { testEngine } from '../../helpers/engineTest';
import { freePort } from '../../helpers/freePort';
import { rawPeers } from '../../helpers/rawPeers';

const t = testEngine();
const raw = rawPeers();
const start = commandPeers();
// Whatever fails, the engine goes on.
afterEach(() => t.expectEcho());

async function failure(spec: object) {
  const client = t.open({ kind: 'tcp-client', port: 1, ...spec });
  const { error } = await client.until('connect-failed');
  expect(client.state).toMatchObject({ phase: 'failed', error, open: 0 });
  expect(error.message).not.toBe('');
  return { client, error };
}

describe('a port nobody listens on', () => {
  it('is refused: the attempt and the connection fail', async () => {
    const port = await freePort();
    const { client, error } = await failure({ port });
    expect(error).toMatchObject({
      code: 'ECONNREFUSED',
      syscall: 'connect',
      address: '127.0.0.1',
      port,
      explanation: 'refused',
    });
    expect(client.types(1)).toEqual(['connecting', 'attempt', 'attempt-failed', 'connect-failed']);
    expect(client.all('attempt-failed')[0]).toMatchObject({
      remote: { address: '127.0.0.1', port },
      error: { code: 'ECONNREFUSED' },
    });
  });

  it('is refused over IPv6 too', async () => {
    const { error } = await failure({ host: '::1', port: await freePort() });
    expect(error).toMatchObject({ code: 'ECONNREFUSED', address: '::1', explanation: 'refused' });
  });

  // Which addresses localhost has is the machine's business: every one of them must be told.
  it('of localhost: every address that was looked up is an attempt', async () => {
    const { client, error } = await failure({ host: 'localhost', port: await freePort() });
    const addresses = client.all('lookup')[0]?.addresses.map(({ address }) => address) ?? [];
    expect(addresses.length).toBeGreaterThan(0);
    expect(
      client
        .all('attempt-failed')
        .map(({ remote }) => remote.address)
        .sort(),
    ).toEqual([...addresses].sort());
    expect(error.code).toBe('ECONNREFUSED');
    expect(error.attempts?.length ?? 1).toBe(addresses.length);
  });
});

it('a name that does not exist', async () => {
  const { client, error } = await failure({ host: 'nosuch.invalid' });
  expect(error).toMatchObject({ syscall: 'getaddrinfo' });
  expect(`${error.code} ${error.explanation}`).toMatch(
    /^(ENOTFOUND name-not-found|EAI_AGAIN resolver-unavailable)$/,
  );
  expect(client.types(1)).toEqual(['connecting', 'lookup', 'connect-failed']);
});

describe('a local address or port that cannot be had', () => {
  it('busy port: EADDRINUSE, and the attempt is told', async () => {
    const { port } = await raw.listen();
    const { error } = await failure({ port, localPort: port });
    expect(error).toMatchObject({ code: 'EADDRINUSE', syscall: 'bind', explanation: 'local-port-busy' });
  });

  it('address not ours: EADDRNOTAVAIL', async () => {
    const { port } = await raw.listen();
    const { error } = await failure({ port, localAddress: '192.0.2.77' });
    expect(error).toMatchObject({
      code: 'EADDRNOTAVAIL',
      syscall: 'bind',
      explanation: 'local-address-unavailable',
    });
  });

  it('address of the other family: EINVAL', async () => {
    const { port } = await raw.listen();
    const { error } = await failure({ port, localAddress: '::1' });
    expect(error).toMatchObject({ syscall: 'bind', explanation: 'local-address-unavailable' });
  });

  // As it also is for a pair in TIME_WAIT, which newer kernels use again on loopback.
  it('a pair of addresses that is a connection already: EADDRNOTAVAIL', async () => {
    const server = await t.server();
    const localPort = await freePort();
    await t.client(server.port, { localPort });
    const { error } = await failure({ port: server.port, localPort });
    expect(error).toMatchObject({
      code: 'EADDRNOTAVAIL',
      syscall: 'connect',
      explanation: 'local-port-busy',
    });
  });

  it('what can be had is used', async () => {
    const server = await t.server();
    const localPort = await freePort();
    const client = await t.client(server.port, { localAddress: '127.0.0.2', localPort });
    const local = { address: '127.0.0.2', port: localPort, family: 'IPv4' };
    expect(client.all('connected')[0]?.local).toEqual(local);
    expect((await server.until('accepted')).remote).toEqual(local);
  });
});

// A process that listens and never accepts: two connections fit into its queue, then SYNs get no answer.
const FROZEN = `require('node:net').createServer().listen({ port: 0, host: '127.0.0.1', backlog: 1 }, function () {
  require('node:fs').writeSync(1, 'port ' + this.address().port + '\\n');
  Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 60_000);
})`;

describe('no answer at all', () => {
  async function silentPort(): Promise<number> {
    const port = Number((await start(process.execPath, ['-e', FROZEN]).untilOutput(/port (\d+)/))[1]);
    await raw.connect(port);
    await raw.connect(port);
    return port;
  }

  it('ends with our own ETIMEDOUT, and the socket is gone', async () => {
    const port = await silentPort();
    const { client, error } = await failure({ port, connectTimeoutMs: 200 });
    expect(error).toMatchObject({ code: 'ETIMEDOUT', syscall: 'connect', explanation: 'connect-timeout' });
    expect(error.message).toContain('200 ms');
    expect(client.types(1)).toEqual(['connecting', 'attempt', 'connect-failed']);
    expect(client.all('connect-failed')[0]?.durationMs).toBeGreaterThan(190);
  });

  it('can be cancelled, and the session closed', async () => {
    const port = await silentPort();
    const client = t.open({ kind: 'tcp-client', port });
    await client.until('attempt');
    expect(t.engine.cancel(client.session)).toMatchObject({ ok: true });
    expect(client.types(1)).toEqual(['connecting', 'attempt', 'connect-failed']);
    t.engine.connect(client.session);
    await client.untilCount('attempt', 2);
    await t.engine.close(client.session);
    expect(client.types().slice(-2)).toEqual(['connect-failed', 'session-closed']);
  });
});

it('with itself: the same address at both ends, explained, and every byte comes back', async () => {
  const port = await freePort();
  const client = t.open({ kind: 'tcp-client', port, localPort: port, localAddress: '127.0.0.1' });
  const connected = await client.until('connected');
  expect(connected.local).toEqual(connected.remote);
  expect(connected.explanation).toBe('self-connection');
  t.engine.send(client.session, 1, Buffer.from('hello me'));
  await client.untilBytes('received', 8);
  t.engine.end(client.session, 1);
  await client.until('closed');
  expect(client.bytes('received').toString()).toBe('hello me');
});
