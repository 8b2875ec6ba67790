import { setImmediate } from 'node:timers/promises';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { attachView } from '../../../electron/bridge/index';
import { createEngine, type Engine } from '../../../electron/engine/index';
import { readFrame } from '../../../shared/contract/frame';
import { CONTRACT_VERSION, CREDIT_WINDOW } from '../../../shared/contract/limits';
import { FRAME_BYTES } from '../../../shared/transport/credit';
import { openHostClient } from '../../../shared/transport/hostClient';
import { memoryPipePair } from '../../../shared/transport/memoryPipe';
import { openRpc } from '../../../shared/transport/rpc';
import { attachTestView, FACTS, Meter } from '../../helpers/attached';
import { openPair } from '../../helpers/engineSessions';
import { pollUntil } from '../../helpers/pollUntil';
import { Random } from '../../helpers/random';
import { FrameMaker } from './fuzzFrames';

const FRAMES_PER_SEED = 40_000;
const FRAMES_PER_TURN = 200;
const message = new Uint8Array(2_000).fill(0x41);

describe('any frames at all', () => {
  let engine: Engine;
  let lost: unknown[];
  const note = (reason: unknown) => void lost.push(reason);
  beforeEach(() => {
    engine = createEngine();
    lost = [];
    process.on('unhandledRejection', note);
    process.on('uncaughtException', note);
  });
  afterEach(async () => {
    process.off('unhandledRejection', note);
    process.off('uncaughtException', note);
    await engine.dispose();
  });

  it.each([1, 2, 3])('leave the host and its sockets at work, seed %i', async (seed) => {
    const { client, server, port, echo } = await openPair(engine);
    const random = new Random(seed);
    const maker = new FrameMaker(random, Math.max(client, server) + 1, port);
    const [a, b] = memoryPipePair();
    const meter = new Meter(a);
    const host = attachView(engine, meter, FACTS);
    let answers = 0;
    const codes = new Set<string>();
    b.listen({
      frame(frame) {
        if (typeof frame !== 'string') return;
        answers++;
        const code = /"code":"([A-Z_]+)"/.exec(frame)?.[1];
        if (code !== undefined) codes.add(code);
      },
      closed: () => undefined,
    });
    const witness = await attachTestView(engine);
    await witness.view.watch(client, 0);

    for (let sent = 0; sent < FRAMES_PER_SEED; sent += FRAMES_PER_TURN) {
      for (let i = 0; i < FRAMES_PER_TURN; i++) b.send(maker.next());
      await setImmediate();
      await echo(message);
    }
    expect(answers).toBeGreaterThan(FRAMES_PER_SEED / 2);
    expect(host.refusedFrames).toBeGreaterThan(FRAMES_PER_SEED / 50);
    // A bug of ours would be one of them.
    expect([...codes].filter((code) => code === 'INTERNAL')).toEqual([]);
    expect(codes).toContain('BAD_COMMAND');
    expect(lost).toEqual([]);

    await echo(message);
    const newest = engine.log(client)?.lastSeq;
    await pollUntil('the witness', () => witness.view.rowsOf(client).at(-1)?.seq === newest);
    const greeting = await attachTestView(engine);
    await pollUntil('state', () => greeting.view.sessions.has(client));
    b.close();
    witness.view.client.close();
  });

  it('keep the window of a view that lies about credit', async () => {
    const { client, echo } = await openPair(engine);
    const random = new Random(99);
    const [a, b] = memoryPipePair();
    const meter = new Meter(a);
    attachView(engine, meter, FACTS);
    const ignore = () => undefined;
    const liar = openRpc(b, {
      call: () => new Promise(ignore),
      notice: ignore,
      frame: ignore,
      closed: ignore,
    });
    await liar.call('hello', { contract: CONTRACT_VERSION, language: 'en' });
    await liar.call('view.watch', { session: client, rows: 0 });
    for (let i = 0; i < 300; i++) {
      for (let n = 0; n < 10; n++) {
        const beyond = meter.binaryBytes + FRAME_BYTES + random.int(1e9);
        liar.notice('credit', { session: client, drawn: random.chance(50) ? beyond : -random.int(1e9) - 1 });
      }
      await echo(message, 10);
    }
    await pollUntil('a full window', () => meter.binaryBytes > CREDIT_WINDOW - 2 * FRAME_BYTES);
    expect(meter.binaryBytes).toBeLessThanOrEqual(CREDIT_WINDOW);
    expect(lost).toEqual([]);
    b.close();
  });

  it('make a view neither throw nor believe', async () => {
    const { client, echo } = await openPair(engine);
    const frames: Uint8Array[] = [];
    const [a, b] = memoryPipePair();
    const host = attachView(engine, a, FACTS);
    const inner = openHostClient(
      {
        send: (frame) => b.send(frame),
        close: () => b.close(),
        listen: (listener) =>
          b.listen({
            closed: () => listener.closed(),
            frame(frame) {
              if (frame instanceof Uint8Array) frames.push(frame);
              listener.frame(frame);
            },
          }),
      },
      {
        rows: () => undefined,
        state: () => undefined,
        menu: () => undefined,
        scenario: () => undefined,
        jobs: () => undefined,
        rules: () => undefined,
        closed: () => undefined,
      },
    );
    await inner.call('hello', { contract: CONTRACT_VERSION, language: 'en' });
    await inner.call('view.watch', { session: client, rows: 0 });
    await echo(message, 20);
    await pollUntil('a frame', () => frames.length > 0);
    host.close();

    const random = new Random(4);
    const [original] = frames;
    if (original === undefined) throw new Error('no frame');
    const small = original.slice(0, 400);
    for (let i = 0; i < 20_000; i++) {
      const damaged = (random.chance(50) ? small : original).slice(
        0,
        random.chance(20) ? random.int(400) : undefined,
      );
      for (let n = random.int(6); n >= 0 && damaged.length > 0; n--)
        damaged[random.int(Math.min(damaged.length, 120))] = random.pick([
          0,
          1,
          0x7f,
          0x80,
          0xff,
          random.int(256),
        ]);
      const frame = readFrame(damaged);
      for (const row of frame?.rows ?? []) {
        if ('data' in row) expect(row.data.length).toBeLessThanOrEqual(damaged.length);
      }
    }
    expect(readFrame(original)?.rows.length).toBeGreaterThan(0);
  });
});
