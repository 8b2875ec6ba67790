// @vitest-environment node
import type { ChunkRow, Row } from '@shared/contract/events';
import { clientSpecSchema, serverSpecSchema } from '@shared/contract/spec';
import { memoryPipePair } from '@shared/transport/memoryPipe';
import type { Pipe } from '@shared/transport/pipe';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { attachView } from '../../../electron/bridge/index';
import { createEngine, type Engine } from '../../../electron/engine/index';
import { Host, retryDelay } from '../../../renderer/host/host';
import type { RowSink } from '../../../renderer/host/rowSource';
import { joinParts } from '../../../renderer/host/rows';

const engines: Engine[] = [];
const hosts: Host[] = [];

afterEach(async () => {
  for (const host of hosts.splice(0)) host.stop();
  for (const engine of engines.splice(0)) await engine.dispose();
});

function newEngine(): Engine {
  const engine = createEngine();
  engines.push(engine);
  return engine;
}

/** A host whose pipes lead to whatever engine `current` says. */
function newHost(current: () => Engine | null): { host: Host; cut: () => void } {
  let open: Pipe | null = null;
  const host = new Host({
    language: () => 'en',
    openPipe: async () => {
      const engine = current();
      if (engine === null) throw new Error('nobody there');
      const [page, end] = memoryPipePair();
      attachView(engine, end, { kind: 'web', version: '0' });
      open = end;
      return page;
    },
  });
  hosts.push(host);
  host.start();
  return { host, cut: () => open?.close() };
}

/** Collects rows and gives credit at once. */
function collector(host: Host, session: number) {
  const rows: Row[] = [];
  let resets = 0;
  const source = host.source(session);
  const sink: RowSink = {
    rows(more, bytes) {
      rows.push(...more);
      source.drawn(bytes);
    },
    reset() {
      resets++;
      rows.length = 0;
    },
  };
  return { rows, sink, source, resets: () => resets };
}

const connected = (host: Host) =>
  vi.waitFor(() => expect(host.store.getState().status.kind).toBe('connected'));

async function echoPair(engine: Engine): Promise<{ server: number; client: number }> {
  const { session: server } = engine.open(serverSpecSchema.parse({ kind: 'tcp-server' }));
  const port = await vi.waitFor(() => {
    const local = engine.changes(0).update.sessions.find((s) => s.session === server)?.local;
    if (!local) throw new Error('not listening yet');
    return local.port;
  });
  const { session: client } = engine.open(clientSpecSchema.parse({ kind: 'tcp-client', port }));
  await vi.waitFor(() => expect(engine.openSockets).toBe(2));
  return { server, client };
}

it('a tap hears what the sink gets, costs no credit, and is told when it is void', async () => {
  const engine = newEngine();
  const { client } = await echoPair(engine);
  const { host, cut } = newHost(() => engine);
  await connected(host);
  const heard: Row[] = [];
  let resets = 0;
  const stop = host.source(client).tap({ rows: (rows) => heard.push(...rows), reset: () => resets++ });
  const { rows, sink, source } = collector(host, client);
  source.watch(sink);
  engine.send(client, 1, Buffer.from('x'));
  await vi.waitFor(() => expect(rows.some(({ type }) => type === 'received')).toBe(true));
  expect(heard).toEqual(rows);
  cut();
  await vi.waitFor(() => expect(resets).toBe(1));
  await vi.waitFor(() => expect(rows.length).toBeGreaterThan(0));
  stop();
  const before = heard.length;
  engine.send(client, 1, Buffer.from('y'));
  const count = rows.length;
  await vi.waitFor(() => expect(rows.length).toBeGreaterThan(count));
  expect(heard.length).toBe(before);
});

