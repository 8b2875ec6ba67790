/** Finds the arrows of a part of the ladder among thousands. */
import type { Arrow } from './ladderStep';

/** Of the arrows that leave the part that is drawn, so many are drawn at most. */
export const REACHING_OUT = 120;

const top = ({ from, to }: Arrow): number => Math.min(from.line, to.line);
const bottom = ({ from, to }: Arrow): number => Math.max(from.line, to.line);

/**
 * Arrows of one direction and kind. TCP keeps the order, so neither their starts nor their ends ever go back, and those
 * that cross some lines follow each other: two binary searches find them.
 */
export class ArrowTrack {
  private arrows: Arrow[] = [];

  get size(): number {
    return this.arrows.length;
  }

  push(arrow: Arrow): void {
    this.arrows.push(arrow);
  }

  /** Those that touch a line from `first` to `last`. */
  crossing(first: number, last: number): readonly Arrow[] {
    const start = this.firstWhere((arrow) => bottom(arrow) >= first);
    const end = this.firstWhere((arrow) => top(arrow) > last);
    return this.arrows.slice(start, Math.max(start, end));
  }

  /** Forgets those that lie before a line. */
  forgetBefore(line: number): void {
    this.arrows.splice(
      0,
      this.firstWhere((arrow) => bottom(arrow) >= line),
    );
  }

  /** Takes back those that begin at a line or after it. */
  takeBackFrom(line: number): readonly Arrow[] {
    return this.arrows.splice(this.firstWhere((arrow) => top(arrow) >= line));
  }

  /** Index of the first arrow that `holds`, which no later one fails. */
  private firstWhere(holds: (arrow: Arrow) => boolean): number {
    let low = 0;
    let high = this.arrows.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      const arrow = this.arrows[middle];
      if (arrow !== undefined && holds(arrow)) high = middle;
      else low = middle + 1;
    }
    return low;
  }
}

/**
 * What is drawn of the arrows that touch the lines from `first` to `last`: all that lie there, and of those that reach
 * out of it an even choice. One write may become ten thousand reads; the step says so in words.
 */
export function thinned(arrows: readonly Arrow[], first: number, last: number): readonly Arrow[] {
  const liesThere = (arrow: Arrow): boolean => top(arrow) >= first && bottom(arrow) <= last;
  const reaching = arrows.reduce((sum, arrow) => sum + (liesThere(arrow) ? 0 : 1), 0);
  if (reaching <= REACHING_OUT) return arrows;
  // By their numbers, so that more arrows do not change the choice until it halves.
  const every = 2 ** Math.ceil(Math.log2(reaching / REACHING_OUT));
  return arrows.filter((arrow) => liesThere(arrow) || arrow.id % every === 0);
}
