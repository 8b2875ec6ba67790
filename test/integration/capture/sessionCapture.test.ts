// What the engine makes of captured segments: a program of our own, so that every packet and its time is known.
import { type FoundSegment, findSegment } from '@shared/pcapng/index';
import { expect, it } from 'vitest';
import type { CaptureListener, CaptureWish, PacketCapture } from '../../../electron/engine/index';
import { testEngine } from '../../helpers/engineTest';
import { freePort } from '../../helpers/freePort';
import { FLAG, frameOf, ipPacket, type PacketShape } from '../../helpers/packets';
import { pollUntil } from '../../helpers/pollUntil';

const RST_ACK = FLAG.RST | FLAG.ACK;

/** A program that hands out what a test wants. */
class FakeProgram implements PacketCapture {
  wishes: CaptureWish[] = [];
  stopped = 0;
  listener: CaptureListener | null = null;

  check() {
    return Promise.resolve({ available: true, tool: 'tcpdump' } as const);
  }

  start(wish: CaptureWish, listener: CaptureListener): ReturnType<PacketCapture['start']> {
    this.wishes.push(wish);
    this.listener = listener;
    const stop = () => {
      this.stopped++;
      return Promise.resolve({ dropped: null });
    };
    return Promise.resolve({ ok: true, value: { tool: 'tcpdump', interface: 'lo', stop } });
  }

  say(from: number, to: number, flags: number, more: PacketShape & { readonly at?: number } = {}): void {
    const { at = Date.now(), ...shape } = more;
    const bytes = frameOf(1, ipPacket({ ports: [from, to], flags, ...shape }));
    const found = findSegment({ linkType: 1, micros: Math.round(at * 1_000), length: bytes.length, bytes });
    if (found === null) throw new Error('not a segment');
    const segments: readonly FoundSegment[] = [found];
    this.listener?.segments(segments);
  }
}

const program = new FakeProgram();
const t = testEngine({ capture: program });

it('asks for one port and address only, and for every address of a server on all of them', async () => {
  program.wishes = [];
  const server = await t.server();
  const wide = await t.server({ host: '0.0.0.0' });
  await t.engine.capture(server.session);
  await t.engine.capture(wide.session);
  expect(program.wishes).toEqual([
    { port: server.port, hosts: ['127.0.0.1'], locals: ['127.0.0.1'] },
    { port: wide.port, hosts: [], locals: ['0.0.0.0'] },
  ]);
});

it('cannot begin while nothing is known of what to look for', async () => {
  const server = await t.server();
  t.engine.stopListening(server.session);
  expect(await t.engine.capture(server.session)).toMatchObject({
    ok: false,
    error: { code: 'NOT_POSSIBLE_NOW' },
  });
  expect(await t.engine.capture(999)).toMatchObject({ ok: false, error: { code: 'UNKNOWN_SESSION' } });
});

it('says so when the program ends by itself', async () => {
  const server = await t.server();
  await t.engine.capture(server.session);
  program.listener?.failed('interface went away');
  expect(await server.until('capture-stopped')).toMatchObject({
    reason: 'tool-failed',
    detail: 'interface went away',
  });
  expect(server.state.capturing).toBe(false);
});

/** A client whose second attempt is refused while its session is captured. */
async function refused() {
  const port = await freePort();
  const client = t.open({ kind: 'tcp-client', port });
  const { seq } = await client.until('connect-failed');
  await t.engine.capture(client.session);
  t.engine.connect(client.session);
  const failed = await client.until('connect-failed', () => true, seq);
  const attempt = client.all('attempt').at(-1);
  return { port, client, socket: failed.socket, at: t.engine.epochMs + (attempt?.at ?? 0) + 1 };
}

it('takes the only SYN of a refused attempt for its own', async () => {
  const { port, client, socket, at } = await refused();
  program.say(50_001, port, FLAG.SYN, { at });
  program.say(port, 50_001, RST_ACK, { at });
  await pollUntil('the rows', () => client.all('segment').length === 2);
  expect(client.all('segment').map((row) => [row.socket, row.direction])).toEqual([
    [socket, 'out'],
    [socket, 'in'],
  ]);
});

it('tells none of two that could be it', async () => {
  const { port, client, at } = await refused();
  for (const from of [50_001, 50_002]) program.say(from, port, FLAG.SYN, { at });
  await t.engine.stopCapture(client.session);
  expect(client.all('segment')).toEqual([]);
});

it('gives no row a time before its session or after now', async () => {
  const server = await t.server();
  await t.engine.capture(server.session);
  const client = await t.client(server.port);
  const from = client.sockets[0]?.local?.port ?? 0;
  await server.until('accepted');
  program.say(from, server.port, FLAG.ACK, { at: 0 });
  program.say(from, server.port, FLAG.ACK, { at: Date.now() + 3_600_000 });
  const [early, late] = server.all('segment');
  expect(early?.at).toBe(server.state.openedAt);
  expect(late?.at).toBeLessThanOrEqual(t.engine.now());
});

it('tells a late segment of a closed connection, and holds the SYN of the next with the same ends', async () => {
  const server = await t.server();
  await t.engine.capture(server.session);
  const client = await t.client(server.port);
  const from = client.sockets[0]?.local?.port ?? 0;
  const syn = Date.now();
  t.engine.closeSocket(client.session, 1);
  await server.until('closed');
  program.say(from, server.port, FLAG.SYN, { at: syn - 1 });
  program.say(from, server.port, FLAG.FIN | FLAG.ACK, { at: syn, seq: 1 });
  expect(server.all('segment').map(({ flags }) => flags.join(' '))).toEqual(['SYN', 'FIN ACK']);
  program.say(from, server.port, FLAG.SYN, { at: Date.now() + 50, seq: 9_000 });
  program.say(from, server.port, FLAG.ACK, { at: Date.now() + 51, seq: 9_001 });
  expect(server.all('segment')).toHaveLength(2);
});
