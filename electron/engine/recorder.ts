import type { EventFields, EventType, Evidence, Row } from '@shared/contract/events';
import { ROW_TYPES } from '@shared/contract/record';
import { encodeFields, type SessionLog } from './core/sessionLog';

/** Something that wants every row of a session as it happens, such as the command line. `false` asks to hold reading. */
export type Observer = (row: Row) => boolean;

/** Hears of events. */
export type Hearing = <T extends EventType>(type: T, socket: number, fields: EventFields<T>) => void;

/** Who a row is about. */
export interface Subject {
  readonly id: number;
  readonly log: SessionLog;
  readonly observer: Observer | null;
  /** Seq of the newest row or change about it. */
  lastSeq: number;
  /** What has been trimmed and reported so far. */
  reportedTrim: { bytes: number; at: number };
  holdReading(): void;
  /** Somebody follows its events, before they are rows. */
  readonly heard?: Hearing | null;
}

/** Where the facts of these events come from; of all others it is a socket. */
const EVIDENCE_OF: Partial<Record<EventType, Evidence>> = { note: 'told', state: 'kernel', segment: 'wire' };

/** A trimming log says so at most this often: under a flood it loses a block every millisecond. */
const TRIM_REPORT_MS = 1_000;

/** Gives every row its seq and time, writes it into its logs, and tells lookers-on that there is something to see. */
export class Recorder {
  private seq = 0;
  private readonly listeners = new Set<() => void>();
  private armed = false;
  /** Wall clock of engine time 0. */
  readonly epochMs = Date.now();

  /**
   * `journal`: a log of all sessions' events, without chunks. `startedAt`: engine time 0 as `performance.now` of this
   * thread would have told it.
   */
  constructor(
    private readonly journal: SessionLog,
    private readonly startedAt = performance.now(),
  ) {}

  /** Engine time in ms. */
  now(): number {
    return performance.now() - this.startedAt;
  }

  /** Seq of the newest row or change. */
  get lastSeq(): number {
    return this.seq;
  }

  /** Leaves numbers free: no row has them. */
  skip(numbers: number): void {
    this.seq += numbers;
  }

  /** The data path: one call per read and per write. `sameAs`: seq of a row that has these very bytes; 0 for none. */
  chunk(
    subject: Subject,
    code: number,
    socket: number,
    bytes: Uint8Array,
    sameAs: number,
    at = performance.now() - this.startedAt,
  ): number {
    const seq = ++this.seq;
    const { log } = subject;
    log.appendChunk(code, socket, seq, at, bytes, sameAs);
    subject.lastSeq = seq;
    if (subject.observer !== null) this.observeChunk(subject, code, socket, seq, at, bytes);
    if (log.trimmedBytes !== subject.reportedTrim.bytes) this.reportTrim(subject, at);
    if (this.armed) this.signal();
    return seq;
  }

  /** `at`: when it happened, if that was before now, in another thread. */
  event<T extends EventType>(
    subject: Subject,
    type: T,
    socket: number,
    fields: EventFields<T>,
    at = this.now(),
  ): number {
    // Before it has its number: what follows from it may be rows that go before it.
    subject.heard?.(type, socket, fields);
    const seq = ++this.seq;
    const evidence = EVIDENCE_OF[type] ?? 'app';
    subject.lastSeq = seq;
    const json = encodeFields(fields);
    subject.log.appendEvent(type, evidence, subject.id, socket, seq, at, json);
    // As many as there are chunks: like those, they are not for the journal.
    if (type !== 'segment') this.journal.appendEvent(type, evidence, subject.id, socket, seq, at, json);
    if (subject.observer !== null) {
      this.observe(subject, { seq, at, session: subject.id, socket, evidence, type, ...fields } as Row);
    }
    if (this.armed) this.signal();
    return seq;
  }

  /** An event of a recording: it happened at `at` of another time, and is for the session's own log alone. */
  past<T extends EventType>(
    subject: Subject,
    type: T,
    evidence: Evidence,
    socket: number,
    fields: EventFields<T>,
    at: number,
  ): number {
    const seq = ++this.seq;
    subject.lastSeq = seq;
    subject.log.appendEvent(type, evidence, subject.id, socket, seq, at, encodeFields(fields));
    if (this.armed) this.signal();
    return seq;
  }

  /** Something a view sees of `subject` has changed without a row: gives the change a seq of its own. */
  touch(subject: Subject): number {
    const seq = ++this.seq;
    subject.lastSeq = seq;
    if (this.armed) this.signal();
    return seq;
  }

  /** Rows have left a log on their own: what was on disk could not be kept there. */
  trimmed(subject: Subject): void {
    this.reportTrim(subject, this.now());
    this.touch(subject);
  }

  /** `listener` is called once after each `arm()`, when something was recorded. */
  onRecorded(listener: () => void): () => void {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  }

  /** Asks to be told of the next row. */
  arm(): void {
    this.armed = true;
  }

  private signal(): void {
    this.armed = false;
    for (const listener of [...this.listeners]) listener();
  }

  private reportTrim(subject: Subject, at: number): void {
    const total = subject.log.trimmedBytes;
    if (at - subject.reportedTrim.at < TRIM_REPORT_MS) return;
    const bytes = total - subject.reportedTrim.bytes;
    subject.reportedTrim = { bytes: total, at };
    this.event(subject, 'log-trimmed', 0, { bytes, total, reason: subject.log.trimReason });
  }

  private observeChunk(
    subject: Subject,
    code: number,
    socket: number,
    seq: number,
    at: number,
    data: Uint8Array,
  ): void {
    const type = ROW_TYPES[code] === 'received' ? 'received' : 'sent';
    const base = { seq, at, session: subject.id, socket, evidence: 'app' as const };
    this.observe(subject, { ...base, type, bytes: data.length, data, offset: 0 });
  }

  private observe(subject: Subject, row: Row): void {
    if (subject.observer?.(row) === false) subject.holdReading();
  }
}
