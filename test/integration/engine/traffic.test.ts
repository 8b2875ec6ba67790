import { SOCKET_QUEUE_BYTES } from '@shared/contract/limits';
import { describe, expect, it } from 'vitest';
import { testEngine } from '../../helpers/engineTest';
import { pollUntil } from '../../helpers/pollUntil';
import { rawPeers } from '../../helpers/rawPeers';

const t = testEngine();
const raw = rawPeers();

const MEGABYTE = 1024 * 1024;
const ALL_BYTES = Buffer.from(Array.from({ length: 256 }, (_, i) => i));

it('every byte value goes there and back and is logged as it was', async () => {
  const server = await t.server();
  const client = await t.client(server.port);
  t.engine.send(client.session, 1, ALL_BYTES);
  await client.untilBytes('received', 256);
  for (const who of [server, client]) {
    expect(who.bytes('received').equals(ALL_BYTES)).toBe(true);
    expect(who.bytes('sent').equals(ALL_BYTES)).toBe(true);
  }
});

it('a thousand clients at once get each their own bytes back', async () => {
  const server = await t.server({}, false);
  const peers = await Promise.all(Array.from({ length: 1_000 }, () => raw.connect(server.port)));
  for (const [i, { socket }] of peers.entries()) socket.end(`client ${i} `.repeat(100));
  for (const [i, peer] of peers.entries()) {
    await peer.untilEnded();
    expect(peer.text).toBe(`client ${i} `.repeat(100));
  }
  await server.untilCount('closed', 1_000);
  expect(server.state).toMatchObject({ accepted: 1_000, open: 0, dropped: 0 });
  expect(new Set(server.all('accepted').map(({ socket }) => socket)).size).toBe(1_000);
});

it('bytes that its owner changes after they drained stay in the log as they were sent', async () => {
  const server = await t.server();
  const client = await t.client(server.port);
  const buffer = Buffer.from('first');
  t.engine.send(client.session, 1, buffer);
  await client.untilCount('drained', 1);
  buffer.write('other');
  t.engine.send(client.session, 1, buffer);
  await client.untilBytes('received', 10);
  const log = t.engine.log(client.session);
  expect(log?.chunkBytes).toBe(20);
  expect(client.bytes('received').toString()).toBe('firstother');
});

describe('a peer that does not read', () => {
  it('an echo stops reading from it, keeps a bounded queue, and loses nothing', async () => {
    const server = await t.server({}, false);
    const peer = await raw.connect(server.port);
    peer.socket.pause();
    const piece = Buffer.alloc(MEGABYTE, ALL_BYTES);
    let given = 0;
    // Until both kernels and both streams are full: then nothing goes any more.
    let still = 0;
    while (still < 50) {
      while (peer.socket.writableLength < 2 * MEGABYTE) {
        peer.socket.write(piece);
        given += MEGABYTE;
      }
      const before = server.state.bytesIn;
      await new Promise((resolve) => setImmediate(resolve));
      const stuck = server.state.bytesIn === before && (server.sockets[0]?.queued ?? 0) > 0;
      still = stuck ? still + 1 : 0;
    }
    expect(server.sockets[0]?.queued).toBeGreaterThan(0);
    expect(server.sockets[0]?.queued).toBeLessThanOrEqual(MEGABYTE);
    expect(server.state.bytesIn).toBe(server.state.bytesOut);
    const { seq } = t.engine.changes(0);
    peer.socket.end();
    peer.socket.resume();
    await peer.untilEnded();
    expect(peer.bytes).toBe(given);
    expect(Buffer.concat(peer.chunks).equals(Buffer.alloc(given, ALL_BYTES))).toBe(true);
    // A view that saw the queue is told that it is gone.
    const { sockets, closedSockets } = t.engine.changes(seq).update;
    expect(sockets.length + closedSockets.length).toBe(1);
  });

  it('a queue that empties without a row is a change of its own', async () => {
    const server = await t.server({}, false);
    const peer = await raw.connect(server.port);
    peer.socket.pause();
    const queued = () => server.sockets[0]?.queued ?? 0;
    // Small pieces, each read before the next is sent: when the kernel is full, nothing is left to arrive.
    for (let given = 10_000; queued() === 0; given += 10_000) {
      peer.socket.write(Buffer.alloc(10_000));
      await server.untilBytes('received', given);
    }
    const { seq } = t.engine.changes(0);
    const rows = server.rows.length;
    peer.socket.resume();
    await pollUntil('the queue to be shown empty', () => {
      const { update } = t.engine.changes(seq);
      return update.sockets.length === 1 && update.sessions.length === 1 && queued() === 0;
    });
    expect(server.rows.length).toBe(rows);
  });

  it('a person may queue up to the limit, then send is refused until it drains', async () => {
    const there = await raw.listen();
    const client = await t.client(there.port, {}, false);
    const peer = await there.peer(0);
    peer.socket.pause();
    const piece = Buffer.alloc(MEGABYTE);
    let sent = 0;
    for (;;) {
      const verdict = t.engine.send(client.session, 1, piece);
      if (!verdict.ok) {
        expect(verdict.error).toMatchObject({ code: 'QUEUE_FULL', explanation: 'queue-full' });
        break;
      }
      sent++;
    }
    expect(client.sockets[0]?.queued).toBeLessThanOrEqual(SOCKET_QUEUE_BYTES);
    expect(sent).toBeGreaterThanOrEqual(SOCKET_QUEUE_BYTES / MEGABYTE);
    peer.socket.resume();
    await peer.untilBytes(sent * MEGABYTE);
    await client.untilCount('drained', sent);
    expect(t.engine.send(client.session, 1, piece)).toMatchObject({ ok: true });
    expect(client.sockets[0]).toMatchObject({ bytesOut: (sent + 1) * MEGABYTE });
  });
});

