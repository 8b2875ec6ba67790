import { describe, expect, it } from 'vitest';
import {
  MIN_SIZE,
  PLACES_MOST,
  placeWindow,
  type Rect,
  windowPlacesSchema,
} from '../../../../electron/app/windowPlace';

const screen: Rect = { x: 0, y: 0, width: 1920, height: 1040 };
const right: Rect = { x: 1920, y: 0, width: 1280, height: 1000 };
const at = (x: number, y: number, width = 1000, height = 700) => ({
  bounds: { x, y, width, height },
  maximized: false,
});

describe('placeWindow', () => {
  it('centres the first window', () => {
    expect(placeWindow(null, [screen])).toEqual({ x: 320, y: 110, width: 1280, height: 820 });
  });

  it('restores a window on any display', () => {
    expect(placeWindow(at(2000, 50), [screen, right])).toEqual({ x: 2000, y: 50, width: 1000, height: 700 });
  });

  it.each([
    ['its display is gone', at(2000, 50)],
    ['the title bar is above the screen', at(100, -200)],
    ['the title bar is below the screen', at(100, 1030)],
    ['only a sliver is left of it', at(-950, 100)],
  ])('brings a window back when %s, with its size', (_why, saved) => {
    expect(placeWindow(saved, [screen])).toEqual({ x: 460, y: 170, width: 1000, height: 700 });
  });

  it('keeps a window that hangs over an edge but can be grabbed', () => {
    expect(placeWindow(at(-800, 100), [screen])).toMatchObject({ x: -800, y: 100 });
  });

  it('never opens smaller than usable, nor larger than the display it is moved to', () => {
    expect(placeWindow(at(10, 10, 200, 200), [screen])).toMatchObject(MIN_SIZE);
    expect(placeWindow(at(9000, 0, 3000, 2000), [screen])).toEqual({ x: 0, y: 0, width: 1920, height: 1040 });
  });

  it('opens a new window a step beside the one it was asked for in, where there is room', () => {
    const beside = { x: 100, y: 100, width: 800, height: 600 };
    expect(placeWindow(null, [screen], beside)).toEqual({ ...beside, x: 132, y: 132 });
    expect(placeWindow(at(10, 20), [screen], beside)).toMatchObject({ x: 10, y: 20 });
    const atTheEdge = { ...beside, y: 1030 };
    expect(placeWindow(null, [screen], atTheEdge)).toMatchObject({ x: 320, y: 110 });
  });

  it('survives a machine that reports no display', () => {
    expect(placeWindow(null, [])).toMatchObject({ x: 0, y: 0 });
  });
});

describe('windowPlacesSchema', () => {
  it.each([
    [{}],
    [null],
    [at(0.5, 1)],
    [{ ...at(1, 1), extra: 1 }],
    [{ bounds: at(1, 1).bounds, maximized: 'yes' }],
    [at(0, 0, 0, 10)],
  ])('refuses %j', (value) => {
    expect(windowPlacesSchema.safeParse([value]).success).toBe(value === null);
  });

  it('has a place for each of some windows, and none for one that was never there', () => {
    expect(windowPlacesSchema.safeParse([null, at(1, 1)]).success).toBe(true);
    const tooMany = Array.from({ length: PLACES_MOST + 1 }, () => null);
    expect(windowPlacesSchema.safeParse(tooMany).success).toBe(false);
    expect(windowPlacesSchema.safeParse(at(1, 1)).success).toBe(false);
  });
});
