/**
 * The words that the main thread and a server's thread share. A thread that stands still hears no message by itself: it
 * waits on `WAKE`, which changes with everything it may have to look at.
 */
const WAKE = 0;
const FROZEN = 1;
const PERMITS = 2;
const TAKEN = 3;
const WORDS = 4;

export class Control {
  private readonly words: Int32Array<SharedArrayBuffer>;

  constructor(readonly memory = new SharedArrayBuffer(WORDS * Int32Array.BYTES_PER_ELEMENT)) {
    this.words = new Int32Array(memory);
  }

  /** Makes the other thread look, after it was sent a message. */
  wake(): void {
    Atomics.add(this.words, WAKE, 1);
    Atomics.notify(this.words, WAKE);
  }

  /** To be asked for before looking: `wait` then sleeps only when nothing has happened since. */
  seen(): number {
    return Atomics.load(this.words, WAKE);
  }

  wait(seen: number, ms = Number.POSITIVE_INFINITY): void {
    Atomics.wait(this.words, WAKE, seen, ms);
  }

  get frozen(): boolean {
    return Atomics.load(this.words, FROZEN) === 1;
  }

  freeze(): void {
    Atomics.store(this.words, PERMITS, 0);
    Atomics.store(this.words, FROZEN, 1);
  }

  thaw(): void {
    Atomics.store(this.words, FROZEN, 0);
    this.wake();
  }

  /** Lets one more accept through. */
  permit(): void {
    Atomics.add(this.words, PERMITS, 1);
    this.wake();
  }

  /** Only the server's thread takes permits, so looking and taking need not be one step. */
  takePermit(): boolean {
    if (Atomics.load(this.words, PERMITS) <= 0) return false;
    Atomics.sub(this.words, PERMITS, 1);
    return true;
  }

  /** Bytes of batches the main thread has taken in, modulo 2³². */
  get taken(): number {
    return Atomics.load(this.words, TAKEN);
  }

  take(bytes: number): void {
    Atomics.add(this.words, TAKEN, bytes);
    this.wake();
  }
}
