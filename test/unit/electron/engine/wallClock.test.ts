import { expect, it } from 'vitest';
import { WallClock } from '../../../../electron/engine/wallClock';

/** Two clocks that go on a little with every look at the first. */
function clocks(stepMs: number) {
  let engine = 5;
  const state = { ahead: 1_795_000_000_000.4 };
  const now = (): number => {
    engine += stepMs;
    return engine;
  };
  return {
    state,
    clock: new WallClock(now, () => Math.floor(engine + state.ahead)),
    sleep: (ms: number) => {
      engine += ms;
    },
  };
}

it('finds the distance of two clocks although one of them only ticks', () => {
  const { clock, state } = clocks(0.01);
  clock.align();
  expect(Math.abs(clock.engineTime((state.ahead + 100) * 1_000) - 100)).toBeLessThan(0.03);
  expect(Math.abs(clock.micros(100) - (state.ahead + 100) * 1_000)).toBeLessThan(30);
});

it('takes a changed wall clock in when it looks again, and looks again only after a while', () => {
  const { clock, state, sleep } = clocks(0.01);
  clock.align();
  state.ahead += 3_600_000;
  clock.align();
  expect(clock.engineTime((state.ahead + 100) * 1_000)).toBeGreaterThan(3_000_000);
  sleep(20_000);
  clock.align();
  expect(Math.abs(clock.engineTime((state.ahead + 100) * 1_000) - 100)).toBeLessThan(0.03);
});

it('does not wait for a clock that stands still', () => {
  let engine = 0;
  const clock = new WallClock(
    () => (engine += 0.1),
    () => 1_000,
  );
  clock.align();
  expect(engine).toBeLessThan(20);
});
