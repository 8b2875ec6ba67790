import { expect, it } from 'vitest';
import { testEngine } from '../../helpers/engineTest';
import { rawPeers } from '../../helpers/rawPeers';

const t = testEngine();
const raw = rawPeers();

const OK = { ok: true };
const refused = (code: string) => ({ ok: false, error: { code } });

/** A manual server with one client, and both ends' numbers. */
async function pair(server: object = {}, client: object = {}) {
  const s = await t.server({ behaviour: { name: 'manual' }, ...server });
  const c = await t.client(s.port, client);
  const accepted = await s.until('accepted');
  return { s, c, socket: accepted.socket, mine: c.all('connected')[0]?.socket ?? 0 };
}

it('stop listening → listening-stopped; who is connected stays, who comes is refused', async () => {
  const { s, c, mine } = await pair({ behaviour: { name: 'echo' } });
  const { port } = s;
  expect(t.engine.stopListening(s.session)).toMatchObject(OK);
  expect(s.all('listening-stopped')[0]).toMatchObject({ local: { port } });
  expect(s.state).toMatchObject({ phase: 'stopped', open: 1 });
  t.engine.send(c.session, mine, Buffer.from('still?'));
  await c.untilBytes('received', 6);
  const late = t.open({ kind: 'tcp-client', port });
  expect(await late.until('connect-failed')).toMatchObject({ error: { code: 'ECONNREFUSED' } });
  expect(t.engine.stopListening(s.session)).toMatchObject(refused('NOT_POSSIBLE_NOW'));
});

it('listen again → listening; the limit of connections counts those from before', async () => {
  const { s } = await pair({ maxConnections: 1 });
  t.engine.stopListening(s.session);
  expect(t.engine.listen(s.session)).toMatchObject(OK);
  expect(t.engine.listen(s.session)).toMatchObject(refused('NOT_POSSIBLE_NOW'));
  await s.untilCount('listening', 2);
  const more = await t.client(s.port);
  expect(await s.until('dropped')).toMatchObject({ max: 1, remote: more.all('connected')[0]?.local });
  expect(s.state).toMatchObject({ phase: 'listening', open: 1, dropped: 1, accepted: 1 });
});

it('any port was asked for: it listens again on the one it had, or on another if that is taken', async () => {
  const server = await t.server();
  const { port } = server;
  t.engine.stopListening(server.session);
  t.engine.listen(server.session);
  await server.untilCount('listening', 2);
  expect(server.port).toBe(port);
  t.engine.stopListening(server.session);
  const rival = await t.server({ port });
  t.engine.listen(server.session);
  expect(await server.until('listen-failed')).toMatchObject({ error: { code: 'EADDRINUSE' } });
  t.engine.listen(server.session);
  await server.untilCount('listening', 3);
  expect(server.port).not.toBe(rival.port);
});

it('stopping before it listens → listen-failed, cancelled; and it can listen again at once', async () => {
  for (const host of ['127.0.0.1', 'localhost']) {
    const server = t.open({ kind: 'tcp-server', host });
    expect(t.engine.stopListening(server.session)).toMatchObject(OK);
    expect(server.all('listen-failed')[0]).toMatchObject({
      error: { code: 'CANCELLED', explanation: 'cancelled' },
    });
    expect(server.state.phase).toBe('stopped');
    t.engine.listen(server.session);
    await server.until('listening');
    expect(server.all('listening')).toHaveLength(1);
    expect(server.state.phase).toBe('listening');
  }
});

it('close session → its sockets end, session-closed is the last row', async () => {
  const { s, c, socket } = await pair();
  const before = s.state;
  expect(await t.engine.close(s.session)).toEqual({ ok: true, value: {} });
  expect(s.types(socket)).toEqual(['accepted', 'ended', 'closed']);
  expect(s.types().at(-1)).toBe('session-closed');
  expect(s.all('session-closed')[0]?.durationMs).toBeGreaterThan(0);
  expect(before.open).toBe(1);
  await c.until('closed');
  expect(t.engine.log(s.session)).toBeUndefined();
  expect(await t.engine.close(s.session)).toMatchObject(refused('UNKNOWN_SESSION'));
});

