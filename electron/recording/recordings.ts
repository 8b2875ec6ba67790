/** All recordings and exports of a host, the same for all its views. */
import { lstatSync } from 'node:fs';
import { dirname, extname, isAbsolute, join, resolve } from 'node:path';
import { toBase64 } from '@shared/bytes/base64';
import { formatHostPort } from '@shared/contract/address';
import type { ErrorInfo } from '@shared/contract/errors';
import type { EventRow } from '@shared/contract/events';
import {
  type ExportWish,
  type FileTrouble,
  RECORDINGS_KEPT,
  type RecordingState,
  type Rotation,
  type WhenSlow,
} from '@shared/contract/recording';
import { fail, ok, type Result } from '@shared/contract/result';
import type { SessionSpec } from '@shared/contract/spec';
import { eventWords } from '@shared/i18n/eventWords';
import { createTranslator } from '@shared/i18n/index';
import type { Engine } from '../engine/index';
import { Export } from './export/export';
import { formatOf } from './export/formats';
import { suggestedName } from './fileNames';
import { type MarkBook, marksNow, NO_MARKS } from './marks';
import { Recording } from './recording';

/** Views see bytes and seconds change this often. */
const TELL_MS = 500;
/** Exports that were begun and neither read to their end nor cancelled: a page that went away. */
const EXPORTS_MAX = 8;

export interface RecordingsOptions {
  /** The app's version. */
  readonly version: string;
  /** Where files go that are named without a folder. */
  readonly folder: string;
  /** The host's own dialog for a file to write; null when it was left. */
  readonly choose?: (file: string) => Promise<string | null>;
  /** What people mark and note goes into recordings and exports. */
  readonly marks?: MarkBook;
  /** Pages may fetch files of recordings that are over; where from. */
  readonly downloadPath?: (recording: number, file: number) => string;
}

export interface RecordingWish {
  readonly session: number | null;
  readonly file: string;
  readonly replace: boolean;
  readonly whenSlow: WhenSlow;
  readonly rotation: Rotation;
}

/** Names in files are English: a file goes to other people. */
const { t } = createTranslator('en');

export const describeEvent = (row: EventRow): string => eventWords(row, t, 'en').text;

export function nameOfSession({ kind, host, port }: SessionSpec): string {
  const address = formatHostPort(host, port);
  return kind === 'tcp-server' ? `Server ${address}` : `Client → ${address}`;
}

export class Recordings {
  private readonly all = new Map<number, Recording>();
  private readonly exports = new Map<number, Export>();
  private readonly listeners = new Set<(state: readonly RecordingState[]) => void>();
  private timer: NodeJS.Timeout | null = null;
  private count = 0;
  private exportCount = 0;
  private folder: string;
  private readonly marks: MarkBook;

  constructor(
    private readonly engine: Engine,
    private readonly options: RecordingsOptions,
  ) {
    this.folder = options.folder;
    this.marks = options.marks ?? NO_MARKS;
  }

  get state(): readonly RecordingState[] {
    return [...this.all.values()].map(({ state }) => {
      const { downloadPath } = this.options;
      const isOver = state.status !== 'running';
      const downloads =
        isOver && downloadPath !== undefined
          ? state.files.map((_, i) => downloadPath(state.recording, i))
          : [];
      return { ...state, downloads };
    });
  }

  onChanged(listener: (state: readonly RecordingState[]) => void): () => void {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  }

  suggest(session: number | null): { file: string; canChoose: boolean } {
    const spec = session === null ? undefined : this.engine.stateOf(session)?.session.spec;
    const what =
      spec === undefined ? 'bothends' : `${spec.kind === 'tcp-server' ? 'server' : 'client'}-${spec.port}`;
    const file = join(this.folder, suggestedName(what, new Date(), '.pcapng'));
    return { file, canChoose: this.options.choose !== undefined };
  }

  async choose(file: string): Promise<{ file: string | null }> {
    return { file: (await this.options.choose?.(file)) ?? null };
  }

  start(wish: RecordingWish): Result<{ recording: number } | FileTrouble, ErrorInfo> {
    if (wish.session !== null && this.engine.log(wish.session) === undefined)
      return refuse('bad-command', `there is no session ${wish.session}`, 'UNKNOWN_SESSION');
    const file = this.pathOf(wish.file);
    const trouble = this.troubleWith(file);
    if (trouble !== null) return ok(trouble);
    const recording = this.count + 1;
    const started = Recording.start({
      ...wish,
      engine: this.engine,
      recording,
      file,
      version: this.options.version,
      describe: describeEvent,
      nameOf: nameOfSession,
      marks: this.marks,
      onChanged: () => this.tellSoon(0),
    });
    if (!(started instanceof Recording)) return ok(started);
    this.count = recording;
    this.folder = dirname(file);
    this.all.set(recording, started);
    this.forgetOldest();
    this.tellSoon(0);
    return ok({ recording });
  }