describe('our own reader held', () => {
  it('paused by a person: the sender is slowed by TCP and not a byte is lost', async () => {
    const server = await t.server({ behaviour: { name: 'manual' } }, false);
    const peer = await raw.connect(server.port);
    const { socket } = await server.until('accepted');
    t.engine.pauseReading(server.session, socket);
    peer.socket.end(Buffer.alloc(20 * MEGABYTE));
    await pollUntil('a sender that waits', () => peer.socket.writableLength > 0);
    expect(server.state.bytesIn).toBeLessThan(MEGABYTE);
    t.engine.resumeReading(server.session, socket);
    await server.until('peer-ended');
    expect(server.state.bytesIn).toBe(20 * MEGABYTE);
  });

  it('by its observer: no socket of the session reads, new ones neither, until it is released', async () => {
    const server = await t.server({ behaviour: { name: 'manual' } });
    const first = await t.client(server.port);
    await server.until('accepted');
    server.keepReading = false;
    t.engine.send(first.session, 1, Buffer.from('one'));
    await server.untilBytes('received', 3);
    const second = await t.client(server.port);
    await server.untilCount('accepted', 2);
    for (const client of [first, second]) t.engine.send(client.session, 1, Buffer.from('more'));
    await Promise.all([first.untilCount('drained', 2), second.until('drained')]);
    expect(server.state.bytesIn).toBe(3);
    // A person's pause outlives the release.
    t.engine.pauseReading(server.session, 2);
    server.keepReading = true;
    t.engine.releaseReading(server.session);
    await server.untilBytes('received', 7);
    t.engine.resumeReading(server.session, 2);
    await server.untilBytes('received', 11);
  });
});

it('a log with a small limit forgets the oldest, says so, and the totals stay right', async () => {
  const server = await t.server({}, false);
  const client = await t.client(server.port, {}, false);
  const log = t.engine.log(server.session);
  for (let i = 0; i < 80; i++) {
    t.engine.send(client.session, 1, Buffer.alloc(MEGABYTE));
    await client.untilBytes('received', (i + 1) * MEGABYTE);
  }
  const { state } = server;
  expect(log?.heldBytes).toBeLessThanOrEqual(64 * MEGABYTE);
  expect(state.log).toEqual({
    bytes: log?.heldBytes,
    spilled: 0,
    firstSeq: log?.firstSeq,
    rows: log?.rows,
    firstRow: log?.firstRow,
    trimmed: log?.trimmedBytes,
  });
  expect(state.log.trimmed).toBeGreaterThan(0);
  expect(state.bytesIn).toBe(80 * MEGABYTE);
  expect(server.all('log-trimmed').length).toBeGreaterThan(0);
  for (const { bytes, total } of server.all('log-trimmed')) expect(total).toBeGreaterThanOrEqual(bytes);
});
