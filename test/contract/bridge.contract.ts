import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { attachView, type View } from '../../electron/bridge/index';
import { createEngine, type Engine } from '../../electron/engine/index';
import { CREDIT_WINDOW, TEXT_FRAME_BYTES } from '../../shared/contract/limits';
import { openPair, stateOf } from '../helpers/engineSessions';
import type { PipePair, Transport } from '../helpers/pipePairs';
import { pollUntil } from '../helpers/pollUntil';
import { TestView } from '../helpers/testView';

const facts = { kind: 'web', version: '0.0.0-test' } as const;

const GARBAGE_TEXTS = [
  '',
  'not JSON',
  '{',
  'null',
  '0',
  '[]',
  '{}',
  '"q"',
  '{"t":"q"}',
  '{"t":"q","m":"call","a":[],"i":"1"}',
  '{"t":"q","m":"call","a":["hello",{},{}],"i":"1"}',
  '{"t":"q","m":"constructor","a":["x",{}],"i":"1"}',
  '{"t":"q","m":"__proto__","a":["x",{}],"i":"1"}',
  '{"t":"q","m":"toString","a":["x",{}],"i":"1"}',
  '{"t":"q","m":"call","a":["x",{}],"i":1}',
  '{"t":"q","m":"call","a":["x",{}],"i":"1","o":true}',
  '{"__proto__":{"t":"q"},"m":"call","a":["x",{}]}',
  '{"t":"s","i":"constructor","r":1,"x":1}',
  `{"t":"q","m":"call","a":["x",{}],"i":"${'9'.repeat(65)}"}`,
  '['.repeat(100_000),
];

const CLONEABLE = [1, Number.NaN, true, null, undefined, {}, [], new Map(), new Date(0), 1n, { data: 'x' }];

