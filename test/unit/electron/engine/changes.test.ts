import type { SocketState } from '@shared/contract/state';
import { describe, expect, it } from 'vitest';
import { changesSince } from '../../../../electron/engine/changes';
import { Tombstones } from '../../../../electron/engine/core/tombstones';
import type { Session } from '../../../../electron/engine/session';

interface Made {
  readonly id: number;
  lastSeq: number;
  readonly connections: Map<number, { lastSeq: number; state(): unknown }>;
  readonly closedSockets: Tombstones;
  readonly pastSockets: Map<number, SocketState>;
  state(): unknown;
}

/** A session as far as its changes are concerned; its state is its number. */
function made(id: number, lastSeq: number, sockets: readonly (readonly [number, number])[] = []): Made {
  return {
    id,
    lastSeq,
    connections: new Map(
      sockets.map(([number, seq]) => [number, { lastSeq: seq, state: () => `${id}#${number}` }]),
    ),
    closedSockets: new Tombstones(4),
    pastSockets: new Map(),
    state: () => id,
  };
}

const past = (socket: number): SocketState => ({ socket }) as SocketState;

function changes(seq: number, sessions: readonly Made[], closed = new Tombstones(4)) {
  return changesSince(seq, 12.5, sessions as unknown as Session[], closed);
}

describe('what has changed', () => {
  it('is everything for a view that knows nothing', () => {
    const one = made(1, 5, [
      [1, 3],
      [2, 5],
    ]);
    const other = made(2, 0);
    one.pastSockets.set(7, past(7));
    one.closedSockets.add(6, 2);
    const closed = new Tombstones(4);
    closed.add(9, 4);
    expect(changes(0, [one, other], closed)).toEqual({
      reset: true,
      now: 12.5,
      sessions: [1, 2],
      // Nobody knew of it.
      closedSessions: [],
      sockets: ['1#1', '1#2'],
      // Those that can still be looked at, whether or not they have just gone.
      closedSockets: [{ session: 1, socket: 7, last: past(7) }],
    });
  });

  it('is what came after the last one that was told, and not that one again', () => {
    const one = made(1, 8, [
      [1, 5],
      [2, 6],
      [3, 8],
    ]);
    const other = made(2, 5, [[1, 5]]);
    expect(changes(5, [one, other])).toMatchObject({
      reset: false,
      sessions: [1],
      sockets: ['1#2', '1#3'],
      closedSessions: [],
      closedSockets: [],
    });
    expect(changes(8, [one, other])).toMatchObject({ sessions: [], sockets: [] });
  });

  it('are sessions and sockets that are gone, with how they stood if that is still known', () => {
    const one = made(1, 9);
    one.closedSockets.add(3, 6);
    one.closedSockets.add(4, 7);
    one.pastSockets.set(4, past(4));
    // Gone before: it was told.
    one.pastSockets.set(2, past(2));
    const closed = new Tombstones(4);
    closed.add(8, 4);
    closed.add(9, 6);
    expect(changes(5, [one], closed)).toMatchObject({
      reset: false,
      closedSessions: [9],
      closedSockets: [
        { session: 1, socket: 3, last: null },
        { session: 1, socket: 4, last: past(4) },
      ],
    });
  });

  it('is everything again when somebody was away for so long that what is gone was forgotten', () => {
    const one = made(1, 20, [[1, 2]]);
    for (let seq = 10; seq < 16; seq++) one.closedSockets.add(seq, seq);
    expect(changes(9, [one])).toMatchObject({ reset: true, sessions: [1], sockets: ['1#1'] });
    expect(changes(15, [one])).toMatchObject({ reset: false, closedSockets: [] });
    const closed = new Tombstones(4);
    for (let seq = 10; seq < 16; seq++) closed.add(seq, seq);
    expect(changes(9, [made(1, 3)], closed)).toMatchObject({
      reset: true,
      closedSessions: [],
      sessions: [1],
    });
  });
});
