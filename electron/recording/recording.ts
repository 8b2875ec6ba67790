/**
 * Writes sessions to a file while they happen. Rows are read from the logs a few milliseconds later, in the order of
 * their seq, and become blocks in memory that goes to the file as it fills, at least four times a second: a process that
 * is killed has lost no more than that. (The system keeps what it was given. Nobody asks it to reach the platter: that
 * would cost more than the traffic, and a machine that loses its power loses more than the last second.)
 *
 * Nothing is lost by default: with too much memory waiting for the disk the recorded sessions stop reading until it has
 * caught up. A log that must let rows go asks first, and they are read on the spot.
 */
import { type } from 'node:os';
import type { EventFields, EventRow } from '@shared/contract/events';
import type { FileTrouble, RecordingState, Rotation, WhenSlow } from '@shared/contract/recording';
import { newRowPlace } from '@shared/contract/rowPlace';
import type { SessionSpec } from '@shared/contract/spec';
import { type BlockMemory, newMemory, Synthesiser } from '@shared/pcapng/index';
import { atEnd, type Engine, nextSeq, takeRow } from '../engine/index';
import { BlockFile, type BlockFileListener } from './blockFile';
import { numberedFile } from './fileNames';
import { type MarkBook, MarkWatch } from './marks';
import { newSource, nowOpen, oldest, type Source } from './source';

const MEMORY_BYTES = 1024 * 1024;
/**
 * With so much on its way to the disk nothing more is read from the logs, and the traffic waits; until there is room for a
 * few turns of many connections again. Not until it is empty: the disk should not wait for the traffic.
 */
const FULL_BYTES = 48 * MEMORY_BYTES;
const CALM_BYTES = 28 * MEMORY_BYTES;
/** Buffers kept for the next write: a new one costs its page faults again, as much as all copying into it. */
const SPARE_MEMORIES = FULL_BYTES / MEMORY_BYTES;
/** What is read on the spot goes on top of it, up to here; beyond it is left out even if nothing should be. */
const LAST_BYTES = 160 * MEMORY_BYTES;
/** Rows are collected for so long: one look for many costs less. */
const COLLECT_MS = 8;
/** What is in memory is handed over at least so often. */
const HAND_OVER_MS = 250;

export interface RecordingOptions {
  readonly engine: Engine;
  readonly recording: number;
  /** Null: every session, those opened later too. */
  readonly session: number | null;
  readonly file: string;
  readonly replace: boolean;
  readonly whenSlow: WhenSlow;
  readonly rotation: Rotation;
  readonly version: string;
  readonly describe: (row: EventRow) => string;
  readonly nameOf: (spec: SessionSpec) => string;
  /** What people mark and note meanwhile is written, too. */
  readonly marks: MarkBook;
  /** Something of its state has changed. */
  readonly onChanged: () => void;
}

export class Recording implements BlockFileListener {
  private readonly sources = new Map<number, Source>();
  private readonly place = newRowPlace();
  private readonly synthesiser: Synthesiser;
  private readonly spare: BlockMemory[] = [];
  private readonly open = new Set<BlockFile>();
  private readonly files: BlockFile[] = [];
  private readonly stopHearing: (() => void)[] = [];
  private readonly watch: MarkWatch;
  private readonly timer: NodeJS.Timeout;
  private collecting: NodeJS.Timeout | null = null;
  private whenOver: (() => void)[] = [];
  private readonly startedAt: number;
  private endedAt: number | null = null;
  private fileBegan = { bytes: 0, at: 0 };
  private missing = { rows: 0, bytes: 0 };
  private heldSince: number | null = null;
  private slowedMs = 0;
  private trouble: FileTrouble | null = null;
  private isStopping = false;
  private isReading = false;

  /** Begins to record; or says what is wrong with the file. */
  static start(options: RecordingOptions): Recording | FileTrouble {
    let recording: Recording | null = null;
    // The file first: without it there is nothing to follow.
    const listener: BlockFileListener = {
      freed: (memory) => recording?.freed(memory),
      written: () => recording?.written(),
      failed: (trouble) => recording?.failed(trouble),
      closed: () => recording?.closed(),
    };
    const first = BlockFile.open(options.file, options.replace, listener);
    if (!(first instanceof BlockFile)) return first;
    recording = new Recording(options, first);
    recording.follow();
    return recording;
  }

  private constructor(
    private readonly options: RecordingOptions,
    first: BlockFile,
  ) {
    const { engine, version, describe, nameOf, marks } = options;
    this.startedAt = engine.now();
    this.files.push(first);
    this.open.add(first);
    this.synthesiser = new Synthesiser({
      epochMs: engine.epochMs,
      version,
      system: type(),
      describe,
      nameOf,
      memory: newMemory(MEMORY_BYTES),
      more: (full, bytes) => this.more(full, bytes),
    });
    this.watch = new MarkWatch(marks, (mark, isGone) => {
      // Behind its row.
      this.read(FULL_BYTES);
      this.synthesiser.note(mark, engine.now(), isGone);
    });
    this.stopHearing.push(() => this.watch.end());
    this.timer = setInterval(() => this.handOver(), HAND_OVER_MS);
  }

