// The blocking engine: a thread that really does not accept, and the kernel's queue that really fills.
import { describe, expect, it } from 'vitest';
import { blockingServers, echoes, untilQueue, untilStandsStill } from '../../helpers/blockingServers';
import { knocking, listenQueue, unread } from '../../helpers/listenQueue';
import { pollUntil } from '../../helpers/pollUntil';
import { rawPeers } from '../../helpers/rawPeers';

const { t, blocking } = blockingServers();
const raw = rawPeers();
const onLinux = describe.skipIf(process.platform !== 'linux');

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
