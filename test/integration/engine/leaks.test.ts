import { sessionSpecSchema } from '@shared/contract/spec';
import { expect, it } from 'vitest';
import { createEngine, type Engine, type Observer } from '../../../electron/engine/index';
import { pollUntil } from '../../helpers/pollUntil';

/** Sockets, servers and lookups of the process, by kind, and its timers. */
function resources(): { sockets: string[]; timers: number } {
  const all = process.getActiveResourcesInfo();
  return {
    sockets: all.filter((kind) => /TCP|GetAddrInfo/.test(kind)).sort(),
    timers: all.filter((kind) => kind === 'Timeout').length,
  };
}

/** The test runner's own timers come and go; every leak here would be one of dozens. */
const RUNNER_TIMERS = 3;

/** Handles are closed in the turn after their sockets. */
async function untilBackTo(before: ReturnType<typeof resources>): Promise<void> {
  await pollUntil('every socket to be gone', () => resources().sockets.join() === before.sockets.join());
  expect(resources().timers).toBeLessThanOrEqual(before.timers + RUNNER_TIMERS);
}

/** Opens a session and resolves with its number when the row came that says it is ready. */
function opened(engine: Engine, spec: object, ready: string): Promise<number> {
  return new Promise((resolve) => {
    let number = 0;
    const observer: Observer = (row) => {
      if (row.type === ready) queueMicrotask(() => resolve(number));
      return true;
    };
    number = engine.open(sessionSpecSchema.parse(spec), observer).session;
  });
}

async function serverWithClients(engine: Engine, clients: number): Promise<number[]> {
  const server = await opened(engine, { kind: 'tcp-server' }, 'listening');
  const port = engine.changes(0).update.sessions.find(({ session }) => session === server)?.local?.port;
  const all = await Promise.all(
    Array.from({ length: clients }, () => opened(engine, { kind: 'tcp-client', port }, 'connected')),
  );
  for (const client of all) engine.send(client, 'all', Buffer.from('hello'));
  return [server, ...all];
}

it('a thousand sessions opened, used and closed leave nothing behind', async () => {
  const engine = createEngine();
  const before = resources();
  for (let round = 0; round < 10; round++) {
    const sessions = (
      await Promise.all(Array.from({ length: 10 }, () => serverWithClients(engine, 9)))
    ).flat();
    const logs = sessions.map((session) => engine.log(session));
    expect(logs.every((log) => log !== undefined && log.heldBytes > 0)).toBe(true);
    // Servers before clients, clients before servers, and some twice.
    const order = round % 2 === 0 ? sessions : sessions.toReversed();
    await Promise.all([...order, ...order.slice(0, 5)].map((session) => engine.close(session)));
    expect(logs.map((log) => log?.heldBytes)).toEqual(logs.map(() => 0));
    expect(engine.openSockets).toBe(0);
    expect(engine.changes(0).update).toMatchObject({ sessions: [], sockets: [] });
  }
  await untilBackTo(before);
});

it('clients that wait, connect or never will leave no timer behind', async () => {
  const engine = createEngine();
  const before = resources();
  const closed = await opened(engine, { kind: 'tcp-server' }, 'listening');
  const port = engine.changes(0).update.sessions[0]?.local?.port;
  await engine.close(closed);
  for (let i = 0; i < 50; i++) {
    const waiting = await opened(engine, { kind: 'tcp-client', port, reconnect: 'auto' }, 'connect-failed');
    const connecting = engine.open(
      sessionSpecSchema.parse({ kind: 'tcp-client', host: 'localhost', port }),
    ).session;
    const opening = engine.open(sessionSpecSchema.parse({ kind: 'tcp-server', host: 'localhost' })).session;
    await Promise.all([waiting, connecting, opening].map((session) => engine.close(session)));
  }
  await untilBackTo(before);
});

it('dispose closes everything, also what is stuck', async () => {
  const engine = createEngine();
  const before = resources();
  const [server = 0, client = 0] = await serverWithClients(engine, 1);
  const manual = await opened(engine, { kind: 'tcp-server', behaviour: { name: 'manual' } }, 'listening');
  engine.pauseReading(server, 1);
  for (let i = 0; i < 20; i++) engine.send(client, 1, Buffer.alloc(1024 * 1024));
  await engine.dispose();
  expect(engine.log(server) ?? engine.log(client) ?? engine.log(manual)).toBeUndefined();
  await untilBackTo(before);
});
