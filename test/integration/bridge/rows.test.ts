import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { attachView } from '../../../electron/bridge/index';
import { createEngine, type Engine } from '../../../electron/engine/index';
import type { Row } from '../../../shared/contract/events';
import { CONTRACT_VERSION, CREDIT_WINDOW, SCROLLBACK_ROWS } from '../../../shared/contract/limits';
import { memoryPipePair } from '../../../shared/transport/memoryPipe';
import { openRpc } from '../../../shared/transport/rpc';
import { attachTestView, FACTS, Meter } from '../../helpers/attached';
import { openPair } from '../../helpers/engineSessions';
import { pollUntil } from '../../helpers/pollUntil';
import { plain, preview, rowRecorder, type TestView } from '../../helpers/testView';

const seqs = (rows: readonly Row[]) => rows.map((row) => row.seq);

describe('rows of a session', () => {
  let engine: Engine;
  beforeEach(() => {
    engine = createEngine();
  });
  afterEach(() => engine.dispose());

  /** All rows the engine recorded for a session, and a way to make more. */
  async function traffic() {
    const { rows, observer } = rowRecorder();
    const pair = await openPair(engine, observer);
    let n = 0;
    return {
      ...pair,
      rowsOf: (session: number) => rows.filter((row) => row.session === session),
      /** Many writes at once, each a row of its own; then all of them come back. */
      burst: (messages: number, bytes = 20) => pair.echo(new Uint8Array(bytes).fill(++n), messages),
    };
  }

  const caughtUp = (view: TestView, session: number) =>
    pollUntil('the newest row', () => view.rowsOf(session).at(-1)?.seq === engine.log(session)?.lastSeq);

  it.each([0, 1, 50, SCROLLBACK_ROWS])(
    'come newest %i first, then live, to a view that attaches in between',
    async (history) => {
      const { client, echo, rowsOf } = await traffic();
      const message = new Uint8Array(3_000).fill(7);
      for (let i = 0; i < 200; i++) await echo(message);
      const before = rowsOf(client).length;
      const { view } = await attachTestView(engine);
      expect(view.rowsOf(client)).toEqual([]);
      const watching = view.watch(client, history);
      for (let i = 0; i < 200; i++) await echo(message);
      await watching;
      for (let i = 0; i < 200; i++) await echo(message);
      await caughtUp(view, client);
      const all = rowsOf(client).map(preview);
      const got = view.rowsOf(client);
      // It began to watch after some of the second round; from there on nothing is missing.
      const first = all.findIndex((row) => row.seq === got[0]?.seq);
      expect(first).toBeGreaterThanOrEqual(Math.max(0, before - history));
      expect(first).toBeLessThanOrEqual(Math.max(0, before + 3 - history));
      expect(plain(got)).toEqual(plain(all.slice(first)));
      expect(view.sessions.size).toBe(2);
    },
  );

  it('come as the whole history that was promised, with a skip only for what is trimmed from it', async () => {
    await engine.dispose();
    engine = createEngine({ sessionLogBytes: 4 * 1024 * 1024 });
    const { client, burst, rowsOf } = await traffic();
    for (let i = 0; i < 4; i++) await burst(1_000, 200);
    const [whole, late] = [await attachTestView(engine), await attachTestView(engine)];
    await whole.view.watch(client, SCROLLBACK_ROWS);
    await caughtUp(whole.view, client);
    const all = rowsOf(client);
    expect(whole.view.rowsOf(client)).toHaveLength(SCROLLBACK_ROWS);
    expect(seqs(whole.view.rowsOf(client))).toEqual(seqs(all).slice(-SCROLLBACK_ROWS));

    late.view.stalled = true;
    await late.view.watch(client, SCROLLBACK_ROWS);
    await pollUntil('a full window', () => late.meter.binaryBytes > CREDIT_WINDOW / 2);
    const read = late.view.rowsOf(client).length;
    // Large rows, so that few of them push the rest of the history out.
    await burst(60, 100_000);
    expect(engine.log(client)?.firstSeq).toBeGreaterThan(all.at(-1)?.seq ?? 0);
    late.view.catchUp();
    await caughtUp(late.view, client);
    const got = late.view.rowsOf(client);
    const [skip, more] = got.filter((row) => row.type === 'skipped');
    if (skip?.type !== 'skipped') throw new Error('nothing skipped');
    expect(more).toBeUndefined();
    expect(got.indexOf(skip)).toBeGreaterThanOrEqual(read);
    const missed = rowsOf(client).filter((row) => row.seq >= skip.fromSeq && row.seq <= skip.toSeq);
    expect(skip.rows).toBe(missed.length);
    expect(skip.bytes).toBe(missed.reduce((sum, row) => sum + ('data' in row ? row.bytes : 0), 0));
    const start = got[0]?.seq ?? 0;
    expect(got.length - 1 + skip.rows).toBe(rowsOf(client).filter((row) => row.seq >= start).length);
  });

  it('are all there when skipped ones are read from the log, whatever a view does', async () => {
    const act = fc.oneof(
      {
        weight: 3,
        arbitrary: fc.record({ do: fc.constant('burst' as const), n: fc.integer({ min: 1, max: 3_000 }) }),
      },
      {
        weight: 1,
        arbitrary: fc.record({ do: fc.constant('big' as const), n: fc.integer({ min: 1, max: 200_000 }) }),
      },
      { weight: 2, arbitrary: fc.constant({ do: 'stall' as const, n: 0 }) },
      { weight: 2, arbitrary: fc.constant({ do: 'catch-up' as const, n: 0 }) },
    );
    let skips = 0;
    await fc.assert(
      fc.asyncProperty(
        fc.array(act, { minLength: 5, maxLength: 25 }),
        fc.nat(SCROLLBACK_ROWS),
        async (acts, history) => {
          const { server, client, burst, rowsOf } = await traffic();
          const { view } = await attachTestView(engine);
          await view.watch(client, history);
          for (const { do: what, n } of acts) {
            if (what === 'burst') await burst(n);
            else if (what === 'big') await burst(1, n);
            else if (what === 'stall') view.stalled = true;
            else view.catchUp();
          }
          view.catchUp();
          await caughtUp(view, client);

          const union: Row[] = [];
          for (const row of view.rowsOf(client)) {
            if (row.type !== 'skipped') {
              union.push(row);
              continue;
            }
            skips++;
            const gap = await view.readAll(client, row.fromSeq, row.toSeq, false, 700);
            expect(gap.length).toBe(row.rows);
            expect(gap.reduce((sum, r) => sum + ('data' in r ? r.bytes : 0), 0)).toBe(row.bytes);
            for (const r of gap) union.push(r);
          }
          const all = rowsOf(client).map(preview);
          expect(seqs(union)).toEqual(seqs(all).slice(all.length - union.length));
          expect(plain(union)).toEqual(plain(all.slice(all.length - union.length)));
          expect(union.length).toBeGreaterThanOrEqual(Math.min(history, all.length));
          view.client.close();
          await Promise.all([engine.close(client), engine.close(server)]);
        },
      ),
      { numRuns: 12, seed: 20_240_601 },
    );
    expect(skips).toBeGreaterThan(5);
  });

  it('flow to one view while another stalls, and the stalled one has its window to itself', async () => {
    const { client, burst, rowsOf } = await traffic();
    const [quick, slow] = [await attachTestView(engine), await attachTestView(engine)];
    slow.view.stalled = true;
    await Promise.all([quick.view.watch(client, 0), slow.view.watch(client, 0)]);
    for (let i = 0; i < 40; i++) {
      await burst(700, 400);
      await caughtUp(quick.view, client);
    }
    expect(quick.view.rowsOf(client).map((row) => row.type)).not.toContain('skipped');
    expect(slow.meter.binaryBytes).toBeLessThanOrEqual(CREDIT_WINDOW);
    slow.view.catchUp();
    await caughtUp(slow.view, client);
    const all = seqs(rowsOf(client));
    expect(all.slice(-quick.view.rowsOf(client).length)).toEqual(seqs(quick.view.rowsOf(client)));
    expect(slow.view.rowsOf(client).filter((row) => row.type === 'skipped')).toHaveLength(1);
  });

  it('never exceed the window, however often a view without credit watches anew', async () => {
    const { client, burst } = await traffic();
    await burst(3_000, 1_000);
    const [a, b] = memoryPipePair();
    const meter = new Meter(a);
    attachView(engine, meter, FACTS);
    const ignore = () => undefined;
    const greedy = openRpc(b, {
      call: () => new Promise(ignore),
      notice: ignore,
      frame: ignore,
      closed: ignore,
    });
    await greedy.call('hello', { contract: CONTRACT_VERSION, language: 'en' });
    const { view } = await attachTestView(engine);
    for (let i = 0; i < 20; i++) {
      if (i % 2 === 1) await greedy.call('view.unwatch', { session: client });
      await greedy.call('view.watch', { session: client, rows: SCROLLBACK_ROWS });
      greedy.notice('credit', { session: client, drawn: 1e9 });
      await view.watch(client, 100);
      await burst(1);
      await caughtUp(view, client);
    }
    expect(meter.binaryBytes).toBeGreaterThan(CREDIT_WINDOW / 2);
    expect(meter.binaryBytes).toBeLessThanOrEqual(CREDIT_WINDOW);
    b.close();
  });

  it('start over when watched again, although frames and credit of the first watch are on their way', async () => {
    const { client, burst, rowsOf } = await traffic();
    await burst(1_500, 900);
    const { view } = await attachTestView(engine);
    for (let i = 0; i < 30; i++) {
      await view.watch(client, 1_000);
      view.live.delete(client);
      await burst(50, 1_000);
      if (i % 3 === 0) view.stalled = !view.stalled;
    }
    view.stalled = false;
    await view.watch(client, 1_000);
    view.live.delete(client);
    // Frames of the watch before came before the answer: what came after it is one history and what followed.
    for (let i = 0; i < 4; i++) {
      await burst(500, 1_000);
      await caughtUp(view, client);
    }
    const all = rowsOf(client).map(preview);
    const got = view.rowsOf(client);
    expect(got.map((row) => row.type)).not.toContain('skipped');
    expect(got.length).toBeGreaterThanOrEqual(3_000);
    expect(plain(got)).toEqual(plain(all.slice(-got.length)));
  });
});
