// How the page felt to somebody looking at it: its frames, its long tasks, and its answers to clicks.
import type { Page } from '@playwright/test';

export interface Smoothness {
  /** Times between frames, in ms. */
  readonly frames: readonly number[];
  /** Tasks of more than 50 ms, in ms. */
  readonly longTasks: readonly number[];
  /** From a click to the next paint, in ms; the browser reports none below 16. */
  readonly clicks: readonly number[];
  readonly seconds: number;
}

declare global {
  interface Window {
    smoothness?: { frames: number[]; longTasks: number[]; clicks: number[]; stop: () => void; since: number };
  }
}

/** Begins to watch. */
export async function watchSmoothness(page: Page): Promise<void> {
  await page.evaluate(() => {
    window.smoothness?.stop();
    const frames: number[] = [];
    const longTasks: number[] = [];
    const clicks: number[] = [];
    let last = 0;
    let handle = requestAnimationFrame(function next(at) {
      if (last > 0) frames.push(at - last);
      last = at;
      handle = requestAnimationFrame(next);
    });
    const long = new PerformanceObserver((list) => {
      for (const { duration } of list.getEntries()) longTasks.push(duration);
    });
    long.observe({ type: 'longtask' });
    const events = new PerformanceObserver((list) => {
      for (const { name, duration } of list.getEntries()) if (name === 'click') clicks.push(duration);
    });
    // Not in the DOM's types yet.
    events.observe({ type: 'event', durationThreshold: 16 } as PerformanceObserverInit);
    const stop = (): void => {
      cancelAnimationFrame(handle);
      long.disconnect();
      events.disconnect();
    };
    window.smoothness = { frames, longTasks, clicks, stop, since: performance.now() };
  });
}

/** Ends the watch. `clicked`: clicks that were made, also those answered too fast to be reported. */
export async function endSmoothness(page: Page, clicked = 0): Promise<Smoothness> {
  const seen = await page.evaluate(() => {
    const { smoothness } = window;
    if (smoothness === undefined) return null;
    smoothness.stop();
    const { frames, longTasks, clicks, since } = smoothness;
    return { frames, longTasks, clicks, seconds: (performance.now() - since) / 1000 };
  });
  if (seen === null) throw new Error('the page was reloaded while it was watched');
  const fast = Array.from({ length: Math.max(0, clicked - seen.clicks.length) }, () => 16);
  return { ...seen, clicks: [...seen.clicks, ...fast] };
}
