/**
 * Looks for a pattern in streams that come in chunks, however they are cut: the same stream has the same matches,
 * leftmost first and none inside another, whether it comes byte by byte or all at once. A match belongs to the chunk
 * in which it begins.
 */
import type { BytePattern } from './bytePattern';

/** A match, told by the chunk it begins in. */
export type OnMatch = (seq: number) => void;

/** Bytes that may be the beginning of a match, and the chunks they came in. */
interface Tail {
  readonly bytes: Uint8Array;
  readonly pieces: readonly { readonly seq: number; readonly length: number }[];
}

const NOTHING: Tail = { bytes: new Uint8Array(0), pieces: [] };

export class StreamSearch {
  private readonly tails = new Map<number, Tail>();

  constructor(
    private readonly pattern: BytePattern,
    private readonly onMatch: OnMatch,
  ) {}

  /** The next chunk of a stream; `stream` is any number of its own. */
  feed(stream: number, seq: number, data: Uint8Array): void {
    if (data.length === 0) return;
    const tail = this.tails.get(stream);
    if (tail === undefined) this.inside(stream, seq, data, 0);
    else this.across(stream, tail, seq, data);
  }

  /** What follows does not continue what came: bytes between are missing. */
  restart(): void {
    this.tails.clear();
  }

  /** Matches that begin in the tail; what is left of the chunk is looked through as it is. */
  private across(stream: number, tail: Tail, seq: number, data: Uint8Array): void {
    const { pattern } = this;
    const { length } = tail.bytes;
    const reach = Math.min(data.length, pattern.longest);
    const joined = concat(tail.bytes, data.subarray(0, reach));
    let from = 0;
    while (from < length) {
      const found = pattern.find(joined, from);
      // What begins in the chunk is found there.
      if (found.kind === 'none' || found.start >= length) break;
      if (found.kind === 'open') {
        // Only when all of the chunk is in `joined`: otherwise there would have been enough bytes.
        const pieces = [...after(tail.pieces, found.start), { seq, length: data.length }];
        this.tails.set(stream, { bytes: joined.slice(found.start), pieces });
        return;
      }
      this.onMatch(pieceAt(tail.pieces, found.start));
      from = found.end;
    }
    this.inside(stream, seq, data, Math.max(0, from - length));
  }

  private inside(stream: number, seq: number, data: Uint8Array, begin: number): void {
    let from = begin;
    let tail: Tail = NOTHING;
    while (from < data.length) {
      const found = this.pattern.find(data, from);
      if (found.kind === 'none') break;
      if (found.kind === 'open') {
        const bytes = data.slice(found.start);
        tail = { bytes, pieces: [{ seq, length: bytes.length }] };
        break;
      }
      this.onMatch(seq);
      from = found.end;
    }
    if (tail === NOTHING) this.tails.delete(stream);
    else this.tails.set(stream, tail);
  }
}

function pieceAt(pieces: Tail['pieces'], at: number): number {
  let left = at;
  for (const { seq, length } of pieces) {
    if (left < length) return seq;
    left -= length;
  }
  return pieces.at(-1)?.seq ?? 0;
}

/** The pieces without their first `count` bytes. */
function after(pieces: Tail['pieces'], count: number): Tail['pieces'] {
  const rest: { seq: number; length: number }[] = [];
  let left = count;
  for (const { seq, length } of pieces) {
    if (left < length) rest.push({ seq, length: length - left });
    left = Math.max(0, left - length);
  }
  return rest;
}

function concat(a: Uint8Array, b: Uint8Array): Uint8Array {
  const joined = new Uint8Array(a.length + b.length);
  joined.set(a);
  joined.set(b, a.length);
  return joined;
}
