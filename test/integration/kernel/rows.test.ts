import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readlinkSync } from 'node:fs';
import type { Socket } from 'node:net';
import { createInterface } from 'node:readline';
import type { Address } from '@shared/contract/address';
import type { TcpState } from '@shared/tcp/states';
import { afterAll, afterEach, describe, expect, it } from 'vitest';
import {
  indexRows,
  openSocketTable,
  readDescriptors,
  type TableIndex,
  type TableReading,
} from '../../../electron/kernel/index';
import { builtKernel } from '../../helpers/builtKernel';
import { isInstalled } from '../../helpers/otherPrograms';
import { pollUntil } from '../../helpers/pollUntil';
import { rawPeers } from '../../helpers/rawPeers';
import { rowsAt, ssLines, tableLines } from '../../helpers/ssTable';

const raw = rawPeers();
const table = openSocketTable(builtKernel().worker);
afterAll(() => table.close());
const blocked = new Set<{ kill(signal: NodeJS.Signals): boolean }>();
afterEach(() => {
  for (const child of blocked) child.kill('SIGKILL');
  blocked.clear();
});

async function read(...ports: number[]): Promise<TableReading> {
  const found = await table.read(ports);
  if (!found.ok) throw new Error(`${found.error.reason}: ${found.error.detail}`);
  return found.value;
}

/** Both ends of a socket, as Node knows them while it is open. */
function ends({
  localAddress,
  localPort,
  remoteAddress,
  remotePort,
  remoteFamily,
}: Socket): [Address, Address] {
  if (!localAddress || !localPort || !remoteAddress || !remotePort) throw new Error('not connected');
  const family = remoteFamily === 'IPv6' ? 'IPv6' : 'IPv4';
  return [
    { address: localAddress, port: localPort, family },
    { address: remoteAddress, port: remotePort, family },
  ];
}

/** Reads until every given connection is in its state; resolves with that reading. */
async function untilStates(
  ports: readonly number[],
  wanted: readonly (readonly [[Address, Address], TcpState])[],
) {
  return await pollUntil(`the states ${wanted.map(([, state]) => state)}`, async () => {
    const reading = await read(...ports);
    const index = indexRows(reading.rows);
    const there = wanted.every(
      ([[local, remote], state]) => index.connection(local, remote)?.state === state,
    );
    return there && { ...reading, index };
  });
}

/** A server in a process that never accepts: only the kernel answers. */
async function blockedServer(host: string, backlog: number): Promise<number> {
  const source = `
    const server = require('node:net').createServer(() => process.exit(1));
    server.listen({ host: '${host}', port: 0, backlog: ${backlog} }, () => {
      require('node:fs').writeSync(1, server.address().port + '\\n');
      Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0);
    });`;
  const child = spawn(process.execPath, ['-e', source], { stdio: ['ignore', 'pipe', 'inherit'] });
  blocked.add(child);
  const [line] = await once(createInterface({ input: child.stdout }), 'line');
  return Number(line);
}

/** Sockets of every state that lasts, of one family; each peer's ends were noted while it was open. */
async function everyLastingState(host: string) {
  const { port, peer } = await raw.listen(host);
  const open = await raw.connect(port, {}, host);
  const openAccepted = await peer(0);
  const half = await raw.connect(port, {}, host);
  const halfAccepted = await peer(1);
  const gone = await raw.connect(port, {}, host);
  const goneAccepted = await peer(2);
  const wanted: [[Address, Address], TcpState][] = [
    [ends(open.socket), 'ESTABLISHED'],
    [ends(openAccepted.socket), 'ESTABLISHED'],
    [ends(half.socket), 'FIN_WAIT_2'],
    [ends(halfAccepted.socket), 'CLOSE_WAIT'],
    [ends(gone.socket), 'TIME_WAIT'],
  ];
  half.socket.end();
  gone.socket.end();
  await goneAccepted.untilEnded();
  goneAccepted.socket.end();
  await halfAccepted.untilEnded();
  await gone.untilClosed();
  return { port, wanted, goneAccepted: [...(wanted[4]?.[0] ?? [])].reverse() };
}

describe.each([
  ['IPv4', '127.0.0.1'],
  ['IPv6', '::1'],
])('every row of sockets of ours, %s', (family, host) => {
  it('has their addresses and states, and is what ss prints', async () => {
    const { port, wanted, goneAccepted } = await everyLastingState(host);
    const { index, rows, totalRows } = await untilStates([port], wanted);
    // Of an earlier server on this port, connections may still be in TIME_WAIT.
    const living = rowsAt({ address: host, port }, rows).filter(({ state }) => state !== 'TIME_WAIT');
    expect(living).toHaveLength(wanted.length);
    expect(totalRows).toBeGreaterThanOrEqual(rows.length);
    expect(index.listener({ address: host, port, family: 'IPv4' })).toMatchObject({
      local: { address: host, port, family },
      remote: null,
      state: 'LISTEN',
    });
    for (const [[local, remote], state] of wanted)
      expect(index.connection(local, remote)).toMatchObject({ local, remote, state });
    // The end that was closed second is gone at once.
    const [local, remote] = goneAccepted;
    expect(local && remote && index.connection(local, remote)).toBeNull();
    if (isInstalled('ss'))
      expect(tableLines({ address: host, port }, rows)).toEqual(ssLines({ address: host, port }));
  });
});

