import type { Writable } from 'node:stream';

/** One of our outputs. Says when it is full, so that nothing piles up here and nothing is lost. */
export class Sink {
  private isBroken = false;
  private readonly listeners: (() => void)[] = [];

  /** `broken` is called once, with the code of the error: EPIPE when the reader has left. */
  constructor(
    private readonly stream: Writable,
    broken: (code: string) => void,
  ) {
    stream.on('drain', () => this.released());
    stream.on('error', (error: NodeJS.ErrnoException) => {
      if (this.isBroken) return;
      this.isBroken = true;
      broken(error.code ?? error.message);
      this.released();
    });
  }

  /** True while more would only wait in memory. */
  get isFull(): boolean {
    return !this.isBroken && this.stream.writableNeedDrain;
  }

  write(data: string | Uint8Array): void {
    if (!this.isBroken) this.stream.write(data);
  }

  /** `listener` is called whenever the sink takes more again. */
  onReleased(listener: () => void): void {
    this.listeners.push(listener);
  }

  /** Resolves when everything written is with the system, or can never be. */
  async flushed(): Promise<void> {
    while (!this.isBroken && this.stream.writableLength > 0) {
      await new Promise<void>((resolve) => {
        this.stream.once('error', () => resolve());
        this.stream.write('', () => resolve());
      });
    }
  }

  private released(): void {
    for (const listener of this.listeners) listener();
  }
}
