/** How two runs of bytes differ. Pure. */
import { diff } from 'fast-myers-diff';

/** Compared of each side: more is nothing that anybody reads. */
export const DIFF_BYTES = 64 * 1024;
/**
 * Between what is the same at both ends, up to so many bytes of both together are aligned byte by byte. Aligning costs by
 * their number times the number of differences: more would hold up the page.
 */
export const ALIGN_BYTES = 6 * 1024;

/** A stretch of both sides, from offset to offset. */
export interface DiffPart {
  readonly kind: 'same' | 'changed' | 'only-a' | 'only-b';
  readonly a: readonly [from: number, to: number];
  readonly b: readonly [from: number, to: number];
}

export interface ByteDiff {
  readonly parts: readonly DiffPart[];
  /** Offset of the first difference; null when there is none. */
  readonly first: number | null;
  /** Bytes of a side that have no equal on the other. */
  readonly differing: number;
  /**
   * `aligned`: what was put in or left out is known as such · `by-place`: too much differs, so that each byte is compared
   * with the one at the same place.
   */
  readonly method: 'aligned' | 'by-place';
  /** Only the first `DIFF_BYTES` were compared. */
  readonly isCapped: boolean;
}

export function diffBytes(wholeA: Uint8Array, wholeB: Uint8Array): ByteDiff {
  const a = wholeA.subarray(0, DIFF_BYTES);
  const b = wholeB.subarray(0, DIFF_BYTES);
  const start = sameStart(a, b);
  const end = sameEnd(a, b, start);
  const middle = a.length + b.length - 2 * start - 2 * end;
  const method = middle <= ALIGN_BYTES ? 'aligned' : 'by-place';
  const parts = method === 'aligned' ? aligned(a, b) : byPlace(a, b);
  const differing = parts.reduce(
    (sum, part) => (part.kind === 'same' ? sum : sum + Math.max(length(part.a), length(part.b))),
    0,
  );
  return {
    parts,
    first: start === a.length && start === b.length ? null : start,
    differing,
    method,
    isCapped: wholeA.length > a.length || wholeB.length > b.length,
  };
}

/** A place of the picture of a difference: a byte of each side, null where a side has none there. */
export interface DiffCell {
  readonly a: number | null;
  readonly b: number | null;
  readonly kind: DiffPart['kind'];
}

/** The places of a part, one beside the other. */
export function cellsOf(part: DiffPart, a: Uint8Array, b: Uint8Array): DiffCell[] {
  const count = Math.max(length(part.a), length(part.b));
  return Array.from({ length: count }, (_, i) => {
    const inA = part.a[0] + i < part.a[1] ? (a[part.a[0] + i] ?? null) : null;
    const inB = part.b[0] + i < part.b[1] ? (b[part.b[0] + i] ?? null) : null;
    const kind =
      part.kind !== 'changed' ? part.kind : inA === null ? 'only-b' : inB === null ? 'only-a' : 'changed';
    return { a: inA, b: inB, kind };
  });
}

function aligned(a: Uint8Array, b: Uint8Array): DiffPart[] {
  const parts: DiffPart[] = [];
  let atA = 0;
  let atB = 0;
  const add = (kind: DiffPart['kind'], toA: number, toB: number): void => {
    if (toA > atA || toB > atB) parts.push({ kind, a: [atA, toA], b: [atB, toB] });
    atA = toA;
    atB = toB;
  };
  for (const [fromA, toA, fromB, toB] of diff(a, b)) {
    add('same', fromA, fromB);
    add(toA === fromA ? 'only-b' : toB === fromB ? 'only-a' : 'changed', toA, toB);
  }
  add('same', a.length, b.length);
  return parts;
}

function byPlace(a: Uint8Array, b: Uint8Array): DiffPart[] {
  const parts: DiffPart[] = [];
  const both = Math.min(a.length, b.length);
  for (let from = 0; from < both; ) {
    const isSame = a[from] === b[from];
    let to = from + 1;
    while (to < both && (a[to] === b[to]) === isSame) to++;
    parts.push({ kind: isSame ? 'same' : 'changed', a: [from, to], b: [from, to] });
    from = to;
  }
  if (a.length > both) parts.push({ kind: 'only-a', a: [both, a.length], b: [both, both] });
  if (b.length > both) parts.push({ kind: 'only-b', a: [both, both], b: [both, b.length] });
  return parts;
}

function length([from, to]: readonly [number, number]): number {
  return to - from;
}

function sameStart(a: Uint8Array, b: Uint8Array): number {
  let at = 0;
  while (at < a.length && at < b.length && a[at] === b[at]) at++;
  return at;
}

function sameEnd(a: Uint8Array, b: Uint8Array, start: number): number {
  let count = 0;
  const most = Math.min(a.length, b.length) - start;
  while (count < most && a[a.length - 1 - count] === b[b.length - 1 - count]) count++;
  return count;
}
