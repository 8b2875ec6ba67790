// The thread of a server in the blocking engine: what it carries, and that it begins and ends with its session.
import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Worker } from 'node:worker_threads';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { blockingServers, echoes, type ServerInput, untilQueue } from '../../helpers/blockingServers';
import { testEngine } from '../../helpers/engineTest';
import { listenQueue } from '../../helpers/listenQueue';
import { pollUntil } from '../../helpers/pollUntil';
import { rawPeers } from '../../helpers/rawPeers';

const { t, blocking, iterative } = blockingServers();
const without = testEngine();
const raw = rawPeers();
const onLinux = describe.skipIf(process.platform !== 'linux');

/** Threads of this process that still run. */
const threads = new Set<Worker>();
const count = (worker: Worker): void => {
  threads.add(worker);
  worker.once('exit', () => threads.delete(worker));
};
beforeAll(() => void process.on('worker', count));
afterAll(() => void process.off('worker', count));

onLinux('the thread of a server', () => {
  it('carries the bytes of an echo, all of them, and tells time by the engine’s clock', async () => {
    const data = randomBytes(10 * 1024 * 1024);
    const begin = t.engine.now();
    const server = await blocking();
    const peer = await raw.connect(server.port);
    peer.socket.end(data);
    await peer.untilEnded();
    expect(Buffer.compare(Buffer.concat(peer.chunks), data)).toBe(0);
    await server.until('closed');
    expect(Buffer.compare(server.bytes('received'), data)).toBe(0);
    expect(server.state).toMatchObject({ bytesIn: data.length, bytesOut: data.length, open: 0 });
    const times = server.rows.map(({ at }) => at);
    expect(times).toEqual(times.toSorted((a, b) => a - b));
    expect(times[0]).toBeGreaterThanOrEqual(begin);
    expect(times.at(-1)).toBeLessThanOrEqual(t.engine.now());
  });

  it('listens again after stopping, and fails as any server does', async () => {
    const server = await blocking();
    const { port, session } = server;
    const rival = t.open({ kind: 'tcp-server', port, engine: 'blocking' });
    expect((await rival.until('listen-failed')).error).toMatchObject({ code: 'EADDRINUSE' });
    t.engine.stopListening(session);
    await server.until('listening-stopped');
    t.engine.listen(rival.session);
    await rival.until('listening');
    await echoes(await raw.connect(port), 'again');
  });

  it('is reported when it dies: nobody listens, its connections are closed, the next one works', async () => {
    const server = await iterative(0);
    const { port, session } = server;
    const peer = await raw.connect(port);
    await echoes(peer, 'hi');
    const queued = await raw.connect(port);
    expect(threads.size).toBe(1);
    for (const worker of threads) await worker.terminate();
    const { error, seq: failed } = await server.until('failed');
    expect(error).toMatchObject({ code: 'INTERNAL' });
    await Promise.all([peer.untilEnded(), queued.untilClosed()]);
    await untilQueue(port, null);
    expect(server.state).toMatchObject({ phase: 'failed', open: 0, error: { code: 'INTERNAL' } });
    expect(server.sockets).toEqual([]);
    expect(t.engine.listen(session)).toMatchObject({ ok: true });
    await server.until('listening', undefined, failed);
    await echoes(await raw.connect(server.port), 'back');
  });

  it('is gone with its session, and all are with their engine', async () => {
    for (let round = 0; round < 3; round++) {
      const servers = await Promise.all([blocking(), blocking(), iterative(0), iterative(0)]);
      expect(threads.size).toBe(4);
      for (const [i, server] of servers.entries()) {
        const peer = await raw.connect(server.port);
        await echoes(peer, 'hello');
        if (i === 0) t.engine.freezeAccept(server.session);
      }
      const ports = servers.map(({ port }) => port);
      if (round === 2) await t.engine.dispose();
      else await Promise.all(servers.map(({ session }) => t.engine.close(session)));
      await pollUntil('no thread', () => threads.size === 0);
      expect(ports.map(listenQueue)).toEqual([null, null, null, null]);
    }
  });

  const BEHAVIOURS: ServerInput['behaviour'][] = [
    { name: 'echo' },
    { name: 'hello', once: true },
    { name: 'line' },
    { name: 'discard' },
    { name: 'daytime' },
    { name: 'iterative', maxClients: 2 },
  ];
  it.each(BEHAVIOURS)('tells and does what the portable engine tells and does: %j', async (behaviour) => {
    const told = [];
    for (const engine of ['portable', 'blocking'] as const) {
      const server = await t.server({ behaviour, engine, host: 'localhost', maxConnections: 5 });
      const peer = await raw.connect(server.port, {}, server.state.local?.address);
      peer.socket.end('a\nbc\n');
      await peer.untilEnded();
      await server.until('closed');
      const text = behaviour?.name === 'daytime' ? peer.bytes : peer.text;
      if (behaviour?.name === 'hello') await server.until('listening-stopped');
      told.push([text, server.types(), server.all('closed').map(({ first }) => first)]);
    }
    expect(told[1]).toEqual(told[0]);
  });

  it('turns away whom the server does not want', async () => {
    const server = await blocking({ maxConnections: 1 });
    const peer = await raw.connect(server.port);
    await echoes(peer, 'in');
    await (await raw.connect(server.port)).untilEnded();
    expect(await server.until('dropped')).toMatchObject({ max: 1 });
    expect(server.state).toMatchObject({ accepted: 1, dropped: 1, open: 1 });
  });

  it('closed before it has begun, leaves nothing', async () => {
    const server = t.open({ kind: 'tcp-server', engine: 'blocking' });
    await t.engine.close(server.session);
    await pollUntil('no thread', () => threads.size === 0);
  });
});

