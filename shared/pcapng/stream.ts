/** One direction of a captured connection: its bytes in order, whatever the order and number of its segments. Pure. */

/** Segments that came too early are kept up to here; then what is missing before them is given up. */
const EARLY_BYTES = 4 * 1_024 * 1_024;
const EARLY_SEGMENTS = 1_024;
/** The other end has acknowledged what is missing, and so many segments came behind it: it will not come any more. */
const LATE_SEGMENTS = 3;

export interface StreamTaker {
  /** The next bytes. They are valid during the call. */
  data(bytes: Uint8Array, micros: number): void;
  /** So many bytes are not in the capture. */
  gap(bytes: number, micros: number): void;
  /** The FIN, after everything else. */
  ended(micros: number): void;
}

interface Early {
  readonly seq: number;
  readonly bytes: Uint8Array;
  readonly length: number;
  readonly micros: number;
}

export class Stream {
  /** Seq of the next byte; null before the first segment. */
  private next: number | null = null;
  private early: Early[] = [];
  private earlyBytes = 0;
  private finSeq: number | null = null;
  private acknowledged: number | null = null;
  hasEnded = false;

  constructor(private readonly taker: StreamTaker) {}

  /** A SYN says where the direction begins. */
  begin(seq: number): void {
    this.next ??= (seq + 1) >>> 0;
  }

  /** `length`: of the payload on the wire; `bytes`: what was captured of it, from its start. */
  segment(seq: number, bytes: Uint8Array, length: number, isFin: boolean, micros: number): void {
    this.next ??= seq;
    if (isFin) this.finSeq = (seq + length) >>> 0;
    if (length > 0) {
      if (distance(this.next, seq) > 0) this.keep({ seq, bytes: bytes.slice(), length, micros });
      else this.take(seq, bytes, length, micros);
    }
    this.drain(micros);
  }

  /** The other end has taken everything before `ack`. */
  acknowledge(ack: number, micros: number): void {
    if (this.acknowledged === null || distance(this.acknowledged, ack) > 0) this.acknowledged = ack;
    if (this.early.length < LATE_SEGMENTS || this.next === null || distance(this.next, ack) <= 0) return;
    this.giveUp(micros);
    this.drain(micros);
  }

  /** Nothing more comes: what is still missing is. */
  finish(micros: number): void {
    while (this.early.length > 0) {
      this.giveUp(micros);
      this.drain(micros);
    }
    if (this.next === null || this.acknowledged === null || this.hasEnded) return;
    // Acknowledged, and nowhere in the capture.
    const missing = distance(this.next, this.acknowledged);
    if (missing <= 0) return;
    this.next = this.acknowledged;
    this.taker.gap(missing, micros);
  }

  private keep(early: Early): void {
    const at = this.early.findIndex(({ seq }) => distance(seq, early.seq) < 0);
    this.early.splice(at < 0 ? this.early.length : at, 0, early);
    this.earlyBytes += early.bytes.length;
    while (this.earlyBytes > EARLY_BYTES || this.early.length > EARLY_SEGMENTS) {
      this.giveUp(early.micros);
      this.drain(early.micros);
    }
  }

  private take(seq: number, bytes: Uint8Array, length: number, micros: number): void {
    if (this.next === null) return;
    // What came before is a retransmission.
    const known = distance(seq, this.next);
    if (known >= length) return;
    const fresh = bytes.subarray(Math.min(known, bytes.length));
    this.next = (seq + length) >>> 0;
    if (fresh.length > 0) this.taker.data(fresh, micros);
    const missing = length - Math.max(known, bytes.length);
    if (missing > 0) this.taker.gap(missing, micros);
  }

  private drain(micros: number): void {
    for (;;) {
      const [first] = this.early;
      if (first === undefined || this.next === null || distance(this.next, first.seq) > 0) break;
      this.early.shift();
      this.earlyBytes -= first.bytes.length;
      this.take(first.seq, first.bytes, first.length, first.micros);
    }
    if (this.finSeq === null || this.hasEnded || this.next !== this.finSeq) return;
    this.hasEnded = true;
    this.taker.ended(micros);
  }

  private giveUp(micros: number): void {
    const [first] = this.early;
    if (first === undefined || this.next === null) return;
    const missing = distance(this.next, first.seq);
    this.next = first.seq;
    if (missing > 0) this.taker.gap(missing, micros);
  }
}

/** How far `to` is behind `from` in a circle of 2³²; negative when it is before. */
function distance(from: number, to: number): number {
  return (to - from) | 0;
}