describe('an IPv4 client of a server on ::', () => {
  it('is in one table, its server end in the other, and both are found', async () => {
    const { port, peer } = await raw.listen('::');
    const client = await raw.connect(port, {}, '127.0.0.1');
    const accepted = await peer(0);
    const [local, remote] = ends(client.socket);
    expect(ends(accepted.socket)[0].address).toBe('::ffff:127.0.0.1');
    const { index, rows } = await untilStates(
      [port],
      [
        [[local, remote], 'ESTABLISHED'],
        [ends(accepted.socket), 'ESTABLISHED'],
      ],
    );
    // The same two rows, whichever form the addresses are in.
    expect(index.connection(remote, local)?.local).toEqual(ends(accepted.socket)[0]);
    expect(index.connection(local, remote)?.local).toEqual(local);
    expect(index.listener({ address: '::', port, family: 'IPv6' })?.state).toBe('LISTEN');
    const at = { address: '127.0.0.1', port };
    if (isInstalled('ss')) expect(tableLines(at, rows)).toEqual(ssLines(at));
  });
});

describe('queues', () => {
  it('tell where the bytes are that were written and not read', async () => {
    const { port, peer } = await raw.listen();
    const client = await raw.connect(port);
    const accepted = await peer(0);
    const [here, there] = ends(accepted.socket);
    accepted.socket.pause();
    // More than Node reads ahead of a paused socket, and less than the two kernel queues hold.
    const bytes = 1_000_000;
    client.socket.write(Buffer.alloc(bytes));
    const inKernel = (index: TableIndex) => ({
      unread: index.connection(here, there)?.receiveQueue ?? 0,
      unsent: index.connection(there, here)?.sendQueue ?? 0,
    });
    const { rows, unread, unsent } = await pollUntil('every byte to be somewhere', async () => {
      const reading = await read(port);
      const queues = inKernel(indexRows(reading.rows));
      const inNode = accepted.bytes + accepted.socket.readableLength + client.socket.writableLength;
      return (
        queues.unread > 0 && queues.unread + queues.unsent + inNode === bytes && { ...reading, ...queues }
      );
    });
    expect(unread).toBeGreaterThan(0);
    expect(unsent).toBeGreaterThan(0);
    const at = { address: '127.0.0.1', port };
    if (isInstalled('ss')) expect(tableLines(at, rows)).toEqual(ssLines(at));
    accepted.socket.resume();
    await accepted.untilBytes(bytes);
    await pollUntil('empty queues', async () => {
      const left = inKernel(indexRows((await read(port)).rows));
      return left.unread === 0 && left.unsent === 0;
    });
  });
});

describe('a connection that nobody has accepted', () => {
  it('is established, belongs to nobody and is counted by the listening socket', async () => {
    const port = await blockedServer('127.0.0.1', 5);
    const listening: Address = { address: '127.0.0.1', port, family: 'IPv4' };
    const clients = [await raw.connect(port), await raw.connect(port), await raw.connect(port)];
    const atServer = clients.map(({ socket }): [Address, Address] => {
      const [local, remote] = ends(socket);
      return [remote, local];
    });
    // One of them writes and leaves again, before anybody has seen it.
    clients[1]?.socket.end('hello');
    const { index } = await untilStates(
      [port],
      [
        [atServer[0] ?? [listening, listening], 'ESTABLISHED'],
        [atServer[1] ?? [listening, listening], 'CLOSE_WAIT'],
        [atServer[2] ?? [listening, listening], 'ESTABLISHED'],
      ],
    );
    expect(index.listener(listening)?.receiveQueue).toBe(3);
    const queued = index.queued(listening) ?? [];
    expect(queued.map(({ inode }) => inode)).toEqual([0, 0, 0]);
    expect(queued.map(({ remote }) => remote?.port).sort()).toEqual(
      atServer.map(([, client]) => client.port).sort(),
    );
    // Five bytes and the FIN.
    expect(index.connection(...(atServer[1] ?? [listening, listening]))?.receiveQueue).toBe(6);
    // Their own ends are in a process: this one.
    for (const [server, client] of atServer)
      expect(index.connection(client, server)?.inode).toBeGreaterThan(0);
  });

  it('waits at a server on :: as well', async () => {
    const port = await blockedServer('::', 5);
    await raw.connect(port, {}, '127.0.0.1');
    await raw.connect(port, {}, '::1');
    const listening: Address = { address: '::', port, family: 'IPv6' };
    const queued = await pollUntil('both to wait', async () => {
      const found = indexRows((await read(port)).rows).queued(listening) ?? [];
      return found.length === 2 && found;
    });
    expect(queued.map(({ local }) => local.address).sort()).toEqual(['::1', '::ffff:127.0.0.1']);
  });

  it('is none when it was accepted', async () => {
    const { port, peer } = await raw.listen();
    const client = await raw.connect(port);
    await peer(0);
    const { index } = await untilStates([port], [[ends(client.socket), 'ESTABLISHED']]);
    expect(index.queued({ address: '127.0.0.1', port, family: 'IPv4' })).toEqual([]);
    expect(index.listener({ address: '127.0.0.1', port, family: 'IPv4' })?.receiveQueue).toBe(0);
  });
});

it('tells the descriptors of our own sockets by their inodes', async () => {
  const { port, peer } = await raw.listen();
  const client = await raw.connect(port);
  const accepted = await peer(0);
  const both = [ends(client.socket), ends(accepted.socket)] as const;
  const { index } = await untilStates(
    [port],
    [
      [both[0], 'ESTABLISHED'],
      [both[1], 'ESTABLISHED'],
    ],
  );
  const inodes = both.map(([local, remote]) => index.connection(local, remote)?.inode ?? 0);
  const found = readDescriptors(inodes);
  expect(found).toMatchObject({ ok: true, value: { complete: true, byInode: { size: 2 } } });
  if (!found.ok) return;
  for (const inode of inodes)
    expect(readlinkSync(`/proc/self/fd/${found.value.byInode.get(inode)}`)).toBe(`socket:[${inode}]`);
});
