import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { attachView } from '../../../electron/bridge/index';
import { createEngine, type Engine } from '../../../electron/engine/index';
import { hostNoticeSchemas } from '../../../shared/contract/commands';
import { CONTRACT_VERSION } from '../../../shared/contract/limits';
import { clientSpecSchema } from '../../../shared/contract/spec';
import { memoryPipePair } from '../../../shared/transport/memoryPipe';
import { attachTestView, FACTS, Meter } from '../../helpers/attached';
import { openClient, openPair, openServer, stateOf } from '../../helpers/engineSessions';
import { pollUntil } from '../../helpers/pollUntil';
import type { TestView } from '../../helpers/testView';

const MiB = 1024 * 1024;

describe('state of sessions and sockets', () => {
  let engine: Engine;
  beforeEach(() => {
    engine = createEngine();
  });
  afterEach(() => engine.dispose());

  const byNumber = (a: { session: number; socket?: number }, b: { session: number; socket?: number }) =>
    a.session - b.session || (a.socket ?? 0) - (b.socket ?? 0);

  /** What the view's updates add up to, beside all of it. */
  function both(view: TestView) {
    const { sessions, sockets } = engine.changes(0).update;
    return [
      {
        sessions: [...view.sessions.values()].sort(byNumber),
        sockets: [...view.sockets.values()].sort(byNumber),
      },
      { sessions: sessions.sort(byNumber), sockets: sockets.sort(byNumber) },
    ] as const;
  }

  async function expectSettled(view: TestView): Promise<void> {
    const same = () => {
      const [incremental, full] = both(view);
      return JSON.stringify(incremental) === JSON.stringify(full);
    };
    await pollUntil('the same state', same, 5_000).catch(() => undefined);
    const [incremental, full] = both(view);
    expect(incremental).toEqual(full);
  }

  it('adds up to the full state after any verbs, for a view that was there and one that came late', async () => {
    const verb = fc.record({
      do: fc.constantFrom(
        'server',
        'client',
        'client',
        'close',
        'send',
        'send',
        'end',
        'reset',
        'pause',
        'resume',
        'leave',
      ),
      pick: fc.nat(20),
      bytes: fc.integer({ min: 1, max: 100_000 }),
    });
    await fc.assert(
      fc.asyncProperty(fc.array(verb, { minLength: 10, maxLength: 40 }), async (verbs) => {
        const { view } = await attachTestView(engine);
        const { port } = await openServer(engine);
        for (const { do: what, pick, bytes } of verbs) {
          const { sessions, sockets } = engine.changes(0).update;
          const session = sessions[pick % sessions.length]?.session ?? 0;
          const socket = sockets[pick % Math.max(1, sockets.length)] ?? { session: 0, socket: 0 };
          if (what === 'server') await openServer(engine, 'manual');
          else if (what === 'client') await openClient(engine, port);
          else if (what === 'close' && sessions.length > 1 && stateOf(engine, session)?.local?.port !== port)
            await engine.close(session);
          else if (what === 'send') engine.send(session, 'all', new Uint8Array(bytes));
          else if (what === 'end') engine.end(socket.session, socket.socket);
          else if (what === 'reset') engine.reset(socket.session, socket.socket);
          else if (what === 'pause') engine.pauseReading(socket.session, socket.socket);
          else if (what === 'resume') engine.resumeReading(socket.session, socket.socket);
          else if (what === 'leave') engine.closeSocket(socket.session, socket.socket);
        }
        await expectSettled(view);
        const late = await attachTestView(engine);
        await expectSettled(late.view);
        expect(view.updates.filter(({ reset }) => reset).length).toBeLessThanOrEqual(2);
        view.client.close();
        late.view.client.close();
        await engine.dispose();
      }),
      { numRuns: 10, seed: 7 },
    );
  });

  it('settles at the exact totals after a burst, without another event', async () => {
    const { server, client, echo } = await openPair(engine);
    const { view } = await attachTestView(engine);
    await echo(new Uint8Array(997), 2_000);
    const total = 997 * 2_000;
    await pollUntil('the totals', () => view.sessions.get(client)?.bytesIn === total);
    for (const session of [server, client])
      await pollUntil('the totals', () => {
        const state = view.sessions.get(session);
        return state?.bytesIn === total && state.bytesOut === total;
      });
    await expectSettled(view);
  });

  it('tells that a queue has drained although nothing else happens on that socket', async () => {
    const { server, client } = await openPair(engine);
    const { view } = await attachTestView(engine);
    await pollUntil('accepted', () => view.sockets.has(`${server}/1`));
    engine.pauseReading(server, 1);
    for (let i = 0; i < 16; i++) engine.send(client, 'all', new Uint8Array(MiB));
    await pollUntil('a queue', () => (view.sockets.get(`${client}/1`)?.queued ?? 0) > 0);
    const updates = view.updates.length;
    engine.resumeReading(server, 1);
    await pollUntil('no queue', () => view.sockets.get(`${client}/1`)?.queued === 0);
    await pollUntil('all back', () => view.sessions.get(client)?.bytesIn === 16 * MiB);
    await pollUntil('no queue', () => view.sockets.get(`${server}/1`)?.queued === 0);
    expect(view.updates.length).toBeGreaterThan(updates);
    await expectSettled(view);
  });

  it('tells of closed sessions, whose last rows are in the journal', async () => {
    const { server, client, echo } = await openPair(engine);
    const { view } = await attachTestView(engine);
    await Promise.all([view.watch(0), view.watch(client), view.watch(server)]);
    await echo(new Uint8Array(5_000));
    const closed = await view.client.call('session.close', { session: client });
    expect(closed.ok).toBe(true);
    await pollUntil('gone', () => !view.sessions.has(client));
    expect(view.updates.flatMap(({ closedSessions }) => closedSessions)).toEqual([client]);
    const last = await pollUntil('journal', () =>
      view.rowsOf(0).find((row) => row.type === 'session-closed' && row.session === client),
    );
    expect(last).toMatchObject({ bytesIn: 5_000, bytesOut: 5_000 });
    expect(await view.client.call('view.watch', { session: client, rows: 1 })).toMatchObject({
      ok: false,
      error: { code: 'UNKNOWN_SESSION' },
    });
    await pollUntil('the server saw it', () => view.rowsOf(server).some((row) => row.type === 'closed'));
    await expectSettled(view);
  });

  it('comes in parts that fit, for very many sockets', async () => {
    const { session, port } = await openServer(engine);
    const spec = clientSpecSchema.parse({ kind: 'tcp-client', port });
    const clients = Array.from({ length: 700 }, () => engine.open(spec).session);
    await pollUntil('connections', () => engine.openSockets === 2 * clients.length);
    const { view, meter } = await attachTestView(engine);
    await expectSettled(view);
    expect(view.sessions.size).toBe(1 + clients.length);
    expect(view.updates.length).toBeGreaterThan(3);
    expect(view.updates.map(({ reset }) => reset).indexOf(true, 1)).toBe(-1);
    expect(meter.textBytes / meter.textFrames).toBeLessThan(500_000);
    await engine.close(session);
    await expectSettled(view);
  }, 60_000);

  it('goes on, one update at a time, for a view that says hello twice', async () => {
    const { view } = await attachTestView(engine);
    await openPair(engine);
    await Promise.all([view.hello(), view.hello(), view.hello()]);
    await openPair(engine);
    await pollUntil('sessions', () => view.sessions.size === 4);
    await expectSettled(view);
  });

  it('is sent once to a view that never says it has seen it', async () => {
    const [a, b] = memoryPipePair();
    const meter = new Meter(a);
    attachView(engine, meter, FACTS);
    for (let i = 0; i < 50; i++) {
      const params = { contract: CONTRACT_VERSION, language: 'en' };
      b.send(JSON.stringify({ t: 'q', m: 'call', a: ['hello', params], i: `${i}` }));
      const { client, server } = await openPair(engine);
      await engine.close(client);
      await engine.close(server);
    }
    const witness = await attachTestView(engine);
    await pollUntil('state', () => witness.view.updates.length > 0);
    // The answers, and each kind of notice once.
    expect(meter.textFrames).toBeLessThanOrEqual(50 + Object.keys(hostNoticeSchemas).length);
    b.close();
  });
});