describe('a page on a real engine', () => {
  it('knows the sessions, and shows history first, then live rows', async () => {
    const engine = newEngine();
    const { client } = await echoPair(engine);
    const { host } = newHost(() => engine);
    await vi.waitFor(() => expect(host.store.getState().sessions.size).toBe(2));
    const seen = collector(host, client);
    const stop = seen.source.watch(seen.sink);
    await vi.waitFor(() => expect(seen.rows.map((row) => row.type)).toContain('connected'));
    await host.call('socket.send', { session: client, to: 'all', data: btoa('hello\n') });
    await vi.waitFor(() => expect(seen.rows.map((row) => row.type)).toContain('received'));
    const seqs = seen.rows.map((row) => row.seq);
    expect(seqs).toEqual([...new Set(seqs)].sort((a, b) => a - b));
    expect(seen.resets()).toBe(0);
    stop();
    const before = seen.rows.length;
    await host.call('socket.send', { session: client, to: 'all', data: btoa('more') });
    await new Promise((resolve) => setTimeout(resolve, 60));
    expect(seen.rows.length).toBe(before);
  });

  it('reads a page with whole chunks, put together again', async () => {
    const engine = newEngine();
    const { client } = await echoPair(engine);
    const { host } = newHost(() => engine);
    await connected(host);
    const seen = collector(host, client);
    seen.source.watch(seen.sink);
    const bytes = Uint8Array.from({ length: 200_000 }, (_, i) => i % 251);
    engine.send(client, 'all', bytes);
    const preview = await vi.waitFor(() => {
      const row = seen.rows.find((r): r is ChunkRow => r.type === 'sent');
      if (row === undefined) throw new Error('not sent yet');
      return row;
    });
    expect(preview.data.length).toBeLessThan(preview.bytes);
    const page = await seen.source.read({ from: preview.seq, to: preview.seq }, 1, true);
    if (!page.ok) throw new Error(page.error.message);
    expect(page.value.rows).toHaveLength(1);
    const [whole] = page.value.rows as ChunkRow[];
    expect(whole?.data).toEqual(bytes);
  });

  it('keeps watching the same source twice in a row without mixing the rows up', async () => {
    const engine = newEngine();
    const { client } = await echoPair(engine);
    const { host } = newHost(() => engine);
    await connected(host);
    const first = collector(host, client);
    const stop = first.source.watch(first.sink);
    const second = collector(host, client);
    stop();
    second.source.watch(second.sink);
    await vi.waitFor(() => expect(second.rows.map((row) => row.type)).toContain('connected'));
    expect(first.rows).toHaveLength(0);
  });

  it('is given everything anew after the pipe broke, and says that what was drawn is void', async () => {
    const engine = newEngine();
    const { client } = await echoPair(engine);
    const { host, cut } = newHost(() => engine);
    await connected(host);
    const seen = collector(host, client);
    seen.source.watch(seen.sink);
    await vi.waitFor(() => expect(seen.rows.length).toBeGreaterThan(0));
    const before = seen.rows.map((row) => row.seq);
    cut();
    await vi.waitFor(() => expect(host.store.getState().status.kind).toBe('lost'));
    expect((await host.call('session.close', { session: client })).ok).toBe(false);
    host.retryNow();
    await vi.waitFor(() => expect(seen.resets()).toBe(1));
    await vi.waitFor(() => expect(seen.rows.map((row) => row.seq)).toEqual(before));
  });

  it('notices another engine, and a host that is not there yet', async () => {
    let engine: Engine | null = null;
    const { host, cut } = newHost(() => engine);
    await vi.waitFor(() => expect(host.store.getState().status.kind).toBe('lost'));
    engine = newEngine();
    await echoPair(engine);
    host.retryNow();
    await vi.waitFor(() => expect(host.store.getState().sessions.size).toBe(2));
    expect(host.store.getState().gone).toBe(null);
    engine = newEngine();
    cut();
    await vi.waitFor(() => expect(host.store.getState().status.kind).toBe('lost'));
    host.retryNow();
    await vi.waitFor(() => expect(host.store.getState().gone).toHaveLength(2));
    expect(host.store.getState().sessions.size).toBe(0);
    host.dismissEngineChange();
    expect(host.store.getState().gone).toBe(null);
  });
});

it('stops trying when the host refuses the page', async () => {
  const host = new Host({
    language: () => 'en',
    openPipe: () => Promise.reject(new Error('no')),
    isRefused: async () => true,
  });
  hosts.push(host);
  host.start();
  await vi.waitFor(() => expect(host.store.getState().status.kind).toBe('refused'));
  host.retryNow();
  expect(host.store.getState().status.kind).toBe('refused');
});

it('waits longer and longer, up to a limit', () => {
  expect([1, 2, 3, 20].map(retryDelay)).toEqual([500, 1_000, 2_000, 15_000]);
});

describe('joinParts', () => {
  const part = (seq: number, offset: number, ...data: number[]): ChunkRow => ({
    type: 'received',
    seq,
    at: 0,
    session: 1,
    socket: 1,
    evidence: 'app',
    bytes: 4,
    offset,
    data: Uint8Array.from(data),
  });

  it('joins the parts of one chunk and leaves the rest alone', () => {
    const joined = joinParts([part(1, 0, 9), part(2, 0, 1, 2), part(2, 2, 3), part(2, 3, 4), part(3, 0, 7)]);
    expect(joined.map((row) => [row.seq, ...(row as ChunkRow).data])).toEqual([
      [1, 9],
      [2, 1, 2, 3, 4],
      [3, 7],
    ]);
  });
});
