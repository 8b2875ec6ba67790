import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { attachView } from '../../../../electron/bridge/index';
import { SessionLog } from '../../../../electron/engine/core/sessionLog';
import { createEngine, type Engine } from '../../../../electron/engine/index';
import { CONTRACT_VERSION } from '../../../../shared/contract/limits';
import { memoryPipePair } from '../../../../shared/transport/memoryPipe';
import { openRpc } from '../../../../shared/transport/rpc';
import { attachTestView, FACTS } from '../../../helpers/attached';
import { TestView } from '../../../helpers/testView';

/** Lets everything happen that waits for no timer. */
async function settle(): Promise<void> {
  for (let i = 0; i < 50; i++) await Promise.resolve();
}

describe('an attached view', () => {
  let engine: Engine;
  let listening: number;
  beforeEach(() => {
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'performance'] });
    engine = createEngine();
    listening = 0;
    const { onRecorded } = engine.recorder;
    vi.spyOn(engine.recorder, 'onRecorded').mockImplementation((listener) => {
      listening++;
      const stop = onRecorded.call(engine.recorder, listener);
      return () => {
        listening--;
        stop();
      };
    });
  });
  afterEach(async () => {
    vi.useRealTimers();
    vi.restoreAllMocks();
    await engine.dispose();
  });

  it('runs no timer before hello, and none while nothing happens', async () => {
    const [a, b] = memoryPipePair();
    attachView(engine, a, FACTS);
    const view = new TestView(b);
    expect(vi.getTimerCount()).toBe(0);
    await view.hello();
    expect(vi.getTimerCount()).toBe(1);
    await vi.advanceTimersByTimeAsync(1_000);
    expect(view.updates).toHaveLength(1);
    expect(vi.getTimerCount()).toBe(0);
  });

  it.each(['view', 'host'] as const)(
    'leaves neither timer nor listener when the %s closes',
    async (closer) => {
      const { host, view } = await attachTestView(engine);
      await view.watch(0);
      expect([listening, vi.getTimerCount()]).toEqual([1, 1]);
      (closer === 'view' ? view.client : host).close();
      await settle();
      expect([listening, vi.getTimerCount()]).toEqual([0, 0]);
      expect(view.closedCount).toBe(1);
      // What it still holds of the view does nothing any more.
      host.menu('find');
      host.close();
      await vi.advanceTimersByTimeAsync(10_000);
      expect([listening, vi.getTimerCount(), view.updates.length]).toEqual([0, 0, 0]);
    },
  );

  it('that closes with a state on its way leaves nothing, and the other view goes on', async () => {
    const [gone, stays] = [await attachTestView(engine), await attachTestView(engine)];
    const { session } = engine.open({
      kind: 'tcp-server',
      host: '127.0.0.1',
      port: 0,
      ipv6Only: false,
      backlog: 1,
      maxConnections: null,
      halfOpen: false,
      noDelay: true,
      keepAlive: null,
      behaviour: { name: 'echo' },
      engine: null,
    });
    await vi.advanceTimersByTimeAsync(5);
    gone.view.client.close();
    await vi.advanceTimersByTimeAsync(1_000);
    await vi.waitFor(() => expect(stays.view.sessions.get(session)?.phase).toBe('listening'));
    expect(listening).toBe(1);
    const frames = gone.meter.textFrames;
    await engine.close(session);
    await vi.advanceTimersByTimeAsync(1_000);
    expect(stays.view.sessions.has(session)).toBe(false);
    expect(gone.meter.textFrames).toBe(frames);
    stays.view.client.close();
    await settle();
    expect([listening, vi.getTimerCount()]).toEqual([0, 0]);
  });

  describe('while things happen without a socket', () => {
    /** Something that rows can be about. */
    function subject() {
      return {
        id: 1,
        log: new SessionLog(1, 1_000_000),
        observer: null,
        lastSeq: 0,
        reportedTrim: { bytes: 0, at: 0 },
        holdReading: () => undefined,
      };
    }
    const closing = { bytesIn: 0, bytesOut: 0, durationMs: 0 };

    it('is told what changed while a state was on its way, once that one is seen', async () => {
      const [a, b] = memoryPipePair();
      attachView(engine, a, FACTS);
      const states: unknown[] = [];
      const ignore = () => undefined;
      const notice = (name: unknown) => {
        if (name === 'state') states.push(name);
      };
      const view = openRpc(b, { call: () => new Promise(ignore), notice, frame: ignore, closed: ignore });
      await view.call('hello', { contract: CONTRACT_VERSION, language: 'en' });
      await vi.advanceTimersByTimeAsync(1_000);
      expect(states).toEqual(['state']);
      engine.recorder.event(subject(), 'session-closed', 0, closing);
      await vi.advanceTimersByTimeAsync(1_000);
      expect([states.length, vi.getTimerCount()]).toEqual([1, 0]);
      view.notice('seen', {});
      await vi.advanceTimersByTimeAsync(100);
      expect(states).toEqual(['state', 'state']);
      b.close();
    });

    it('leaves no timer behind that waits for counters', async () => {
      const { view, host } = await attachTestView(engine);
      await vi.advanceTimersByTimeAsync(1_000);
      const about = subject();
      engine.recorder.event(about, 'session-closed', 0, closing);
      await vi.advanceTimersByTimeAsync(20);
      engine.recorder.touch(about);
      await vi.advanceTimersByTimeAsync(20);
      // Only the one for the counters: the next batch has nothing to wait for.
      expect([view.updates.length, vi.getTimerCount()]).toEqual([2, 1]);
      host.close();
      await settle();
      expect([listening, vi.getTimerCount()]).toEqual([0, 0]);
    });
  });

  it('hears commands and the end that came before it was attached', async () => {
    const [a, b] = memoryPipePair();
    const frames: unknown[] = [];
    b.listen({ frame: (frame) => void frames.push(frame), closed: () => undefined });
    const call = (name: string, params: object, i: string) =>
      b.send(JSON.stringify({ t: 'q', m: 'call', a: [name, params], i }));
    call('hello', { contract: CONTRACT_VERSION, language: 'en' }, '1');
    call('view.watch', { session: 0, rows: 10 }, '2');
    call('log.read', { session: 0, stream: 1, range: { from: 0 }, limit: 10, full: true }, '3');
    await settle();
    let closed = 0;
    attachView(engine, a, FACTS, () => void closed++);
    await settle();
    const told = frames.map((frame) => JSON.parse(String(frame)) as { i?: string });
    expect(told.filter(({ i }) => i !== undefined)).toMatchObject([
      { i: '1', r: { ok: true } },
      { i: '2', r: { ok: true } },
      { i: '3', r: { ok: true, value: { rows: 0 } } },
    ]);
    b.close();
    await settle();
    expect([closed, listening, vi.getTimerCount()]).toEqual([1, 0, 0]);
  });

  it('is asked for a menu command', async () => {
    const [a, b] = memoryPipePair();
    const host = attachView(engine, a, FACTS);
    const frames: unknown[] = [];
    b.listen({ frame: (frame) => void frames.push(frame), closed: () => undefined });
    host.menu('find');
    await settle();
    expect(frames.map((frame) => JSON.parse(String(frame)))).toEqual([
      { t: 'q', m: 'notice', a: ['menu', { command: 'find' }] },
    ]);
    b.close();
  });
});
