import { expect, it } from 'vitest';
import { testEngine } from '../../helpers/engineTest';
import { freePort } from '../../helpers/freePort';

const t = testEngine();

it('automatically: connecting, waiting with a countdown that doubles, connecting again', async () => {
  const port = await freePort();
  const client = t.open({ kind: 'tcp-client', port, reconnect: 'auto' });
  expect(client.state).toMatchObject({ phase: 'connecting', retryAt: null });
  const first = await client.until('connect-failed');
  expect(first).toMatchObject({ retryInMs: 500, error: { code: 'ECONNREFUSED' } });
  const { retryAt, phase, error } = client.state;
  expect([phase, error?.code]).toEqual(['waiting', 'ECONNREFUSED']);
  expect(retryAt).toBeGreaterThan(t.engine.now());
  expect(retryAt).toBeLessThanOrEqual(first.at + 500);
  await client.untilCount('connect-failed', 2);
  expect(client.all('connecting').map(({ attempt, socket }) => [attempt, socket])).toEqual([
    [1, 1],
    [2, 2],
  ]);
  expect(client.all('connect-failed').map(({ retryInMs }) => retryInMs)).toEqual([500, 1_000]);
  expect(client.all('connecting')[1]?.at).toBeGreaterThanOrEqual((retryAt ?? 0) - 2);
});

it('automatically: back as soon as somebody listens, and the back-off starts anew', async () => {
  const server = await t.server();
  const { port } = server;
  const client = await t.client(port, { reconnect: 'auto' });
  t.engine.stopListening(server.session);
  t.engine.closeSocket(server.session, 1);
  // The end of a connection, not of the session: it says when it will try again.
  expect(await client.until('closed')).toMatchObject({ first: 'peer', retryInMs: 500 });
  expect(client.state).toMatchObject({ phase: 'waiting', open: 0 });
  await client.until('connect-failed');
  expect(client.all('connect-failed')[0]).toMatchObject({ retryInMs: 1_000 });
  t.engine.listen(server.session);
  await client.untilCount('connected', 2);
  expect(client.state).toMatchObject({ phase: 'connected', retryAt: null, error: null });
  await server.untilCount('accepted', 2);
  t.engine.closeSocket(server.session, 2);
  await client.untilCount('closed', 2);
  expect(client.all('closed')[1]).toMatchObject({ retryInMs: 500 });
});

it('not after a person closed it, cancelled it or closed the session', async () => {
  const server = await t.server();
  const client = await t.client(server.port, { reconnect: 'auto' });
  t.engine.closeSocket(client.session, 1);
  expect((await client.until('closed')).retryInMs).toBeUndefined();
  expect(client.state).toMatchObject({ phase: 'disconnected', retryAt: null });

  const refused = t.open({ kind: 'tcp-client', port: await freePort(), reconnect: 'auto' });
  await refused.until('connect-failed');
  expect(t.engine.cancel(refused.session)).toMatchObject({ ok: true });
  expect(refused.all('connect-failed')[1]).toMatchObject({ error: { code: 'CANCELLED' }, socket: 0 });
  expect(refused.state).toMatchObject({ phase: 'disconnected', retryAt: null });

  const other = t.open({ kind: 'tcp-client', port: await freePort(), reconnect: 'auto' });
  await other.until('connect-failed');
  await t.engine.close(other.session);
  expect(other.all('connecting')).toHaveLength(1);
});

it('a person need not wait for the countdown', async () => {
  const server = await t.server();
  t.engine.stopListening(server.session);
  const client = t.open({ kind: 'tcp-client', port: server.port, reconnect: 'auto' });
  await client.until('connect-failed');
  const back = t.open({ kind: 'tcp-server', port: server.port });
  await back.until('listening');
  expect(client.state.phase).toBe('waiting');
  expect(t.engine.connect(client.session)).toMatchObject({ ok: true });
  await client.until('connected');
  expect(client.all('connected')[0]).toMatchObject({ socket: 2 });
});

it('connecting at once from the row that says it closed does not connect twice', async () => {
  const server = await t.server();
  const client = await t.client(server.port, { reconnect: 'auto' });
  client.onRow = (row) => {
    if (row.type === 'closed' && row.socket === 1) t.engine.connect(client.session);
  };
  t.engine.reset(server.session, 1);
  await client.untilCount('connected', 2);
  expect(client.state).toMatchObject({ phase: 'connected', retryAt: null, open: 1 });
  expect(process.getActiveResourcesInfo().filter((kind) => kind === 'TCPSocketWrap').length).toBe(2);
});
