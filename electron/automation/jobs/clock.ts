import type { Engine } from '../../engine/index';

/** Engine time, and calls when it has come; tests bring a time of their own. */
export interface Clock {
  /** Milliseconds. */
  now(): number;
  /** Calls `run` at this time or soon after, in a later turn of the loop; the answer takes that back. */
  at(time: number, run: () => void): () => void;
}

export function engineClock(engine: Pick<Engine, 'now'>): Clock {
  return {
    now: () => engine.now(),
    at(time, run) {
      const wait = time - engine.now();
      // A timer takes a millisecond at least, which is long beside a fast echo.
      if (wait <= 0) {
        const immediate = setImmediate(run);
        return () => clearImmediate(immediate);
      }
      const timer = setTimeout(run, Math.ceil(wait));
      return () => clearTimeout(timer);
    },
  };
}
