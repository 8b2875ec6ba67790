/** What the host asks of the page before the page can do it: said when the hello is over and somebody listens. */

/** More than a person asks for in the blink that a page needs to start; the rest is not worth keeping. */
const MOST = 20;

export class Waiting<T> {
  private readonly listeners = new Set<(what: T) => void>();
  private readonly waiting: T[] = [];
  private isOpen = false;

  /** The answer ends it. */
  listen(listener: (what: T) => void): () => void {
    this.listeners.add(listener);
    this.flush();
    return () => void this.listeners.delete(listener);
  }

  say(what: T): void {
    if (this.waiting.length < MOST) this.waiting.push(what);
    this.flush();
  }

  /** The host is there. */
  begin(): void {
    this.isOpen = true;
    this.flush();
  }

  pause(): void {
    this.isOpen = false;
  }

  private flush(): void {
    if (!this.isOpen || this.listeners.size === 0) return;
    for (const what of this.waiting.splice(0)) for (const listener of [...this.listeners]) listener(what);
  }
}
