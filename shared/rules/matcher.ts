/** What a rule looks for in a frame, made ready once. Pure. */
import { type ComposeProblem, composeBytes } from '../bytes/compose';
import type { Encoding } from '../bytes/encoding';
import { assertNever, fail, ok, type Result } from '../contract/result';
import type { Rule } from '../contract/rules';
import { Search } from '../framing/search';
import { type HexPatternProblem, matchHex, parseHexPattern, type Span } from './hexPattern';
import { compileRegex, type RegexProblem } from './regex';

/** What a match found: `0` is all that matched, then the captures; null for one that took no part. */
export type Captures = readonly (Span | null)[];

export interface Matcher {
  /** Bytes of a longest frame it may look at. */
  readonly maxBytes: number;
  /** How many captures there are, and the numbers of those with a name. */
  readonly captures: number;
  readonly names: ReadonlyMap<string, number>;
  /** Null: this frame is something else. */
  match(frame: Uint8Array): Captures | null;
}

export type PatternProblem =
  | { readonly kind: 'text'; readonly cause: ComposeProblem }
  | { readonly kind: 'empty' }
  | { readonly kind: 'hex'; readonly cause: HexPatternProblem }
  | { readonly kind: 'regex'; readonly cause: RegexProblem };

/** Bytes compared at most, where a pattern is tried at every place of a frame: a fraction of a second. */
const HEX_WORK = 1 << 26;
const NO_NAMES: ReadonlyMap<string, number> = new Map();

export function compileMatch(
  { kind, pattern }: Rule['match'],
  encoding: Encoding,
): Result<Matcher, PatternProblem> {
  switch (kind) {
    case 'regex':
      return regexMatcher(pattern);
    case 'hex':
      return hexMatcher(pattern);
    case 'exact':
    case 'contains':
    case 'starts':
    case 'ends': {
      const composed = composeBytes(pattern, { mode: 'text', encoding, ending: 'none' });
      if (!composed.ok) return fail({ kind: 'text', cause: composed.error });
      // Nothing is in everything: most likely it was forgotten. An empty frame can be meant.
      if (pattern === '' && kind !== 'exact') return fail({ kind: 'empty' });
      const find = FINDERS[kind](composed.value.bytes);
      return ok({
        maxBytes: Number.POSITIVE_INFINITY,
        captures: 0,
        names: NO_NAMES,
        match: (frame) => {
          const found = find(frame);
          return found === null ? null : [found];
        },
      });
    }
    default:
      return assertNever(kind);
  }
}

type Find = (frame: Uint8Array) => Span | null;

const FINDERS: Readonly<Record<'exact' | 'contains' | 'starts' | 'ends', (bytes: Uint8Array) => Find>> = {
  exact: (bytes) => (frame) => (frame.length === bytes.length ? spanOf(bytes, frame, 0) : null),
  starts: (bytes) => (frame) => spanOf(bytes, frame, 0),
  ends: (bytes) => (frame) => spanOf(bytes, frame, frame.length - bytes.length),
  contains: (bytes) => {
    const search = new Search(bytes);
    return (frame) => {
      search.reset();
      const to = search.next(frame, 0);
      return to < 0 ? null : { from: to - bytes.length, to };
    };
  },
};

function spanOf(bytes: Uint8Array, frame: Uint8Array, from: number): Span | null {
  if (from < 0 || from + bytes.length > frame.length) return null;
  for (let i = 0; i < bytes.length; i++) if (frame[from + i] !== bytes[i]) return null;
  return { from, to: from + bytes.length };
}

function hexMatcher(text: string): Result<Matcher, PatternProblem> {
  const parsed = parseHexPattern(text);
  if (!parsed.ok) return fail({ kind: 'hex', cause: parsed.error });
  const pattern = parsed.value;
  const longest = Math.max(1, ...pattern.pieces.slice(1, -1).map((piece) => piece.length));
  return ok({
    maxBytes: Math.floor(HEX_WORK / longest),
    captures: pattern.captures,
    names: NO_NAMES,
    match: (frame) => {
      const found = matchHex(pattern, frame);
      return found === null ? null : [{ from: 0, to: frame.length }, ...found];
    },
  });
}

function regexMatcher(pattern: string): Result<Matcher, PatternProblem> {
  if (pattern === '') return fail({ kind: 'empty' });
  const compiled = compileRegex(pattern);
  if (!compiled.ok) return fail({ kind: 'regex', cause: compiled.error });
  const { re, groups, names, maxBytes } = compiled.value;
  return ok({
    maxBytes,
    captures: groups,
    names,
    match: (frame) => {
      // Bytes, not a string: the places it finds are places in the frame.
      const matcher = re.matcher(frame);
      if (!matcher.find()) return null;
      return Array.from({ length: groups + 1 }, (_, group) => {
        const from = matcher.start(group);
        return from < 0 ? null : { from, to: matcher.end(group) };
      });
    },
  });
}
