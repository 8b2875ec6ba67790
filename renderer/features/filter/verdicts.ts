import { isChunk, type Row } from '@shared/contract/events';
import type { RowTest } from '@shared/filter/index';

/** What judging rows may take of the page between two frames; the host judges the rest. */
const BUDGET_MS = 12;
/** Answers of the host that are kept. */
const MOST_KNOWN = 50_000;

/**
 * Which rows a filter lets through. A row of which the page has only the first bytes, and which they do not decide, is
 * hidden until the host has looked at all of it. What is judged once stays judged.
 */
export class Verdicts {
  private readonly judged = new WeakMap<Row, boolean>();
  /** What the host has said, by seq. */
  private readonly known = new Map<number, boolean>();
  private readonly asked = new Set<number>();
  private spent = 0;
  private resting: ReturnType<typeof setTimeout> | null = null;

  /** `wanted`: rows wait for the host's word. */
  constructor(
    private readonly test: RowTest,
    private readonly wanted: () => void,
  ) {}

  keeps(row: Row): boolean {
    const before = this.judged.get(row) ?? this.known.get(row.seq);
    if (before !== undefined) return before;
    const verdict = this.judge(row);
    if (verdict !== null) {
      this.judged.set(row, verdict);
      return verdict;
    }
    // Frames are made in the page: the host does not know them. Better too much than something hidden that fits.
    if ('frame' in row) return true;
    this.asked.add(row.seq);
    this.wanted();
    return false;
  }

  /** Rows that wait for the host's word. */
  get waiting(): number {
    return this.asked.size;
  }

  /** From where to where they are; null: none. */
  get range(): { readonly from: number; readonly to: number } | null {
    let from = Number.POSITIVE_INFINITY;
    let to = 0;
    for (const seq of this.asked) {
      from = Math.min(from, seq);
      to = Math.max(to, seq);
    }
    return to === 0 ? null : { from, to };
  }

  /** The host has said which rows fit, up to one of them. True when some appear that were hidden. */
  answer(fitting: ReadonlySet<number>, upTo: number): boolean {
    let appears = false;
    for (const seq of this.asked) {
      if (seq > upTo) continue;
      this.asked.delete(seq);
      const fits = fitting.has(seq);
      this.known.set(seq, fits);
      appears ||= fits;
    }
    for (const seq of this.known.keys()) {
      if (this.known.size <= MOST_KNOWN) break;
      this.known.delete(seq);
    }
    return appears;
  }

  dispose(): void {
    if (this.resting !== null) clearTimeout(this.resting);
    this.asked.clear();
  }

  private judge(row: Row): boolean | null {
    if (this.spent >= BUDGET_MS && isChunk(row)) return null;
    const start = performance.now();
    const verdict = this.test(row);
    this.spent += performance.now() - start;
    this.resting ??= setTimeout(() => {
      this.resting = null;
      this.spent = 0;
    });
    return verdict;
  }
}