describe('a thread that is broken', () => {
  const folder = mkdtempSync(join(tmpdir(), 'bothends-broken-'));
  afterAll(() => rmSync(folder, { recursive: true, force: true }));
  const script = (name: string, source: string) => {
    const path = join(folder, name);
    writeFileSync(path, source);
    return pathToFileURL(path);
  };
  const throws = testEngine({ serverWorker: script('throws.mjs', 'throw new Error("on purpose");') });
  const hangs = testEngine({ serverWorker: script('hangs.mjs', 'for (;;);') });

  it('and fails at once, is a server that cannot listen', async () => {
    const server = throws.open({ kind: 'tcp-server', engine: 'blocking' });
    const { error } = await server.until('listen-failed');
    expect(error).toMatchObject({ code: 'INTERNAL', message: 'on purpose' });
    expect(server.state.phase).toBe('failed');
    await throws.expectEcho();
  });

  it('and hears nothing, is ended by force', async () => {
    const server = hangs.open({ kind: 'tcp-server', engine: 'blocking' });
    await pollUntil('a thread', () => threads.size === 1);
    await hangs.engine.close(server.session);
    await pollUntil('no thread', () => threads.size === 0);
    expect(server.types()).toEqual(['session-opened', 'session-closed']);
  });
});

describe('without a thread to run in', () => {
  it('blocking is refused, with the reason', async () => {
    const server = without.open({ kind: 'tcp-server', engine: 'blocking' });
    const { error } = await server.until('listen-failed');
    expect(error).toMatchObject({ code: 'NOT_AVAILABLE' });
    expect(error.message).toContain('portable');
    expect(server.state).toMatchObject({ phase: 'failed', spec: { engine: 'blocking' } });
    expect(without.engine.freezeAccept(server.session)).toMatchObject({ ok: false });
  });

  it('iterative is held by the app', async () => {
    const server = await without.server({ behaviour: { name: 'iterative' } });
    expect(server.state.spec).toMatchObject({ engine: 'portable' });
    await once((await raw.connect(server.port)).socket.end('x'), 'data');
  });
});
