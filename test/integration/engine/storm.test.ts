import { type SessionSpecInput, sessionSpecSchema } from '@shared/contract/spec';
import { afterAll, afterEach, beforeAll, beforeEach, expect, it } from 'vitest';
import { createEngine, type Engine } from '../../../electron/engine/index';
import { Watched } from '../../helpers/engineTest';
import { freePort } from '../../helpers/freePort';
import { readLog } from '../../helpers/readLog';

// Anything that reaches the process instead of a row or an answer is a bug that would end the app.
const escaped: unknown[] = [];
const note = (reason: unknown) => void escaped.push(reason);
beforeAll(() => {
  process.on('uncaughtException', note);
  process.on('unhandledRejection', note);
});
afterAll(() => {
  process.off('uncaughtException', note);
  process.off('unhandledRejection', note);
});

let engine: Engine;
beforeEach(() => {
  engine = createEngine({ sessionLogBytes: 256 * 1024, totalLogBytes: 2 * 1024 * 1024 });
});
afterEach(() => engine.dispose());

/** A sequence of numbers that a seed repeats (mulberry32). */
function randomFrom(seed: number): (below: number) => number {
  let state = seed;
  return (below) => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) % below;
  };
}

/** Does a random thing to a random session, known or not. */
function act(random: (below: number) => number, ports: readonly number[]): void {
  const pick = <T>(items: readonly T[], otherwise: T): T => items[random(items.length)] ?? otherwise;
  const { sessions, sockets } = engine.changes(0).update;
  const session = random(10) === 0 ? random(50) : (pick(sessions, undefined)?.session ?? 0);
  const mine = sockets.filter((socket) => socket.session === session);
  const socket = random(10) === 0 ? random(9) : (pick(mine, undefined)?.socket ?? 1);
  const flag = () => random(2) === 0;
  const server = (): SessionSpecInput => ({
    kind: 'tcp-server',
    host: pick(['127.0.0.1', '::1', '::', 'localhost', '192.0.2.77'], '::'),
    port: pick(ports, 0),
    behaviour: { name: flag() ? 'echo' : 'manual' },
    halfOpen: flag(),
    maxConnections: flag() ? null : 2,
  });
  const client = (): SessionSpecInput => ({
    kind: 'tcp-client',
    host: pick(['127.0.0.1', 'localhost', '::1'], '::1'),
    port: pick(ports, 1),
    halfOpen: flag(),
    reconnect: flag() ? 'auto' : 'manual',
    connectTimeoutMs: pick([1, 100, 5_000], 1),
    localPort: random(8) === 0 ? pick(ports, 1) : null,
    keepAlive: flag() ? { delayMs: 1_000 } : null,
  });
  const room = sessions.length < 30;
  const verbs: (() => unknown)[] = [
    () => room && engine.open(sessionSpecSchema.parse(server())),
    () => room && engine.open(sessionSpecSchema.parse(client())),
    () => room && engine.open(sessionSpecSchema.parse(client())),
    () => engine.send(session, flag() ? 'all' : socket, Buffer.alloc(random(flag() ? 100 : 300_000))),
    () => engine.send(session, 'all', Buffer.from('x')),
    () => engine.end(session, socket),
    () => engine.closeSocket(session, socket),
    () => engine.reset(session, socket),
    () => engine.pauseReading(session, socket),
    () => engine.resumeReading(session, socket),
    () => engine.releaseReading(session),
    () => engine.stopListening(session),
    () => engine.listen(session),
    () => engine.connect(session),
    () => engine.cancel(session),
    () => random(4) === 0 && void engine.close(session),
    () => engine.changes(random(1_000)),
  ];
  verbs[random(verbs.length)]?.();
}

async function echoes(): Promise<void> {
  const server = new Watched(engine, { kind: 'tcp-server' });
  await server.until('listening');
  const client = new Watched(engine, { kind: 'tcp-client', port: server.port });
  await client.until('connected');
  engine.send(client.session, 1, Buffer.from('still here'));
  await client.untilBytes('received', 10);
  await engine.close(client.session);
  await engine.close(server.session);
}

const SEQUENCES = 200;
const VERBS = 60;

it(`${SEQUENCES} random sequences of ${VERBS} verbs: nothing escapes, logs stay readable, the engine still echoes`, async () => {
  const ports = [await freePort(), await freePort(), await freePort()];
  for (let seed = 1; seed <= SEQUENCES; seed++) {
    const random = randomFrom(seed);
    for (let i = 0; i < VERBS; i++) {
      act(random, ports);
      // Sometimes several in one turn, sometimes with the network in between.
      if (random(3) === 0) await new Promise((resolve) => setImmediate(resolve));
    }
    expect(escaped, `seed ${seed}`).toEqual([]);
    const { sessions } = engine.changes(0).update;
    if (seed % 10 === 0) for (const { session } of sessions) readLog(engine.log(session) ?? expect.fail());
    expect(sessions.reduce((sum, { log }) => sum + log.bytes, 0)).toBeLessThanOrEqual(4 * 1024 * 1024);
    if (seed % 20 === 0) await echoes();
    if (seed % 5 === 0) await Promise.all(sessions.map(({ session }) => engine.close(session)));
  }
  await engine.dispose();
  expect(engine.changes(0).update).toMatchObject({ sessions: [], sockets: [] });
  expect(engine.openSockets).toBe(0);
  await echoes();
  expect(escaped).toEqual([]);
}, 120_000);
