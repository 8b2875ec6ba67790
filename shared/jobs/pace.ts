/** How fast a long stream may go. Times are in ms, of any clock. Pure. */

/** So far behind, the lost time is given up instead of being made good in one burst. */
const BEHIND_MS = 250;

/** Bytes go no faster than `rate` a second on the whole; after a stop they do not rush. */
export class Pace {
  /** When the stream would have begun, had it always gone at its rate. */
  private begin: number;

  /** `rate`: bytes a second; null for as fast as it goes. */
  constructor(
    private readonly rate: number | null,
    now: number,
  ) {
    this.begin = now;
  }

  /** When the byte at `offset` may go. */
  dueAt(offset: number): number {
    return this.rate === null ? this.begin : this.begin + (offset / this.rate) * 1_000;
  }

  /** The byte at `offset` goes now. */
  take(offset: number, now: number): void {
    const late = now - this.dueAt(offset);
    if (late > BEHIND_MS) this.begin += late - BEHIND_MS;
  }
}
