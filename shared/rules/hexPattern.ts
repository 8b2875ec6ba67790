/** Bytes with wildcards: `aa ?? b? *`. Pure. */
import { fail, ok, type Result } from '../contract/result';

/** `digit` neither a digit nor `?` · `odd` half a byte · `empty` nothing at all. */
export type HexPatternProblem = { readonly problem: 'digit' | 'odd' | 'empty'; readonly text: string };

interface Byte {
  readonly value: number;
  readonly mask: number;
}

/** Pieces between the `*`; the whole frame has to be all of them. */
export interface HexPattern {
  readonly pieces: readonly (readonly Byte[])[];
  /** How many captures it has. */
  readonly captures: number;
}

/** Where something is in a frame. */
export interface Span {
  readonly from: number;
  readonly to: number;
}

export function parseHexPattern(text: string): Result<HexPattern, HexPatternProblem> {
  const pieces: Byte[][] = [[]];
  for (const [word] of text.matchAll(/\*|[^\s,:*]+/g)) {
    if (word === '*') {
      pieces.push([]);
      continue;
    }
    const digits = word.replace(/^(?:0x|\\x)/i, '');
    const foreign = /[^0-9a-f?]/i.exec(digits);
    if (foreign !== null) return fail({ problem: 'digit', text: foreign[0] });
    if (digits.length % 2 === 1 || digits === '') return fail({ problem: 'odd', text: word });
    for (let at = 0; at < digits.length; at += 2) pieces.at(-1)?.push(byteOf(digits.slice(at, at + 2)));
  }
  if (pieces.length === 1 && pieces[0]?.length === 0) return fail({ problem: 'empty', text: '' });
  const runs = pieces.reduce((sum, piece) => sum + wildRuns(piece).length, 0);
  return ok({ pieces, captures: runs + pieces.length - 1 });
}

/**
 * Null: the frame is something else. Otherwise what each `*` and each run of `??` stands for, in their order. A `*` takes as
 * little as it can.
 */
export function matchHex({ pieces }: HexPattern, frame: Uint8Array): Span[] | null {
  const captures: Span[] = [];
  let from = 0;
  for (const [index, piece] of pieces.entries()) {
    const isLast = index === pieces.length - 1;
    const at = index === 0 ? 0 : isLast ? frame.length - piece.length : find(piece, frame, from);
    if (at < from || (isLast && at + piece.length !== frame.length) || !fits(piece, frame, at)) return null;
    if (index > 0) captures.push({ from, to: at });
    for (const run of wildRuns(piece)) captures.push({ from: at + run.from, to: at + run.to });
    from = at + piece.length;
  }
  return captures;
}

function byteOf(digits: string): Byte {
  const [high = '', low = ''] = digits;
  const nibble = (digit: string): number => (digit === '?' ? 0 : Number.parseInt(digit, 16));
  const mask = (high === '?' ? 0 : 0xf0) | (low === '?' ? 0 : 0x0f);
  return { value: (nibble(high) << 4) | nibble(low), mask };
}

function wildRuns(piece: readonly Byte[]): Span[] {
  const runs: Span[] = [];
  let from = 0;
  for (let at = 0; at <= piece.length; at++) {
    if (piece[at]?.mask === 0) continue;
    if (at > from) runs.push({ from, to: at });
    from = at + 1;
  }
  return runs;
}

function find(piece: readonly Byte[], frame: Uint8Array, from: number): number {
  for (let at = from; at + piece.length <= frame.length; at++) if (fits(piece, frame, at)) return at;
  return -1;
}

function fits(piece: readonly Byte[], frame: Uint8Array, at: number): boolean {
  if (at + piece.length > frame.length) return false;
  for (let i = 0; i < piece.length; i++) {
    const byte = piece[i];
    if (byte !== undefined && ((frame[at + i] ?? 0) & byte.mask) !== byte.value) return false;
  }
  return true;
}
