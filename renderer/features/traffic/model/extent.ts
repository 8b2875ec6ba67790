import type { RowList } from './rowList';

/** Where the rows of a view lie in the log. */
export class Extent {
  private last = 0;
  private oldest = 0;

  constructor(private readonly list: RowList) {}

  /** The first row the view has, or the first that is still to come. */
  get firstSeq(): number {
    return this.list.firstSeq ?? this.last + 1;
  }

  /** The log has rows before the first one. */
  get hasOlder(): boolean {
    return this.oldest > 0 && this.oldest < this.firstSeq;
  }

  /** The newest row that came. */
  reached(seq: number | undefined): void {
    this.last = seq ?? this.last;
  }

  /** The oldest row the log still has. */
  logBegins(seq: number): void {
    this.oldest = seq;
  }

  /** Another log: nothing is known of it. */
  restart(): void {
    this.last = 0;
  }
}
