// The engine and the real table of this machine: what a person sees is what /proc says.
import { resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { stateUpdateSchema } from '@shared/contract/state';
import { afterAll, describe, expect, it } from 'vitest';
import { watchOurSockets } from '../../../electron/kernel/index';
import { testEngine, type Watched } from '../../helpers/engineTest';
import { pollUntil } from '../../helpers/pollUntil';

const worker = pathToFileURL(resolve(import.meta.dirname, '../../../out/kernel/socketTableWorker.js'));
const kernel = watchOurSockets(worker);

describe.skipIf(process.platform !== 'linux' || kernel === undefined)('on Linux', () => {
  const t = testEngine(kernel === undefined ? {} : { kernel: { ...kernel, close: () => Promise.resolve() } });
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
