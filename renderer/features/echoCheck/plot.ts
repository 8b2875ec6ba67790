/** The distribution of round trips as a drawing: times to the right by their order of magnitude. Pure. */
import { type Buckets, bucketEnd } from '@shared/jobs/histogram';

export const PLOT = { width: 640, height: 150, left: 8, right: 8, top: 18, bottom: 22 } as const;

export interface Bar {
  readonly x: number;
  readonly width: number;
  readonly y: number;
  readonly height: number;
}

export interface Tick {
  readonly x: number;
  /** A time in ms: 1, 2 or 5 times a power of ten. */
  readonly ms: number;
}

export interface Plot {
  readonly bars: readonly Bar[];
  readonly ticks: readonly Tick[];
  readonly xOf: (ms: number) => number;
}

/** More marks than this stand too close. */
const MOST_TICKS = 9;
/** Buckets drawn at least, so that one alone is a bar and not a wall. */
const FEWEST_BUCKETS = 16;

/** Null when there is nothing to draw. */
export function drawPlot(buckets: Buckets): Plot | null {
  const [first] = buckets;
  const last = buckets.at(-1);
  if (first === undefined || last === undefined) return null;
  const spare = Math.max(2, Math.ceil((FEWEST_BUCKETS - (last[0] - first[0])) / 2));
  const from = first[0] - spare;
  const to = last[0] + spare;
  const width = PLOT.width - PLOT.left - PLOT.right;
  const floor = PLOT.height - PLOT.bottom;
  const step = width / (to - from);
  const most = Math.max(...buckets.map(([, count]) => count));
  const bars = buckets.map(([bucket, count]): Bar => {
    // What is rare is what one looks for: it is never too small to be seen.
    const height = Math.max(2, (floor - PLOT.top) * (count / most));
    return { x: PLOT.left + (bucket - 1 - from) * step, width: step, y: floor - height, height };
  });
  const low = Math.log(bucketEnd(from));
  const high = Math.log(bucketEnd(to));
  const xOf = (ms: number): number => {
    const share = (Math.log(Math.max(ms, 1e-9)) - low) / (high - low);
    return PLOT.left + Math.min(1, Math.max(0, share)) * width;
  };
  return { bars, ticks: ticksBetween(bucketEnd(from), bucketEnd(to), xOf), xOf };
}

function ticksBetween(from: number, to: number, xOf: (ms: number) => number): Tick[] {
  for (const factors of [[1, 2, 5], [1, 5], [1]]) {
    const ticks: Tick[] = [];
    for (let exponent = Math.floor(Math.log10(from)); 10 ** exponent <= to; exponent++) {
      for (const factor of factors) {
        const ms = factor * 10 ** exponent;
        if (ms >= from && ms <= to) ticks.push({ ms, x: xOf(ms) });
      }
    }
    if (ticks.length <= MOST_TICKS || factors.length === 1) return ticks;
  }
  return [];
}

export interface TableRow {
  /** In ms. */
  readonly upTo: number;
  readonly count: number;
}

/** Eight buckets make one line: times up to 1, 2, 4, 8 … µs. */
const BUCKETS_A_ROW = 8;

export function tableRows(buckets: Buckets): TableRow[] {
  const rows = new Map<number, number>();
  for (const [bucket, count] of buckets) {
    const end = Math.ceil(bucket / BUCKETS_A_ROW) * BUCKETS_A_ROW;
    rows.set(end, (rows.get(end) ?? 0) + count);
  }
  return [...rows].sort(([a], [b]) => a - b).map(([end, count]) => ({ upTo: bucketEnd(end), count }));
}