/** What a host keeps to its views, whatever carries the pipe. */
export function bridgeContract({ name, open, carriesValues }: Transport): void {
  describe(`bridge over ${name}`, () => {
    let engine: Engine;
    let pairs: PipePair[];
    beforeEach(() => {
      engine = createEngine();
      pairs = [];
    });
    afterEach(async () => {
      await engine.dispose();
      await Promise.all(pairs.map((pair) => pair.dispose()));
    });

    async function attach(): Promise<{ pair: PipePair; host: View; view: TestView; closed: () => number }> {
      const pair = await open();
      pairs.push(pair);
      let closed = 0;
      const host = attachView(engine, pair.host, facts, () => void closed++);
      const view = new TestView(pair.view);
      return { pair, host, view, closed: () => closed };
    }

    it('gives a new pipe the same engine and its sessions after the first has closed', async () => {
      const first = await attach();
      const hello = await first.view.hello();
      const { server, client, echo } = await openPair(engine);
      await pollUntil('both sessions', () => first.view.sessions.size === 2);
      first.view.client.close();
      await pollUntil('closed', () => first.closed() > 0);
      await echo(new Uint8Array(100));

      const second = await attach();
      expect(await second.view.hello()).toEqual(hello);
      await second.view.watch(client);
      await pollUntil('sessions again', () => second.view.sessions.size === 2);
      expect([...second.view.sessions.keys()]).toEqual([server, client]);
      await pollUntil('rows again', () => second.view.rowsOf(client).length >= 5);
      expect(second.view.rowsOf(client).map((row) => row.type)).toEqual(
        expect.arrayContaining(['session-opened', 'connected', 'sent', 'received']),
      );
      second.host.close();
      await pollUntil('closed', () => second.view.closedCount > 0 && second.closed() > 0);
      expect([first.closed(), first.view.closedCount, second.closed(), second.view.closedCount]).toEqual([
        1, 1, 1, 1,
      ]);
    });

    it('refuses and counts garbage, and answers the next command', async () => {
      const { pair, host, view } = await attach();
      for (const text of GARBAGE_TEXTS) pair.sendRaw(text);
      pair.sendRaw('x'.repeat(TEXT_FRAME_BYTES + 1));
      const binary = [new Uint8Array(0), new Uint8Array(16), Uint8Array.from({ length: 5_000 }, (_, i) => i)];
      for (const bytes of binary) pair.sendRaw(bytes);
      const values = carriesValues ? CLONEABLE : [];
      for (const value of values) pair.sendRaw(value);
      const hello = await view.hello();
      expect(hello.engine).toBe(engine.id);
      expect(host.refusedFrames).toBe(GARBAGE_TEXTS.length + 1 + binary.length + values.length);
    });

    it.each(['constructor', '__proto__', 'toString', 'hasOwnProperty', '', 'session', 'hello '])(
      'knows no command %j',
      async (command) => {
        const { pair, view } = await attach();
        await view.hello();
        const answers: unknown[] = [];
        // Past the types, as a foreign page would.
        const call = view.client.call as (name: string, params: unknown) => Promise<unknown>;
        answers.push(await call(command, {}).catch((error: unknown) => error));
        pair.sendRaw(JSON.stringify({ t: 'q', m: 'notice', a: [command, {}] }));
        expect((await view.hello()).engine).toBe(engine.id);
        expect(answers).toEqual([{ ok: false, error: expect.objectContaining({ code: 'BAD_COMMAND' }) }]);
      },
    );

    it('stops at the window when no credit comes, and skips exactly when it comes again', async () => {
      const stalled = await attach();
      const other = await attach();
      await Promise.all([stalled.view.hello(), other.view.hello()]);
      const { client, echo } = await openPair(engine);
      stalled.view.stalled = true;
      await Promise.all([stalled.view.watch(client), other.view.watch(client)]);
      const message = new Uint8Array(2_000).fill(65);
      // The other is given time to draw, as a person's would have: on a busy machine it may be skipped forward too.
      const keptUp = () => other.view.rowsOf(client).at(-1)?.seq === engine.log(client)?.lastSeq;
      for (let i = 0; i < 3_000; i++) {
        await echo(message);
        if (i % 300 === 299) await pollUntil('the other keeps up', keptUp);
      }

      const total = engine.log(client)?.rows ?? 0;
      expect(total).toBeGreaterThan(6_000);
      const bytes = stalled.view.frameBytes.get(client) ?? 0;
      expect(bytes).toBeLessThanOrEqual(CREDIT_WINDOW);
      expect(bytes).toBeGreaterThan(CREDIT_WINDOW / 2);
      const newest = engine.log(client)?.lastSeq ?? 0;
      await pollUntil('the other has everything', () => other.view.rowsOf(client).at(-1)?.seq === newest);
      expect(other.view.rowsOf(client).every((row) => row.type !== 'skipped')).toBe(true);
      expect(other.view.rowsOf(client)).toHaveLength(total);

      stalled.view.catchUp();
      await pollUntil('newest', () => stalled.view.rowsOf(client).at(-1)?.seq === newest);
      const rows = stalled.view.rowsOf(client);
      const skips = rows.filter((row) => row.type === 'skipped');
      expect(skips).toHaveLength(1);
      const all = other.view.rowsOf(client);
      const [skip] = skips;
      if (skip === undefined) throw new Error('no skip');
      const missed = all.filter((row) => row.seq >= skip.fromSeq && row.seq <= skip.toSeq);
      expect(skip.rows).toBe(missed.length);
      expect(skip.bytes).toBe(missed.reduce((sum, row) => sum + ('data' in row ? row.bytes : 0), 0));
      const seen = new Set(rows.map((row) => row.seq));
      expect(all.filter((row) => !missed.includes(row)).every((row) => seen.has(row.seq))).toBe(true);
      expect(rows).toHaveLength(all.length - missed.length + 1);
      await echo(message);
      expect(stateOf(engine, client)?.phase).toBe('connected');
    });
  });
}
