import type { SearchHit } from '@shared/contract/search';
import type { Compiled } from '@shared/search/query';
import type { IDecoration, IMarker, Terminal } from '@xterm/xterm';
import { isFrame, isGap, isGone, type ViewRow } from '../model/viewRows';
import { type MatchCells, matchCells, type SeenRow } from './matchCells';
import type { Painter } from './painter';
import type { CellRun } from './rowCells';

/** Rows move under a flood; signs follow when they have come to rest, or so often. */
const PERIOD_MS = 200;

export interface SignsOptions {
  /** Seqs of rows with matches between two. */
  readonly hits: (from: number, to: number) => Promise<readonly { readonly seq: number }[]>;
  /** What is looked for. */
  readonly finding: () => Compiled | null;
  /** The match that is shown: a row, and which of those in it; -1 for the last. */
  readonly current: () => { readonly at: SearchHit | null; readonly nth: number };
}

type Sign = 'traffic-hit' | 'traffic-marked' | 'traffic-match' | 'traffic-match-now';

/** Signs at rows in view: a person has marked them, or what is looked for is in them. */
export class Signs {
  private drawn: { readonly marker: IMarker; readonly decoration: IDecoration | undefined }[] = [];
  private marked: ReadonlySet<number> = new Set();
  private matches: ReadonlyMap<ViewRow, readonly MatchCells[]> = new Map();
  private timer: ReturnType<typeof setTimeout> | null = null;
  private isStale = false;

  constructor(
    private readonly term: Terminal,
    private readonly painter: Painter,
    private readonly options: SignsOptions,
  ) {}

  setMarked(marked: ReadonlySet<number>): void {
    this.marked = marked;
    this.changed();
  }

  /** What is in view, or what is to be marked in it, is another. */
  changed(): void {
    if (this.marked.size === 0 && this.options.finding() === null && this.drawn.length === 0) return;
    this.isStale = true;
    this.timer ??= setTimeout(() => void this.update(), PERIOD_MS / 4);
  }

  /** Matches that are marked in a row of the log. */
  matchesSeen(seq: number): number {
    for (const [row, matches] of this.matches) if (stands(row, seq)) return matches.length;
    return 0;
  }

  dispose(): void {
    if (this.timer !== null) clearTimeout(this.timer);
    this.timer = null;
    this.clear();
  }

  private async update(): Promise<void> {
    this.isStale = false;
    const before = this.visible();
    const seqs = before.map(({ row }) => row.seq);
    const found =
      this.options.finding() !== null && seqs.length > 0
        ? await this.options.hits(Math.min(...before.map(({ row }) => firstSeq(row))), Math.max(...seqs))
        : [];
    // Disposed meanwhile.
    if (this.timer === null) return;
    this.draw(found.map(({ seq }) => seq));
    this.timer = setTimeout(() => {
      this.timer = null;
      if (this.isStale) this.changed();
    }, PERIOD_MS);
  }

  private draw(hits: readonly number[]): void {
    this.clear();
    const { baseY, cursorY } = this.term.buffer.active;
    const add = ({ line, x, width }: CellRun, height: number, sign: Sign): void => {
      const marker = this.term.registerMarker(line - (baseY + cursorY));
      const decoration = this.term.registerDecoration({ marker, x, width, height });
      decoration?.onRender((element) => element.classList.add(sign));
      this.drawn.push({ marker, decoration });
    };
    const seen = this.visible();
    for (const { row, start, count } of seen) {
      if (isGap(row) || isGone(row)) continue;
      const lines = { line: start, x: 0, width: this.term.cols };
      if (hits.some((seq) => stands(row, seq))) add(lines, count, 'traffic-hit');
      if ([...this.marked].some((seq) => stands(row, seq))) add(lines, count, 'traffic-marked');
    }
    const finding = this.options.finding();
    this.matches = finding === null ? new Map() : matchCells(this.term, this.painter, finding, seen);
    const { at, nth } = this.options.current();
    for (const [row, matches] of this.matches) {
      const now = at === null || !stands(row, at.seq) ? undefined : matches.at(nth);
      for (const match of matches)
        for (const run of match) add(run, 1, match === now ? 'traffic-match-now' : 'traffic-match');
    }
  }

  private clear(): void {
    for (const { marker, decoration } of this.drawn) {
      decoration?.dispose();
      marker.dispose();
    }
    this.drawn = [];
  }

  /** The rows in the viewport and their lines. */
  private visible(): SeenRow[] {
    const { viewportY } = this.term.buffer.active;
    const { lines, rows } = this.painter;
    const seen: SeenRow[] = [];
    for (let line = viewportY; line < viewportY + this.term.rows; ) {
      const index = lines.rowAt(line);
      const place = index === null ? null : lines.linesOf(index);
      const row = index === null ? undefined : rows[index];
      if (place === null || row === undefined) {
        line++;
        continue;
      }
      seen.push({ row, start: place.start, count: place.count });
      line = Math.max(line + 1, place.start + place.count);
    }
    return seen;
  }
}

/** The row shows this row of the log. */
function stands(row: ViewRow, seq: number): boolean {
  return firstSeq(row) <= seq && seq <= row.seq;
}

/** A frame stands for all chunks it came in. */
function firstSeq(row: ViewRow): number {
  return isFrame(row) ? row.frame.fromSeq : row.seq;
}
