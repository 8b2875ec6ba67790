import { type ChunkRow, type EventRow, isChunk, type Row, type RowBase } from '@shared/contract/events';
import { ROW_PREVIEW_BYTES } from '@shared/contract/limits';
import type { Form } from './viewOptions';

/** Rows the view does not have; they may be read from the log. */
export type GapRow = Extract<EventRow, { type: 'skipped' }>;

/** Rows of a gap that the log does not have any more either. Never crosses the pipe. */
export interface GoneRow extends RowBase {
  readonly type: 'gone';
  readonly rows: number;
  readonly bytes: number;
}

/**
 * A frame of the stream, put together from chunks: in this view only, the log has the chunks. It stands for a chunk of
 * the same bytes, with the time and the number of the chunk that its last byte came in.
 */
export interface FrameRow extends ChunkRow {
  /** What is here of it: all, or what came before the first byte that is missing. */
  readonly data: Uint8Array;
  readonly frame: {
    /** Chunks it came in. */
    readonly chunks: number;
    /** The first of them. */
    readonly fromSeq: number;
    /** Where in the last of them it ends. */
    readonly end: number;
    /** What is to be known of a frame that is not simply there from its first byte to its last. */
    readonly flaws: readonly FrameFlaw[];
  };
}

export type FrameFlaw =
  /** Where it begins was not seen. */
  | 'headless'
  /** The rows carry only the beginning of their chunks. */
  | 'cut'
  /** The view did not get rows that come after it. */
  | 'skipped'
  /** It cannot be told where frames begin: bytes before this were not seen. */
  | 'lost'
  /** A piece of a frame that is longer than the limit. */
  | 'more'
  | 'last'
  /** The stream ended before the frame did. */
  | 'open';

/** What one line of a pane shows. */
export type ViewRow = Row | GoneRow | FrameRow;

export function isFrame(row: ViewRow): row is FrameRow {
  return 'frame' in row;
}

export function isGone(row: ViewRow): row is GoneRow {
  return row.type === 'gone';
}

export function isGap(row: ViewRow): row is GapRow {
  return row.type === 'skipped';
}

/** What is drawn of a chunk that is plainly not text: every other byte would change the colour, which costs a flood its frames. */
const BINARY_SHOWN_BYTES = 256;
/** So many control characters among them make a chunk binary. Text of any language has next to none. */
const BINARY_CONTROLS = 8;

/** True for a chunk that is plainly not text, and long enough for that to matter. */
export function isBinary({ data }: ChunkRow): boolean {
  if (data.length <= BINARY_SHOWN_BYTES) return false;
  let controls = 0;
  for (let i = 0; i < BINARY_SHOWN_BYTES; i++) {
    const byte = data[i] ?? 0;
    if (byte < 0x20 && byte !== 0x09 && byte !== 0x0a && byte !== 0x0d) controls++;
  }
  return controls > BINARY_CONTROLS;
}

/**
 * The bytes of a chunk that its row shows: what it carries, or the beginning of that. As text, less is shown of what is
 * binary; in hex it has the same colours as everything.
 */
export function shownBytes(row: ChunkRow, form: Form = 'text'): Uint8Array {
  const most = form === 'text' && isBinary(row) ? BINARY_SHOWN_BYTES : ROW_PREVIEW_BYTES;
  return row.data.length <= most ? row.data : row.data.subarray(0, most);
}

/** Bytes of a chunk that its row does not show, and that can be had. */
export function moreBytes(row: ChunkRow, form: Form = 'text'): number {
  const all = isFrame(row) ? row.data.length : row.bytes;
  return all - shownBytes(row, form).length;
}

/** A chunk of which the row shows only a part. */
export function isCut(row: ViewRow, form: Form = 'text'): boolean {
  return !isGone(row) && isChunk(row) && moreBytes(row, form) > 0;
}

/** One marker in place of rows that are dropped from the view: they are still in the log. Null for no rows. */
export function gapInsteadOf(dropped: readonly ViewRow[]): GapRow | null {
  const first = dropped[0];
  const last = dropped.at(-1);
  if (first === undefined || last === undefined) return null;
  let rows = 0;
  let bytes = 0;
  for (const row of dropped) {
    if (isGap(row) || isGone(row)) {
      rows += row.rows;
      bytes += row.bytes;
    } else {
      rows++;
      if (isChunk(row)) bytes += row.bytes;
    }
  }
  return {
    type: 'skipped',
    seq: last.seq,
    at: last.at,
    session: last.session,
    socket: 0,
    evidence: 'app',
    fromSeq: isGap(first) ? first.fromSeq : first.seq,
    toSeq: isGap(last) ? last.toSeq : last.seq,
    rows,
    bytes,
  };
}

/** What stands in a gap's place once a page of it was read: the rows, and a marker for what is still missing. */
export function fillGap(
  gap: GapRow,
  page: { readonly rows: readonly Row[]; readonly firstSeq: number; readonly nextSeq: number },
): ViewRow[] {
  const rows = page.rows.filter((row) => row.seq >= gap.fromSeq && row.seq <= gap.toSeq);
  const loadedBytes = rows.reduce((sum, row) => sum + (isChunk(row) ? row.bytes : 0), 0);
  const left = { rows: Math.max(0, gap.rows - rows.length), bytes: Math.max(0, gap.bytes - loadedBytes) };
  const isMore = rows.length > 0 && page.nextSeq <= gap.toSeq;
  if (isMore) return [...rows, { ...gap, ...left, fromSeq: page.nextSeq }];
  if (left.rows === 0) return rows;
  // The log gave everything it has of this gap: what is still missing was trimmed, and that is always the oldest.
  const { seq, at, session, evidence } = gap;
  return [
    { type: 'gone', seq: rows[0]?.seq ?? seq, at: rows[0]?.at ?? at, session, socket: 0, evidence, ...left },
    ...rows,
  ];
}
