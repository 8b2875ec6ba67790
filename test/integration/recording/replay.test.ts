import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type ReplayWish, replayWishSchema } from '@shared/contract/openRecording';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createEngine, type Engine } from '../../../electron/engine/index';
import { Openings } from '../../../electron/recording/open/index';
import { FLAG, frameOf, ipPacket, pcapFile, type RecordShape } from '../../helpers/packets';
import { pollUntil } from '../../helpers/pollUntil';
import { rawPeers } from '../../helpers/rawPeers';

const raw = rawPeers();
let folder: string;
let engine: Engine;
let openings: Openings;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'replay-test-'));
  engine = createEngine();
  openings = new Openings(engine);
});
afterEach(async () => {
  await openings.close();
  await engine.dispose();
  rmSync(folder, { recursive: true, force: true });
});

/** Says so many `a` in turn: a question, its answer, … with so many ms between. */
async function recorded(sizes: readonly number[], gapMs = 0, ends = true): Promise<number> {
  const records: RecordShape[] = [];
  const seq = [100, 900];
  let micros = 1_000_000;
  const packet = (from: 0 | 1, flags: number, payload: number): void => {
    const ports = from === 0 ? ([50_000, 80] as const) : ([80, 50_000] as const);
    const shape = { ports, flags, payload, seq: seq[from] ?? 0, ack: seq[1 - from] ?? 0 };
    records.push({ frame: frameOf(1, ipPacket(shape)), micros });
    seq[from] = (seq[from] ?? 0) + payload + (flags & (FLAG.SYN | FLAG.FIN) ? 1 : 0);
    micros += gapMs * 1_000;
  };
  packet(0, FLAG.SYN, 0);
  packet(1, FLAG.SYN | FLAG.ACK, 0);
  for (const [i, size] of sizes.entries()) packet(i % 2 === 0 ? 0 : 1, FLAG.ACK, size);
  if (ends) packet(0, FLAG.ACK | FLAG.FIN, 0);
  if (ends) packet(1, FLAG.ACK | FLAG.FIN, 0);
  const file = join(folder, 'talk.pcap');
  writeFileSync(file, pcapFile(records));
  await openings.open(file);
  await openings.finished();
  return openings.state.openings[0]?.sessions[0] ?? 0;
}

async function replay(session: number, port: number, more: Partial<ReplayWish> = {}) {
  const wish = replayWishSchema.parse({ session, socket: 1, host: '127.0.0.1', port, speed: null, ...more });
  const answer = openings.replay(wish);
  if (!answer.ok) throw new Error(answer.error.message);
  await openings.finished();
  const state = openings.state.replays.find((each) => each.replay === answer.value.replay);
  if (state === undefined) throw new Error('no replay');
  return state;
}

/** A peer that answers each read with what `answer` makes of it. */
async function peer(answer: (bytes: Buffer, heard: number) => Buffer | string | null): Promise<number> {
  const there = await raw.listen();
  there.server.on('connection', (socket) => {
    let heard = 0;
    socket.on('data', (bytes: Buffer) => {
      heard += bytes.length;
      const said = answer(bytes, heard);
      if (said === null) socket.end();
      else if (said.length > 0) socket.write(said);
    });
    socket.on('end', () => socket.end());
  });
  return there.port;
}

