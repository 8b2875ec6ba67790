import { type Frame, Framer } from '../framing/framer';
import type { ReadyRule, ReadyRules } from './compile';
import type { Captures } from './matcher';

/** A frame that a rule matched. */
export interface Match {
  readonly ready: ReadyRule;
  /** The content of the frame; may be a view of a chunk that was pushed. */
  readonly body: Uint8Array;
  readonly captures: Captures;
  /** What was given with the chunk in which the frame ended. */
  readonly tag: number;
  /** Bytes of the frame, with what delimits it. */
  readonly bytes: number;
}

/** What a waiting frame takes beside its bytes: many short ones are as heavy as few long ones. */
const FRAME_COST = 64;
/** Frames that were looked at are let go so many at a time. */
const LET_GO = 4_096;

interface Waiting {
  body: Uint8Array;
  readonly bytes: number;
  readonly tag: number;
}

/**
 * The rules of one connection: takes its bytes as they come, and looks at its frames one rule at a time, so that whoever
 * drives it can do something else between. What it finds does not depend on how the bytes were cut.
 */
export class RuleMachine {
  /** Frames that no rule, or not every rule, looked at: too long. */
  unseen = 0;
  private framer: Framer;
  private waiting: Waiting[] = [];
  /** The frame that is being looked at, and the rule whose turn it is. */
  private first = 0;
  private turn = 0;
  /** The first frame that is still a view of its chunk. */
  private borrowed = 0;
  private heldBytes = 0;
  private tag = 0;
  private readonly done = new Set<string>();

  constructor(private ready: ReadyRules) {
    this.framer = new Framer(ready.framing);
  }

  /** Other rules from the next frame on. What was begun is kept, unless frames are cut otherwise. */
  replace(ready: ReadyRules): void {
    if (JSON.stringify(ready.framing) !== JSON.stringify(this.ready.framing))
      this.framer = new Framer(ready.framing);
    this.ready = ready;
    this.turn = 0;
  }

  /** `at`: when it came, in ms. `tag`: given back with what is found in it. */
  push(chunk: Uint8Array, at: number, tag: number): void {
    // What silence has ended ended before this chunk.
    this.tick(at);
    this.tag = tag;
    this.add(this.framer.push(chunk, at));
  }

  /** When `tick` has something to do; null while it has not. */
  get dueAt(): number | null {
    return this.framer.dueAt;
  }

  tick(at: number): void {
    this.add(this.framer.tick(at));
  }

  /** The peer sends no more. A last line needs no end; what tells its length has to be whole. */
  finish(): void {
    const { kind } = this.ready.framing;
    this.add(this.framer.finish().filter(({ open }) => !open || kind === 'line' || kind === 'delimiter'));
  }

  /** Memory of frames that wait to be looked at. */
  get waitingBytes(): number {
    return this.heldBytes;
  }

  /** How many frames wait, the one being looked at included. */
  get waitingFrames(): number {
    return this.waiting.length - this.first;
  }

  get hasWork(): boolean {
    return this.first < this.waiting.length;
  }

  /** Lets one rule look at one frame. Null: it was something else. */
  step(): Match | null {
    const waiting = this.waiting[this.first];
    if (waiting === undefined) return null;
    const ready = this.ready.rules[this.turn];
    if (ready === undefined) {
      this.next();
      return null;
    }
    this.turn++;
    const captures = this.look(ready, waiting.body);
    const isOver = (captures !== null && !ready.rule.goOn) || this.turn >= this.ready.rules.length;
    if (isOver) this.next();
    if (captures === null) return null;
    if (ready.rule.once) this.done.add(ready.rule.id);
    const { body, tag, bytes } = waiting;
    return { ready, body, captures, tag, bytes };
  }

  /** What waits is kept beyond the life of the chunks it came in. */
  keep(): void {
    for (let at = Math.max(this.first, this.borrowed); at < this.waiting.length; at++) {
      const waiting = this.waiting[at];
      if (waiting !== undefined) waiting.body = new Uint8Array(waiting.body);
    }
    this.borrowed = this.waiting.length;
  }

  /** Forgets what waits. */
  clear(): void {
    this.letGo(this.waiting.length);
    this.turn = 0;
    this.heldBytes = 0;
  }

  private look({ rule, matcher }: ReadyRule, body: Uint8Array): Captures | null {
    if (rule.once && this.done.has(rule.id)) return null;
    if (body.length <= matcher.maxBytes) return matcher.match(body);
    this.unseen++;
    return null;
  }

  private next(): void {
    const looked = this.waiting[this.first];
    if (looked !== undefined) this.heldBytes -= looked.bytes + FRAME_COST;
    this.first++;
    this.turn = 0;
    if (this.first >= this.waiting.length || this.first >= LET_GO) this.letGo(this.first);
  }

  private letGo(count: number): void {
    this.waiting.splice(0, count);
    this.borrowed = Math.max(0, this.borrowed - count);
    this.first = 0;
  }

  private add(frames: readonly Frame[]): void {
    for (const { bytes, body, cut, last } of frames) {
      if (cut) {
        // Once for each frame, however many pieces it has.
        if (last) this.unseen++;
        continue;
      }
      this.heldBytes += bytes.length + FRAME_COST;
      this.waiting.push({ body: bytes.subarray(body.from, body.to), bytes: bytes.length, tag: this.tag });
    }
  }
}
