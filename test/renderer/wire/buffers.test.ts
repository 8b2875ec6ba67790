// @vitest-environment node
import type { SocketState } from '@shared/contract/state';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  type BufferEnd,
  closedEnd,
  directionOf,
  FULL_BYTES,
  MARKS,
  onScale,
  type StageId,
} from '../../../renderer/features/wire/buffers';
import { END, event } from '../../helpers/rows';

type Kernel = NonNullable<SocketState['kernel']>;

function kernel(more: Partial<Kernel> = {}): Kernel {
  return { state: 'ESTABLISHED', sendQueue: 0, receiveQueue: 0, descriptor: null, ...more };
}

function end(more: Partial<SocketState> = {}): BufferEnd {
  const socket: SocketState = {
    session: 1,
    socket: 1,
    phase: 'open',
    ...END,
    openedAt: 0,
    bytesIn: 0,
    bytesOut: 0,
    queued: 0,
    readingPaused: false,
    kernel: kernel(),
    ...more,
  };
  return { kind: 'open', socket };
}

const elsewhere: BufferEnd = { kind: 'elsewhere' };
const up = (client: BufferEnd, server: BufferEnd, seesKernel = true) =>
  directionOf('client', { client, server }, seesKernel);
const amounts = (direction: ReturnType<typeof up>) =>
  direction.stages.map(({ amount }) => (amount.kind === 'bytes' ? amount.bytes : amount.kind));

describe('a direction', () => {
  it('has what waits at the writer, in both kernels, and what was read, each with its evidence', () => {
    const client = end({ queued: 5, bytesOut: 100, kernel: kernel({ sendQueue: 30, receiveQueue: 7 }) });
    const server = end({ queued: 8, bytesIn: 40, kernel: kernel({ sendQueue: 9, receiveQueue: 25 }) });
    const there = up(client, server);
    expect(there.stages.map(({ id, side, evidence }) => `${id} ${side} ${evidence}`)).toEqual([
      'app client app',
      'send client kernel',
      'receive server kernel',
      'read server app',
    ]);
    expect(amounts(there)).toEqual([5, 30, 25, 40]);
    expect(there).toMatchObject({ written: { bytes: 100 }, read: { bytes: 40 } });
    expect(amounts(directionOf('server', { client, server }, true))).toEqual([8, 9, 7, 0]);
  });

  it('says nothing of an end that is elsewhere', () => {
    expect(amounts(up(end({ queued: 3 }), elsewhere))).toEqual([3, 0, 'elsewhere', 'elsewhere']);
    expect(amounts(up(elsewhere, end({ bytesIn: 4 })))).toEqual(['elsewhere', 'elsewhere', 0, 4]);
    expect(up(elsewhere, end()).stages.map(({ full }) => full === null)).toEqual([true, true, false, true]);
  });

  it('tells what this system does not tell from what nobody has looked at yet', () => {
    const blind = end({ kernel: null });
    expect(amounts(up(blind, blind, false))).toEqual([0, 'unavailable', 'unavailable', 0]);
    expect(amounts(up(blind, blind))).toEqual([0, 'unseen', 'unseen', 0]);
    const noQueues = end({ kernel: kernel({ sendQueue: null, receiveQueue: null }) });
    expect(amounts(up(noQueues, noQueues))).toEqual([0, 'unavailable', 'unavailable', 0]);
    expect(amounts(up({ kind: 'unknown' }, end()))).toEqual(['unseen', 'unseen', 0, 0]);
  });
});

describe('what is said besides', () => {
  it('that a write would stand still, as long as something waits in the app', () => {
    expect(up(end({ queued: 1 }), end()).notes).toEqual(['blocked']);
    expect(up(end({ kernel: kernel({ sendQueue: 9 }) }), end()).notes).toEqual([]);
    expect(up(end(), end({ queued: 1 })).notes).toEqual([]);
  });

  it('who does not read: the end that was paused, or one whose turn has not come', () => {
    expect(up(end(), end({ readingPaused: true })).notes).toEqual(['paused']);
    expect(up(end({ readingPaused: true }), end()).notes).toEqual([]);
    expect(up(end(), end({ phase: 'waiting' })).notes).toEqual(['waiting']);
    expect(up(end(), end({ phase: 'waiting', readingPaused: true })).notes).toEqual(['paused']);
  });

  it.each(['FIN_WAIT_1', 'CLOSING', 'LAST_ACK'] as const)('that a FIN is counted, in %s', (state) => {
    expect(up(end({ kernel: kernel({ state, sendQueue: 1 }) }), end()).notes).toEqual(['fin']);
    expect(up(end({ kernel: kernel({ state, sendQueue: 0 }) }), end()).notes).toEqual([]);
    expect(up(end({ kernel: kernel({ state, sendQueue: null }) }), end()).notes).toEqual([]);
  });

  it('nothing of ends that have closed', () => {
    const over = (each: BufferEnd): BufferEnd =>
      each.kind === 'open' ? { kind: 'closed', socket: each.socket } : each;
    const closed = up(over(end({ queued: 4 })), over(end({ readingPaused: true, bytesIn: 2 })));
    expect(closed.notes).toEqual([]);
    expect(closed.stages.every(({ isOver }) => isOver)).toBe(true);
    expect(amounts(closed)).toEqual([4, 0, 0, 2]);
  });
});

describe('the bars', () => {
  const full = (id: StageId, direction: ReturnType<typeof up>) =>
    direction.stages.find((stage) => stage.id === id);

  it('of queues are on one scale that never moves', () => {
    expect(onScale(0)).toBe(0);
    expect(onScale(FULL_BYTES)).toBe(1);
    expect(onScale(10 * FULL_BYTES)).toBe(1);
    expect(MARKS.map((bytes) => Math.round(onScale(bytes) * 100))).toEqual([38, 75]);
    fc.assert(
      fc.property(fc.nat(FULL_BYTES - 1), (bytes) => {
        expect(onScale(bytes)).toBeLessThan(onScale(bytes + 1));
      }),
    );
  });

  it('of what was read is a part of what was written', () => {
    expect(full('read', up(end({ bytesOut: 80 }), end({ bytesIn: 20 })))).toMatchObject({
      full: 0.25,
      max: 80,
    });
    expect(full('read', up(end(), end()))).toMatchObject({ full: 0, max: 0 });
    // Told at different moments.
    expect(full('read', up(end({ bytesOut: 5 }), end({ bytesIn: 9 })))).toMatchObject({ full: 1, max: 9 });
  });
});

describe('an end that has closed', () => {
  const last = (end({ bytesIn: 10, bytesOut: 20, queued: 3 }) as { socket: SocketState }).socket;
  const closed = event('closed', { ...END, first: 'local', bytesIn: 64, bytesOut: 32, durationMs: 1 });

  it('has the totals of its last row, and of the rest what was told last', () => {
    const rows = [{ side: 'client', row: closed }] as const;
    expect(closedEnd(last, 'client', rows)).toEqual({
      kind: 'closed',
      socket: { ...last, bytesIn: 64, bytesOut: 32 },
    });
  });

  it('has what was told last, when its row is not there', () => {
    expect(closedEnd(last, 'server', [{ side: 'client', row: closed }])).toEqual({
      kind: 'closed',
      socket: last,
    });
  });
});
