// What the engine makes of the kernel's table: a table of our own, so that every look is known.
import { expect, it } from 'vitest';
import type { Ends, KernelLook, KernelSocket, KernelTable } from '../../../electron/engine/index';
import { FOLLOWED_GONE_MAX } from '../../../electron/engine/kernelWatch';
import { testEngine } from '../../helpers/engineTest';
import { pollUntil } from '../../helpers/pollUntil';
import { rawPeers } from '../../helpers/rawPeers';

const row = (state: KernelSocket['state'], sendQueue = 0, receiveQueue = 0): KernelSocket => ({
  state,
  sendQueue,
  receiveQueue,
  descriptor: null,
});

/** A table that says what a test wants: by local port, for connections and for listeners. */
class FakeTable implements KernelTable {
  readonly somaxconn = 128;
  readonly connections = new Map<number, KernelSocket | null>();
  listener: KernelSocket | null = null;
  available = true;
  looks = 0;
  /** Local and remote port of each connection that the last look asked for. */
  asked: string[] = [];
  /** Nobody may look: what happens now, happens between two looks. */
  resting = false;
  closed = false;

  look(connections: readonly Ends[], listeners: readonly unknown[]): Promise<KernelLook | null> {
    this.looks++;
    this.asked = connections.map(({ local, remote }) => `${local.port}>${remote.port}`);
    if (!this.available) return Promise.resolve(null);
    return Promise.resolve({
      connections: connections.map(({ local }) => this.connections.get(local.port) ?? null),
      listeners: listeners.map(() => this.listener),
      tableRows: 10,
    });
  }

  interval({ watched, changing }: { watched: boolean; changing: boolean }): number | null {
    return (watched || changing) && !this.resting ? 1 : null;
  }

  close(): Promise<void> {
    this.closed = true;
    return Promise.resolve();
  }

  /** Resolves when a look has begun and ended since now. */
  async looked(): Promise<void> {
    const before = this.looks;
    await pollUntil('two looks', () => this.looks > before + 1);
  }
}

const table = new FakeTable();
const t = testEngine({ kernel: table });
const raw = rawPeers();

/** A server and its client, with the ports of both ends of the connection. */
async function pair() {
  table.connections.clear();
  table.listener = null;
  table.available = true;
  const stop = t.engine.watchKernel();
  const server = await t.server({ behaviour: { name: 'manual' }, halfOpen: true });
  const client = await t.client(server.port, { halfOpen: true });
  const { socket } = await server.until('accepted');
  const port = client.sockets[0]?.local?.port ?? 0;
  return { server, client, socket, port, stop };
}

it('shows the state and the queues of every socket, and how many wait at the listening one', async () => {
  const { server, client, port } = await pair();
  table.listener = row('LISTEN', 0, 3);
  table.connections.set(port, row('ESTABLISHED', 7, 0));
  await pollUntil('the rows', () => client.sockets[0]?.kernel !== null && server.state.kernel !== null);
  expect(client.sockets[0]?.kernel).toEqual(row('ESTABLISHED', 7, 0));
  expect(server.state.kernel?.receiveQueue).toBe(3);
  expect(client.all('state')).toEqual([]);
});

it('reports a change of state with its evidence, and what was passed unseen as passed', async () => {
  const { client, port } = await pair();
  table.connections.set(port, row('ESTABLISHED'));
  await table.looked();
  t.engine.end(client.session, 1);
  table.connections.set(port, row('FIN_WAIT_2'));
  const seen = await client.until('state');
  expect(seen).toMatchObject({
    evidence: 'kernel',
    from: 'ESTABLISHED',
    to: 'FIN_WAIT_2',
    passed: ['FIN_WAIT_1'],
    local: { port },
  });
});

it('follows a socket that is gone from the app until its row is gone too', async () => {
  const { server, client, port } = await pair();
  table.connections.set(port, row('ESTABLISHED'));
  await table.looked();
  t.engine.closeSocket(client.session, 1);
  await server.until('peer-ended');
  t.engine.closeSocket(server.session, 1);
  table.connections.set(port, row('TIME_WAIT'));
  const waiting = await client.until('state', ({ to }) => to === 'TIME_WAIT');
  expect(waiting.passed).toEqual(['FIN_WAIT_1', 'FIN_WAIT_2']);
  table.connections.set(port, null);
  await client.until('state', ({ from, to }) => from === 'TIME_WAIT' && to === 'CLOSED');
  const other = await server.until('state', ({ to }) => to === 'CLOSED');
  expect(other.passed).toEqual(['CLOSE_WAIT', 'LAST_ACK']);
});

