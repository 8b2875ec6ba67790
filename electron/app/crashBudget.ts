/** How often a page may crash before reloading it is no help. */
const CRASHES = 3;
const WINDOW_MS = 10 * 60_000;

/** Decides whether a crashed page is worth reloading again. */
export class CrashBudget {
  private crashes: number[] = [];

  /** Counts a crash at `now` (ms); false when there were too many lately. */
  allow(now: number): boolean {
    this.crashes = this.crashes.filter((at) => now - at < WINDOW_MS);
    this.crashes.push(now);
    return this.crashes.length <= CRASHES;
  }

  /** A person asked for another try. */
  forgive(): void {
    this.crashes = [];
  }
}
