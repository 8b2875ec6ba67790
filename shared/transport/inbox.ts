import type { PipeListener } from './pipe';

/** What every pipe owes its listener: frames in order, none before or inside `listen`, none after the one `closed`. */
export class Inbox {
  private listener: PipeListener | null = null;
  /** Deliveries that came before the listener was ready; null when they may go straight to it. */
  private waiting: (() => void)[] | null = [];
  private ended = false;

  get isClosed(): boolean {
    return this.ended;
  }

  frame(frame: unknown): void {
    if (!this.ended) this.deliver(() => this.listener?.frame(frame));
  }

  /** The other end closed, or the transport broke: what came before is still delivered. */
  end(): void {
    if (this.ended) return;
    this.ended = true;
    this.deliver(() => this.listener?.closed());
  }

  /** This end closed: nothing more is delivered but the end, and that after the caller has finished. */
  close(): void {
    if (this.ended) return;
    this.ended = true;
    this.waiting?.splice(0);
    this.waiting ??= [];
    this.waiting.push(() => this.listener?.closed());
    this.flushLater();
  }

  listen(listener: PipeListener): void {
    this.listener = listener;
    this.flushLater();
  }

  private deliver(delivery: () => void): void {
    if (this.waiting === null) delivery();
    else this.waiting.push(delivery);
  }

  private flushLater(): void {
    void Promise.resolve().then(() => {
      if (this.listener !== null) this.flush();
    });
  }

  private flush(): void {
    const waiting = this.waiting ?? [];
    try {
      for (let deliver = waiting.shift(); deliver !== undefined; deliver = waiting.shift()) deliver();
    } finally {
      // A listener that throws loses its own frame, not the ones behind it.
      if (waiting.length > 0) this.flushLater();
      else this.waiting = null;
    }
  }
}
