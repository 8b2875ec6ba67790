import type { ChunkRow, ChunkType } from '@shared/contract/events';
import { type Frame, Framer } from '@shared/framing/framer';
import type { Framing } from '@shared/framing/spec';
import type { FrameFlaw, FrameRow } from './viewRows';

/** A stretch of the stream that came in one chunk; offsets count from where this view began to see the stream. */
interface Piece {
  readonly row: ChunkRow;
  readonly from: number;
  readonly to: number;
  /** From here to `to` the bytes are not here: the row carries only the beginning of its chunk. */
  readonly hole: number;
}

/**
 * Where the first frame of a chunk begins in it, by the number of its row: what an earlier reading of the stream found
 * out, for one that begins later because older rows have left the view.
 */
export type Starts = Map<number, number>;

/** Bytes that stand for those that are not here, where only their number matters. */
const FILLER = new Uint8Array(64 * 1024);

/** One direction of one connection, cut into frames. It says what it does not know, and never guesses. */
export class FrameStream {
  private framer: Framer;
  private pieces: Piece[] = [];
  /** End of what was taken in, and of what was given out as frames. */
  private end = 0;
  private done = 0;
  /** Offset that the framer counts from. */
  private base = 0;
  private headless: boolean;
  private lost: boolean;

  /** `seen`: from the first byte of the connection on. */
  constructor(
    private readonly framing: Framing,
    private readonly starts: Starts,
    seen: boolean,
  ) {
    this.framer = new Framer(framing);
    this.headless = !seen && this.canFindStart;
    this.lost = !seen && !this.canFindStart;
  }

  /** Bytes of the frame that is not finished. */
  get pending(): number {
    return this.end - this.done;
  }

  /** Engine time (ms) at which silence will have ended the frame; null when it does not. */
  get dueAt(): number | null {
    return this.framer.dueAt;
  }

  push(row: ChunkRow): FrameRow[] {
    const from = this.end;
    const piece = { row, from, to: from + row.bytes, hole: from + row.data.length };
    this.end = piece.to;
    if (this.lost) return this.find(piece);
    this.pieces.push(piece);
    if (this.done === from && !this.headless) this.starts.set(row.seq, 0);
    return this.take(piece, row.data);
  }

  /** Time has come to this: an idle gap may have ended a frame. */
  tick(at: number): FrameRow[] {
    const frames = this.frames(this.framer.tick(at));
    this.forget();
    return frames;
  }

  /** The stream is over. */
  finish(): FrameRow[] {
    return this.frames(this.framer.finish());
  }

  /** Rows that may belong to the stream are not here: what was begun is given out as it is. */
  interrupt(): FrameRow[] {
    const frames = this.rest('skipped');
    this.restart();
    return frames;
  }

  /** After bytes that were not seen, the next frame can be found by itself. */
  private get canFindStart(): boolean {
    return this.framing.kind !== 'length' && this.framing.kind !== 'fixed';
  }

  /** Where frames begin is not known: from what an earlier reading found out, or not at all. */
  private find(piece: Piece): FrameRow[] {
    const start = this.starts.get(piece.row.seq);
    this.pieces = [piece];
    if (start === undefined || piece.from + start > piece.hole) return [this.row(this.end, ['lost'])];
    const before = start === 0 ? [] : [this.row(piece.from + start, ['headless'])];
    this.lost = false;
    this.base = piece.from + start;
    this.framer = new Framer(this.framing);
    return [...before, ...this.take(piece, piece.row.data.subarray(start))];
  }

  private take(piece: Piece, data: Uint8Array): FrameRow[] {
    const frames = this.frames(this.framer.push(data, piece.row.at));
    if (piece.hole < piece.to) frames.push(...this.passHole(piece));
    this.forget();
    return frames;
  }

