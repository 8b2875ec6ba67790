import { beforeEach, describe, expect, it } from 'vitest';
import {
  type Drawable,
  DrawScheduler,
  FRAME_CHARS,
  LEAST_FRAME_CHARS,
} from '../../../renderer/features/traffic/view/scheduler';

let frames: ((now: number) => void)[];
let now: number;
let scheduler: DrawScheduler;

beforeEach(() => {
  frames = [];
  now = 1_000;
  scheduler = new DrawScheduler(
    (frame) => frames.push(frame),
    () => now,
  );
});

/** Lets `count` animation frames pass, 60 in a second when nothing else is said. */
function pass(count: number, period = 1000 / 60): void {
  for (let i = 0; i < count; i++) {
    now += period;
    for (const frame of frames.splice(0)) frame(now);
  }
}

class Pane implements Drawable {
  readonly budgets: number[] = [];
  /** Traffic never ends: it wants the next turn at once. */
  busy = false;
  /** More comes than it can show. */
  flooded = false;
  draw(budget: number): boolean {
    this.budgets.push(budget);
    if (this.busy) scheduler.request(this);
    return this.flooded;
  }
}

function open(count: number, busy = true): Pane[] {
  return Array.from({ length: count }, () => {
    const pane = new Pane();
    pane.busy = busy;
    scheduler.add(pane);
    return pane;
  });
}

describe('who may draw', () => {
  it('one pane draws in every frame, with the whole budget', () => {
    const [pane] = open(1);
    if (pane === undefined) throw new Error('no pane');
    scheduler.request(pane);
    pass(30);
    expect(pane.budgets).toHaveLength(30);
    expect(pane.budgets[0]).toBe(FRAME_CHARS);
  });

  it('draws once however often it is asked, and not at all when it is not', () => {
    const [pane] = open(1, false);
    if (pane === undefined) throw new Error('no pane');
    for (let i = 0; i < 9; i++) scheduler.request(pane);
    pass(10);
    expect(pane.budgets).toHaveLength(1);
    expect(frames).toHaveLength(0);
  });

  it('gives no turn to panes that nobody sees', () => {
    const [pane] = open(1);
    if (pane === undefined) throw new Error('no pane');
    scheduler.remove(pane);
    scheduler.request(pane);
    pass(3);
    expect(pane.budgets).toHaveLength(0);
  });

  it('four panes are painted 30 times a second each', () => {
    const panes = open(4);
    for (const pane of panes) scheduler.request(pane);
    pass(60);
    for (const pane of panes) expect(pane.budgets.length).toBeGreaterThanOrEqual(28);
    for (const pane of panes) expect(pane.budgets.length).toBeLessThanOrEqual(31);
  });

  it('ten panes are painted six times a second each, at most two in a frame', () => {
    const panes = open(10);
    for (const pane of panes) scheduler.request(pane);
    let most = 0;
    let before = 0;
    for (let i = 0; i < 60; i++) {
      pass(1);
      const total = panes.reduce((sum, pane) => sum + pane.budgets.length, 0);
      most = Math.max(most, total - before);
      before = total;
    }
    expect(most).toBeLessThanOrEqual(2);
    for (const pane of panes) expect(pane.budgets.length).toBeGreaterThanOrEqual(5);
    for (const pane of panes) expect(pane.budgets.length).toBeLessThanOrEqual(7);
  });

  it('a flooded pane is painted ten times a second, with what the frames between could have written', () => {
    const [pane] = open(1);
    if (pane === undefined) throw new Error('no pane');
    pane.flooded = true;
    scheduler.request(pane);
    pass(60);
    expect(pane.budgets.length).toBeGreaterThanOrEqual(9);
    expect(pane.budgets.length).toBeLessThanOrEqual(11);
    expect(pane.budgets.slice(1)).toEqual(pane.budgets.slice(1).map(() => 6 * FRAME_CHARS));
    pane.flooded = false;
    pass(7);
    const before = pane.budgets.length;
    pass(10);
    expect(pane.budgets.length).toBe(before + 10);
    expect(pane.budgets.at(-1)).toBe(FRAME_CHARS);
  });

  it('a pane that rarely has something waits for nobody', () => {
    const panes = open(10, false);
    pass(20);
    const [pane] = panes;
    if (pane === undefined) throw new Error('no pane');
    scheduler.request(pane);
    pass(1);
    expect(pane.budgets).toHaveLength(1);
  });

  it('writes less while frames come late, and as much as before when they come in time again', () => {
    const [pane] = open(1);
    if (pane === undefined) throw new Error('no pane');
    scheduler.request(pane);
    pass(3);
    pass(20, 60);
    expect(pane.budgets.at(-1)).toBe(LEAST_FRAME_CHARS);
    pass(20);
    expect(pane.budgets.at(-1)).toBe(FRAME_CHARS);
  });

  it('learns nothing from a pause', () => {
    const [pane] = open(1, false);
    if (pane === undefined) throw new Error('no pane');
    for (let i = 0; i < 5; i++) {
      now += 5_000;
      scheduler.request(pane);
      pass(1);
    }
    expect(pane.budgets.at(-1)).toBe(FRAME_CHARS);
  });
});
