import type { IDecoration, IMarker, Terminal } from '@xterm/xterm';
import { isFrame, isGap, isGone, type ViewRow } from '../model/viewRows';
import type { Painter } from './painter';

/** Rows move under a flood; signs follow when they have come to rest, or so often. */
const PERIOD_MS = 200;

export interface SignsOptions {
  /** Seqs of rows with matches between two. */
  readonly hits: (from: number, to: number) => Promise<readonly { readonly seq: number }[]>;
  /** Something is looked for. */
  readonly isFinding: () => boolean;
}

type Sign = 'traffic-hit' | 'traffic-marked';

/** Signs at rows in view: a person has marked them, or what is looked for is in them. */
export class Signs {
  private drawn: { readonly marker: IMarker; readonly decoration: IDecoration | undefined }[] = [];
  private marked: ReadonlySet<number> = new Set();
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
    if (this.marked.size === 0 && !this.options.isFinding() && this.drawn.length === 0) return;
    this.isStale = true;
    this.timer ??= setTimeout(() => void this.update(), PERIOD_MS / 4);
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
      this.options.isFinding() && seqs.length > 0
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
    const add = (start: number, count: number, sign: Sign): void => {
      const marker = this.term.registerMarker(start - (baseY + cursorY));
      const decoration = this.term.registerDecoration({ marker, width: this.term.cols, height: count });
      decoration?.onRender((element) => element.classList.add(sign));
      this.drawn.push({ marker, decoration });
    };
    for (const { row, start, count } of this.visible()) {
      const is = (seq: number): boolean => firstSeq(row) <= seq && seq <= row.seq;
      if (hits.some(is)) add(start, count, 'traffic-hit');
      if ([...this.marked].some(is)) add(start, count, 'traffic-marked');
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
  private visible(): { readonly row: ViewRow; readonly start: number; readonly count: number }[] {
    const { viewportY } = this.term.buffer.active;
    const { lines, rows } = this.painter;
    const seen: { row: ViewRow; start: number; count: number }[] = [];
    for (let line = viewportY; line < viewportY + this.term.rows; ) {
      const index = lines.rowAt(line);
      const place = index === null ? null : lines.linesOf(index);
      const row = index === null ? undefined : rows[index];
      if (place === null || row === undefined) {
        line++;
        continue;
      }
      if (!isGap(row) && !isGone(row)) seen.push({ row, start: place.start, count: place.count });
      line = Math.max(line + 1, place.start + place.count);
    }
    return seen;
  }
}

/** A frame stands for all chunks it came in. */
function firstSeq(row: ViewRow): number {
  return isFrame(row) ? row.frame.fromSeq : row.seq;
}