/** A server that closes first, and one connection that came and went before anybody looked. */
async function shortLived() {
  table.connections.clear();
  table.resting = true;
  const server = await t.server({ behaviour: { name: 'hello' } });
  const client = t.open({ kind: 'tcp-client', port: server.port });
  const { local } = await client.until('closed');
  await server.until('closed');
  return { server, client, port: local?.port ?? 0 };
}

it('follows a connection that came and went between two looks', async () => {
  const { server, client, port } = await shortLived();
  table.connections.set(server.port, row('TIME_WAIT'));
  table.resting = false;
  t.engine.watchKernel();
  const waiting = await server.until('state');
  expect(waiting).toMatchObject({
    evidence: 'kernel',
    from: 'ESTABLISHED',
    to: 'TIME_WAIT',
    passed: ['FIN_WAIT_1', 'FIN_WAIT_2'],
    local: { port: server.port },
    remote: { port },
  });
  const gone = await client.until('state');
  expect(gone).toMatchObject({ from: 'ESTABLISHED', to: 'CLOSED', passed: ['CLOSE_WAIT', 'LAST_ACK'] });
  table.connections.set(server.port, null);
  await server.until('state', ({ from, to }) => from === 'TIME_WAIT' && to === 'CLOSED');
});

it('follows no more of them than a limit, the newest', async () => {
  const { server } = await shortLived();
  table.resting = true;
  const ports: string[] = [];
  for (let i = 0; i < FOLLOWED_GONE_MAX + 2; i++) {
    const peer = await raw.connect(server.port);
    ports.push(`${server.port}>${peer.socket.localPort}`);
    peer.socket.end();
  }
  await pollUntil('all closed', () => server.state.accepted === ports.length + 1 && server.state.open === 0);
  const before = table.looks;
  table.resting = false;
  t.engine.watchKernel();
  await pollUntil('a look', () => table.looks > before);
  expect(table.asked).toHaveLength(FOLLOWED_GONE_MAX);
  expect(new Set(table.asked)).toEqual(new Set(ports.slice(2)));
});

it('does not take the row of a later connection for that of an earlier one', async () => {
  const { server } = await shortLived();
  table.connections.set(server.port, row('TIME_WAIT'));
  table.resting = false;
  t.engine.watchKernel();
  await server.until('state', ({ to }) => to === 'TIME_WAIT');
  // Linux may use the addresses again before the time is up.
  table.connections.set(server.port, row('ESTABLISHED'));
  expect(await server.until('state', ({ from }) => from === 'TIME_WAIT')).toMatchObject({ to: 'CLOSED' });
});

it('does not claim a TIME_WAIT that it should have seen', async () => {
  const { client, port } = await pair();
  table.connections.set(port, row('ESTABLISHED'));
  await table.looked();
  table.connections.set(port, row('FIN_WAIT_2'));
  t.engine.closeSocket(client.session, 1);
  await client.until('state', ({ to }) => to === 'FIN_WAIT_2');
  table.connections.set(port, null);
  const gone = await client.until('state', ({ to }) => to === 'CLOSED');
  expect(gone).toMatchObject({ from: 'FIN_WAIT_2', passed: [] });
});

it('says nothing about an open socket whose row it cannot find', async () => {
  const { client } = await pair();
  await table.looked();
  expect(client.sockets[0]?.kernel).toBeNull();
  expect(client.all('state')).toEqual([]);
});

it('keeps what it knew while the table cannot be read', async () => {
  const { client, port } = await pair();
  table.connections.set(port, row('ESTABLISHED', 1, 2));
  await pollUntil('the row', () => client.sockets[0]?.kernel !== null);
  table.available = false;
  await table.looked();
  expect(client.sockets[0]?.kernel).toEqual(row('ESTABLISHED', 1, 2));
});

it('forgets the sockets of a closed session', async () => {
  const { server, client, port } = await pair();
  table.connections.set(port, row('TIME_WAIT'));
  await t.engine.close(client.session);
  await t.engine.close(server.session);
  const rows = client.rows.length;
  expect(client.types().at(-1)).toBe('session-closed');
  // Without any socket there would be nothing to look at.
  await t.server();
  await table.looked();
  expect(client.rows.length).toBe(rows);
});

it('does not look while nothing changes and nobody watches, and looks again when something does', async () => {
  const { client, port, stop } = await pair();
  table.connections.set(port, row('ESTABLISHED'));
  await table.looked();
  stop();
  stop();
  let before = -1;
  let still = 0;
  await pollUntil('rest', () => {
    still = table.looks === before ? still + 1 : 0;
    before = table.looks;
    return still > 10;
  });
  t.engine.send(client.session, 1, Buffer.from('x'));
  await pollUntil('another look', () => table.looks > before);
});

it('closes the table with the engine', async () => {
  await pair();
  await t.engine.dispose();
  expect(table.closed).toBe(true);
});
