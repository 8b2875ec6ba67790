import { PAST_SOCKETS } from '@shared/contract/limits';
import type { StateUpdate } from '@shared/contract/state';
import { stateUpdateSchema } from '@shared/contract/state';
import { beforeEach, expect, it } from 'vitest';
import { testEngine } from '../../helpers/engineTest';
import { pollUntil } from '../../helpers/pollUntil';
import { rawPeers } from '../../helpers/rawPeers';

const t = testEngine();
const raw = rawPeers();

let seq = 0;
beforeEach(() => {
  seq = 0;
});

/** What a view that keeps asking is told next. */
function next(): StateUpdate {
  const changes = t.engine.changes(seq);
  seq = changes.seq;
  expect(stateUpdateSchema.parse(changes.update)).toEqual(changes.update);
  return changes.update;
}

const ids = (update: StateUpdate) => ({
  reset: update.reset,
  sessions: update.sessions.map(({ session }) => session),
  closedSessions: update.closedSessions,
  sockets: update.sockets.map(({ session, socket }) => `${session}#${socket}`),
  closedSockets: update.closedSockets.map(({ session, socket }) => `${session}#${socket}`),
});
const nothing = { reset: false, sessions: [], closedSessions: [], sockets: [], closedSockets: [] };

it('first everything, then only what changed, then nothing', async () => {
  const server = await t.server();
  const client = await t.client(server.port);
  const other = await t.server();
  await server.until('accepted');
  const [s, c, o] = [server.session, client.session, other.session];
  expect(ids(next())).toEqual({
    ...nothing,
    reset: true,
    sessions: [s, c, o],
    sockets: [`${s}#1`, `${c}#1`],
  });
  expect(ids(next())).toEqual(nothing);
  t.engine.pauseReading(c, 1);
  expect(ids(next())).toEqual({ ...nothing, sessions: [c], sockets: [`${c}#1`] });
  t.engine.stopListening(o);
  expect(ids(next())).toEqual({ ...nothing, sessions: [o] });
});

it('counters alone are a change of the session and of the one socket they are of', async () => {
  const server = await t.server({ behaviour: { name: 'manual' } });
  const peers = [await raw.connect(server.port), await raw.connect(server.port)];
  await server.untilCount('accepted', 2);
  next();
  peers[1]?.socket.write('12345');
  await server.untilBytes('received', 5);
  const update = next();
  expect(ids(update)).toEqual({ ...nothing, sessions: [server.session], sockets: [`${server.session}#2`] });
  expect(update.sessions[0]).toMatchObject({ bytesIn: 5, accepted: 2, open: 2 });
  expect(update.sockets[0]).toMatchObject({ bytesIn: 5, phase: 'open' });
});

it('closed sockets and sessions are told, also to a reader who looks from inside the very row', async () => {
  const server = await t.server();
  const client = await t.client(server.port);
  await server.until('accepted');
  next();
  const told: ReturnType<typeof ids>[] = [];
  const look = () => {
    told.push(ids(next()));
    t.engine.recorder.arm();
  };
  const stop = t.engine.recorder.onRecorded(look);
  t.engine.recorder.arm();
  t.engine.reset(client.session, 1);
  await Promise.all([client.until('closed'), server.until('closed')]);
  await t.engine.close(client.session);
  stop();
  told.push(ids(next()));
  expect(told.flatMap(({ closedSockets }) => closedSockets).sort()).toEqual([
    `${server.session}#1`,
    `${client.session}#1`,
  ]);
  expect(told.flatMap(({ closedSessions }) => closedSessions)).toEqual([client.session]);
});

it('a socket that came and went between two looks is told with how it stood, also to who looks in later', async () => {
  const server = await t.server({ behaviour: { name: 'hello', text: 'hi' } });
  next();
  const client = await t.client(server.port);
  await server.until('closed');
  const gone = { session: server.session, socket: 1 };
  const first = next();
  expect(first.sockets.filter(({ session }) => session === server.session)).toEqual([]);
  const [told] = first.closedSockets.filter(({ session }) => session === server.session);
  expect(told).toMatchObject({ ...gone, last: { ...gone, phase: 'closed', bytesOut: 2 } });
  expect(told?.last?.remote).toEqual(client.all('connected')[0]?.local);
  expect(t.engine.changes(0).update.closedSockets).toContainEqual(told);
});

it('a session that waits to reconnect is shown waiting, also from inside the row', async () => {
  const server = await t.server();
  const client = await t.client(server.port, { reconnect: 'auto' });
  await server.until('accepted');
  next();
  const phases: (string | undefined)[] = [];
  client.onRow = (row) => {
    if (row.type === 'closed')
      phases.push(next().sessions.find(({ session }) => session === client.session)?.phase);
  };
  await t.engine.close(server.session);
  await client.until('closed');
  expect(phases).toEqual(['waiting']);
});

it('a verb that changes a phase before any row is a change', async () => {
  const there = await raw.listen();
  const client = await t.client(there.port, {}, false);
  const peer = await there.peer(0);
  peer.socket.pause();
  for (let i = 0; i < 20; i++) t.engine.send(client.session, 1, Buffer.alloc(1024 * 1024));
  next();
  t.engine.end(client.session, 1);
  expect(next().sockets).toMatchObject([{ phase: 'ended' }]);
  t.engine.closeSocket(client.session, 1);
  expect(next().sockets).toMatchObject([{ phase: 'closing' }]);
  t.engine.reset(client.session, 1);
  await client.until('closed');
});

it('who has been away for too long starts over', async () => {
  const server = await t.server({}, false);
  const first = await raw.connect(server.port);
  await server.until('accepted');
  next();
  const away = seq;
  // More sockets come and go than a session remembers.
  let gone = 0;
  while (gone <= 8_192) {
    const peers = await Promise.all(Array.from({ length: 64 }, () => raw.connect(server.port)));
    for (const { socket } of peers) socket.resetAndDestroy();
    gone += peers.length;
    await pollUntil(
      'the sockets to close',
      () => server.state.accepted === gone + 1 && server.state.open === 1,
    );
    expect(next().reset).toBe(false);
  }
  const { update } = t.engine.changes(away);
  expect(ids(update)).toEqual({
    ...nothing,
    reset: true,
    sessions: [server.session],
    sockets: [`${server.session}#1`],
    // The last ones can still be looked at.
    closedSockets: update.closedSockets.map(({ socket }) => `${server.session}#${socket}`),
  });
  expect(update.closedSockets).toHaveLength(PAST_SOCKETS);
  expect(first.closed).toBe(false);
}, 60_000);
