import type { Row } from '@shared/contract/events';
import { type Check, type CheckState, DIFFERENCE_AROUND, type Difference } from '@shared/contract/jobs';
import { Histogram } from '@shared/jobs/histogram';
import { Pace } from '@shared/jobs/pace';
import { fillPattern, firstDifference } from '@shared/jobs/pattern';
import { Job, type JobSetup } from './job';
import { Pending } from './pending';

/** Bytes given to the socket and not taken by the kernel: enough that it never runs dry. */
const AHEAD_BYTES = 1024 * 1024;
/** Chunks of that, however small they are. */
const AHEAD_CHUNKS = 256;
/** Chunks that may be under way: their times must be remembered. */
const UNDER_WAY = 262_144;
/** Bytes compared at once. */
const COMPARE_BYTES = 64 * 1024;

type Problem = CheckState['problem'];

/** Sends a pattern to a server that sends back what it gets, and compares what comes byte by byte. */
export class CheckJob extends Job {
  private readonly free: Uint8Array[];
  private readonly pending = new Pending();
  private readonly histogram = new Histogram();
  private readonly pace: Pace;
  private readonly expected = Buffer.allocUnsafeSlow(COMPARE_BYTES);
  private sent = 0;
  private received = 0;
  private heardAt: number;
  private problem: Problem = null;
  private difference: Difference | null = null;
  private isPumpPlanned = false;
  /** What is being sent is ours. */
  private isFeeding = false;
  /** Too much is under way. */
  private isFull = false;

  constructor(
    setup: JobSetup & { readonly to: number },
    private readonly check: Check,
  ) {
    super(setup);
    const { chunk, size, rate } = check;
    const length = Math.min(chunk, size);
    const count = Math.min(AHEAD_CHUNKS, Math.max(2, Math.floor(AHEAD_BYTES / length)));
    this.free = Array.from({ length: count }, () => Buffer.allocUnsafeSlow(length));
    this.heardAt = setup.clock.now();
    this.pace = new Pace(rate, this.heardAt);
  }

  get state(): CheckState {
    const { check, sent, received, problem, difference, histogram } = this;
    const times = histogram.quantiles;
    const buckets = histogram.buckets.map(([bucket, count]): [number, number] => [bucket, count]);
    return { kind: 'check', ...this.common, check, sent, received, problem, difference, times, buckets };
  }

  begin(): void {
    this.watchSilence();
    this.pump();
  }

  protected see(row: Row): void {
    if (row.type === 'received') this.take(row.data, row.at);
    else if (row.type === 'sent' && !this.isFeeding) this.fail('disturbed');
    else if (row.type === 'peer-ended' || row.type === 'closed') this.fail('lost');
  }

  /** Gives the socket as much as it may have now. */
  private pump(): void {
    const { engine, session, to, clock } = this.setup;
    const { size, chunk } = this.check;
    while (this.isRunning && to !== 'all' && this.sent < size) {
      const length = Math.min(chunk, size - this.sent);
      this.isFull = !this.hasRoom(length);
      if (this.isFull) return;
      const due = this.pace.dueAt(this.sent);
      const now = clock.now();
      if (due > now) {
        this.planPump(due);
        return;
      }
      const memory = this.free.pop();
      if (memory === undefined) return;
      const bytes = memory.subarray(0, length);
      fillPattern(bytes, this.sent);
      this.pace.take(this.sent, now);
      this.sent += bytes.length;
      this.pending.add(this.sent, clock.now());
      this.isFeeding = true;
      const given = engine.feed(session, to, bytes, () => {
        this.free.push(memory);
        // A turn later: what has come back is read in between.
        this.planPump(0);
      });
      this.isFeeding = false;
      if (!given.ok) {
        this.sent -= bytes.length;
        this.fail('lost');
        return;
      }
    }
  }

  private hasRoom(length: number): boolean {
    const { window } = this.check;
    const underWay = this.sent - this.received;
    // A chunk larger than the window goes alone.
    const fits = window === null || underWay === 0 || underWay + length <= window;
    return fits && this.pending.count < UNDER_WAY;
  }

  private planPump(time: number): void {
    if (this.isPumpPlanned || !this.isRunning) return;
    this.isPumpPlanned = true;
    this.at(time, () => {
      this.isPumpPlanned = false;
      this.pump();
    });
  }

  private take(bytes: Uint8Array, at: number): void {
    const wanted = bytes.subarray(0, this.sent - this.received);
    if (!this.compare(wanted, bytes)) return;
    this.received += wanted.length;
    this.heardAt = at;
    this.pending.settle(this.received, (since) => this.histogram.add(Math.max(0, at - since)));
    this.setup.changed();
    if (bytes.length > wanted.length) this.fail('excess');
    else if (this.received === this.check.size) this.finish('done');
    else if (this.isFull) this.planPump(0);
  }

  /** False when a byte is not what was sent; then the job is over. `all`: with what follows, to be shown. */
  private compare(wanted: Uint8Array, all: Uint8Array): boolean {
    const { expected } = this;
    for (let from = 0; from < wanted.length; from += COMPARE_BYTES) {
      const piece = wanted.subarray(from, from + COMPARE_BYTES);
      const offset = this.received + from;
      fillPattern(expected.subarray(0, piece.length), offset);
      if (expected.compare(piece, 0, piece.length, 0, piece.length) === 0) continue;
      const index = from + firstDifference(piece, offset);
      this.received += index;
      this.difference = this.around(this.received, all.subarray(index, index + DIFFERENCE_AROUND));
      this.fail('difference');
      return false;
    }
    return true;
  }

  private around(offset: number, actual: Uint8Array): Difference {
    const from = Math.max(0, offset - DIFFERENCE_AROUND);
    const expected = new Uint8Array(offset - from + DIFFERENCE_AROUND);
    fillPattern(expected, from);
    // Up to here it was what it should be.
    const before = expected.subarray(0, offset - from);
    return { offset, from, expected: hex(expected), actual: hex(before) + hex(actual) };
  }

  private watchSilence(): void {
    const { clock } = this.setup;
    const { silenceMs } = this.check;
    const since = Math.max(this.heardAt, this.pending.oldest ?? clock.now());
    if (clock.now() - since >= silenceMs) this.fail('silence');
    else this.at(since + silenceMs, () => this.watchSilence());
  }

  private fail(problem: NonNullable<Problem>): void {
    if (!this.isRunning) return;
    this.problem = problem;
    this.finish('failed');
  }
}

function hex(bytes: Uint8Array): string {
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length).toString('hex');
}
