import { FRAME_HEADER_BYTES, type FrameKind, writeFrameHeader } from '@shared/contract/frame';
import { ROW_PREVIEW_BYTES } from '@shared/contract/limits';
import { FRAME_BYTES, type SendCredit } from '@shared/transport/credit';
import { atNewest, atRow, type Cursor, catchUp, copyRows, nextSeq, type SessionLog } from '../engine/index';
import { skipTarget } from './livePolicy';
import type { Refusal } from './refusals';
import { writeSkipped } from './skippedRow';

/** Where frames are put together; each is sent as an exact copy, since a pipe may hand on the whole buffer. */
const scratch = new Uint8Array(FRAME_BYTES);

/** One session as one view sees it: where it is in the log, what it may still receive, what it missed. */
export class Subscription {
  private readonly cursor: Cursor;
  /** Rows that were there when the view began to watch are sent without skipping. */
  private readonly promised: number;
  private missed: { fromSeq: number; rows: number; bytes: number } | null = null;
  private lastSent: number;
  private readonly pageWaiters: (() => void)[] = [];
  private ended: Refusal | null = null;

  /** `rows`: how many of the newest rows to begin with. `credit` outlives the subscription: frames of one may be on their way when the next begins. */
  constructor(
    readonly session: number,
    readonly log: SessionLog,
    private readonly credit: SendCredit,
    rows: number,
    private readonly send: (frame: Uint8Array) => void,
  ) {
    this.cursor = atNewest(log, rows);
    this.promised = log.rows;
    this.lastSent = (nextSeq(log, this.cursor) ?? log.lastSeq + 1) - 1;
  }

  /** Sends what the view may receive now. `now`: engine time, for the note about skipped rows. */
  pump(now: number): void {
    while (this.credit.allowsFrame && this.sendBatch(now)) {
      // Batch after batch until the log or the credit is used up.
    }
  }

  /** True when the log has rows this view has not got. */
  get isBehind(): boolean {
    return this.cursor.rows < this.log.rows || this.missed !== null;
  }

  /** The view may receive more. */
  creditCame(): void {
    for (const wake of this.pageWaiters.splice(0)) wake();
  }

  /** Resolves when more credit came or the subscription ended. */
  whenCredit(): Promise<void> {
    return new Promise((resolve) => this.pageWaiters.push(resolve));
  }

  /** Why nothing may be read through it any more; null while it may. */
  get refusal(): Refusal | null {
    return this.ended;
  }

  /** Lets waiting pages end with this answer. */
  end(refusal: Refusal): void {
    this.ended = refusal;
    this.creditCame();
  }

  /** A frame to fill before anything else happens; null when it has to wait for credit. */
  newFrame(): Uint8Array | null {
    return this.credit.allowsFrame ? scratch : null;
  }

  sendFrame(frame: Uint8Array, used: number, kind: FrameKind, stream: number, records: number): void {
    writeFrameHeader(frame, { kind, session: this.session, stream, records });
    const exact = frame.slice(0, used);
    this.credit.spend(exact.length);
    this.send(exact);
  }

  private sendBatch(now: number): boolean {
    this.skipIfLate();
    if (!this.isBehind) return false;
    const frame = this.newFrame();
    if (frame === null) return false;
    let used = FRAME_HEADER_BYTES;
    let records = 0;
    if (this.missed !== null) {
      used += this.writeMissed(frame, used, now);
      records++;
    }
    const copied = copyRows(this.log, this.cursor, frame, used, ROW_PREVIEW_BYTES);
    used += copied.bytes;
    records += copied.records;
    this.lastSent = (nextSeq(this.log, this.cursor) ?? this.log.lastSeq + 1) - 1;
    this.sendFrame(frame, used, 'live', 0, records);
    return copied.records > 0;
  }

  private skipIfLate(): void {
    const lost = catchUp(this.log, this.cursor);
    if (lost !== null) this.miss(lost.rows, lost.bytes);
    const target = skipTarget(this.cursor.rows, this.log.rows, this.promised);
    if (target === null) return;
    const { rows, bytes } = this.cursor;
    Object.assign(this.cursor, atRow(this.log, target));
    this.miss(this.cursor.rows - rows, this.cursor.bytes - bytes);
  }

  private miss(rows: number, bytes: number): void {
    this.missed ??= { fromSeq: this.lastSent + 1, rows: 0, bytes: 0 };
    this.missed.rows += rows;
    this.missed.bytes += bytes;
  }

  private writeMissed(frame: Uint8Array, offset: number, now: number): number {
    const { missed } = this;
    this.missed = null;
    if (missed === null) return 0;
    const toSeq = (nextSeq(this.log, this.cursor) ?? this.log.lastSeq + 1) - 1;
    return writeSkipped(frame, offset, { session: this.session, at: now, fields: { ...missed, toSeq } });
  }
}
