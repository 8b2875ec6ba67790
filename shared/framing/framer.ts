import { type Body, type FrameEnd, frameEnd } from './frameEnd';
import { type Framing, STREAM_FRAME_BYTES } from './spec';

/** One frame of a stream, or a piece of one that is longer than the limit. */
export interface Frame {
  /** As in the stream, with what delimits it. May be a view of the chunk that was pushed. */
  readonly bytes: Uint8Array;
  /** Its content: `bytes` without line end, delimiter or length. */
  readonly body: Body;
  /** Where in the stream it begins, counted from 0. */
  readonly start: number;
  /** A piece: the frame is longer than the limit. */
  readonly cut: boolean;
  /** The frame ends with this piece. */
  readonly last: boolean;
  /** The stream ended before the frame did. */
  readonly open: boolean;
}

export function bodyOf(frame: Frame): Uint8Array {
  return frame.bytes.subarray(frame.body.from, frame.body.to);
}

/**
 * Cuts one direction of one connection into frames. The frames do not depend on how the stream arrives: only, with an
 * idle gap, on when. It knows no clock: the caller tells the time with each chunk, and calls `tick` at `dueAt`.
 */
export class Framer {
  private readonly end: FrameEnd;
  /** Longest frame, its delimiter not counted. */
  private readonly max: number;
  private readonly gapMs: number | null;
  /** The beginning of the frame being read, as far as it has not been given out; the first `size` bytes. */
  private held = new Uint8Array(0);
  private size = 0;
  /** Stream offset of the first held byte. */
  private start = 0;
  /** Bytes of the frame being read that were given out, in pieces. */
  private given = 0;
  private lastAt = 0;

  constructor(framing: Framing) {
    this.end = frameEnd(framing);
    this.max = framing.kind === 'fixed' ? STREAM_FRAME_BYTES : framing.max;
    this.gapMs = framing.kind === 'idle' ? framing.ms : null;
  }

  /** When `tick` has something to do, by the caller's clock; null while it has not. */
  get dueAt(): number | null {
    return this.gapMs !== null && this.size > 0 ? this.lastAt + this.gapMs : null;
  }

  /** The frames that are whole now. `at`: when the chunk arrived, in ms by the caller's clock. */
  push(chunk: Uint8Array, at: number): Frame[] {
    const frames = this.tick(at);
    this.lastAt = at;
    let from = 0;
    while (from < chunk.length) {
      const found = this.end.find(chunk, from);
      const to = found < 0 ? chunk.length : found;
      this.take(chunk.subarray(from, to), found >= 0, frames);
      from = to;
    }
    return frames;
  }

  /** The frame that an idle gap has ended by now, if one has. */
  tick(at: number): Frame[] {
    const due = this.dueAt;
    if (due === null || at < due) return [];
    return [this.giveHeld(this.size, { last: true, open: false })];
  }

  /** The stream is over: what was begun comes as an open frame. The framer must not be used afterwards. */
  finish(): Frame[] {
    // With an idle gap, the end of the stream ends the frame as well as silence does.
    return this.size > 0 ? [this.giveHeld(this.size, { last: true, open: this.gapMs === null })] : [];
  }

  /** Takes the next bytes of the frame being read. `done`: it ends with them. */
  private take(part: Uint8Array, done: boolean, frames: Frame[]): void {
    const most = this.max + this.end.tail;
    let rest = part;
    while (this.size + rest.length > most) {
      if (this.size === 0) {
        frames.push(this.piece(rest.subarray(0, this.max), { last: false, open: false }));
        rest = rest.subarray(this.max);
      } else if (this.size >= this.max) frames.push(this.giveHeld(this.max, { last: false, open: false }));
      else {
        const needed = this.max - this.size;
        this.hold(rest.subarray(0, needed));
        rest = rest.subarray(needed);
        frames.push(this.giveHeld(this.max, { last: false, open: false }));
      }
    }
    if (done && this.size === 0) frames.push(this.piece(rest, { last: true, open: false }));
    else {
      this.hold(rest);
      if (done) frames.push(this.giveHeld(this.size, { last: true, open: false }));
    }
  }

  private hold(part: Uint8Array): void {
    const size = this.size + part.length;
    if (size > this.held.length) {
      const larger = new Uint8Array(Math.min(Math.max(size, this.held.length * 2), this.max + this.end.tail));
      larger.set(this.held.subarray(0, this.size));
      this.held = larger;
    }
    this.held.set(part, this.size);
    this.size = size;
  }

  /** Gives out the first `length` held bytes. */
  private giveHeld(length: number, ending: { last: boolean; open: boolean }): Frame {
    const bytes = this.held.slice(0, length);
    this.held.copyWithin(0, length, this.size);
    this.size -= length;
    // A quiet connection must not keep what its longest frame took.
    if (this.size === 0) this.held = new Uint8Array(0);
    return this.piece(bytes, ending);
  }

  private piece(bytes: Uint8Array, { last, open }: { last: boolean; open: boolean }): Frame {
    const first = this.given === 0;
    const from = Math.min(Math.max(0, this.end.head - this.given), bytes.length);
    const to = last && !open ? Math.max(from, bytes.length - this.end.trailer(bytes)) : bytes.length;
    const frame = { bytes, body: { from, to }, start: this.start, cut: !(first && last), last, open };
    this.start += bytes.length;
    this.given = last ? 0 : this.given + bytes.length;
    return frame;
  }
}
