/**
 * Remembers which ids are gone, and since when, for readers that look in from time to time. Bounded: a reader that
 * has been away too long is told to start over.
 */
export class Tombstones {
  private readonly gone: { id: number; seq: number }[] = [];
  private forgottenSeq = 0;

  constructor(private readonly limit: number) {}

  add(id: number, seq: number): void {
    this.gone.push({ id, seq });
    if (this.gone.length <= this.limit) return;
    // Half at a time, so that a flood of short connections does not shift the array once each.
    for (const { seq: forgotten } of this.gone.splice(0, this.limit >> 1)) this.forgottenSeq = forgotten;
  }

  /** Ids gone after `seq`; null when some of them are already forgotten. */
  since(seq: number): number[] | null {
    if (seq < this.forgottenSeq) return null;
    const ids: number[] = [];
    for (let i = this.gone.length - 1; i >= 0; i--) {
      const entry = this.gone[i];
      if (entry === undefined || entry.seq <= seq) break;
      ids.push(entry.id);
    }
    return ids.reverse();
  }
}
