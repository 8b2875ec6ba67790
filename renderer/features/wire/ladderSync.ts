import { type LadderBase, LadderModel } from './ladder';
import { inOrderOfTime, isPacket } from './ladderOrder';
import type { Side, WireRow } from './wireRow';

const SIDES: readonly Side[] = ['client', 'server'];
/** A ladder of so many rows is not made anew more often than once in this time of its rows. */
const LONG_ROWS = 5_000;
const LONG_PERIOD_MS = 1_000;

/**
 * Keeps a ladder in step with a list of rows that is replaced as it grows. What was added at the end is taken in; what
 * was dropped at the start is kept as long as the ladder keeps it; after any other change the ladder is made anew.
 */
export class LadderSync {
  private model: LadderModel;
  private rows: readonly WireRow[] = [];
  /** The list may be the same one, grown. */
  private taken = 0;
  /** Of the rows that were taken in. */
  private newestAt = Number.NEGATIVE_INFINITY;
  /** Packets came that belong before what is there already: only a ladder made anew has room for them. */
  private isOutOfOrder = false;
  /** Of the newest row when it was made anew. */
  private madeAt = Number.NEGATIVE_INFINITY;

  constructor(private readonly base: LadderBase = {}) {
    this.model = new LadderModel(base);
  }

  /** Calling it again with the same rows changes nothing. */
  sync(rows: readonly WireRow[]): LadderModel {
    const added = this.added(rows);
    if (added?.some((each) => isPacket(each) && each.row.at < this.newestAt)) this.isOutOfOrder = true;
    if (added === null || (this.isOutOfOrder && this.mayMakeAnew(rows))) {
      this.isOutOfOrder = false;
      this.madeAt = this.newestAt;
      this.model = new LadderModel(this.baseOf(rows));
      this.model.append(inOrderOfTime(rows));
    } else if (added.length > 0) this.model.append(inOrderOfTime(added));
    for (const { row } of added ?? rows) this.newestAt = Math.max(this.newestAt, row.at);
    this.rows = rows;
    this.taken = rows.length;
    return this.model;
  }

  /** A long one takes its time: then late packets stand where they came, for up to a second. */
  private mayMakeAnew(rows: readonly WireRow[]): boolean {
    return rows.length < LONG_ROWS || this.newestAt - this.madeAt >= LONG_PERIOD_MS;
  }

  /** What has come after the rows that are known; null when they are not the same any more. */
  private added(rows: readonly WireRow[]): readonly WireRow[] | null {
    const { taken } = this;
    if (taken === 0) return rows;
    const first = rows[0];
    if (first === undefined) return null;
    const dropped = this.placeOf(first);
    const known = taken - dropped;
    if (dropped < 0 || known > rows.length || !same(this.rows[taken - 1], rows[known - 1])) return null;
    return known === rows.length ? [] : rows.slice(known);
  }

  /** Index of a row among the known ones; -1 when it is none of them. */
  private placeOf(each: WireRow): number {
    let low = 0;
    let high = this.taken - 1;
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((this.rows[middle]?.row.seq ?? 0) < each.row.seq) low = middle + 1;
      else high = middle;
    }
    return same(this.rows[low], each) ? low : -1;
  }

  /** What the old ladder knew about the places of the first chunks is still true. */
  private baseOf(rows: readonly WireRow[]): LadderBase {
    if (this.taken === 0) return this.base;
    const base: Record<Side, { sent?: number; received?: number }> = { client: {}, server: {} };
    for (const side of SIDES) {
      for (const type of ['sent', 'received'] as const) {
        const chunk = rows.find((each) => each.side === side && each.row.type === type);
        const offset = chunk === undefined ? null : this.model.offsetOf(chunk.row.seq);
        if (offset !== null) base[side][type] = offset;
      }
    }
    return base;
  }
}

/** Rows are told apart by seq: a row may be read twice. */
function same(one: WireRow | undefined, other: WireRow | undefined): boolean {
  return one !== undefined && other !== undefined && one.row.seq === other.row.seq && one.side === other.side;
}
