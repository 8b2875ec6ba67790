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

it('opens a server: session-opened, listening', async () => {
  const server = await t.server();
  expect(server.types()).toEqual(['session-opened', 'listening']);
  expect(server.all('listening')[0]?.local).toEqual({
    address: '127.0.0.1',
    port: server.port,
    family: 'IPv4',
  });
  expect(server.state).toMatchObject({ phase: 'listening', open: 0, error: null });
});

it('opens a client: session-opened, connecting, attempt, connected; the server accepts', async () => {
  const { s, c } = await pair();
  expect(c.types()).toEqual(['session-opened', 'connecting', 'attempt', 'connected']);
  const [connected] = c.all('connected');
  const [accepted] = s.all('accepted');
  expect(accepted).toMatchObject({ local: connected?.remote, remote: connected?.local });
  expect(c.state).toMatchObject({ phase: 'connected', open: 1 });
  expect(s.state).toMatchObject({ accepted: 1, open: 1 });
});

it('send → sent, drained', async () => {
  const { s, c, socket, mine } = await pair();
  expect(t.engine.send(c.session, mine, Buffer.from('hello'))).toEqual({ ok: true, value: { sockets: 1 } });
  await c.until('drained');
  await s.untilBytes('received', 5);
  expect(c.types(mine).slice(3)).toEqual(['sent', 'drained']);
  expect(c.all('drained')[0]).toMatchObject({ bytes: 5 });
  expect(s.bytes('received', socket).toString()).toBe('hello');
});

it('send to all reaches everybody, and nobody is a refusal', async () => {
  const { s, c } = await pair();
  const other = await t.client(s.port);
  await s.untilCount('accepted', 2);
  expect(t.engine.send(s.session, 'all', Buffer.from('to all'))).toEqual({ ok: true, value: { sockets: 2 } });
  for (const client of [c, other]) await client.untilBytes('received', 6);
  expect(s.all('sent').map(({ data }) => Buffer.from(data).toString())).toEqual(['to all', 'to all']);
  const lonely = await t.server();
  expect(t.engine.send(lonely.session, 'all', Buffer.from('?'))).toMatchObject(refused('NOT_POSSIBLE_NOW'));
});

it('half-close → ended, and the peer may go on', async () => {
  const { s, c, socket, mine } = await pair({ halfOpen: true });
  expect(t.engine.end(c.session, mine)).toEqual({ ok: true, value: {} });
  expect(await c.until('ended')).toMatchObject({ automatic: false, bytes: 0 });
  await s.until('peer-ended');
  expect(t.engine.send(c.session, mine, Buffer.from('no'))).toMatchObject(refused('SENDING_ENDED'));
  expect(t.engine.end(c.session, mine)).toMatchObject(refused('SENDING_ENDED'));
  expect(c.sockets[0]?.phase).toBe('ended');
  expect(s.sockets[0]?.phase).toBe('peer-ended');
  t.engine.send(s.session, socket, Buffer.from('late answer'));
  await c.untilBytes('received', 11);
  t.engine.end(s.session, socket);
  await Promise.all([c.until('closed'), s.until('closed')]);
  expect(c.types(mine).slice(3)).toEqual(['ended', 'received', 'peer-ended', 'closed']);
  expect(s.types(socket)).toEqual(['accepted', 'peer-ended', 'sent', 'drained', 'ended', 'closed']);
});

it('close → ended, closed', async () => {
  const { s, c, socket, mine } = await pair();
  expect(t.engine.closeSocket(s.session, socket)).toMatchObject(OK);
  await Promise.all([c.until('closed'), s.until('closed')]);
  expect(s.types(socket)).toEqual(['accepted', 'ended', 'closed']);
  expect(c.types(mine).slice(3)).toEqual(['peer-ended', 'ended', 'closed']);
  expect(c.all('ended')[0]).toMatchObject({ automatic: true });
  expect(t.engine.closeSocket(s.session, socket)).toMatchObject(refused('UNKNOWN_SOCKET'));
});