  /** Goes over bytes that are not here as far as their number alone says where frames end. */
  private passHole(piece: Piece): FrameRow[] {
    if (this.framing.kind === 'line' || this.framing.kind === 'delimiter') {
      const frames = this.rest('cut');
      this.restart();
      return frames;
    }
    const frames: FrameRow[] = [];
    for (let at = piece.hole; at < piece.to; at += FILLER.length) {
      for (const frame of this.framer.push(FILLER.subarray(0, piece.to - at), piece.row.at)) {
        if (this.isGuess(this.base + frame.start, piece)) return [...frames, ...this.lose()];
        frames.push(...this.frames([frame]));
      }
    }
    return this.isGuess(this.done, piece) ? [...frames, ...this.lose()] : frames;
  }

  /** The length of the frame that begins there would be read from bytes that are not here. */
  private isGuess(start: number, { hole, to }: Piece): boolean {
    if (this.framing.kind !== 'length') return false;
    return start < to && start + this.framing.offset + this.framing.size > hole;
  }

  private lose(): FrameRow[] {
    const frames = this.rest('lost');
    this.restart();
    return frames;
  }

  /** What was begun, as it is. */
  private rest(flaw: FrameFlaw): FrameRow[] {
    return this.pending > 0 && this.pieces.length > 0 ? [this.row(this.end, [flaw])] : [];
  }

  private restart(): void {
    this.framer = new Framer(this.framing);
    this.base = this.end;
    this.done = this.end;
    this.pieces = [];
    this.headless = this.canFindStart;
    this.lost = !this.canFindStart;
  }

  private frames(found: readonly Frame[]): FrameRow[] {
    return found.map((frame) => {
      const flaws: FrameFlaw[] = frame.cut ? [frame.last ? 'last' : 'more'] : [];
      if (frame.open) flaws.push('open');
      return this.row(this.base + frame.start + frame.bytes.length, flaws, frame.bytes);
    });
  }

  /** The frame from where the last one ended up to `to`. `bytes`: its bytes, where they are put together already. */
  private row(to: number, flaws: readonly FrameFlaw[], bytes?: Uint8Array): FrameRow {
    const from = this.done;
    const pieces = this.pieces.filter((piece) => piece.from < to && piece.to > from);
    const last = pieces.at(-1) ?? this.pieces.at(-1);
    if (last === undefined) throw new Error('a frame without a chunk');
    const hole = pieces.find((piece) => piece.hole < Math.min(piece.to, to) && piece.to > from)?.hole;
    const known = Math.max(from, Math.min(to, hole ?? to));
    const data = bytes?.subarray(0, known - from) ?? bytesOf(pieces, from, known);
    const all = new Set(flaws);
    if (this.headless) all.add('headless');
    if (known < to) all.add('cut');
    this.headless = false;
    this.done = to;
    const next = this.pieces.find((piece) => piece.from <= to && to < piece.to);
    if (next !== undefined && !this.starts.has(next.row.seq)) this.starts.set(next.row.seq, to - next.from);
    return {
      ...last.row,
      bytes: to - from,
      data,
      offset: 0,
      frame: {
        chunks: pieces.length,
        fromSeq: pieces[0]?.row.seq ?? last.row.seq,
        end: to - last.from,
        flaws: [...all],
      },
    };
  }

  /** Pieces that are in no frame to come. */
  private forget(): void {
    const first = this.pieces.findIndex((piece) => piece.to > this.done);
    if (first !== 0) this.pieces.splice(0, first < 0 ? this.pieces.length : first);
  }
}

function bytesOf(pieces: readonly Piece[], from: number, to: number): Uint8Array {
  const bytes = new Uint8Array(to - from);
  for (const piece of pieces) {
    const begin = Math.max(from, piece.from);
    const end = Math.min(to, piece.hole);
    if (begin < end) bytes.set(piece.row.data.subarray(begin - piece.from, end - piece.from), begin - from);
  }
  return bytes;
}

/** Names one direction of one connection. */
export function streamKey(type: ChunkType, socket: number): string {
  return `${type}${socket}`;
}
