import type { Row } from '@shared/contract/events';
import type { Side, WireRow } from './wireRow';

/** Rows of a wire that are kept: what is older is in the panes and in the log. */
export const KEPT_ROWS = 20_000;

interface Waiting extends WireRow {
  /** It has been held back once already. */
  held: boolean;
}

/**
 * The rows of both ends in the order of seq. Two sessions send in batches of their own: what is newer than the newest
 * row of the other end is held back for one flush. A row that comes still later puts the list in order anew.
 */
export class WireLog {
  private list: readonly WireRow[] = [];
  private waiting: Waiting[] = [];
  private readonly known: Record<Side, Set<number>> = { client: new Set(), server: new Set() };
  private readonly newest: Record<Side, number> = { client: Infinity, server: Infinity };

  /** A new list after every `flush` that brought something; the old one stays as it was. */
  get rows(): readonly WireRow[] {
    return this.list;
  }

  /** Rows were held back: another flush brings them. */
  get isWaiting(): boolean {
    return this.waiting.length > 0;
  }

  /** Takes rows of one end; those it has already are passed over. */
  add(side: Side, rows: readonly Row[]): void {
    const known = this.known[side];
    for (const row of rows) {
      const key = keyOf(row);
      if (known.has(key)) continue;
      known.add(key);
      this.waiting.push({ side, row, held: false });
      const { newest } = this;
      newest[side] = newest[side] === Infinity ? row.seq : Math.max(newest[side], row.seq);
    }
  }

  /** Forgets the rows of one end: its session is read anew. */
  clear(side: Side): void {
    this.known[side].clear();
    this.newest[side] = Infinity;
    this.waiting = this.waiting.filter((each) => each.side !== side);
    this.list = this.list.filter((each) => each.side !== side);
  }

  /** Puts what has come into the list. False when nothing has. */
  flush(): boolean {
    const limit = Math.min(this.newest.client, this.newest.server);
    const ready = this.waiting.filter(({ held, row }) => held || row.seq <= limit);
    this.waiting = this.waiting.filter(({ held, row }) => !held && row.seq > limit);
    for (const each of this.waiting) each.held = true;
    if (ready.length === 0) return false;
    const added = ready.map(({ side, row }): WireRow => ({ side, row })).sort(bySeq);
    const last = this.list.at(-1)?.row.seq ?? 0;
    const isLater = (added[0]?.row.seq ?? 0) > last;
    const all = [...this.list, ...added];
    if (!isLater) all.sort(bySeq);
    const gone = all.splice(0, Math.max(0, all.length - KEPT_ROWS));
    for (const { side, row } of gone) this.known[side].delete(keyOf(row));
    this.list = all;
    return true;
  }
}

function bySeq(a: WireRow, b: WireRow): number {
  return a.row.seq - b.row.seq;
}

/** A marker has the seq of the last row it stands for, which may come too. */
function keyOf(row: Row): number {
  return row.type === 'skipped' ? -row.seq : row.seq;
}
