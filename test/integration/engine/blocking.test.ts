// The blocking engine: a thread that really does not accept, and the kernel's queue that really fills.
import { createHash, randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Worker } from 'node:worker_threads';
import type { SessionSpecInput } from '@shared/contract/spec';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { builtServerWorker } from '../../helpers/builtServerWorker';
import { commandPeers } from '../../helpers/commandPeers';
import { testEngine, type Watched } from '../../helpers/engineTest';
import { knocking, listenQueue, procRows, unread } from '../../helpers/listenQueue';
import { pollUntil } from '../../helpers/pollUntil';
import { type RawPeer, rawPeers } from '../../helpers/rawPeers';

const serverWorker = builtServerWorker();
const t = testEngine({ serverWorker });
const without = testEngine();
const raw = rawPeers();
const start = commandPeers();
const onLinux = describe.skipIf(process.platform !== 'linux');

/** Threads of this process that still run. */
const threads = new Set<Worker>();
const count = (worker: Worker): void => {
  threads.add(worker);
  worker.once('exit', () => threads.delete(worker));
};
beforeAll(() => void process.on('worker', count));
afterAll(() => void process.off('worker', count));

type ServerInput = Partial<SessionSpecInput & { kind: 'tcp-server' }>;
const blocking = (spec: ServerInput = {}) => t.server({ ...spec, engine: 'blocking' });
const iterative = (maxClients: number, spec: ServerInput = {}) =>
  t.server({ backlog: 5, ...spec, behaviour: { name: 'iterative', maxClients } });

const untilQueue = (port: number, wanted: number | null) =>
  pollUntil(`a queue of ${wanted}`, () => listenQueue(port) === wanted);
const untilStandsStill = (server: Watched, after = 0) =>
  server.until('note', ({ note }) => note === 'stands-still', after);
const servedNumbers = (server: Watched) =>
  server
    .all('note')
    .filter(({ note }) => note === 'connected-client')
    .map(({ n }) => n);

async function echoes(peer: RawPeer, text: string): Promise<void> {
  const before = peer.bytes;
  peer.socket.write(text);
  await peer.untilBytes(before + text.length);
  expect(peer.text.slice(before)).toBe(text);
}

onLinux('a frozen accept', () => {
  it('takes one; backlog + 1 wait in the kernel; the others knock; released, all are served', async () => {
    const server = await blocking({ backlog: 5 });
    const { port } = server;
    expect(t.engine.freezeAccept(server.session)).toMatchObject({ ok: true });
    expect(server.state).toMatchObject({ accepting: 'frozen', spec: { engine: 'blocking' } });
    const peers = [await raw.connect(port)];
    await untilStandsStill(server);
    for (let i = 0; i < 6; i++) peers.push(await raw.connect(port));
    expect(listenQueue(port)).toBe(6);
    expect(server.all('accepted')).toHaveLength(1);
    expect(server.sockets.map(({ phase }) => phase)).toEqual(['waiting']);

    expect(t.engine.releaseAccept(server.session, true)).toMatchObject({ ok: true });
    await untilQueue(port, 5);
    await untilStandsStill(server, (await server.until('accept-resumed', ({ one }) => one)).seq);
    expect(server.state.accepting).toBe('frozen');
    expect(server.all('accepted')).toHaveLength(2);

    peers.push(await raw.connect(port));
    let late = 0;
    const outside = [1, 2, 3].map(async () => {
      const peer = await raw.connect(port);
      late++;
      return peer;
    });
    await pollUntil('three that knock in vain', () => knocking(port) === 3);
    expect([listenQueue(port), late]).toEqual([6, 0]);

    for (const peer of peers) peer.socket.write('hi');
    expect(t.engine.releaseAccept(server.session, false)).toMatchObject({ ok: true });
    peers.push(...(await Promise.all(outside)));
    for (const peer of peers.slice(-3)) peer.socket.write('hi');
    for (const peer of peers) await peer.untilBytes(2);
    expect(server.state.accepting).toBe('open');
    expect(server.state.accepted).toBe(11);
    expect(server.all('accept-resumed').map(({ one }) => one)).toEqual([true, false]);
  });

  it('lets what is asked of its connections wait, and then happen', async () => {
    const server = await blocking();
    const a = await raw.connect(server.port);
    await echoes(a, 'before');
    await server.untilBytes('sent', 6);
    t.engine.freezeAccept(server.session);
    const b = await raw.connect(server.port);
    const { socket } = await untilStandsStill(server);
    expect(t.engine.send(server.session, 1, Buffer.from('asked for'))).toMatchObject({ ok: true });
    expect(t.engine.pauseReading(server.session, socket)).toMatchObject({ ok: true });
    expect(t.engine.reset(server.session, socket)).toMatchObject({ ok: true });
    a.socket.write('unheard');
    const peerPort = a.socket.localPort ?? 0;
    await pollUntil('bytes nobody reads', () => unread(server.port, peerPort) === 7);
    expect(server.sockets.find((each) => each.socket === 1)).toMatchObject({ queued: 9, bytesIn: 6 });
    expect([a.bytes, b.closed, server.all('reset-sent').length]).toEqual([6, false, 0]);
    t.engine.releaseAccept(server.session, false);
    await b.untilClosed();
    expect(b.error?.code).toBe('ECONNRESET');
    await a.untilBytes(6 + 9 + 7);
    await pollUntil('nothing to wait', () => server.sockets[0]?.queued === 0);
  });

  it('is left by closing the session, and by stopping to listen', async () => {
    for (const leave of ['close', 'stop'] as const) {
      const server = await blocking({ backlog: 5 });
      const { port, session } = server;
      t.engine.freezeAccept(session);
      const first = await raw.connect(port);
      await untilStandsStill(server);
      const queued = await raw.connect(port);
      if (leave === 'close') {
        await t.engine.close(session);
        await first.untilEnded();
        expect(server.all('session-closed')).toHaveLength(1);
      } else {
        expect(t.engine.stopListening(session)).toMatchObject({ ok: true });
        await server.until('listening-stopped');
        await echoes(first, 'served after all');
        expect(server.state).toMatchObject({ phase: 'stopped', accepting: 'open' });
      }
      await queued.untilClosed();
      expect(queued.error?.code).toBe('ECONNRESET');
      expect(await raw.tryConnect(port)).toBe('ECONNREFUSED');
    }
  });

  it('can be had only where somebody accepts, and only once', async () => {
    const server = await blocking();
    expect(t.engine.releaseAccept(server.session, true)).toMatchObject({ ok: false });
    expect(t.engine.freezeAccept(server.session)).toMatchObject({ ok: true });
    expect(t.engine.freezeAccept(server.session)).toMatchObject({ ok: false });
    const portable = await t.server();
    expect(portable.state).toMatchObject({ accepting: 'open', spec: { engine: 'portable' } });
    expect(t.engine.freezeAccept(portable.session)).toMatchObject({
      ok: false,
      error: { code: 'NOT_POSSIBLE_NOW' },
    });
  });
});

