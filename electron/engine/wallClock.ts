/** Packets carry the wall clock's time; rows the engine's. The system corrects one of them now and then. */

/** How long the clocks are trusted to run at the same speed. */
const TRUSTED_MS = 10_000;
/** `Date.now` ticks every millisecond; nobody waits longer for one. */
const TICK_MS = 2;
/** As exact as is asked for, and how often that is tried: on a busy machine a look may take long. */
const EXACT_MS = 0.02;
const TRIES = 4;

export class WallClock {
  private offset = 0;
  private measuredAt = Number.NEGATIVE_INFINITY;

  constructor(
    private readonly now: () => number,
    private readonly wall: () => number = Date.now,
  ) {}

  /** Engine time (ms, to the microsecond) of a moment in microseconds since 1970. */
  engineTime(micros: number): number {
    return Math.round(micros - this.offset * 1_000) / 1_000;
  }

  /** The other way round. */
  micros(engineTime: number): number {
    return Math.round((engineTime + this.offset) * 1_000);
  }

  /** Compares the clocks, if that was long ago. Stands still for a few ticks of the wall clock at most. */
  align(): void {
    if (this.now() - this.measuredAt < TRUSTED_MS) return;
    let best = Number.POSITIVE_INFINITY;
    for (let tries = 0; tries < TRIES && best > EXACT_MS; tries++) {
      const { offset, doubt } = this.measure();
      if (doubt < best) {
        best = doubt;
        this.offset = offset;
      }
    }
    this.measuredAt = this.now();
  }

  /** The wall clock is known exactly only as it ticks: between two readings, as close together as the system lets us. */
  private measure(): { readonly offset: number; readonly doubt: number } {
    const begin = this.now();
    const tick = this.wall();
    for (let before = begin; ; ) {
      const between = this.now();
      const wall = this.wall();
      const after = this.now();
      if (wall !== tick || after - begin > TICK_MS)
        return { offset: wall - (before + after) / 2, doubt: after - before };
      before = between;
    }
  }
}
