/**
 * Which write became which read, in one direction of a connection. TCP keeps order and number of the bytes, so byte `n`
 * that was written is byte `n` that was read: a write and a read belong together where their ranges overlap.
 *
 * That holds only while every row is known. An end whose rows were missed (`lose`), or whose first rows were not seen,
 * does not know where its next byte stands, and nothing of it is paired. It is certain again when a row tells a total
 * (`settle`: `ended`, `peer-ended`, `closed`): counted back from there, all chunks since the gap have their place.
 */
import { bytesOf, type Step } from './ladderStep';

export type StreamEnd = 'write' | 'read';

interface Span {
  readonly step: Step;
  readonly from: number;
  readonly to: number;
}

/** First in, first out. Popping does not move the rest each time. */
class Spans {
  private items: Span[] = [];
  private head = 0;

  get first(): Span | undefined {
    return this.items[this.head];
  }

  push(span: Span): void {
    this.items.push(span);
  }

  pop(): void {
    this.head++;
    if (this.head < 1_024 || this.head * 2 < this.items.length) return;
    this.items = this.items.slice(this.head);
    this.head = 0;
  }

  forgetBefore(line: number): void {
    while (this.first !== undefined && this.first.step.line < line) this.pop();
  }

  /** Newest first, until `visit` returns false. */
  backwards(visit: (span: Span) => boolean): void {
    for (let i = this.items.length - 1; i >= this.head; i--) {
      const span = this.items[i];
      if (span === undefined || !visit(span)) return;
    }
  }

  take(): readonly Span[] {
    const taken = this.items.slice(this.head);
    this.items = [];
    this.head = 0;
    return taken;
  }
}

class End {
  /** Place of the next byte; null: unknown. */
  at: number | null = null;
  /** Bytes since the place became unknown, and the chunks they came in. */
  since = 0;
  readonly unplaced = new Spans();
  /** Placed chunks that still wait for the other end. */
  readonly waiting = new Spans();
}

export type OnPair = (write: Step, read: Step, offset: number, bytes: number) => void;

export class ByteStream {
  private readonly ends: Readonly<Record<StreamEnd, End>> = { write: new End(), read: new End() };

  constructor(private readonly onPair: OnPair) {}

  /** The next byte of this end is byte `at`: 0 at the start of the connection. */
  begin(which: StreamEnd, at: number): void {
    const end = this.ends[which];
    end.at = at;
    end.since = 0;
    end.unplaced.take();
  }

  add(which: StreamEnd, step: Step): void {
    const end = this.ends[which];
    const bytes = bytesOf(step);
    if (end.at === null) {
      step.certain = false;
      end.unplaced.push({ step, from: end.since, to: end.since + bytes });
      end.since += bytes;
      return;
    }
    step.certain = this.other(which).at !== null;
    this.place(end, step, end.at, end.at + bytes);
    this.match();
  }

  /** Rows of this end were missed: any number of bytes may have passed. */
  lose(which: StreamEnd): void {
    const end = this.ends[which];
    end.at = null;
    end.since = 0;
    end.unplaced.take();
    // What waits at the other end may have been in what was missed.
    this.other(which).waiting.backwards(({ step }) => {
      const wasCertain = step.certain;
      step.certain = false;
      return wasCertain;
    });
  }

  /** All bytes of this end so far are `total`. False: that cannot be, so rows were missed and nobody said so. */
  settle(which: StreamEnd, total: number): boolean {
    const end = this.ends[which];
    if (end.at !== null) return end.at === total;
    const base = total - end.since;
    if (base < 0) return false;
    for (const { step, from, to } of end.unplaced.take()) this.place(end, step, base + from, base + to);
    end.at = total;
    end.since = 0;
    this.match();
    return true;
  }

  forgetBefore(line: number): void {
    for (const { unplaced, waiting } of Object.values(this.ends)) {
      unplaced.forgetBefore(line);
      waiting.forgetBefore(line);
    }
  }

  private other(which: StreamEnd): End {
    return this.ends[which === 'write' ? 'read' : 'write'];
  }

  private place(end: End, step: Step, from: number, to: number): void {
    step.offset = from;
    end.at = to;
    if (to > from) end.waiting.push({ step, from, to });
  }

  /** Both queues ascend and may have holes; what lies in a hole of the other end is passed over. */
  private match(): void {
    const { write, read } = this.ends;
    for (;;) {
      const sent = write.waiting.first;
      const got = read.waiting.first;
      if (sent === undefined || got === undefined) return;
      const from = Math.max(sent.from, got.from);
      const to = Math.min(sent.to, got.to);
      if (from < to) this.onPair(sent.step, got.step, from, to - from);
      if (sent.to <= got.to) leave(write, sent);
      if (got.to <= sent.to) leave(read, got);
    }
  }
}

function leave({ waiting }: End, { step }: Span): void {
  waiting.pop();
  // The other end is beyond it: the rest was in a gap.
  if (step.paired < bytesOf(step)) step.certain = false;
}
