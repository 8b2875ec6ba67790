import { Writable } from 'node:stream';
import type { Row } from '@shared/contract/events';
import { describe, expect, it, vi } from 'vitest';
import { Sink } from '../../../../electron/cli/sink';
import { UNSENT_WINDOW, Unsent } from '../../../../electron/cli/unsent';

/** A reader that takes a chunk only when it is told to. */
function slowStream() {
  let take: () => void = () => undefined;
  const taken: string[] = [];
  const stream = new Writable({
    highWaterMark: 4,
    write(chunk, _encoding, done) {
      take = () => {
        taken.push(String(chunk));
        done();
      };
    },
  });
  return { stream, taken, take: () => take() };
}

describe('Sink', () => {
  it('is full until its reader has caught up, and loses nothing', async () => {
    const { stream, taken, take } = slowStream();
    const sink = new Sink(stream, () => undefined);
    const released = vi.fn();
    sink.onReleased(released);
    sink.write('abcd');
    sink.write('efgh');
    expect(sink.isFull).toBe(true);
    const flushed = sink.flushed();
    take();
    await vi.waitUntil(() => taken.length === 1);
    take();
    await vi.waitUntil(() => released.mock.calls.length === 1);
    take();
    await flushed;
    expect(sink.isFull).toBe(false);
    expect(taken.join('')).toBe('abcdefgh');
  });

  it('is never full again once its reader has left', async () => {
    const { stream } = slowStream();
    const broken = vi.fn();
    const sink = new Sink(stream, broken);
    sink.write('abcdefgh');
    stream.destroy(Object.assign(new Error('left'), { code: 'EPIPE' }));
    await vi.waitUntil(() => broken.mock.calls.length === 1);
    expect(broken).toHaveBeenCalledWith('EPIPE');
    expect(sink.isFull).toBe(false);
    sink.write('more');
    await sink.flushed();
  });
});

describe('Unsent', () => {
  const row = (type: 'sent' | 'drained' | 'closed', socket: number, bytes = 0): Row =>
    ({ type, socket, bytes, seq: 1, at: 0, session: 1, evidence: 'app' }) as unknown as Row;

  it('has room until one socket has a full window', () => {
    const unsent = new Unsent();
    unsent.see(row('sent', 1, UNSENT_WINDOW - 1));
    expect(unsent.hasRoom).toBe(true);
    unsent.see(row('sent', 2, UNSENT_WINDOW));
    expect(unsent.hasRoom).toBe(false);
    unsent.see(row('drained', 2, UNSENT_WINDOW));
    expect(unsent.hasRoom).toBe(true);
  });

  it('forgets a closed socket', () => {
    const unsent = new Unsent();
    unsent.see(row('sent', 1, UNSENT_WINDOW));
    unsent.see(row('closed', 1));
    expect(unsent.hasRoom).toBe(true);
  });
});
