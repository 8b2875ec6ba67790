/** What follows when a client has gone. */
export interface Departure {
  /** Whose turn it is now. */
  readonly next: number | null;
  /** Everybody the server wanted to serve was served: it closes, and so do those who wait. */
  readonly isDone: boolean;
}

const NOTHING: Departure = { next: null, isDone: false };

/** One client at a time, in the order of coming, up to a limit. */
export class Turns {
  private current: number | null = null;
  private queue: number[] = [];
  private count = 0;

  /** `limit`: clients to serve; 0 for all that come. */
  constructor(private readonly limit: number) {}

  /** Clients served so far, the present one included. */
  get served(): number {
    return this.count;
  }

  /** Who waits, the first in the queue first. */
  get waiting(): readonly number[] {
    return this.queue;
  }

  /** True when it is this client's turn at once. */
  arrive(client: number): boolean {
    if (this.current === null && !this.isFull) {
      this.serve(client);
      return true;
    }
    this.queue.push(client);
    return false;
  }

  leave(client: number): Departure {
    if (client !== this.current) {
      this.queue = this.queue.filter((each) => each !== client);
      return NOTHING;
    }
    this.current = null;
    if (this.isFull) return { next: null, isDone: true };
    const next = this.queue.shift() ?? null;
    if (next !== null) this.serve(next);
    return { next, isDone: false };
  }

  private get isFull(): boolean {
    return this.limit > 0 && this.count >= this.limit;
  }

  private serve(client: number): void {
    this.current = client;
    this.count++;
  }
}
