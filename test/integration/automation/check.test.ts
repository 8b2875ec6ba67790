import { type CheckState, checkSchema, type JobState } from '@shared/contract/jobs';
import { patternByte } from '@shared/jobs/pattern';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { Jobs } from '../../../electron/automation/jobs/index';
import { createEngine, type Engine } from '../../../electron/engine/index';
import { commandPeers } from '../../helpers/commandPeers';
import { openClient, openServer, stateOf } from '../../helpers/engineSessions';
import { freePort } from '../../helpers/freePort';
import { jobPeers } from '../../helpers/jobPeers';
import { pollUntil } from '../../helpers/pollUntil';

const MiB = 1024 * 1024;

describe('an echo check', () => {
  const listen = jobPeers();
  const run = commandPeers();
  let engine: Engine;
  let jobs: Jobs;
  beforeEach(() => {
    engine = createEngine();
    jobs = new Jobs(engine);
  });
  afterEach(async () => {
    jobs.close();
    await engine.dispose();
  });

  function stateOfCheck(job: number): CheckState {
    const state = jobs.state.find((each: JobState) => each.job === job);
    if (state?.kind !== 'check') throw new Error(`no check ${job}`);
    return state;
  }

  async function start(port: number, check: Partial<CheckState['check']>) {
    const session = await openClient(engine, port);
    const started = jobs.check({ session, check: checkSchema.parse({ size: MiB, ...check }) });
    if (!started.ok) throw new Error(started.error.message);
    const { job } = started.value;
    return { session, job, until: () => untilOver(job) };
  }

  const untilOver = (job: number) =>
    pollUntil('the end of the check', () => {
      const state = stateOfCheck(job);
      return state.outcome === 'running' ? null : state;
    });

  it.each([
    [1, 1],
    [1_000, 1],
    [5 * MiB + 3, 64 * 1024],
    [3 * MiB, 1_000],
    [20 * MiB, MiB],
  ])('of our own echo: %i bytes in chunks of %i come back as they were', async (size, chunk) => {
    const { port } = await openServer(engine);
    const { session, until } = await start(port, { size, chunk });
    const state = await until();
    expect(state).toMatchObject({
      outcome: 'done',
      sent: size,
      received: size,
      problem: null,
      difference: null,
    });
    expect(stateOf(engine, session)).toMatchObject({ bytesOut: size, bytesIn: size, phase: 'connected' });
    expect(state.times).toMatchObject({ count: Math.ceil(size / chunk) });
    expect(state.buckets.reduce((sum, [, count]) => sum + count, 0)).toBe(Math.ceil(size / chunk));
    const { min, p50, p90, p99, max } = state.times ?? { min: 1, p50: 0, p90: 0, p99: 0, max: 0 };
    expect([min, p50, p90, p99, max]).toEqual([min, p50, p90, p99, max].sort((a, b) => a - b));
    // Everything went through the log like any other traffic.
    expect(engine.log(session)?.chunkBytes).toBe(2 * size);
  });

  it('of ncat', async () => {
    const port = await freePort();
    run('ncat', ['-l', '-k', '127.0.0.1', String(port), '--exec', '/bin/cat']);
    await reachable(engine, port);
    // It writes to its program before it reads from it: with more under way, both wait for ever.
    const { until } = await start(port, { size: 2 * MiB, chunk: 4_096, window: 32 * 1024 });
    expect(await until()).toMatchObject({ outcome: 'done', received: 2 * MiB });
  });

  it('of socat', async () => {
    const port = await freePort();
    run('socat', [`TCP-LISTEN:${port},bind=127.0.0.1,fork,reuseaddr`, 'PIPE']);
    await reachable(engine, port);
    const { until } = await start(port, { size: 8 * MiB });
    expect(await until()).toMatchObject({ outcome: 'done', received: 8 * MiB });
  });

  it.each([0, 1, 4_095, 65_536, 1_234_567])('finds byte %i, which came back changed', async (wrong) => {
    const { port } = await listen((socket, chunk, offset) => {
      const index = wrong - offset;
      if (index >= 0 && index < chunk.length) chunk[index] = (chunk[index] ?? 0) ^ 0x80;
      socket.write(chunk);
    });
    const { until } = await start(port, { size: 2 * MiB });
    const state = await until();
    expect(state).toMatchObject({ outcome: 'failed', problem: 'difference', received: wrong });
    const { difference } = state;
    if (difference === null) throw new Error('no difference');
    expect(difference.offset).toBe(wrong);
    const at = wrong - difference.from;
    const expected = Buffer.from(difference.expected, 'hex');
    const actual = Buffer.from(difference.actual, 'hex');
    expect(expected[at]).toBe(patternByte(wrong));
    expect(actual[at]).toBe(patternByte(wrong) ^ 0x80);
    expect(actual.subarray(0, at).equals(expected.subarray(0, at))).toBe(true);
  });

  it('finds a byte that was lost, where it is missing', async () => {
    const { port } = await listen((socket, chunk, offset) => {
      const index = 100_000 - offset;
      const inside = index >= 0 && index < chunk.length;
      socket.write(inside ? Buffer.concat([chunk.subarray(0, index), chunk.subarray(index + 1)]) : chunk);
    });
    const { until } = await start(port, {});
    const { problem, difference } = await until();
    expect(problem).toBe('difference');
    expect((difference?.offset ?? 0) - 100_000).toBeLessThan(4);
    expect(difference?.offset).toBeGreaterThanOrEqual(100_000);
  });

  it('finds that more came back than was sent', async () => {
    const { port } = await listen((socket, chunk, offset) => {
      socket.write(offset + chunk.length === 1_000 ? Buffer.concat([chunk, Buffer.from('!')]) : chunk);
    });
    const { until } = await start(port, { size: 1_000 });
    expect(await until()).toMatchObject({ outcome: 'failed', problem: 'excess', received: 1_000 });
  });

  it('tells how much is lost when the peer closes midway', async () => {
    let echoed = 0;
    const { port } = await listen((socket, chunk) => {
      if (echoed >= 300_000) return;
      echoed += chunk.length;
      if (echoed >= 300_000) socket.end(chunk);
      else socket.write(chunk);
    });
    const { until } = await start(port, { size: 4 * MiB });
    const state = await until();
    expect(state).toMatchObject({ outcome: 'failed', problem: 'lost', received: echoed });
    expect(state.sent).toBeGreaterThan(echoed);
  });

  it('waits for a slow echo, which is read no faster than it sends back', async () => {
    const { port } = await listen((socket, chunk) => {
      socket.pause();
      setTimeout(() => {
        socket.write(chunk);
        socket.resume();
      }, 5);
    });
    const { until } = await start(port, { size: 2 * MiB });
    expect(await until()).toMatchObject({ outcome: 'done', received: 2 * MiB });
  });

  it('gives up on a peer that says nothing', async () => {
    const { port } = await listen(() => undefined);
    const { until } = await start(port, { size: 1_000, silenceMs: 100 });
    expect(await until()).toMatchObject({ outcome: 'failed', problem: 'silence', sent: 1_000, received: 0 });
  });

  it('goes no faster than it may', async () => {
    const { port } = await openServer(engine);
    const { until } = await start(port, { size: 100_000, chunk: 1_000, rate: 400_000 });
    const state = await until();
    // Never sooner than the last chunk was due.
    expect((state.endedAt ?? 0) - state.startedAt).toBeGreaterThanOrEqual(247);
    expect(state.outcome).toBe('done');
  });

  it('tells that somebody else has sent in between', async () => {
    const { port } = await openServer(engine);
    const { job, session, until } = await start(port, { size: 2 ** 40 });
    await pollUntil('some progress', () => stateOfCheck(job).received > MiB);
    engine.send(session, 'all', Buffer.from('hello'));
    expect(await until()).toMatchObject({ outcome: 'failed', problem: 'disturbed' });
  });

  it('can be stopped, and the connection stays', async () => {
    const { port } = await openServer(engine);
    const { job, session } = await start(port, { size: 2 ** 40 });
    await pollUntil('some progress', () => stateOfCheck(job).received > MiB);
    expect(jobs.stop(job)).toMatchObject({ ok: true });
    expect(stateOfCheck(job)).toMatchObject({ outcome: 'stopped' });
    const { sent } = stateOfCheck(job);
    await pollUntil('the rest of the echo', () => stateOf(engine, session)?.bytesIn === sent);
    expect(stateOf(engine, session)?.phase).toBe('connected');
  });

  it('is refused where it makes no sense, with words', async () => {
    const { session: server, port } = await openServer(engine);
    const check = checkSchema.parse({ size: 2 ** 40 });
    expect(jobs.check({ session: server, check })).toMatchObject({
      ok: false,
      error: { code: 'NOT_POSSIBLE_NOW' },
    });
    expect(jobs.check({ session: 99, check })).toMatchObject({
      ok: false,
      error: { code: 'UNKNOWN_SESSION' },
    });
    const { session } = await start(port, { size: 2 ** 40 });
    expect(jobs.check({ session, check })).toMatchObject({ ok: false, error: { code: 'NOT_POSSIBLE_NOW' } });
  });
});

async function reachable(engine: Engine, port: number): Promise<void> {
  await pollUntil('somebody to listen', async () => {
    const { session } = engine.open({ ...CLIENT, port });
    const state = await pollUntil('an answer', () => {
      const found = stateOf(engine, session);
      return found !== undefined && found.phase !== 'connecting' ? found : null;
    });
    await engine.close(session);
    return state.phase === 'connected';
  });
}

const CLIENT = {
  kind: 'tcp-client',
  host: '127.0.0.1',
  localAddress: null,
  localPort: null,
  connectTimeoutMs: 5_000,
  halfOpen: false,
  noDelay: true,
  keepAlive: null,
  reconnect: 'manual',
  behaviour: { name: 'manual' },
} as const;
