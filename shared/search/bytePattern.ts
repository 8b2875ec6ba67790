/**
 * A run of bytes to look for. It is made of units, each of which fits in one of several ways: a byte of a hex pattern
 * under its mask, a character in one of its cases. The ways of one unit never begin with one another (no character of
 * an encoding begins with another one), so at any place at most one way fits and nothing has to be tried twice.
 */
import type { MaskedByte } from './hexPattern';

/** One way a unit may be there. `mask` null: exactly these bytes. */
interface Way {
  readonly bytes: Uint8Array;
  readonly mask: number | null;
}
type Unit = readonly Way[];

/** Finds a run of bytes; -1 when it is not there. A host has a faster one than plain arrays do. */
export type IndexOf = (data: Uint8Array, needle: Uint8Array, from: number) => number;

/** What is found at, or after, a place. */
export type Found =
  | { readonly kind: 'match'; readonly start: number; readonly end: number }
  /** The bytes end before it is clear whether a match begins at `start`. */
  | { readonly kind: 'open'; readonly start: number }
  | { readonly kind: 'none' };

const NONE: Found = { kind: 'none' };
const NO = -1;
const OPEN = -2;

export class BytePattern {
  /** Bytes of the longest and the shortest match. */
  readonly longest: number;
  readonly shortest: number;
  /** Bytes that every match has at one place: what is quick to look for. */
  private readonly anchor: { readonly bytes: Uint8Array; readonly offset: number } | null;
  /** The bytes a match may begin with. */
  private readonly first = new Uint8Array(256);
  private readonly isPlain: boolean;

  private constructor(
    private readonly units: readonly Unit[],
    private readonly indexOf: IndexOf,
  ) {
    this.longest = sum(units, (lengths) => Math.max(...lengths));
    this.shortest = sum(units, (lengths) => Math.min(...lengths));
    this.anchor = anchorOf(units);
    this.isPlain = this.anchor !== null && this.anchor.bytes.length === this.longest;
    for (const way of units[0] ?? [])
      for (let byte = 0; byte < 256; byte++) if (fits(way, 0, byte)) this.first[byte] = 1;
  }

  /** Bytes under masks; not all of them may be wildcards. */
  static masked(bytes: readonly MaskedByte[], indexOf: IndexOf = plainIndexOf): BytePattern {
    const unit = ({ value, mask }: MaskedByte): Unit => [
      { bytes: Uint8Array.of(value), mask: mask === 0xff ? null : mask },
    ];
    return new BytePattern(bytes.map(unit), indexOf);
  }

  /** Characters as they are encoded, each in one of several forms. */
  static characters(forms: readonly (readonly Uint8Array[])[], indexOf: IndexOf = plainIndexOf): BytePattern {
    return new BytePattern(
      forms.map((ways) => ways.map((bytes) => ({ bytes, mask: null }))),
      indexOf,
    );
  }

  /** The first match that begins at `from` or later. */
  find(data: Uint8Array, from: number): Found {
    // Up to here a match can be seen to its end, however long it is.
    const sure = data.length - this.longest;
    const found = this.findSure(data, from, sure);
    if (found !== NONE) return found;
    for (let start = Math.max(from, sure + 1); start < data.length; start++) {
      const end = this.endOf(data, start);
      if (end === OPEN) return { kind: 'open', start };
      if (end !== NO) return { kind: 'match', start, end };
    }
    return NONE;
  }

  /** Whether it is anywhere in these bytes. */
  isIn(data: Uint8Array): boolean {
    for (let from = 0; ; ) {
      const found = this.find(data, from);
      if (found.kind === 'match') return true;
      if (found.kind === 'none') return false;
      from = found.start + 1;
    }
  }

  private findSure(data: Uint8Array, from: number, last: number): Found {
    if (from > last) return NONE;
    const { anchor } = this;
    if (anchor === null) return this.findSlowly(data, from, last);
    for (let at = from; ; ) {
      const place = this.indexOf(data, anchor.bytes, at + anchor.offset);
      const start = place - anchor.offset;
      if (place < 0 || start > last) return NONE;
      const end = this.isPlain ? start + this.longest : this.endOf(data, start);
      if (end >= 0) return { kind: 'match', start, end };
      at = start + 1;
    }
  }

  private findSlowly(data: Uint8Array, from: number, last: number): Found {
    const { first } = this;
    for (let start = from; start <= last; start++) {
      if (first[data[start] ?? 0] === 0) continue;
      const end = this.endOf(data, start);
      if (end >= 0) return { kind: 'match', start, end };
    }
    return NONE;
  }

  /** Where a match that begins here ends; NO, or OPEN when the bytes end before that is clear. */
  private endOf(data: Uint8Array, start: number): number {
    let at = start;
    for (const unit of this.units) {
      const length = stepOver(unit, data, at);
      if (length < 0) return length;
      at += length;
    }
    return at;
  }
}

/** Bytes of the way that fits at a place; NO, or OPEN. */
function stepOver(unit: Unit, data: Uint8Array, at: number): number {
  let open = false;
  for (const way of unit) {
    let i = 0;
    while (i < way.bytes.length && at + i < data.length && fits(way, i, data[at + i] ?? 0)) i++;
    if (i === way.bytes.length) return i;
    if (at + i >= data.length) open = true;
  }
  return open ? OPEN : NO;
}

function fits({ bytes, mask }: Way, i: number, byte: number): boolean {
  return (mask === null ? byte : byte & mask) === bytes[i];
}

function sum(units: readonly Unit[], pick: (lengths: number[]) => number): number {
  return units.reduce((all, unit) => all + pick(unit.map(({ bytes }) => bytes.length)), 0);
}

/** The longest run of exact bytes whose distance from the start of a match is always the same. */
function anchorOf(units: readonly Unit[]): { bytes: Uint8Array; offset: number } | null {
  let best: number[] = [];
  let bestAt = 0;
  let run: number[] = [];
  let at = 0;
  for (const unit of units) {
    const [way] = unit;
    if (way === undefined) break;
    if (unit.length === 1 && way.mask === null) run = [...run, ...way.bytes];
    else run = [];
    const { length } = way.bytes;
    if (unit.some(({ bytes }) => bytes.length !== length)) break;
    at += length;
    if (run.length > best.length) {
      best = run;
      bestAt = at - run.length;
    }
  }
  return best.length === 0 ? null : { bytes: Uint8Array.from(best), offset: bestAt };
}

/** By hand, for where there is no faster way. */
export const plainIndexOf: IndexOf = (data, needle, from) => {
  const first = needle[0] ?? 0;
  const last = data.length - needle.length;
  for (let at = data.indexOf(first, from); at >= 0 && at <= last; at = data.indexOf(first, at + 1)) {
    let i = 1;
    while (i < needle.length && data[at + i] === needle[i]) i++;
    if (i === needle.length) return at;
  }
  return -1;
};
