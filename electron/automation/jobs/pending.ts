/** Chunks that are under way: where each ends, and when it was written. A ring that grows when it has to. */
export class Pending {
  private ends = new Float64Array(256);
  private times = new Float64Array(256);
  private first = 0;
  count = 0;

  add(end: number, at: number): void {
    if (this.count === this.ends.length) this.grow();
    const index = (this.first + this.count) % this.ends.length;
    this.ends[index] = end;
    this.times[index] = at;
    this.count++;
  }

  /** When the oldest was written; null when nothing is under way. */
  get oldest(): number | null {
    return this.count === 0 ? null : (this.times[this.first] ?? null);
  }

  /** Takes out what has come back up to `received`, and tells when each was written. */
  settle(received: number, back: (since: number) => void): void {
    while (this.count > 0 && (this.ends[this.first] ?? 0) <= received) {
      back(this.times[this.first] ?? 0);
      this.first = (this.first + 1) % this.ends.length;
      this.count--;
    }
  }

  private grow(): void {
    const { first, ends, times } = this;
    const turned = (old: Float64Array): Float64Array<ArrayBuffer> => {
      const larger = new Float64Array(2 * old.length);
      larger.set(old.subarray(first));
      larger.set(old.subarray(0, first), old.length - first);
      return larger;
    };
    this.ends = turned(ends);
    this.times = turned(times);
    this.first = 0;
  }
}
