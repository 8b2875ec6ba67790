import { assertNever } from '../contract/result';
import { Search } from './search';
import type { Framing } from './spec';

const CR = 0x0d;
const LF = 0x0a;

/** Where the content of a piece is, without what only delimits the frame. */
export interface Body {
  readonly from: number;
  readonly to: number;
}

/** Finds where frames end. It sees every byte of the stream once, in order, and keeps what it must from call to call. */
export interface FrameEnd {
  /** Bytes at the end of a frame that delimit it: they do not count for the limit, and never stand apart. */
  readonly tail: number;
  /** Bytes at the beginning of a frame that delimit it. */
  readonly head: number;
  /** Where, in `chunk` from `from` on, the frame ends that is being read; -1: it goes on after this chunk. */
  find(chunk: Uint8Array, from: number): number;
  /** Length of the delimiter that `piece`, the last of its frame, ends with. */
  trailer(piece: Uint8Array): number;
}

export function frameEnd(framing: Framing): FrameEnd {
  switch (framing.kind) {
    case 'line':
      return new LineEnd();
    case 'delimiter':
      return new DelimiterEnd(fromHex(framing.hex));
    case 'length':
      return new LengthEnd(framing);
    case 'fixed':
      return new FixedEnd(framing.bytes);
    case 'idle':
      return NEVER;
    default:
      return assertNever(framing);
  }
}

/** An idle gap is not in the bytes. */
const NEVER: FrameEnd = { tail: 0, head: 0, find: () => -1, trailer: () => 0 };

class LineEnd implements FrameEnd {
  readonly tail = 1;
  readonly head = 0;

  find(chunk: Uint8Array, from: number): number {
    const newline = chunk.indexOf(LF, from);
    return newline < 0 ? -1 : newline + 1;
  }

  trailer(piece: Uint8Array): number {
    return piece.at(-2) === CR ? 2 : 1;
  }
}

class DelimiterEnd implements FrameEnd {
  readonly tail: number;
  readonly head = 0;
  private readonly search: Search;

  constructor(delimiter: Uint8Array) {
    this.tail = delimiter.length;
    this.search = new Search(delimiter);
  }

  find(chunk: Uint8Array, from: number): number {
    return this.search.next(chunk, from);
  }

  trailer(): number {
    return this.tail;
  }
}

class LengthEnd implements FrameEnd {
  readonly tail = 0;
  readonly head: number;
  /** Bytes of the header seen so far, and the number they are so far. */
  private seen = 0;
  private length = 0;
  private remaining = 0;

  constructor(private readonly framing: Extract<Framing, { kind: 'length' }>) {
    this.head = framing.offset + framing.size;
  }

  find(chunk: Uint8Array, from: number): number {
    let at = from;
    while (this.seen < this.head) {
      if (at >= chunk.length) return -1;
      this.readHeader(chunk[at++] ?? 0);
    }
    const available = chunk.length - at;
    if (available < this.remaining) {
      this.remaining -= available;
      return -1;
    }
    at += this.remaining;
    this.seen = 0;
    this.length = 0;
    return at;
  }

  trailer(): number {
    return 0;
  }

  private readHeader(byte: number): void {
    const { offset, endian, includesItself } = this.framing;
    const place = this.seen++ - offset;
    // Multiplied, not shifted: four bytes are more than a signed number holds.
    if (place >= 0)
      this.length = endian === 'big' ? this.length * 256 + byte : this.length + byte * 256 ** place;
    // A length that does not even count its own bytes is a frame without content.
    this.remaining = Math.max(0, includesItself ? this.length - this.head : this.length);
  }
}

class FixedEnd implements FrameEnd {
  readonly tail = 0;
  readonly head = 0;
  private remaining: number;

  constructor(private readonly bytes: number) {
    this.remaining = bytes;
  }

  find(chunk: Uint8Array, from: number): number {
    const available = chunk.length - from;
    if (available < this.remaining) {
      this.remaining -= available;
      return -1;
    }
    const end = from + this.remaining;
    this.remaining = this.bytes;
    return end;
  }

  trailer(): number {
    return 0;
  }
}

function fromHex(hex: string): Uint8Array {
  return Uint8Array.from({ length: hex.length >> 1 }, (_, at) =>
    Number.parseInt(hex.slice(at * 2, at * 2 + 2), 16),
  );
}