it('a session that closes cannot be brought back, from wherever it is tried', async () => {
  const stuck = await raw.listen();
  const c = t.open({ kind: 'tcp-client', port: stuck.port, reconnect: 'auto' });
  await c.until('connected');
  const { s } = await pair();
  s.onRow = () => t.engine.listen(s.session);
  c.onRow = () => t.engine.connect(c.session);
  t.engine.stopListening(s.session);
  const closing = [t.engine.close(s.session), t.engine.close(c.session), t.engine.close(c.session)];
  expect(t.engine.listen(s.session)).toMatchObject(refused('NOT_POSSIBLE_NOW'));
  expect(t.engine.connect(c.session)).toMatchObject(refused('NOT_POSSIBLE_NOW'));
  expect(t.engine.cancel(c.session)).toMatchObject(refused('NOT_POSSIBLE_NOW'));
  await Promise.all(closing);
  expect(c.types().at(-1)).toBe('session-closed');
  expect(c.all('session-closed')).toHaveLength(1);
  expect(c.all('connecting')).toHaveLength(1);
});

it('connect and cancel → connecting, connect-failed CANCELLED', async () => {
  const c = t.open({ kind: 'tcp-client', host: 'localhost', port: 9 });
  expect(t.engine.cancel(c.session)).toMatchObject(OK);
  expect(c.types()).toEqual(['session-opened', 'connecting', 'connect-failed']);
  expect(c.all('connect-failed')[0]).toMatchObject({
    error: { code: 'CANCELLED', explanation: 'cancelled' },
  });
  expect(c.state).toMatchObject({ phase: 'disconnected', open: 0 });
  expect(t.engine.cancel(c.session)).toMatchObject(refused('NOT_POSSIBLE_NOW'));
});

it('reconnect → connecting, connected, with another socket number', async () => {
  const { s, c, mine } = await pair();
  expect(t.engine.connect(c.session)).toMatchObject(refused('NOT_POSSIBLE_NOW'));
  t.engine.closeSocket(c.session, mine);
  await c.until('closed');
  expect(c.state.phase).toBe('disconnected');
  expect(t.engine.connect(c.session)).toMatchObject(OK);
  await c.untilCount('connected', 2);
  expect(c.all('connected').map(({ socket }) => socket)).toEqual([mine, mine + 1]);
  expect(c.types(mine + 1)).toEqual(['connecting', 'attempt', 'connected']);
  await s.untilCount('accepted', 2);
});

it('verbs for nobody, or for the other kind, are refused with a reason', async () => {
  const server = await t.server();
  const client = await t.client(server.port);
  const { engine } = t;
  for (const verdict of [
    engine.listen(client.session),
    engine.stopListening(client.session),
    engine.connect(server.session),
    engine.cancel(server.session),
  ]) {
    expect(verdict).toMatchObject(refused('NOT_POSSIBLE_NOW'));
  }
  for (const verb of [
    engine.end,
    engine.closeSocket,
    engine.reset,
    engine.pauseReading,
    engine.resumeReading,
  ]) {
    expect(verb.call(engine, 999, 1)).toMatchObject(refused('UNKNOWN_SESSION'));
    expect(verb.call(engine, server.session, 99)).toMatchObject(refused('UNKNOWN_SOCKET'));
  }
  for (const verb of [engine.listen, engine.stopListening, engine.connect, engine.cancel]) {
    expect(verb.call(engine, 999)).toMatchObject(refused('UNKNOWN_SESSION'));
  }
  expect(engine.send(999, 'all', Buffer.from('x'))).toMatchObject(refused('UNKNOWN_SESSION'));
  expect(engine.send(server.session, 9, Buffer.from('x'))).toMatchObject(refused('UNKNOWN_SOCKET'));
  await t.expectEcho();
});
