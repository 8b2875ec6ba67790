/** Times by their order of magnitude: as many buckets for 1–10 µs as for 1–10 s, and exact enough for a quantile. Pure. */

/** Buckets of a power of two: each is 1/8 wider than the one before it begins, so a quantile is right to 9 %. */
const PER_OCTAVE = 8;
/** The first bucket ends here; below it is no clock that we could trust. */
const FIRST_US = 1;
/** Longer times count as this one: about 17 minutes. */
const OCTAVES = 30;
export const BUCKETS = PER_OCTAVE * OCTAVES + 1;

/** Where bucket `index` ends, in ms. */
export function bucketEnd(index: number): number {
  return (FIRST_US * 2 ** (index / PER_OCTAVE)) / 1_000;
}

/** The bucket of a time in ms. */
export function bucketOf(ms: number): number {
  const us = ms * 1_000;
  if (us <= FIRST_US) return 0;
  return Math.min(BUCKETS - 1, Math.ceil(Math.log2(us / FIRST_US) * PER_OCTAVE));
}

/** What a person wants to know of many times; in ms. */
export interface Quantiles {
  readonly count: number;
  readonly min: number;
  readonly p50: number;
  readonly p90: number;
  readonly p99: number;
  readonly max: number;
}

/** Bucket and count, for the buckets that are not empty. */
export type Buckets = readonly (readonly [bucket: number, count: number])[];

export class Histogram {
  private readonly counts = new Float64Array(BUCKETS);
  private count = 0;
  private min = Number.POSITIVE_INFINITY;
  private max = 0;

  add(ms: number): void {
    const bucket = bucketOf(ms);
    this.counts[bucket] = (this.counts[bucket] ?? 0) + 1;
    this.count++;
    if (ms < this.min) this.min = ms;
    if (ms > this.max) this.max = ms;
  }

  /** Null before the first. */
  get quantiles(): Quantiles | null {
    const { count, min, max } = this;
    if (count === 0) return null;
    return { count, min, p50: this.quantile(0.5), p90: this.quantile(0.9), p99: this.quantile(0.99), max };
  }

  get buckets(): Buckets {
    const found: [number, number][] = [];
    this.counts.forEach((count, bucket) => {
      if (count > 0) found.push([bucket, count]);
    });
    return found;
  }

  /** The end of the bucket in which the time lies that `share` of all do not exceed, within what was really seen. */
  private quantile(share: number): number {
    const wanted = Math.ceil(this.count * share);
    let sum = 0;
    const bucket = this.counts.findIndex((count) => {
      sum += count;
      return sum >= wanted;
    });
    return Math.min(this.max, Math.max(this.min, bucketEnd(bucket)));
  }
}
