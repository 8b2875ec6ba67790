import { describe, expect, it } from 'vitest';
import { Control } from '../../../../../electron/engine/blocking/control';
import { descriptorOf } from '../../../../../electron/engine/blocking/descriptor';

describe('the control words', () => {
  const here = new Control();
  /** What the thread sees of them. */
  const there = new Control(here.memory);

  it('freeze and release, one at a time', () => {
    expect(there.frozen).toBe(false);
    here.freeze();
    expect([there.frozen, there.takePermit()]).toEqual([true, false]);
    here.permit();
    here.permit();
    expect([there.takePermit(), there.takePermit(), there.takePermit()]).toEqual([true, true, false]);
    here.thaw();
    expect(there.frozen).toBe(false);
  });

  it('forget with a new freeze what the old one had left over', () => {
    here.freeze();
    here.permit();
    here.thaw();
    here.freeze();
    expect(there.takePermit()).toBe(false);
    here.thaw();
  });

  it('let nobody sleep through what happened after he looked', () => {
    const seen = there.seen();
    here.permit();
    // Returns at once: with nothing to see it would wait for ever.
    there.wait(seen);
    expect(there.seen()).not.toBe(seen);
  });

  it('count what was taken beyond 32 bits', () => {
    const before = there.taken;
    for (let i = 0; i < 5; i++) here.take(1 << 30);
    expect((there.taken - before) | 0).toBe(1 << 30);
  });
});

describe('the descriptor of a socket', () => {
  it.each([
    [{ _handle: { fd: 17 } }, 17],
    [{ _handle: { fd: -1 } }, null],
    [{ _handle: {} }, null],
    [{ _handle: null }, null],
    [{}, null],
  ])('of %j is %s', (socket, fd) => {
    expect(descriptorOf(socket as never)).toBe(fd);
  });
});
