// A SYN without an answer: the kernel's row of a socket that is not connected yet.
import { resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterAll, describe, expect, it } from 'vitest';
import { watchOurSockets } from '../../../electron/kernel/index';
import { builtServerWorker } from '../../helpers/builtServerWorker';
import { testEngine } from '../../helpers/engineTest';
import { procRows } from '../../helpers/listenQueue';
import { pollUntil } from '../../helpers/pollUntil';

const kernel = watchOurSockets(
  pathToFileURL(resolve(import.meta.dirname, '../../../out/kernel/socketTableWorker.js')),
);

describe.skipIf(process.platform !== 'linux' || kernel === undefined)('on Linux', () => {
  const t = testEngine({
    serverWorker: builtServerWorker(),
    ...(kernel !== undefined && { kernel: { ...kernel, close: () => Promise.resolve() } }),
  });
  afterAll(() => kernel?.close());

  it('a client that a full queue does not answer is SYN_SENT, and nothing once it gives up', async () => {
    t.engine.watchKernel();
    const server = await t.server({ engine: 'blocking', backlog: 1 });
    const { port } = server;
    t.engine.freezeAccept(server.session);
    // One is accepted and stands still, backlog + 1 wait.
    for (let i = 0; i < 3; i++) await t.client(port);
    const late = t.open({ kind: 'tcp-client', port });
    const seen = await late.until('state');
    expect(seen).toMatchObject({ from: 'CLOSED', to: 'SYN_SENT', evidence: 'kernel', remote: { port } });
    expect(late.state).toMatchObject({ phase: 'connecting', kernel: { state: 'SYN_SENT' } });
    const [row] = procRows(port).filter(({ state }) => state === '02');
    expect(row?.localPort).toBe(seen.local?.port);
    expect(late.all('state')).toHaveLength(1);

    t.engine.cancel(late.session);
    await late.until('connect-failed');
    expect(late.state.kernel).toBeNull();
    t.engine.releaseAccept(server.session, false);
  });

  it('a client that is answered at once has no row before it is connected', async () => {
    t.engine.watchKernel();
    const server = await t.server();
    const client = await t.client(server.port);
    await pollUntil('a look', () => client.sockets[0]?.kernel?.state === 'ESTABLISHED');
    expect(client.all('state')).toEqual([]);
    expect(client.state.kernel).toBeNull();
  });
});
