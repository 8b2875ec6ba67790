/**
 * The newest bytes of one direction, in which steps look for what they wait for. What is seen at a byte depends on that
 * byte's place in the stream alone, never on how the stream was cut. Pure.
 */
import type { Finder } from './wanted';

/** Bytes that can be seen before the newest: from so many to twice as many. */
export const WINDOW_BYTES = 32 * 1024;

export interface WindowMatch {
  readonly bytes: Uint8Array;
  /** Time of the chunk that completed it. */
  readonly at: number;
}

interface Part {
  readonly bytes: Uint8Array;
  readonly at: number;
}

export class StreamWindow {
  /** What has come and is not in the window yet. */
  private waiting: Part[] = [];
  private waitingBytes = 0;
  private readonly bytes = new Uint8Array(2 * WINDOW_BYTES);
  private used = 0;
  /** So many bytes of the window have been looked through by the present finder. */
  private looked = 0;
  /** When the bytes of the window came: up to which of them, and when. */
  private marks: { readonly end: number; readonly at: number }[] = [];

  /** `bytes` are copied. True when so much waits that it has to be looked through, or absorbed, now. */
  push(bytes: Uint8Array, at: number): boolean {
    if (bytes.length > 0) this.wait({ bytes: new Uint8Array(bytes), at });
    return this.waitingBytes >= WINDOW_BYTES;
  }

  /** Somebody begins to look: what can be seen has not been looked through. */
  begin(): void {
    this.looked = 0;
  }

  /** Nobody looks for anything now: what is too old goes. */
  absorb(): void {
    this.find(() => null);
    this.looked = 0;
  }

  /** What the finder finds first in all that came so far. What was found, and all before it, is not seen again. */
  find(finder: Finder): WindowMatch | null {
    let match = this.look(finder);
    while (match === null && this.fill()) match = this.look(finder);
    return match;
  }

  /** Forgets all that came so far. */
  clear(): void {
    this.waiting = [];
    this.waitingBytes = 0;
    this.empty();
  }

  private wait(part: Part): void {
    this.waiting.push(part);
    this.waitingBytes += part.bytes.length;
  }

  /** Puts as much as there is room for into the window; false when nothing waits. */
  private fill(): boolean {
    const first = this.waiting[0];
    if (first === undefined) return false;
    if (this.used === this.bytes.length) {
      this.trim();
      // Where the window begins is new, and a finder may ask for just that.
      return true;
    }
    const piece = first.bytes.subarray(0, this.bytes.length - this.used);
    if (piece.length === first.bytes.length) this.waiting.shift();
    else this.waiting[0] = { bytes: first.bytes.subarray(piece.length), at: first.at };
    this.waitingBytes -= piece.length;
    this.bytes.set(piece, this.used);
    this.used += piece.length;
    this.marks.push({ end: this.used, at: first.at });
    return true;
  }

  /** Lets the older half go: always at the same places of the stream. */
  private trim(): void {
    this.bytes.copyWithin(0, WINDOW_BYTES);
    this.used = WINDOW_BYTES;
    this.looked = 0;
    this.marks = this.marks
      .filter(({ end }) => end > WINDOW_BYTES)
      .map(({ end, at }) => ({ end: end - WINDOW_BYTES, at }));
  }

  /** The find in the shortest beginning of the window that has one. */
  private look(finder: Finder): WindowMatch | null {
    const seen = (length: number) => finder(this.bytes.subarray(0, length));
    if (this.looked === this.used || seen(this.used) === null) {
      this.looked = this.used;
      return null;
    }
    let without = this.looked;
    let enough = this.used;
    while (enough - without > 1) {
      const middle = (without + enough) >> 1;
      if (seen(middle) === null) without = middle;
      else enough = middle;
    }
    const found = seen(enough);
    const bytes = found === null ? new Uint8Array(0) : this.bytes.slice(found.from, found.to);
    const at = this.marks.find(({ end }) => end >= enough)?.at ?? 0;
    this.giveBack(enough);
    return { bytes, at };
  }

  /** What lies behind `from` is before everything that waits. */
  private giveBack(from: number): void {
    const rest: Part[] = [];
    let start = from;
    for (const { end, at } of this.marks) {
      if (end <= start) continue;
      rest.push({ bytes: this.bytes.slice(start, end), at });
      start = end;
    }
    this.waiting = [...rest, ...this.waiting];
    this.waitingBytes += this.used - from;
    this.empty();
  }

  private empty(): void {
    this.used = 0;
    this.looked = 0;
    this.marks = [];
  }
}
