const PERIOD_MS = 1_000;

/** So many in a second, and no more. Times are in ms, of any clock. */
export class Allowance {
  private begin = Number.NEGATIVE_INFINITY;
  private used = 0;

  constructor(private readonly limit: number) {}

  isUsedUp(now: number): boolean {
    return now - this.begin < PERIOD_MS && this.used >= this.limit;
  }

  use(now: number): void {
    if (now - this.begin >= PERIOD_MS) {
      this.begin = now;
      this.used = 0;
    }
    this.used++;
  }
}