  get state(): RecordingState {
    const { recording, session } = this.options;
    const slowing = this.heldSince === null ? 0 : this.options.engine.now() - this.heldSince;
    return {
      recording,
      session,
      status: this.trouble !== null ? 'failed' : this.endedAt === null ? 'running' : 'stopped',
      files: this.files.map(({ path }) => path),
      startedAt: this.startedAt,
      endedAt: this.endedAt,
      bytes: this.trouble === null ? this.synthesiser.bytes : this.keptBytes,
      packets: this.synthesiser.packets,
      missingRows: this.missing.rows,
      missingBytes: this.missing.bytes,
      slowing: this.heldSince !== null,
      slowedMs: this.slowedMs + slowing,
      trouble: this.trouble,
      downloads: [],
    };
  }

  /** Bytes that are with the system. */
  get keptBytes(): number {
    return this.files.reduce((sum, { kept }) => sum + kept, 0);
  }

  /** Writes what there is and ends the file; resolves when that is done. */
  stop(): Promise<void> {
    if (this.endedAt !== null) return Promise.resolve();
    const over = new Promise<void>((resolve) => this.whenOver.push(resolve));
    if (!this.isStopping) {
      this.read(Number.POSITIVE_INFINITY);
      this.isStopping = true;
      this.leave();
      this.handOver();
      this.current?.end();
    }
    return over;
  }

  freed(memory: BlockMemory): void {
    if (memory.bytes.length === MEMORY_BYTES && this.spare.length < SPARE_MEMORIES) this.spare.push(memory);
  }

  written(): void {
    if (this.heldSince !== null && this.waiting <= CALM_BYTES) this.collect(0);
  }

  /** The disk takes no more. What it has taken stays. */
  failed(trouble: FileTrouble): void {
    if (this.trouble !== null) return;
    this.trouble = trouble;
    this.isStopping = true;
    this.leave();
    const fields = { ...trouble, files: this.files.length, bytes: this.keptBytes };
    this.over('recording-failed', fields);
  }

  closed(): void {
    for (const file of this.open) if (file.waiting === 0 && file !== this.current) this.open.delete(file);
    if (!this.isStopping || this.trouble !== null || this.waiting > 0) return;
    const { bytes, packets } = this.synthesiser;
    this.over('recording-stopped', {
      file: this.options.file,
      files: this.files.length,
      bytes,
      packets,
      missingBytes: this.missing.bytes,
      durationMs: this.options.engine.now() - this.startedAt,
    });
  }

  private get current(): BlockFile | undefined {
    return this.files.at(-1);
  }

  private get waiting(): number {
    let bytes = 0;
    for (const file of this.open) bytes += file.waiting;
    return bytes;
  }

  private follow(): void {
    const { engine, session, file } = this.options;
    const ids = session === null ? engine.changes(0).update.sessions.map((each) => each.session) : [session];
    for (const id of ids) {
      const now = nowOpen(engine, id);
      if (now === null) continue;
      this.synthesiser.addSession(now.state);
      for (const socket of now.sockets) this.synthesiser.addSocket(socket);
      this.add(id);
    }
    this.synthesiser.begin(this.startedAt);
    this.fileBegan = { bytes: 0, at: this.startedAt };
    this.handOver();
    for (const id of ids) engine.tell(id, 'recording-started', { file });
    if (session === null) this.stopHearing.push(engine.onOpened((id) => this.add(id)));
    this.stopHearing.push(engine.recorder.onRecorded(() => this.collect(COLLECT_MS)));
    this.collect(COLLECT_MS);
  }

  /** Reads a session from here on. */
  private add(id: number): void {
    const log = this.options.engine.log(id);
    if (log === undefined || this.sources.has(id)) return;
    this.sources.set(
      id,
      newSource(log, (source, block) => this.leaving(source, block)),
    );
    this.watch.follow(id);
    if (this.heldSince !== null) this.options.engine.holdReading(id, this);
  }

  private leave(): void {
    clearInterval(this.timer);
    if (this.collecting !== null) clearTimeout(this.collecting);
    for (const stop of this.stopHearing.splice(0)) stop();
    for (const { leave } of this.sources.values()) leave();
    this.release();
  }

  private collect(afterMs: number): void {
    if (this.isStopping) return;
    this.collecting ??= setTimeout(() => {
      this.collecting = null;
      this.read(FULL_BYTES);
      if (!this.isStopping) this.options.engine.recorder.arm();
    }, afterMs);
  }

