// Real packets on the loopback, where this user may capture. Where not, the tests say so by being skipped by name.
import { existsSync, mkdtempSync, rmSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { isChunk } from '@shared/contract/events';
import { afterAll, describe, expect, it } from 'vitest';
import { capturePackets } from '../../../electron/capture/index';
import { searchFolders } from '../../../electron/capture/tools';
import { testEngine, type Watched } from '../../helpers/engineTest';
import { freePort } from '../../helpers/freePort';
import { pollUntil } from '../../helpers/pollUntil';
import { rawPeers } from '../../helpers/rawPeers';

const capture = capturePackets();
const { available } = await capture.check();
const t = testEngine({ capture });
const raw = rawPeers();

async function captured(watched: Watched): Promise<void> {
  expect(await t.engine.capture(watched.session)).toEqual({ ok: true, value: {} });
  expect(watched.state.capturing).toBe(true);
}

/** `C SYN`, `S SYN ACK`, … of one connection, as the client's session sees them. */
const lines = (watched: Watched, socket = 1): string[] =>
  watched
    .all('segment')
    .filter((row) => row.socket === socket)
    .map(({ direction, flags }) => `${direction === 'out' ? 'C' : 'S'} ${flags.join(' ')}`);

it.skipIf(available)('says why packets cannot be captured here', async () => {
  const server = await t.server();
  expect(await t.engine.checkCapture()).toMatchObject({ available: false });
  expect(await t.engine.capture(server.session)).toMatchObject({
    ok: false,
    error: { code: 'NOT_AVAILABLE' },
  });
  expect(server.state.capturing).toBe(false);
  expect(server.types()).not.toContain('capture-started');
});

describe.skipIf(!available)('captured packets (skipped where this user may not capture)', () => {
  it('shows the whole connection of a client, from SYN to the last ACK, with its numbers', async () => {
    const server = await t.server();
    await captured(server);
    const client = await t.client(server.port);
    t.engine.send(client.session, 1, Buffer.from('hello'));
    await client.untilBytes('received', 5);
    t.engine.closeSocket(client.session, 1);
    await server.until('closed');
    await pollUntil('the last ACK', () => server.all('segment').at(-1)?.relativeSequence === 7);
    const rows = server.all('segment');
    expect(rows.every((row) => row.evidence === 'wire' && row.socket === 1 && row.fromSyn)).toBe(true);
    const [syn, synAck, ack] = rows;
    expect(syn).toMatchObject({
      direction: 'in',
      flags: ['SYN'],
      relativeSequence: 0,
      acknowledgement: null,
      relativeAcknowledgement: null,
      local: { port: server.port },
    });
    expect(synAck).toMatchObject({
      direction: 'out',
      flags: ['SYN', 'ACK'],
      acknowledgement: ((syn?.sequence ?? 0) + 1) % 2 ** 32,
      relativeAcknowledgement: 1,
    });
    expect(ack).toMatchObject({ flags: ['ACK'], relativeSequence: 1, relativeAcknowledgement: 1 });
    expect(syn?.options.map(({ kind }) => kind)).toEqual(
      expect.arrayContaining(['mss', 'window-scale', 'sack-permitted']),
    );
    expect(ack?.scaledWindow).toBeGreaterThan(ack?.window ?? 0);
    const total = (direction: string) =>
      rows.filter((row) => row.direction === direction).reduce((sum, { bytes }) => sum + bytes, 0);
    expect([total('in'), total('out')]).toEqual([5, 5]);
    expect(rows.filter(({ flags }) => flags.includes('FIN')).map(({ direction }) => direction)).toEqual([
      'in',
      'out',
    ]);
  });

  it('has times between those of what the sockets did', async () => {
    const server = await t.server();
    await captured(server);
    const client = await t.client(server.port);
    const from = (await client.until('connecting')).at;
    const { at: to } = await client.until('connected');
    const syn = await server.until('segment', ({ flags }) => flags.includes('SYN'));
    expect(syn.at).toBeGreaterThan(from - 1);
    expect(syn.at).toBeLessThan(to + 1);
    const seqs = server.rows.map(({ seq }) => seq);
    expect(seqs).toEqual([...seqs].sort((a, b) => a - b));
  });

  it('tells each segment once when both ends are captured, in one of their sessions', async () => {
    const server = await t.server();
    await captured(server);
    const client = t.open({ kind: 'tcp-client', port: server.port });
    await client.until('connected');
    await captured(client);
    t.engine.send(client.session, 1, Buffer.from('x'));
    await client.untilBytes('received', 1);
    t.engine.closeSocket(client.session, 1);
    await server.until('closed');
    await pollUntil(
      'both FINs',
      () =>
        [...server.all('segment'), ...client.all('segment')].filter(({ flags }) => flags.includes('FIN'))
          .length >= 2,
    );
    await t.engine.stopCapture(client.session);
    await t.engine.stopCapture(server.session);
    expect(client.all('segment')).toEqual([]);
    expect(server.all('segment').filter(({ flags }) => flags.includes('FIN'))).toHaveLength(2);
  });

  it('joins a connection that is open, and says that its numbers do not count from the SYN', async () => {
    const server = await t.server();
    const client = await t.client(server.port);
    await captured(client);
    t.engine.send(client.session, 1, Buffer.from('hello'));
    const first = await client.until('segment', ({ bytes }) => bytes > 0);
    expect(first).toMatchObject({
      direction: 'out',
      bytes: 5,
      fromSyn: false,
      relativeSequence: 0,
      relativeAcknowledgement: 0,
      scaledWindow: null,
    });
  });

  it('sees a refused attempt, whose port nobody tells, and that no other client is meant', async () => {
    const port = await freePort();
    const client = t.open({ kind: 'tcp-client', port });
    await client.until('connect-failed');
    await captured(client);
    t.engine.connect(client.session);
    await client.until(
      'connect-failed',
      ({ error }) => error.code === 'ECONNREFUSED',
      client.rows.at(-1)?.seq,
    );
    await pollUntil('the reset', () => client.all('segment').length >= 2);
    expect(lines(client, 2)).toEqual(['C SYN', 'S RST ACK']);
  });

  it('keeps out what belongs to another program', async () => {
    const foreign = await raw.listen();
    const client = await t.client(foreign.port);
    await captured(client);
    const stranger = await raw.connect(foreign.port);
    stranger.socket.write('not ours');
    await (await foreign.peer(1)).untilBytes(8);
    t.engine.send(client.session, 1, Buffer.from('ours'));
    await client.until('segment', ({ bytes }) => bytes === 4);
    await t.engine.stopCapture(client.session);
    const ports = new Set(client.all('segment').map(({ local }) => local.port));
    expect([...ports]).toEqual([client.all('connected')[0]?.local?.port]);
  });

  it('is in the log of the session and not in the journal', async () => {
    const server = await t.server();
    await captured(server);
    const client = await t.client(server.port);
    await server.until('segment');
    const events = [...server.rows, ...client.rows].filter((row) => !isChunk(row) && row.type !== 'segment');
    expect(t.engine.log(0)?.rows).toBe(events.length);
    expect(t.engine.log(server.session)?.rows).toBe(server.rows.length);
  });

  it('stops when asked, and can be started again', async () => {
    const server = await t.server();
    await captured(server);
    expect(await t.engine.capture(server.session)).toMatchObject({
      ok: false,
      error: { code: 'NOT_POSSIBLE_NOW' },
    });
    expect(await t.engine.stopCapture(server.session)).toMatchObject({ ok: true });
    expect(await server.until('capture-stopped')).toMatchObject({
      reason: 'asked',
      packets: 0,
      unshown: 0,
      dropped: 0,
    });
    expect(server.state.capturing).toBe(false);
    expect(await t.engine.stopCapture(server.session)).toMatchObject({ ok: false });
    await captured(server);
  });

  it('stops with its session, after the last segments', async () => {
    const server = await t.server();
    await captured(server);
    const client = await t.client(server.port);
    await server.until('accepted');
    await t.engine.close(server.session);
    expect(server.types().slice(-2)).toEqual(['capture-stopped', 'session-closed']);
    expect(server.all('capture-stopped')[0]).toMatchObject({ reason: 'session-closed' });
    expect(server.all('segment').some(({ flags }) => flags.includes('FIN'))).toBe(true);
    await client.until('closed');
  });

  it('tells only so many in a second, counts the rest, and never misses what opens and ends', async () => {
    const server = await t.server({ behaviour: { name: 'discard' } }, false);
    await captured(server);
    const client = await t.client(server.port, {}, false);
    const piece = Buffer.alloc(64, 'x');
    const sent = 20_000;
    for (let i = 0; i < sent; i++) {
      t.engine.send(client.session, 1, piece);
      if (i % 100 === 0) await new Promise((resolve) => setImmediate(resolve));
    }
    t.engine.end(client.session, 1);
    await server.until('closed');
    await pollUntil(
      'both FINs',
      () => server.all('segment').filter(({ flags }) => flags.includes('FIN')).length === 2,
    );
    await t.engine.stopCapture(server.session);
    const { packets, unshown } = await server.until('capture-stopped');
    expect(packets).toBe(server.all('segment').length);
    expect(unshown).toBeGreaterThan(0);
  });

  it('captures IPv6', async () => {
    const server = await t.server({ host: '::1' });
    await captured(server);
    const client = await t.client(server.port, { host: '::1' });
    t.engine.send(client.session, 1, Buffer.from('six'));
    const row = await server.until('segment', ({ bytes }) => bytes === 3);
    expect(row).toMatchObject({ local: { address: '::1', family: 'IPv6' } });
  });
});

// Each program by itself: which one the app takes depends on the machine.
describe.each(['tcpdump', 'dumpcap'] as const)('%s', (tool) => {
  const folder = mkdtempSync(join(tmpdir(), 'bothends-tools-'));
  afterAll(() => rmSync(folder, { recursive: true, force: true }));
  const place = searchFolders(process.platform, process.env)
    .map((each) => join(each, tool))
    .find((path) => existsSync(path));
  if (place !== undefined) symlinkSync(place, join(folder, tool));
  const only = capturePackets({ folders: [folder] });
  const allowed = only.check().then((answer) => answer.available);
  const own = testEngine({ capture: only });

  it('captures a whole connection, or says why not', async () => {
    const server = await own.server();
    const started = await own.engine.capture(server.session);
    expect(started.ok).toBe(await allowed);
    if (!started.ok) {
      expect(started.error.code).toBe('NOT_AVAILABLE');
      return;
    }
    expect(server.all('capture-started')[0]).toMatchObject({ tool });
    const client = await own.client(server.port);
    own.engine.send(client.session, 1, Buffer.from('hello'));
    await client.untilBytes('received', 5);
    own.engine.closeSocket(client.session, 1);
    await server.until('closed');
    await own.engine.stopCapture(server.session);
    const rows = server.all('segment');
    expect(rows[0]).toMatchObject({ flags: ['SYN'], relativeSequence: 0 });
    expect(rows.filter(({ flags }) => flags.includes('FIN'))).toHaveLength(2);
    expect(server.all('capture-stopped')[0]).toMatchObject({ packets: rows.length, dropped: 0 });
  });
});