describe('one side of a recorded connection against a live peer', () => {
  it('that answers as it did: equal, however its answer was cut', async () => {
    const session = await recorded([10, 10, 5_000, 5_000, 1, 1]);
    const port = await peer((bytes) => bytes);
    expect(await replay(session, port)).toMatchObject({
      outcome: 'equal',
      toSend: 5_011,
      sent: 5_011,
      expected: 5_011,
      matched: 5_011,
      difference: null,
    });
  });

  it('that answers something else: where, what was expected and what came', async () => {
    const session = await recorded([10, 30, 5, 5]);
    const port = await peer(() => `${'a'.repeat(20)}b${'a'.repeat(9)}`);
    expect(await replay(session, port)).toMatchObject({
      outcome: 'different',
      sent: 10,
      matched: 20,
      difference: {
        offset: 20,
        around: 4,
        expected: '61'.repeat(16) + '61'.repeat(10),
        actual: `${'61'.repeat(16)}62${'61'.repeat(9)}`,
      },
    });
  });

  it('that says less, more, or nothing', async () => {
    const session = await recorded([10, 30]);
    expect(await replay(session, await peer(() => null))).toMatchObject({ outcome: 'missing', matched: 0 });
    const more = await peer(() => 'a'.repeat(31));
    expect(await replay(session, more)).toMatchObject({ outcome: 'more', matched: 30 });
    const silent = await peer(() => '');
    const quick = { patienceMs: 50 };
    expect(await replay(session, silent, quick)).toMatchObject({ outcome: 'missing', sent: 10, matched: 0 });
  });

  it('that is not there', async () => {
    const session = await recorded([10, 30]);
    const gone = await raw.listen();
    gone.server.close();
    const state = await replay(session, gone.port);
    expect(state).toMatchObject({ outcome: 'failed', sent: 0 });
    expect(state.detail).toContain('ECONNREFUSED');
  });

  it('waits as long as it took when it was recorded, or a part of it', async () => {
    const session = await recorded([10, 10, 10, 10], 60);
    const port = await peer((bytes) => bytes);
    const [slow, fast] = [
      await replay(session, port, { speed: 1 }),
      await replay(session, await peer((b) => b), { speed: 100 }),
    ];
    expect([slow.outcome, fast.outcome]).toEqual(['equal', 'equal']);
    expect(slow.durationMs).toBeGreaterThan(170);
  });

  it('can play the server, and is refused what it does not have', async () => {
    const session = await recorded([10, 30, 10], 0, false);
    const port = await peer((_bytes, heard) => (heard === 30 ? 'a'.repeat(20) : ''));
    // The server spoke second: what it sends comes after what the client said.
    const asServer = await replay(session, port, { side: 'server', patienceMs: 50 });
    expect(asServer).toMatchObject({ outcome: 'missing', toSend: 30, expected: 20, sent: 0 });
    const wish = replayWishSchema.parse({ session, socket: 9, host: '127.0.0.1', port });
    expect(openings.replay(wish).ok).toBe(false);
    expect(openings.replay({ ...wish, session: 99 }).ok).toBe(false);
  });
});

describe('one side of a recorded connection for whoever comes', () => {
  /** Begins to wait for a client; where, and how it ended. */
  async function awaited(session: number, more: Partial<ReplayWish> = {}) {
    const ended = replay(session, 0, { listen: true, side: 'server', ...more });
    const here = await pollUntil('a place to connect to', () => openings.state.replays.at(-1)?.waitsAt);
    return { port: here.port, ended };
  }

  it('the server waits for the client and answers it as it did', async () => {
    const session = await recorded([10, 30, 5, 7]);
    const { port, ended } = await awaited(session);
    const client = await raw.connect(port);
    client.socket.write('a'.repeat(10));
    await client.untilBytes(30);
    client.socket.end('a'.repeat(5));
    await client.untilEnded();
    expect(client.text).toBe('a'.repeat(37));
    expect(await ended).toMatchObject({ outcome: 'equal', waitsAt: null, sent: 37, matched: 15 });
  });

  it('says where a client differs, and lets nobody else in', async () => {
    const session = await recorded([10, 30]);
    const { port, ended } = await awaited(session);
    const client = await raw.connect(port);
    client.socket.write('aaaaXaaaaa');
    const state = await ended;
    expect(state).toMatchObject({ outcome: 'different', sent: 0, matched: 4, difference: { offset: 4 } });
    await expect(raw.connect(port)).rejects.toThrow(/ECONNREFUSED/);
  });

  it('has patience with a client that has not come, and can be stopped', async () => {
    const session = await recorded([10, 30]);
    const { ended } = await awaited(session, { patienceMs: 1 });
    const number = openings.state.replays.at(-1)?.replay ?? 0;
    expect(openings.state.replays.at(-1)).toMatchObject({ outcome: 'running', error: null });
    openings.stopReplay(number);
    expect(await ended).toMatchObject({ outcome: 'stopped', sent: 0 });
    expect(engine.openSockets).toBe(0);
  });

  it('says why it cannot wait there', async () => {
    const session = await recorded([10, 30]);
    const taken = await raw.listen();
    const state = await replay(session, taken.port, { listen: true, side: 'server' });
    expect(state).toMatchObject({ outcome: 'failed', error: { explanation: 'in-use' } });
    expect(replayWishSchema.safeParse({ session, socket: 1, host: 'h', port: 0 }).success).toBe(false);
  });
});
