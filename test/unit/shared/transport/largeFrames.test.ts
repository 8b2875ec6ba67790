import { TEXT_FRAME_BYTES } from '@shared/contract/limits';
import { ok } from '@shared/contract/result';
import { memoryPipePair } from '@shared/transport/memoryPipe';
import type { Frame, Pipe } from '@shared/transport/pipe';
import { openRpc, type RpcHandlers } from '@shared/transport/rpc';
import { describe, expect, it } from 'vitest';

const silent: RpcHandlers = {
  call: () => Promise.resolve(ok({})),
  notice: () => undefined,
  frame: () => undefined,
  closed: () => undefined,
};

/** Two ends; `sent` are the sizes in UTF-8 of what the view sends. */
function ends(host: Partial<RpcHandlers> = {}) {
  const [a, b] = memoryPipePair();
  const sent: number[] = [];
  const measured: Pipe = {
    send(frame: Frame) {
      sent.push(Buffer.byteLength(frame));
      b.send(frame);
    },
    close: () => b.close(),
    listen: (listener) => b.listen(listener),
  };
  return { host: openRpc(a, { ...silent, ...host }), view: openRpc(measured, silent), sent };
}

const TOO_LARGE = { ok: false, error: expect.objectContaining({ code: 'BAD_COMMAND' }) };

describe('a command larger than a text frame', () => {
  it('is refused by its sender, and never sent: a WebSocket would be closed for it', async () => {
    const { view, host, sent } = ends();
    expect(await view.call('x', 'a'.repeat(TEXT_FRAME_BYTES))).toEqual(TOO_LARGE);
    expect(await view.call('x', 'a')).toEqual(ok({}));
    expect(sent).toHaveLength(1);
    expect(host.refusedFrames).toBe(0);
  });

  it('is measured in bytes: Korean takes three a character', async () => {
    const { view, sent } = ends();
    const characters = TEXT_FRAME_BYTES / 2;
    expect(await view.call('x', '가'.repeat(characters))).toEqual(TOO_LARGE);
    expect(await view.call('x', 'a'.repeat(characters))).toEqual(ok({}));
    expect(sent).toHaveLength(1);
    expect(sent[0]).toBeLessThanOrEqual(TEXT_FRAME_BYTES);
  });

  it('is taken up to the last byte, and not one further', async () => {
    const { view, sent } = ends();
    await view.call('x', '');
    const [around = 0] = sent;
    const fits = TEXT_FRAME_BYTES - around;
    expect(await view.call('x', 'a'.repeat(fits))).toEqual(ok({}));
    expect(sent[1]).toBe(TEXT_FRAME_BYTES);
    expect(await view.call('x', 'a'.repeat(fits + 1))).toEqual(TOO_LARGE);
  });

  it('as an answer is an error for whoever asked, who would wait for ever', async () => {
    const { view } = ends({ call: (_name, size) => Promise.resolve(ok('a'.repeat(Number(size)))) });
    expect(await view.call('x', TEXT_FRAME_BYTES)).toEqual(TOO_LARGE);
    expect(await view.call('x', 3)).toEqual(ok('aaa'));
  });

  it('as a notice is dropped, and the next one comes', async () => {
    const seen: unknown[] = [];
    const { view, host } = ends({ notice: (name) => void seen.push(name) });
    view.notice('large', 'a'.repeat(TEXT_FRAME_BYTES));
    view.notice('small', {});
    await view.call('x', {});
    expect(seen).toEqual(['small']);
    expect(host.refusedFrames).toBe(0);
  });
});