  async stop(recording: number): Promise<Result<Record<string, never>, ErrorInfo>> {
    const found = this.all.get(recording);
    if (found === undefined) return refuse('recording-gone', `there is no recording ${recording}`);
    await found.stop();
    return ok({});
  }

  dismiss(recording: number): Result<Record<string, never>, ErrorInfo> {
    const found = this.all.get(recording);
    if (found?.state.status === 'running') return refuse('recording-running', 'it is running');
    this.all.delete(recording);
    this.tellSoon(0);
    return ok({});
  }

  /** A file of a recording that is over, for a page that fetches it. */
  fileOf(recording: number, file: number): string | null {
    const state = this.all.get(recording)?.state;
    return state === undefined || state.status === 'running' ? null : (state.files[file] ?? null);
  }

  async startExport(wish: ExportWish) {
    const { engine } = this;
    const states = engine.changes(0).update.sessions;
    const wanted = states.filter(({ session }) => wish.session === null || session === wish.session);
    if (wanted.length === 0) return refuse('nothing-to-export', 'there is nothing to export');
    const logs = wanted.flatMap(({ session }) => engine.log(session) ?? []);
    const made = await Export.open(logs, wish, engine.recorder.lastSeq, (out) =>
      formatOf(wish, out, {
        engine,
        version: this.options.version,
        sessions: wanted,
        describeEvent,
        nameOfSession,
        markOf: marksNow(
          this.marks,
          wanted.map(({ session }) => session),
        ),
      }),
    );
    const id = ++this.exportCount;
    this.exports.set(id, made);
    for (const oldest of this.exports.keys()) {
      if (this.exports.size <= EXPORTS_MAX) break;
      this.exports.delete(oldest);
    }
    const [only] = wanted;
    const what = wish.session === null || only === undefined ? 'bothends' : nameOfSession(only.spec);
    const suffix = wish.format === 'raw' ? ` ${wish.direction === 'out' ? 'sent' : 'received'}` : '';
    const name = suggestedName(`${what}${suffix}`, new Date(), made.format?.extension ?? '');
    const { rows, trimmed, format } = made;
    return ok({ export: id, name, mediaType: format?.mediaType ?? '', rows, trimmed });
  }

  async readExport(id: number) {
    const found = this.exports.get(id);
    if (found === undefined) return refuse('export-gone', `there is no export ${id}`);
    const { data, rows, missing, done } = await found.read();
    if (done) this.exports.delete(id);
    return ok({ data: toBase64(data), rows, missing, done });
  }

  cancelExport(id: number): Result<Record<string, never>, ErrorInfo> {
    this.exports.delete(id);
    return ok({});
  }

  /** Ends all recordings, and waits until their files are whole. */
  async close(): Promise<void> {
    await Promise.all([...this.all.values()].map((each) => each.stop()));
    if (this.timer !== null) clearTimeout(this.timer);
    this.timer = null;
    this.listeners.clear();
  }

  private pathOf(file: string): string {
    const named = extname(file) === '' ? `${file}.pcapng` : file;
    return isAbsolute(named) ? resolve(named) : resolve(this.folder, named);
  }

  private troubleWith(file: string): FileTrouble | null {
    for (const { state } of this.all.values())
      if (state.status === 'running' && state.files.includes(file))
        return { trouble: 'in-use', file, detail: '' };
    const there = lstatSync(file, { throwIfNoEntry: false });
    // A device or a pipe would take the bytes, and give them to nobody who expects them.
    return there === undefined || there.isFile() ? null : { trouble: 'not-a-file', file, detail: '' };
  }

  private forgetOldest(): void {
    const over = [...this.all].filter(([, { state }]) => state.status !== 'running');
    for (const [id] of over.slice(0, Math.max(0, over.length - RECORDINGS_KEPT))) this.all.delete(id);
  }

  private tellSoon(afterMs: number): void {
    if (this.timer !== null && afterMs > 0) return;
    if (this.timer !== null) clearTimeout(this.timer);
    this.timer = setTimeout(() => {
      this.timer = null;
      const { state } = this;
      for (const listener of this.listeners) listener(state);
      if (state.some(({ status }) => status === 'running')) this.tellSoon(TELL_MS);
    }, afterMs);
  }
}

/** The message is for programs; a person reads the explanation. */
function refuse(
  explanation: ErrorInfo['explanation'],
  message: string,
  code: ErrorInfo['code'] = 'NOT_POSSIBLE_NOW',
) {
  return fail<ErrorInfo>({ code, message, explanation });
}
