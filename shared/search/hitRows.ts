/** The rows in which something was found, in the order of rows. Bounded: of rows beyond the limit only the number is kept. */
export class HitRows {
  private readonly seqs: number[] = [];
  /** Matches up to and with the row of the same place. */
  private readonly sums: number[] = [];
  private total = 0;
  private rowCount = 0;
  /** The last row that was counted and not kept. */
  private lastCounted = 0;

  constructor(private readonly limit: number) {}

  get matches(): number {
    return this.total;
  }

  get rows(): number {
    return this.rowCount;
  }

  get isFull(): boolean {
    return this.rowCount > this.seqs.length;
  }

  /** The last row that is kept; 0 when there is none. */
  get lastKept(): number {
    return this.seqs.at(-1) ?? 0;
  }

  /** Adds matches of a row: nearly always the newest, or one shortly before. */
  add(seq: number, matches: number): void {
    this.total += matches;
    const { seqs, sums } = this;
    const place = this.placeOf(seq);
    if (seqs[place] !== seq) {
      // Those after the last one kept are only counted, each once: matches of one row come one by one.
      if (place === seqs.length && seqs.length >= this.limit) {
        if (seq > this.lastCounted) this.rowCount++;
        this.lastCounted = Math.max(this.lastCounted, seq);
        return;
      }
      this.rowCount++;
      seqs.splice(place, 0, seq);
      sums.splice(place, 0, sums[place - 1] ?? 0);
    }
    for (let i = place; i < sums.length; i++) sums[i] = (sums[i] ?? 0) + matches;
  }

  /** The next row after `seq`, or before it; from an end on to the other one. */
  step(seq: number, back: boolean): { readonly hit: Hit; readonly wrapped: boolean } | null {
    const { length } = this.seqs;
    if (length === 0) return null;
    const place = this.placeOf(seq);
    const next = back ? place - 1 : this.seqs[place] === seq ? place + 1 : place;
    const wrapped = next < 0 || next >= length;
    const hit = this.at(wrapped ? (back ? length - 1 : 0) : next);
    return hit === null ? null : { hit, wrapped };
  }

  /** Rows from `from` to `to`, at most `limit` of them. */
  between(from: number, to: number, limit: number): readonly Hit[] {
    const hits: Hit[] = [];
    for (let place = this.placeOf(from); hits.length < limit; place++) {
      const hit = this.at(place);
      if (hit === null || hit.seq > to) break;
      hits.push(hit);
    }
    return hits;
  }

  private at(place: number): Hit | null {
    const seq = this.seqs[place];
    if (seq === undefined) return null;
    const before = this.sums[place - 1] ?? 0;
    return { seq, matches: (this.sums[place] ?? 0) - before, index: before + 1 };
  }

  /** The place of the first row whose seq is at least this. */
  private placeOf(seq: number): number {
    const { seqs } = this;
    // What is added is near the end.
    if (seq > (seqs.at(-1) ?? 0)) return seqs.length;
    let low = 0;
    let high = seqs.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((seqs[middle] ?? 0) < seq) low = middle + 1;
      else high = middle;
    }
    return low;
  }
}

/** A row with matches. `index`: number of its first match, from 1. */
export interface Hit {
  readonly seq: number;
  readonly matches: number;
  readonly index: number;
}