onLinux('iterative, blocking', () => {
  it('serves five ncat one after another; the sixth is reset, the seventh refused', async () => {
    const server = await iterative(5);
    const { port } = server;
    expect(server.state.spec).toMatchObject({ engine: 'blocking' });
    const programs = [];
    for (let i = 1; i <= 5; i++) {
      const program = start('ncat', ['127.0.0.1', String(port)]);
      program.process.stdin.write(`client ${i}\n`);
      if (i === 1) await program.untilOutput(/client 1\n/);
      else await untilQueue(port, i - 1);
      programs.push(program);
    }
    const sixth = await raw.connect(port);
    await untilQueue(port, 5);
    // The second has said its line, and nobody has read it.
    await pollUntil('lines nobody reads', () => {
      const rows = procRows(port).filter((row) => row.localPort === port && row.state === '01');
      return rows.filter(({ receiveQueue }) => receiveQueue === 9).length === 4;
    });
    expect(programs.map(({ bytes }) => bytes)).toEqual([9, 0, 0, 0, 0]);
    expect(server.all('accepted')).toHaveLength(1);

    for (const [i, program] of programs.entries()) {
      await program.untilOutput(new RegExp(`^client ${i + 1}\n$`));
      program.process.stdin.end();
      expect(await program.untilExit()).toBe(0);
    }
    await server.until('listening-stopped');
    await sixth.untilClosed();
    expect(sixth.error?.code).toBe('ECONNRESET');
    expect(await raw.tryConnect(port)).toBe('ECONNREFUSED');

    expect(servedNumbers(server)).toEqual([1, 2, 3, 4, 5]);
    expect(server.all('note').at(-1)).toMatchObject({ note: 'served-all', n: 5 });
    for (let socket = 1; socket <= 5; socket++) {
      expect(server.types(socket)).toEqual([
        'accepted',
        'note',
        'received',
        'sent',
        'peer-ended',
        'ended',
        'closed',
      ]);
      const accepted = server.all('accepted').find((row) => row.socket === socket)?.seq ?? 0;
      const gone = server.all('closed').find((row) => row.socket === socket - 1)?.seq ?? 0;
      expect(accepted).toBeGreaterThan(gone);
    }
    expect(server.state).toMatchObject({ phase: 'stopped', open: 0, accepted: 5, bytesIn: 45, bytesOut: 45 });
  });

  it('echoes megabytes to a peer that reads slowly, in reads of its buffer', async () => {
    const data = randomBytes(3 * 1024 * 1024);
    const hash = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest('hex');
    const server = await iterative(0);
    const peer = await raw.connect(server.port);
    peer.socket.pause();
    peer.socket.end(data);
    // Both ways are full: nothing moves until the peer reads.
    let before = -1;
    let still = 0;
    await pollUntil('a writer that waits', () => {
      const { bytesOut } = server.state;
      still = bytesOut > 0 && bytesOut === before ? still + 1 : 0;
      before = bytesOut;
      return still > 20;
    });
    peer.socket.resume();
    await peer.untilEnded();
    expect(hash(Buffer.concat(peer.chunks))).toBe(hash(data));
    await server.until('closed');
    expect(hash(server.bytes('received'))).toBe(hash(data));
    expect(hash(server.bytes('sent'))).toBe(hash(data));
    expect(server.all('received').every(({ bytes }) => bytes <= 1024)).toBe(true);
  });

  it('hears its person while it serves: send, pause, close, reset', async () => {
    const server = await iterative(0);
    const { session, port } = server;
    const first = await raw.connect(port);
    await echoes(first, 'one');
    // The peer may know of it before we do.
    await server.untilBytes('sent', 3);
    expect(t.engine.send(session, 'all', Buffer.from('psst'))).toMatchObject({ ok: true });
    await first.untilBytes(7);
    await server.until('drained', ({ bytes }) => bytes === 4);
    expect(t.engine.end(session, 1)).toMatchObject({ ok: false, error: { code: 'NOT_POSSIBLE_NOW' } });
    t.engine.pauseReading(session, 1);
    await server.until('reading-paused');
    first.socket.write('later');
    await pollUntil('bytes nobody reads', () => unread(port, first.socket.localPort ?? 0) === 5);
    t.engine.resumeReading(session, 1);
    await first.untilBytes(12);
    t.engine.closeSocket(session, 1);
    await first.untilEnded();
    expect(await server.until('closed', ({ socket }) => socket === 1)).toMatchObject({ first: 'local' });

    const second = await raw.connect(port);
    await echoes(second, 'two');
    await server.until('sent', ({ socket }) => socket === 2);
    t.engine.reset(session, 2);
    await second.untilClosed();
    expect(second.error?.code).toBe('ECONNRESET');
    await server.until('reset-sent', ({ socket }) => socket === 2);

    const third = await raw.connect(port);
    await echoes(third, 'three');
    third.socket.resetAndDestroy();
    expect(await server.until('closed', ({ socket }) => socket === 3)).toMatchObject({ first: 'peer' });
    expect(server.all('reset').map(({ socket }) => socket)).toEqual([3]);
    await echoes(await raw.connect(port), 'four');
  });

  it('closes and stops listening while it serves', async () => {
    const server = await iterative(0);
    const { session, port } = server;
    const served = await raw.connect(port);
    await echoes(served, 'hi');
    const queued = await raw.connect(port);
    t.engine.stopListening(session);
    await queued.untilClosed();
    expect(queued.error?.code).toBe('ECONNRESET');
    expect(await raw.tryConnect(port)).toBe('ECONNREFUSED');
    await echoes(served, 'still there');
    t.engine.listen(session);
    await t.engine.close(session);
    await served.untilEnded();
    expect(server.all('closed')).toMatchObject([{ socket: 1, first: 'local' }]);
  });

  it('keeps its direction open when told so, until a person closes it', async () => {
    const server = await iterative(0, { halfOpen: true });
    const peer = await raw.connect(server.port);
    peer.socket.end('bye');
    await peer.untilBytes(3);
    await server.until('peer-ended');
    t.engine.send(server.session, 1, Buffer.from('more'));
    await peer.untilBytes(7);
    expect(peer.ended).toBe(false);
    t.engine.closeSocket(server.session, 1);
    await peer.untilEnded();
  });

  it('frozen, still serves whom it serves, and then lets in one at a time', async () => {
    const server = await iterative(0);
    const { session, port } = server;
    const [first, second, third] = [
      await raw.connect(port),
      await raw.connect(port),
      await raw.connect(port),
    ];
    await echoes(first, 'one');
    await untilQueue(port, 2);
    t.engine.freezeAccept(session);
    await echoes(first, 'still served');
    first.socket.end();
    const still = await untilStandsStill(server);
    expect([still.socket, listenQueue(port), servedNumbers(server)]).toEqual([2, 1, [1]]);
    t.engine.releaseAccept(session, true);
    await echoes(second, 'two');
    expect(listenQueue(port)).toBe(1);
    second.socket.end();
    await untilStandsStill(server, still.seq);
    await untilQueue(port, 0);
    expect(server.sockets).toMatchObject([{ socket: 3, phase: 'waiting' }]);
    t.engine.releaseAccept(session, false);
    await echoes(third, 'three');
    expect(servedNumbers(server)).toEqual([1, 2, 3]);
  });

  it('stops reading while its observer cannot keep up', async () => {
    const server = await iterative(0);
    const peer = await raw.connect(server.port);
    await echoes(peer, 'x');
    await server.untilBytes('sent', 1);
    server.keepReading = false;
    await echoes(peer, 'y');
    peer.socket.write('held back');
    await pollUntil('bytes nobody reads', () => unread(server.port, peer.socket.localPort ?? 0) === 9);
    server.keepReading = true;
    t.engine.releaseReading(server.session);
    await peer.untilBytes(11);
  });
});

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
