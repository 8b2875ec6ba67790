import { spawnSync } from 'node:child_process';
import { afterEach, expect, it } from 'vitest';
import { testEngine } from '../../helpers/engineTest';
import { rawPeers } from '../../helpers/rawPeers';

const t = testEngine();
const raw = rawPeers();
// Whatever fails, the engine goes on.
afterEach(() => t.expectEcho());

it('reset by the peer: reset, closed, the peer first', async () => {
  const server = await t.server();
  const peer = await raw.connect(server.port);
  const { socket } = await server.until('accepted');
  peer.socket.resetAndDestroy();
  await server.until('closed');
  expect(server.types(socket)).toEqual(['accepted', 'reset', 'closed']);
  expect(server.all('reset')[0]).toMatchObject({
    error: { code: 'ECONNRESET', syscall: 'read', explanation: 'reset' },
    remote: { address: '127.0.0.1' },
  });
  expect(server.all('closed')[0]).toMatchObject({ first: 'peer' });
});

it('a peer that closes with unread bytes resets: what it never read is not lost silently', async () => {
  const server = await t.server({ behaviour: { name: 'manual' } });
  const peer = await raw.connect(server.port);
  peer.socket.pause();
  const { socket } = await server.until('accepted');
  t.engine.send(server.session, socket, Buffer.alloc(200_000));
  await server.until('drained');
  peer.socket.destroy();
  await server.until('closed');
  expect(server.all('reset')[0]).toMatchObject({ error: { code: 'ECONNRESET' } });
});

it('writing after the peer is gone: the first write passes, a later one fails with EPIPE', async () => {
  const server = await t.server({ behaviour: { name: 'manual' }, halfOpen: true });
  const peer = await raw.connect(server.port);
  const { socket } = await server.until('accepted');
  peer.socket.destroy();
  await server.until('peer-ended');
  for (let sends = 1; ; sends++) {
    if (!t.engine.send(server.session, socket, Buffer.from('anyone?')).ok) break;
    // A write is either taken or the end of the socket.
    await Promise.race([server.untilCount('drained', sends), server.until('closed')]);
    if (server.all('closed').length > 0) break;
  }
  await server.until('closed');
  const [failed] = server.all('failed');
  expect(failed).toMatchObject({
    error: { code: 'EPIPE', syscall: 'write', explanation: 'write-after-peer-gone' },
  });
  expect(server.all('drained').length).toBeGreaterThan(0);
  expect(server.all('closed')[0]).toMatchObject({ first: 'peer', remote: { address: '127.0.0.1' } });
});

/** Runs a peer to its end while our event loop stands still: it comes and goes before we can accept. */
function beforeAccept(port: number, then: string): void {
  const script = `const s = require('node:net').connect(${port}, '127.0.0.1', () => { ${then} })`;
  const { status, stderr } = spawnSync(process.execPath, ['-e', script], {
    timeout: 10_000,
    encoding: 'utf8',
  });
  if (status !== 0) throw new Error(`the peer failed: ${stderr}`);
}

it('left by RST before accept: accepted with nobody there, explained', async () => {
  const server = await t.server();
  beforeAccept(server.port, 's.resetAndDestroy()');
  const accepted = await server.until('accepted');
  expect(accepted).toMatchObject({ remote: null, explanation: 'left-before-accept' });
  await server.until('closed');
  expect(server.types(accepted.socket)).toEqual(['accepted', 'reset', 'closed']);
  expect(server.all('closed')[0]).toMatchObject({ remote: null, bytesIn: 0, bytesOut: 0 });
});

it('left by FIN before accept: accepted with its address, its bytes and its end', async () => {
  const server = await t.server({ behaviour: { name: 'manual' }, halfOpen: true });
  beforeAccept(server.port, `s.end('bye', () => process.exit())`);
  const accepted = await server.until('accepted');
  expect(accepted.remote).toMatchObject({ address: '127.0.0.1' });
  expect(accepted.explanation).toBeUndefined();
  await server.until('peer-ended');
  expect(server.bytes('received').toString()).toBe('bye');
});
