import { type ChunkType, isChunk, type Row } from '@shared/contract/events';
import type { Framing } from '@shared/framing/spec';
import { FrameStream, type Starts, streamKey } from './frames';
import { type FrameRow, isFrame, isGap, isGone, type ViewRow } from './viewRows';

/** Events after which nothing more comes in a direction. */
const RECEIVED_ENDS: ReadonlySet<Row['type']> = new Set([
  'peer-ended',
  'reset',
  'failed',
  'closed',
  'reset-sent',
]);
const SENT_ENDS: ReadonlySet<Row['type']> = new Set(['ended', 'reset', 'failed', 'closed', 'reset-sent']);
/** Frames and their beginnings that are remembered: more than a view shows. */
const MOST_KEPT = 50_000;

/** The unfinished frame of one direction of one connection. */
export interface PendingFrame {
  readonly type: ChunkType;
  readonly socket: number;
  readonly bytes: number;
}

/** Makes the rows that are shown from those of the log: the same, or frames in place of chunks. */
export class Presenter {
  private framing: Framing | null = null;
  private starts: Starts = new Map();
  private streams = new Map<
    string,
    { readonly type: ChunkType; readonly socket: number; readonly stream: FrameStream }
  >();
  /** Frames that were made before: the same frame stays the same object, for a cursor or an anchor on it. */
  private made = new Map<string, FrameRow>();

  get isFraming(): boolean {
    return this.framing !== null;
  }

  setFraming(framing: Framing | null): void {
    this.framing = framing;
    this.forget();
  }

  /** Another log: what is known of its streams is void. */
  forget(): void {
    this.starts = new Map();
    this.made = new Map();
    this.streams.clear();
  }

  /** All rows anew. */
  present(rows: readonly ViewRow[]): readonly ViewRow[] {
    if (this.framing === null) return rows;
    this.streams.clear();
    const before = this.made;
    this.made = new Map();
    forgetOldest(this.starts);
    return rows.flatMap((row) => this.take(row, before));
  }

  /** Rows that follow. */
  add(rows: readonly ViewRow[]): readonly ViewRow[] {
    if (this.framing === null) return rows;
    forgetOldest(this.starts);
    forgetOldest(this.made);
    return rows.flatMap((row) => this.take(row, this.made));
  }

  /** The row that shows a row of the log. */
  shownAs(row: ViewRow): ViewRow {
    if (this.framing === null || isGone(row) || !isChunk(row) || isFrame(row)) return row;
    for (const frame of this.made.values())
      if (
        frame.socket === row.socket &&
        frame.type === row.type &&
        frame.frame.fromSeq <= row.seq &&
        row.seq <= frame.seq
      )
        return frame;
    return row;
  }

  /** Frames that are not finished, and so not shown. */
  pending(): PendingFrame[] {
    return [...this.streams.values()]
      .map(({ type, socket, stream }) => ({ type, socket, bytes: stream.pending }))
      .filter(({ bytes }) => bytes > 0);
  }

  /** When silence ends the first of them, in engine time; null when none waits for that. */
  get dueAt(): number | null {
    let due: number | null = null;
    for (const { stream } of this.streams.values())
      if (stream.dueAt !== null) due = Math.min(due ?? stream.dueAt, stream.dueAt);
    return due;
  }

  /** So much time has passed. */
  tick(at: number): readonly ViewRow[] {
    const rows: FrameRow[] = [];
    for (const { stream } of this.streams.values()) rows.push(...stream.tick(at));
    return rows.map((row) => this.keep(row, this.made));
  }

  private take(row: ViewRow, before: ReadonlyMap<string, FrameRow>): ViewRow[] {
    const frames: FrameRow[] = [];
    const each = (
      call: (stream: FrameStream) => FrameRow[],
      fits: (type: ChunkType, socket: number) => boolean,
    ): void => {
      for (const { type, socket, stream } of this.streams.values())
        if (fits(type, socket)) frames.push(...call(stream));
    };
    const shown = (last: readonly ViewRow[]): ViewRow[] => [
      ...frames.map((frame) => this.keep(frame, before)),
      ...last,
    ];
    if (isGap(row) || isGone(row)) {
      each(
        (stream) => stream.interrupt(),
        () => true,
      );
      return shown([row]);
    }
    // A packet may have been captured before rows that came earlier.
    if (row.evidence === 'app')
      each(
        (stream) => stream.tick(row.at),
        () => true,
      );
    if (isChunk(row)) {
      frames.push(...this.streamOf(row.type, row.socket, false).push(row));
      return shown([]);
    }
    each(
      (stream) => stream.finish(),
      (type, socket) => socket === row.socket && endsOf(type).has(row.type),
    );
    for (const type of ['received', 'sent'] as const) {
      if (row.type === 'accepted' || row.type === 'connected')
        this.streams.delete(streamKey(type, row.socket));
      if (row.type === 'accepted' || row.type === 'connected') this.streamOf(type, row.socket, true);
      else if (endsOf(type).has(row.type)) this.streams.delete(streamKey(type, row.socket));
    }
    return shown([row]);
  }

  private streamOf(type: ChunkType, socket: number, seen: boolean): FrameStream {
    const key = streamKey(type, socket);
    const found = this.streams.get(key);
    if (found !== undefined) return found.stream;
    if (this.framing === null) throw new Error('rows are not framed');
    const stream = new FrameStream(this.framing, this.starts, seen);
    this.streams.set(key, { type, socket, stream });
    return stream;
  }

  /** The same frame as the object it was before. */
  private keep(frame: FrameRow, before: ReadonlyMap<string, FrameRow>): FrameRow {
    const { end, flaws } = frame.frame;
    const key = `${streamKey(frame.type, frame.socket)} ${frame.seq} ${end} ${frame.bytes} ${flaws.join()}`;
    const kept = before.get(key) ?? frame;
    this.made.set(key, kept);
    return kept;
  }
}

function endsOf(type: ChunkType): ReadonlySet<Row['type']> {
  return type === 'received' ? RECEIVED_ENDS : SENT_ENDS;
}

/** Cuts a map that only grows back to half of what it may hold. */
function forgetOldest(map: Map<unknown, unknown>): void {
  if (map.size <= MOST_KEPT) return;
  let over = map.size - MOST_KEPT / 2;
  for (const key of map.keys()) {
    if (over-- <= 0) break;
    map.delete(key);
  }
}
