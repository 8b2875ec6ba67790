/** Work that may take this long before the sockets have their turn again. */
const TURN_MS = 8;

/** Something with more to do than fits in one turn. */
export interface Worker {
  /** Does a little; false when there is nothing more to do now. */
  work(): boolean;
}

/** Shares the thread with the sockets: rules that have much to look at do it in small turns, one connection after another. */
export class Turns {
  private readonly waiting = new Set<Worker>();
  private begun: number | null = null;
  private planned: NodeJS.Immediate | null = null;

  /** Whether there is time left in the turn that goes on, or a new one begins. */
  hasTime(): boolean {
    const now = performance.now();
    if (this.begun === null) {
      this.begun = now;
      this.plan();
    }
    return now - this.begun < TURN_MS;
  }

  /** Has `worker` called in turns to come, until it has no more to do. */
  add(worker: Worker): void {
    this.waiting.add(worker);
    this.plan();
  }

  remove(worker: Worker): void {
    this.waiting.delete(worker);
  }

  private plan(): void {
    this.planned ??= setImmediate(() => this.turn());
  }

  private turn(): void {
    this.planned = null;
    this.begun = null;
    while (this.waiting.size > 0 && this.hasTime()) {
      for (const worker of [...this.waiting]) {
        if (!this.hasTime()) break;
        // To the end of the line: nobody is served twice while others wait.
        this.waiting.delete(worker);
        if (worker.work()) this.waiting.add(worker);
      }
    }
    if (this.waiting.size > 0) this.plan();
  }
}
