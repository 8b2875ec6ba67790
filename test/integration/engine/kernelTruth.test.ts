// The engine and the real table of this machine: what a person sees is what /proc says.
import { readlinkSync } from 'node:fs';
import { resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { stateUpdateSchema } from '@shared/contract/state';
import { afterAll, describe, expect, it } from 'vitest';
import { watchOurSockets } from '../../../electron/kernel/index';
import { builtServerWorker } from '../../helpers/builtServerWorker';
import { testEngine, type Watched } from '../../helpers/engineTest';
import { procRows } from '../../helpers/listenQueue';
import { pollUntil } from '../../helpers/pollUntil';

const worker = pathToFileURL(resolve(import.meta.dirname, '../../../out/kernel/socketTableWorker.js'));
const kernel = watchOurSockets(worker);

describe.skipIf(process.platform !== 'linux' || kernel === undefined)('on Linux', () => {
  const serverWorker = builtServerWorker();
  const t = testEngine(
    kernel === undefined ? {} : { kernel: { ...kernel, close: () => Promise.resolve() }, serverWorker },
  );
  afterAll(() => kernel?.close());

  const stateOf = (who: Watched) => who.sockets[0]?.kernel?.state;

  it('both ends are ESTABLISHED, the server listens with an empty queue', async () => {
    t.engine.watchKernel();
    const server = await t.server();
    const client = await t.client(server.port);
    await pollUntil(
      'both ends',
      () => stateOf(server) === 'ESTABLISHED' && stateOf(client) === 'ESTABLISHED',
    );
    await pollUntil('the listening row', () => server.state.kernel?.state === 'LISTEN');
    // What leaves for a page must be what the contract says, and nothing more.
    expect(stateUpdateSchema.safeParse(t.engine.changes(0).update).error).toBeUndefined();
    expect(server.state.kernel?.receiveQueue).toBe(0);
  });

  it.each([
    ['0.0.0.0', '127.0.0.1'],
    ['::1', '::1'],
    ['::', '::1'],
    // Two tables: the server's end is a socket of IPv6, its client's is not.
    ['::', '127.0.0.1'],
    ['::', '::ffff:127.0.0.1'],
  ])('both ends are found, whichever of the two tables they are in: %s from %s', async (host, from) => {
    t.engine.watchKernel();
    const server = await t.server({ host });
    const client = await t.client(server.port, { host: from });
    await pollUntil(
      'all rows',
      () => [server.state, ...server.sockets, ...client.sockets].filter(({ kernel }) => kernel).length === 3,
    );
    t.engine.closeSocket(client.session, 1);
    await client.until('state', ({ to }) => to === 'TIME_WAIT');
    await server.until('state', ({ to }) => to === 'CLOSED');
  });

  it.each(['portable', 'blocking'] as const)(
    'every socket has the number of its file, in the %s engine too',
    async (engine) => {
      const server = await t.server({ engine });
      const client = await t.client(server.port);
      const numbers = () =>
        [server.state, ...server.sockets, ...client.sockets].map((s) => s.kernel?.descriptor);
      // Nobody watches: that a number is missing is reason enough to look.
      const found = await pollUntil('all numbers', () => {
        const all = numbers().filter((number) => typeof number === 'number');
        return all.length === 3 && all;
      });
      expect(new Set(found).size).toBe(3);
      const local = client.sockets[0]?.local?.port;
      const rows = procRows(server.port).filter(({ inode }) => inode !== '0');
      const inodes = [
        rows.find(({ state }) => state === '0A'),
        rows.find(({ remotePort }) => remotePort === local),
        rows.find(({ localPort }) => localPort === local),
      ].map((row) => `socket:[${row?.inode}]`);
      expect(found.map((number) => readlinkSync(`/proc/self/fd/${number}`))).toEqual(inodes);
    },
  );

  it('half-close is FIN_WAIT_2 here and CLOSE_WAIT there; the first to close gets TIME_WAIT, the other CLOSED', async () => {
    t.engine.watchKernel();
    const server = await t.server({ behaviour: { name: 'manual' }, halfOpen: true });
    const client = await t.client(server.port, { halfOpen: true });
    await pollUntil(
      'both ends',
      () => stateOf(server) === 'ESTABLISHED' && stateOf(client) === 'ESTABLISHED',
    );
    t.engine.end(client.session, 1);
    await client.until('state', ({ to }) => to === 'FIN_WAIT_2');
    await server.until('state', ({ to }) => to === 'CLOSE_WAIT');
    t.engine.end(server.session, 1);
    await client.until('state', ({ to }) => to === 'TIME_WAIT');
    const gone = await server.until('state', ({ to }) => to === 'CLOSED');
    expect(gone).toMatchObject({ from: 'CLOSE_WAIT', passed: ['LAST_ACK'], evidence: 'kernel' });
  });

  // A client that reads once and closes may be faster than a server in another thread, and then it closes first.
  it.each([
    ['portable', 'read-once'],
    ['blocking', 'manual'],
  ] as const)(
    'a greeting that is over before anybody looks leaves TIME_WAIT at the server, which closed first: %s engine, %s',
    async (engine, name) => {
      const server = await t.server({ behaviour: { name: 'hello', once: true }, engine });
      const { port } = server;
      const client = t.open({ kind: 'tcp-client', port, behaviour: { name } });
      const { local } = await client.until('closed');
      const waiting = await server.until('state', ({ to }) => to === 'TIME_WAIT');
      expect(waiting).toMatchObject({ evidence: 'kernel', local: { port }, remote: { port: local?.port } });
      // `ss` and /proc call it 06.
      const rows = procRows(port).filter(({ state }) => state === '06');
      expect(rows).toMatchObject([{ localPort: port, remotePort: local?.port }]);
      expect(await client.until('state', ({ to }) => to === 'CLOSED')).toMatchObject({ evidence: 'kernel' });
      expect(client.all('state').filter(({ to, passed }) => [to, ...passed].includes('TIME_WAIT'))).toEqual(
        [],
      );
    },
  );

  it('a reset leaves no TIME_WAIT at either end', async () => {
    t.engine.watchKernel();
    const server = await t.server();
    const client = await t.client(server.port);
    await pollUntil(
      'both ends',
      () => stateOf(server) === 'ESTABLISHED' && stateOf(client) === 'ESTABLISHED',
    );
    t.engine.reset(client.session, 1);
    for (const who of [client, server]) {
      const { passed, to } = await who.until('state');
      expect({ to, passed }).toEqual({ to: 'CLOSED', passed: [] });
    }
  });

  it('bytes that nobody reads stand in the receive queue, those that find no room in the send queue', async () => {
    t.engine.watchKernel();
    const server = await t.server({ behaviour: { name: 'manual' } });
    const client = await t.client(server.port);
    const { socket } = await server.until('accepted');
    t.engine.pauseReading(server.session, socket);
    for (let i = 0; i < 8; i++) t.engine.send(client.session, 1, Buffer.alloc(1024 * 1024));
    await pollUntil('a full receive queue', () => (server.sockets[0]?.kernel?.receiveQueue ?? 0) > 50_000);
    await pollUntil('a full send queue', () => (client.sockets[0]?.kernel?.sendQueue ?? 0) > 500_000);
    t.engine.resumeReading(server.session, socket);
    await server.untilBytes('received', 8 * 1024 * 1024);
    await pollUntil('empty queues', () => client.sockets[0]?.kernel?.sendQueue === 0);
  });
});
