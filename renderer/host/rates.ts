import type { SessionState } from '@shared/contract/state';

/** Bytes per second in each direction. */
export interface Rate {
  readonly in: number;
  readonly out: number;
}

export const NO_RATE: Rate = { in: 0, out: 0 };

/** Counters at one moment (ms of any clock that only goes forward). */
export interface Sample {
  readonly at: number;
  readonly totals: ReadonlyMap<number, { readonly bytesIn: number; readonly bytesOut: number }>;
}

export function takeSample(sessions: ReadonlyMap<number, SessionState>, at: number): Sample {
  return { at, totals: sessions };
}

/** Rates between two samples; only sessions with traffic are listed. A session that was not there before counts from 0. */
export function ratesBetween(before: Sample, after: Sample): ReadonlyMap<number, Rate> {
  const rates = new Map<number, Rate>();
  const seconds = (after.at - before.at) / 1_000;
  if (seconds <= 0) return rates;
  for (const [session, now] of after.totals) {
    const then = before.totals.get(session) ?? { bytesIn: 0, bytesOut: 0 };
    // A counter that went back belongs to another engine: no rate is better than a wrong one.
    const bytesIn = Math.max(0, now.bytesIn - then.bytesIn);
    const bytesOut = Math.max(0, now.bytesOut - then.bytesOut);
    if (bytesIn > 0 || bytesOut > 0) rates.set(session, { in: bytesIn / seconds, out: bytesOut / seconds });
  }
  return rates;
}

export function totalRate(rates: ReadonlyMap<number, Rate>): Rate {
  let bytesIn = 0;
  let bytesOut = 0;
  for (const rate of rates.values()) {
    bytesIn += rate.in;
    bytesOut += rate.out;
  }
  return { in: bytesIn, out: bytesOut };
}
