import { describe, expect, it } from 'vitest';
import { CONTRACT_VERSION, TEXT_FRAME_BYTES } from '../../../../shared/contract/limits';
import { ok } from '../../../../shared/contract/result';
import { openHostClient } from '../../../../shared/transport/hostClient';
import { memoryPipePair } from '../../../../shared/transport/memoryPipe';
import { openRpc, type RpcHandlers } from '../../../../shared/transport/rpc';

const silent: RpcHandlers = {
  call: () => Promise.resolve(ok({})),
  notice: () => undefined,
  frame: () => undefined,
  closed: () => undefined,
};
const never = new Promise<never>(() => undefined);

function ends(host: Partial<RpcHandlers>) {
  const [a, b] = memoryPipePair();
  return { host: openRpc(a, { ...silent, ...host }), view: openRpc(b, silent), rawHost: a, rawView: b };
}

describe('rpc', () => {
  it('answers many calls at once, each with its own answer, in any order', async () => {
    const waiting: (() => void)[] = [];
    const { view } = ends({
      call: (_name, params) => new Promise((resolve) => waiting.push(() => resolve(ok(params)))),
    });
    const calls = Array.from({ length: 1_000 }, (_, i) => view.call('x', { i }));
    // A call is on its way for a few turns of the microtask queue.
    while (waiting.length < calls.length) await Promise.resolve();
    for (const answer of waiting.reverse()) answer();
    expect(await Promise.all(calls)).toEqual(calls.map((_, i) => ok({ i })));
  });

  it('keeps the order of calls, notices and frames', async () => {
    const seen: unknown[] = [];
    const { view } = ends({
      call: (name) => {
        seen.push(name);
        return Promise.resolve(ok({}));
      },
      notice: (name) => void seen.push(name),
    });
    const calls: Promise<unknown>[] = [];
    for (let i = 0; i < 100; i++) {
      calls.push(view.call(`call ${i}`, {}));
      view.notice(`notice ${i}`, {});
    }
    await Promise.all(calls);
    expect(seen).toHaveLength(200);
    const order = (kind: string) => seen.filter((name) => String(name).startsWith(kind));
    for (const kind of ['call', 'notice'])
      expect(order(kind)).toEqual(Array.from({ length: 100 }, (_, i) => `${kind} ${i}`));
  });

  it.each(['host', 'view'] as const)(
    'answers PIPE_CLOSED to what is pending when the %s closes',
    async (closer) => {
      const both = ends({ call: () => never });
      const pending = [both.view.call('a', {}), both.view.call('b', {})];
      both[closer].close();
      const answers = [...(await Promise.all(pending)), await both.view.call('after', {})];
      for (const answer of answers)
        expect(answer).toEqual({ ok: false, error: expect.objectContaining({ code: 'PIPE_CLOSED' }) });
      both.view.notice('after', {});
      both.view.frame(new Uint8Array(1));
      expect([both.view.refusedFrames, both.host.refusedFrames]).toEqual([0, 0]);
    },
  );

  it('answers INTERNAL when the handler of the other end throws or answers nonsense', async () => {
    const nonsense: unknown[] = [
      new Error('bug'),
      undefined,
      null,
      7,
      {},
      { ok: 'yes' },
      { ok: false, error: 1 },
    ];
    const { view } = ends({
      call: (_name, params) => {
        const value = nonsense[Number(params)];
        if (value instanceof Error) throw value;
        return Promise.resolve(value as Awaited<ReturnType<RpcHandlers['call']>>);
      },
    });
    for (const i of nonsense.keys())
      expect(await view.call('x', i)).toEqual({
        ok: false,
        error: expect.objectContaining({ code: 'INTERNAL' }),
      });
  });

  it('survives answers nobody asked for, and a notice whose handler throws', async () => {
    const { view, rawView } = ends({
      notice: () => {
        throw new Error('bug');
      },
    });
    for (const i of ['x', '__proto__', 'constructor', '']) rawView.send(JSON.stringify({ t: 's', i, r: 1 }));
    view.notice('x', {});
    expect(await view.call('x', {})).toEqual(ok({}));
  });

  it('takes text up to the limit and refuses more', async () => {
    const { host, view, rawView } = ends({});
    rawView.send(' '.repeat(TEXT_FRAME_BYTES));
    rawView.send(' '.repeat(TEXT_FRAME_BYTES + 1));
    const frame = '{"t":"q","m":"notice","a":[1,2]}';
    rawView.send(frame.padEnd(TEXT_FRAME_BYTES));
    expect(await view.call('x', {})).toEqual(ok({}));
    expect(host.refusedFrames).toBe(2);
  });
});

