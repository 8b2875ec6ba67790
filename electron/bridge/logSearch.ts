import { newRowPlace, type RowPlace } from '@shared/contract/rowPlace';
import { SEARCH_ROWS, type SearchNotice } from '@shared/contract/search';
import { HitRows } from '@shared/search/hitRows';
import type { RowFinder } from './rowFinder';
import type { SearchedLog } from './searchedLog';

/** What a search takes of the event loop in one go: sockets are served between. */
const SLICE_MS = 4;
/** The clock is looked at after so many bytes, or rows: it costs as much as a small row. */
const LOOK_BYTES = 64 * 1024;
const LOOK_ROWS = 32;
/** How often its progress is told, and a search that is through looks for new rows. */
const PERIOD_MS = 250;

/** One search over one log: counts in slices, tells how it stands, and goes on with what is new until it is stopped. */
export class LogSearch {
  readonly hits = new HitRows(SEARCH_ROWS);
  private readonly place = newRowPlace();
  private seen = 0;
  private lastSeq = 0;
  private toldAt = Number.NEGATIVE_INFINITY;
  private told = '';
  private stopped = false;
  private wake: (() => void) | null = null;

  /** `rest`: a row that was left in the middle, with its own copy of the bytes. */
  private rest: { readonly place: RowPlace; from: number } | null = null;

  constructor(
    private readonly search: number,
    private readonly log: SearchedLog,
    private readonly finder: RowFinder,
    private readonly tell: (notice: SearchNotice) => void,
  ) {}

  /** Rows up to here have been looked at. */
  get upTo(): number {
    return this.rest === null ? this.lastSeq : this.lastSeq - 1;
  }

  stop(): void {
    this.stopped = true;
    this.wake?.();
  }

  /** Runs until it is stopped. */
  async run(): Promise<void> {
    while (!this.stopped) {
      if (await this.log.ready()) this.finder.gap();
      if (this.stopped) return;
      this.slice();
      const done = this.rest === null && this.log.isAtEnd;
      this.report(done);
      await this.pause(done ? PERIOD_MS : 0);
    }
  }

  /** Looks at rows for a few milliseconds, or until none is left. */
  private slice(): void {
    const end = performance.now() + SLICE_MS;
    let bytes = 0;
    let rows = 0;
    for (;;) {
      const looked = this.lookOn();
      if (looked < 0) return;
      bytes += looked;
      if (bytes < LOOK_BYTES && ++rows < LOOK_ROWS) continue;
      if (performance.now() >= end) break;
      bytes = 0;
      rows = 0;
    }
    this.keepRest();
  }

  /** Looks at the next row, or at another piece of this one; −1 when none is left. */
  private lookOn(): number {
    const { rest } = this;
    const place = rest?.place ?? this.place;
    if (rest === null) {
      if (!this.log.take(place)) return -1;
      this.lastSeq = place.seq;
      if (!this.finder.shows(place)) return 0;
      this.seen++;
    }
    const from = rest?.from ?? 0;
    const next = this.finder.look(place, from);
    if (next >= place.size) this.rest = null;
    else if (rest === null) this.rest = { place, from: next };
    else rest.from = next;
    return next - from;
  }

  /** The log may be written to before the next slice: what is left of a row is copied. */
  private keepRest(): void {
    const { rest } = this;
    if (rest === null || rest.place !== this.place) return;
    const { place } = rest;
    const data = place.data.slice(place.from, place.from + place.size);
    this.rest = { place: { ...place, data, from: 0 }, from: rest.from };
  }

  private report(done: boolean): void {
    const now = performance.now();
    const { hits, log } = this;
    const notice: SearchNotice = {
      search: this.search,
      matches: hits.matches,
      rows: hits.rows,
      seen: this.seen,
      bytes: log.passed,
      total: log.total,
      done,
      full: hits.isFull,
    };
    // Where it stands at the end is told at once; a flood never lets it be at the end for long.
    const due = now - this.toldAt >= PERIOD_MS || (done && !this.told.endsWith('true'));
    const text = `${notice.matches} ${notice.seen} ${notice.bytes} ${notice.total} ${done}`;
    if (!due || text === this.told) return;
    this.toldAt = now;
    this.told = text;
    this.tell(notice);
  }

  private pause(ms: number): Promise<void> {
    return new Promise((resolve) => {
      if (ms === 0) {
        setImmediate(resolve);
        return;
      }
      const timer = setTimeout(resolve, ms);
      this.wake = () => {
        clearTimeout(timer);
        resolve();
      };
    });
  }
}
