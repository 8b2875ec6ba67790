import type { TcpFlag, TcpSegment } from '@shared/pcapng/index';
import { describe, expect, it } from 'vitest';
import { Allowance } from '../../../../../electron/engine/core/allowance';
import {
  HELD_CONNECTIONS,
  HELD_SEGMENTS,
  HeldSegments,
} from '../../../../../electron/engine/core/heldSegments';
import { tupleOf, wireOf } from '../../../../../electron/engine/core/tuple';

const end = (port: number, address = '127.0.0.1') => ({ address, port, family: 'IPv4' as const });

function segment(port: number, flags: readonly TcpFlag[], more: Partial<TcpSegment> = {}): TcpSegment {
  const plain = { micros: 0, seq: 1, ack: 0, window: 1, bytes: 0, options: [] };
  return { ...plain, source: end(port), target: end(9_190), flags, ...more };
}

const wire = (port: number) => wireOf(end(port), end(9_190));

describe('held segments', () => {
  it('begin with a SYN, and are handed out once', () => {
    const held = new HeldSegments();
    expect(held.hold(wire(1), segment(1, ['ACK']))).toBe(false);
    expect(held.hold(wire(1), segment(1, ['SYN', 'ACK']))).toBe(false);
    expect(held.hold(wire(1), segment(1, ['SYN']))).toBe(true);
    expect(held.hold(wire(1), segment(1, ['ACK']))).toBe(true);
    expect(held.has(wire(1))).toBe(true);
    expect(held.take(wire(1))?.segments.map(({ flags }) => flags)).toEqual([['SYN'], ['ACK']]);
    expect(held.take(wire(1))).toBeNull();
  });

  it('begin anew with a SYN of another number, not with the same sent again', () => {
    const held = new HeldSegments();
    held.hold(wire(1), segment(1, ['SYN']));
    held.hold(wire(1), segment(1, ['SYN']));
    expect(held.take(wire(1))?.segments).toHaveLength(2);
    held.hold(wire(1), segment(1, ['SYN']));
    held.hold(wire(1), segment(1, ['SYN'], { seq: 2 }));
    expect(held.take(wire(1))?.segments).toMatchObject([{ seq: 2 }]);
  });

  it('are bounded, in connections and in each of them; the oldest go', () => {
    const held = new HeldSegments();
    for (let port = 1; port <= HELD_CONNECTIONS + 2; port++) held.hold(wire(port), segment(port, ['SYN']));
    expect(held.size).toBe(HELD_CONNECTIONS);
    expect([1, 2, 3].map((port) => held.has(wire(port)))).toEqual([false, false, true]);
    for (let i = 0; i < HELD_SEGMENTS + 5; i++) held.hold(wire(3), segment(3, ['ACK']));
    expect(held.take(wire(3))?.segments).toHaveLength(HELD_SEGMENTS);
  });

  it('are found by where the SYN went, and when', () => {
    const held = new HeldSegments();
    for (const [port, micros] of [
      [1, 10],
      [2, 20],
      [3, 30],
    ] as const)
      held.hold(wire(port), segment(port, ['SYN'], { micros }));
    expect(held.towards(end(9_190), 15, 30).map(([key]) => key)).toEqual([wire(2), wire(3)]);
    expect(held.towards(end(9_191), 0, 99)).toEqual([]);
    expect(held.size).toBe(3);
  });
});

describe('names of connections', () => {
  it('are the same from both ends of a wire, and differ for its sockets', () => {
    expect(wireOf(end(1), end(2))).toBe(wireOf(end(2), end(1)));
    expect(tupleOf(end(1), end(2))).not.toBe(tupleOf(end(2), end(1)));
  });

  it('leave out what packets do not have', () => {
    expect(tupleOf(end(1, '::ffff:10.0.0.1'), end(2, 'fe80::1%eth0'))).toBe(
      tupleOf(end(1, '10.0.0.1'), end(2, 'fe80::1')),
    );
  });
});

describe('an allowance', () => {
  it('is so many in a second, and the same again in the next', () => {
    const allowance = new Allowance(2);
    const take = (now: number): boolean => {
      if (allowance.isUsedUp(now)) return false;
      allowance.use(now);
      return true;
    };
    expect([0, 1, 2, 999, 1_000, 1_500, 1_999, 2_000].map(take)).toEqual([
      ...[true, true, false, false, true, true, false, true],
    ]);
  });
});