describe('host client', () => {
  const listener = {
    rows: () => undefined,
    state: () => undefined,
    menu: () => undefined,
    scenario: () => undefined,
    jobs: () => undefined,
    rules: () => undefined,
    closed: () => undefined,
  };

  it('takes no commands', async () => {
    const [a, b] = memoryPipePair();
    const host = openRpc(a, silent);
    openHostClient(b, listener);
    expect(await host.call('hello', {})).toEqual({
      ok: false,
      error: expect.objectContaining({ code: 'BAD_COMMAND' }),
    });
  });

  it('answers INTERNAL to a value that the contract does not know', async () => {
    const [a, b] = memoryPipePair();
    openRpc(a, { ...silent, call: () => Promise.resolve(ok({ contract: 'one' })) });
    const client = openHostClient(b, listener);
    expect(await client.call('hello', { contract: CONTRACT_VERSION, language: 'en' })).toEqual({
      ok: false,
      error: expect.objectContaining({ code: 'INTERNAL' }),
    });
  });

  it('says seen to a state it cannot read, and gives credit for rows it cannot read', async () => {
    const [a, b] = memoryPipePair();
    const notices: unknown[] = [];
    const host = openRpc(a, { ...silent, notice: (name, payload) => void notices.push([name, payload]) });
    const client = openHostClient(b, listener);
    host.notice('state', { nonsense: true });
    const unreadable = new Uint8Array(64 * 1024);
    unreadable[4] = 7;
    host.frame(unreadable);
    host.frame(new Uint8Array(15));
    host.notice('nonsense', {});
    host.notice('menu', { command: 'format-disk' });
    expect((await client.call('hello', { contract: CONTRACT_VERSION, language: 'en' })).ok).toBe(false);
    expect(new Map(notices as [string, unknown][])).toEqual(
      new Map<string, unknown>([
        ['seen', {}],
        ['credit', { session: 7, drawn: unreadable.length }],
      ]),
    );
  });

  it('pays for rows nobody draws: those before a watch, and those still on their way when it starts over', async () => {
    const [a, b] = memoryPipePair();
    const drawn: unknown[] = [];
    // The smallest frame: a header, no rows.
    const frame = new Uint8Array(16);
    frame[0] = 1;
    frame[4] = 7;
    const host = openRpc(a, {
      ...silent,
      call(name) {
        if (name === 'view.watch') host.frame(frame.slice());
        return Promise.resolve(ok({ firstSeq: 0 }));
      },
      notice: (_name, payload) => void drawn.push(payload),
    });
    const seen: number[] = [];
    const client = openHostClient(b, { ...listener, rows: (_frame, bytes) => void seen.push(bytes) });
    host.frame(frame.slice());
    await client.call('view.language', { language: 'en' });
    await client.call('view.watch', { session: 7, rows: 0 });
    await client.call('view.watch', { session: 7, rows: 0 });
    // An answer comes later than every notice before it.
    await client.call('view.watch', { session: 8, rows: 0 });
    expect(seen).toEqual([16, 16, 16, 16]);
    expect(drawn).toEqual([
      { session: 7, drawn: 16 },
      { session: 7, drawn: 32 },
      { session: 7, drawn: 48 },
    ]);
    // Rows that were paid for already are not paid for twice.
    client.drawn(7, 1_000_000);
    host.frame(frame.slice());
    await client.call('view.language', { language: 'en' });
    client.forget(7);
    await client.call('view.unwatch', { session: 8 });
    expect(drawn).toHaveLength(4);
    expect(drawn[3]).toEqual({ session: 7, drawn: 80 });
  });
});