  /** Rows are about to leave the memory, in the middle of writing another: this is the last moment to read them. */
  private leaving(source: Source, block: number): void {
    if (this.isReading || source.cursor.block > block || source.isLost) return;
    if (this.options.whenSlow === 'slow' || !Number.isFinite(block)) this.read(LAST_BYTES);
    // At once: until the next timer a flood could bring more than memory holds.
    if (this.waiting >= FULL_BYTES) this.hold();
    if (Number.isFinite(block)) source.isLost = source.cursor.block <= block && !this.isRead(source);
    else this.sources.delete(source.session);
    if (!Number.isFinite(block) && source.session === this.options.session) void this.stop();
  }

  private isRead({ log, cursor }: Source): boolean {
    return nextSeq(log, cursor) === null;
  }

  /** Turns rows into blocks, until `limit` bytes wait for the disk. */
  private read(limit: number): void {
    if (this.isReading || this.isStopping) return;
    this.isReading = true;
    let isFull = false;
    for (;;) {
      isFull = this.waiting >= limit;
      const next = isFull ? null : oldest(this.sources.values());
      if (next === null) break;
      this.readFrom(next.source, next.until, limit);
    }
    this.isReading = false;
    if (limit !== FULL_BYTES) return;
    if (isFull) this.hold();
    else if (this.waiting <= CALM_BYTES) this.release();
    for (const source of this.sources.values()) if (source.isLost) this.resume(source);
  }

  private readFrom({ log, cursor }: Source, until: number, limit: number): void {
    const { place, synthesiser } = this;
    const end = this.rotatesAt;
    // The files are asked now and then: what waits grows by a buffer at a time.
    for (let rows = 0; ; rows++) {
      const seq = until === Number.POSITIVE_INFINITY ? 0 : nextSeq(log, cursor);
      if (seq === null || seq >= until || !takeRow(log, cursor, place)) return;
      synthesiser.row(place);
      if (synthesiser.bytes >= end || place.at >= this.rotatesAfter) {
        this.rotate(place.at);
        return;
      }
      if ((rows & 63) === 63 && this.waiting >= limit) return;
    }
  }

  /** Goes on behind what was missed, now that nothing is being written. */
  private resume(source: Source): void {
    const { engine } = this.options;
    const end = atEnd(source.log);
    const rows = end.rows - source.cursor.rows;
    const bytes = end.bytes - source.cursor.bytes;
    source.cursor = end;
    source.isLost = false;
    this.missing = { rows: this.missing.rows + rows, bytes: this.missing.bytes + bytes };
    const sockets = nowOpen(engine, source.session)?.sockets ?? [];
    this.synthesiser.missing(source.session, engine.now(), rows, bytes, sockets);
    this.options.onChanged();
  }

  private hold(): void {
    if (this.options.whenSlow === 'drop' || this.heldSince !== null) return;
    this.heldSince = this.options.engine.now();
    for (const id of this.sources.keys()) this.options.engine.holdReading(id, this);
    this.options.onChanged();
  }

  private release(): void {
    if (this.heldSince === null) return;
    this.slowedMs += this.options.engine.now() - this.heldSince;
    this.heldSince = null;
    for (const id of this.sources.keys()) this.options.engine.releaseReading(id, this);
    this.options.onChanged();
  }

  private get rotatesAt(): number {
    const { bytes } = this.options.rotation;
    return bytes === null ? Number.POSITIVE_INFINITY : this.fileBegan.bytes + bytes;
  }

  private get rotatesAfter(): number {
    const { seconds } = this.options.rotation;
    return seconds === null ? Number.POSITIVE_INFINITY : this.fileBegan.at + seconds * 1_000;
  }

  /** Goes on in the next file, which opens by itself. */
  private rotate(at: number): void {
    const path = numberedFile(this.options.file, this.files.length + 1);
    const next = BlockFile.open(path, this.options.replace, this);
    if (!(next instanceof BlockFile)) {
      this.failed(next);
      return;
    }
    this.synthesiser.flushRemarks(at);
    this.synthesiser.handOver();
    this.current?.end();
    this.files.push(next);
    this.open.add(next);
    this.fileBegan = { bytes: this.synthesiser.bytes, at };
    this.synthesiser.begin(at);
  }

  /** What is in memory goes to the file, with the comments that found no packet. */
  private handOver(): void {
    if (this.trouble !== null) return;
    if (!this.isStopping && this.heldSince === null) this.read(FULL_BYTES);
    this.synthesiser.flushRemarks(this.options.engine.now());
    this.synthesiser.handOver();
  }

  private more(full: BlockMemory, bytes: number): BlockMemory {
    if (full.used > 0) this.current?.add(full);
    else if (full.bytes.length === MEMORY_BYTES) this.spare.push(full);
    return bytes > MEMORY_BYTES ? newMemory(bytes) : (this.spare.pop() ?? newMemory(MEMORY_BYTES));
  }

  private over<T extends 'recording-stopped' | 'recording-failed'>(type: T, fields: EventFields<T>): void {
    const { engine } = this.options;
    this.endedAt = engine.now();
    for (const id of this.sources.keys()) engine.tell(id, type, fields);
    for (const done of this.whenOver.splice(0)) done();
    this.options.onChanged();
  }
}
