import { expect, it } from 'vitest';
import { Pace } from '../../../renderer/features/sendFile/pace';

it('knows no rate before it has seen a while', () => {
  const pace = new Pace();
  expect(pace.saw(0, 0).rate).toBeNull();
  expect(pace.saw(100, 5_000).rate).toBeNull();
  expect(pace.saw(500, 50_000).rate).toBe(100_000);
});

it('forgets what was long ago', () => {
  const pace = new Pace();
  for (let at = 0; at <= 10_000; at += 500) pace.saw(at, at * 10);
  // Slower now: a tenth of it.
  for (let at = 10_500; at <= 14_000; at += 500) pace.saw(at, 100_000 + (at - 10_000));
  expect(pace.saw(14_500, 104_500).rate).toBeCloseTo(1_000);
});

it('tells a stall from a slow start, and its end', () => {
  const pace = new Pace();
  expect(pace.saw(0, 0).isStalled).toBe(false);
  expect(pace.saw(500, 1_000).isStalled).toBe(false);
  expect(pace.saw(1_000, 1_000).isStalled).toBe(false);
  expect(pace.saw(2_100, 1_000).isStalled).toBe(true);
  expect(pace.saw(2_200, 1_500).isStalled).toBe(false);
});

it('is stalled for as long as nothing moves', () => {
  const pace = new Pace();
  pace.saw(0, 0);
  for (let at = 500; at < 20_000; at += 500) pace.saw(at, 1_000);
  expect(pace.saw(20_000, 1_000)).toEqual({ rate: 0, isStalled: true });
});
