// The iterative server in the blocking engine: it serves inside `accept`, as its C twin does.
import { createHash, randomBytes } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { blockingServers, echoes, untilQueue, untilStandsStill } from '../../helpers/blockingServers';
import { commandPeers } from '../../helpers/commandPeers';
import type { Watched } from '../../helpers/engineTest';
import { listenQueue, procRows, unread } from '../../helpers/listenQueue';
import { pollUntil } from '../../helpers/pollUntil';
import { rawPeers } from '../../helpers/rawPeers';

const { t, iterative } = blockingServers();
const raw = rawPeers();
const start = commandPeers();
const onLinux = describe.skipIf(process.platform !== 'linux');

const servedNumbers = (server: Watched) =>
  server
    .all('note')
    .filter(({ note }) => note === 'connected-client')
    .map(({ n }) => n);

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
    let written = 2;
    await echoes(peer, 'y');
    // The worker hears of it a moment after its row: what comes before that is still read. So: what stays unread.
    let looks = 0;
    await pollUntil('bytes nobody reads', () => {
      if (peer.bytes === written) {
        peer.socket.write('held back');
        written += 9;
      }
      looks = unread(server.port, peer.socket.localPort ?? 0) === 9 ? looks + 1 : 0;
      return looks > 50;
    });
    server.keepReading = true;
    t.engine.releaseReading(server.session);
    await peer.untilBytes(written);
  });
});
