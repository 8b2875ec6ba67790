import { expect, it } from 'vitest';
import { Turns } from '../../../../../electron/engine/core/turns';

it('serves one at a time, in the order of coming', () => {
  const turns = new Turns(0);
  expect(turns.arrive(1)).toBe(true);
  expect(turns.arrive(2)).toBe(false);
  expect(turns.arrive(3)).toBe(false);
  expect(turns.waiting).toEqual([2, 3]);
  expect(turns.leave(1)).toEqual({ next: 2, isDone: false });
  expect(turns.served).toBe(2);
  expect(turns.leave(2)).toEqual({ next: 3, isDone: false });
  expect(turns.leave(3)).toEqual({ next: null, isDone: false });
  expect(turns.arrive(4)).toBe(true);
});

it('forgets who leaves while waiting', () => {
  const turns = new Turns(0);
  turns.arrive(1);
  turns.arrive(2);
  turns.arrive(3);
  expect(turns.leave(2)).toEqual({ next: null, isDone: false });
  expect(turns.leave(1)).toEqual({ next: 3, isDone: false });
});

it('is done when the last of its limit has gone, whoever still waits', () => {
  const turns = new Turns(2);
  turns.arrive(1);
  turns.arrive(2);
  turns.arrive(3);
  turns.leave(1);
  expect(turns.leave(2)).toEqual({ next: null, isDone: true });
  expect(turns.waiting).toEqual([3]);
  expect(turns.arrive(4)).toBe(false);
});
