import type { LogBudget, SessionLog } from './sessionLog';

/** One memory limit over all logs of an engine: when it is reached, the oldest block of them all goes first. */
export class SharedBudget implements LogBudget {
  private used = 0;
  private readonly logs = new Set<SessionLog>();

  /** `limit`: memory of all logs together, in bytes. */
  constructor(private limit: number) {}

  get heldBytes(): number {
    return this.used;
  }

  add(log: SessionLog): void {
    this.logs.add(log);
  }

  remove(log: SessionLog): void {
    this.logs.delete(log);
  }

  /** Another limit; what is more goes when there is something to write. */
  limitTo(limit: number): void {
    this.limit = limit;
  }

  makeRoom(bytes: number): boolean {
    if (bytes > this.limit) return false;
    while (this.used + bytes > this.limit) {
      const oldest = this.logWithOldestRow();
      if (oldest === null || !oldest.trimOldest()) return false;
    }
    return true;
  }

  book(bytes: number): void {
    this.used += bytes;
  }

  private logWithOldestRow(): SessionLog | null {
    let oldest: SessionLog | null = null;
    let firstSeq = Number.POSITIVE_INFINITY;
    for (const log of this.logs) {
      // Of what is in memory: stored rows cost none.
      const first = log.blocks.length > 1 ? log.blocks[0] : undefined;
      if (first === undefined || first.firstSeq >= firstSeq) continue;
      oldest = log;
      ({ firstSeq } = first);
    }
    return oldest;
  }
}