it('close sends what is queued first', async () => {
  const peer = await raw.listen();
  const c = await t.client(peer.port);
  t.engine.send(c.session, 1, Buffer.alloc(1_000_000, 'q'));
  t.engine.closeSocket(c.session, 1);
  await c.until('closed');
  const end = await peer.peer(0);
  await end.untilEnded();
  expect(end.bytes).toBe(1_000_000);
});

it('close of a queue that nobody takes → reset-sent, closed', async () => {
  const peer = await raw.listen();
  const c = await t.client(peer.port);
  (await peer.peer(0)).socket.pause();
  for (let i = 0; i < 40; i++) t.engine.send(c.session, 1, Buffer.alloc(1_000_000));
  t.engine.closeSocket(c.session, 1);
  expect(c.sockets[0]).toMatchObject({ phase: 'closing' });
  await c.until('closed');
  expect(c.types(1).slice(-2)).toEqual(['reset-sent', 'closed']);
  // What was dropped with the socket has not drained.
  expect(c.all('drained').length).toBeLessThan(40);
  expect(c.all('closed')[0]).toMatchObject({ first: 'local' });
});

it('reset → reset-sent, closed; the peer sees reset', async () => {
  const { s, c, socket, mine } = await pair();
  expect(t.engine.reset(c.session, mine)).toMatchObject(OK);
  await Promise.all([c.until('closed'), s.until('closed')]);
  expect(c.types(mine).slice(3)).toEqual(['reset-sent', 'closed']);
  expect(s.types(socket)).toEqual(['accepted', 'reset', 'closed']);
  expect(s.all('reset')[0]).toMatchObject({ error: { code: 'ECONNRESET', explanation: 'reset' } });
  expect(t.engine.reset(c.session, mine)).toMatchObject(refused('UNKNOWN_SOCKET'));
});

// libuv refuses a reset while a FIN is under way, and Node then never closes the socket.
it.each([
  ['in the same turn', (go: () => void) => go()],
  ['a tick later', (go: () => void) => process.nextTick(go)],
  ['a microtask later', (go: () => void) => void Promise.resolve().then(go)],
  ['a turn later', (go: () => void) => void setImmediate(go)],
])('reset right after half-close, %s, still closes', async (_when, later) => {
  const { c, mine } = await pair({ halfOpen: true }, { halfOpen: true });
  t.engine.end(c.session, mine);
  await new Promise<void>((resolve) =>
    later(() => {
      t.engine.reset(c.session, mine);
      resolve();
    }),
  );
  await c.until('closed');
  expect(c.types(mine).slice(3)).toEqual(['ended', 'reset-sent', 'closed']);
});

it('a verb from inside the row it caused does no harm', async () => {
  const { s, c, socket } = await pair();
  s.onRow = (row) => {
    if (row.type === 'reset-sent' || row.type === 'closed' || row.type === 'peer-ended')
      t.engine.reset(s.session, socket);
  };
  t.engine.end(c.session, 1);
  await s.until('closed');
  expect(s.types(socket)).toEqual(['accepted', 'peer-ended', 'reset-sent', 'closed']);
});

it('pause and resume reading → reading-paused, reading-resumed; nothing is lost', async () => {
  const { s, c, socket, mine } = await pair();
  expect(t.engine.pauseReading(s.session, socket)).toMatchObject(OK);
  expect(t.engine.pauseReading(s.session, socket)).toMatchObject(refused('NOT_POSSIBLE_NOW'));
  expect(s.sockets[0]?.readingPaused).toBe(true);
  t.engine.send(c.session, mine, Buffer.from('while you sleep'));
  await c.until('drained');
  expect(s.all('received')).toEqual([]);
  expect(t.engine.resumeReading(s.session, socket)).toMatchObject(OK);
  expect(t.engine.resumeReading(s.session, socket)).toMatchObject(refused('NOT_POSSIBLE_NOW'));
  await s.untilBytes('received', 15);
  expect(s.types(socket)).toEqual(['accepted', 'reading-paused', 'reading-resumed', 'received']);
});
