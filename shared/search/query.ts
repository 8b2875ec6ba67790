/** What is looked for in a log, made ready to look. Page and host compile the same query with this code. */
import { decodeText, type Encoding } from '../bytes/encoding';
import { ok, type Result } from '../contract/result';
import { BytePattern, type IndexOf } from './bytePattern';
import { type PatternProblem, parseHexPattern } from './hexPattern';
import { compileRegex, type Regex, type TextRange } from './regex';
import { textPattern } from './textPattern';

/** `text` and `regex` read the bytes in `encoding`. */
export interface FindQuery {
  readonly kind: 'text' | 'hex' | 'regex';
  readonly text: string;
  readonly matchCase: boolean;
  readonly encoding: Encoding;
}

/**
 * A query that can be run. `words`: how often it is in the words of an event, and `places` where the first of these are;
 * null: events have no bytes to look at.
 */
export type Compiled = {
  readonly words: ((text: string) => number) | null;
  readonly places: ((text: string, limit: number) => readonly TextRange[]) | null;
} & (
  | { readonly kind: 'bytes'; readonly pattern: BytePattern }
  | { readonly kind: 'regex'; readonly regex: Regex }
);

export function compileQuery(query: FindQuery, indexOf?: IndexOf): Result<Compiled, PatternProblem> {
  const { kind, text, matchCase, encoding } = query;
  if (kind === 'hex') {
    const bytes = parseHexPattern(text);
    if (!bytes.ok) return bytes;
    return ok({
      kind: 'bytes',
      pattern: BytePattern.masked(bytes.value, indexOf),
      words: null,
      places: null,
    });
  }
  if (kind === 'regex') {
    const regex = compileRegex(text, matchCase);
    if (!regex.ok) return regex;
    const { count, places } = regex.value;
    return ok({ kind: 'regex', regex: regex.value, words: count, places });
  }
  const pattern = textPattern(text, matchCase, encoding, indexOf);
  if (!pattern.ok) return pattern;
  return ok({
    kind: 'bytes',
    pattern: pattern.value,
    words: (words) => countText(words, text, matchCase),
    places: (words, limit) => placesOfText(words, text, matchCase, limit),
  });
}

/** How often a text is in another, none inside another. */
export function countText(where: string, what: string, matchCase: boolean): number {
  if (matchCase) return where.split(what).length - 1;
  return fold(where).split(fold(what)).length - 1;
}

function placesOfText(where: string, what: string, matchCase: boolean, limit: number): TextRange[] {
  const [text, wanted] = matchCase ? [where, what] : [fold(where), fold(what)];
  const places: TextRange[] = [];
  for (let at = text.indexOf(wanted); at >= 0 && places.length < limit; at = text.indexOf(wanted, at)) {
    places.push([at, at + wanted.length]);
    at += wanted.length;
  }
  return places;
}

/** In small letters, unit by unit: alone, `İ` would become two of them, and `Σ` another letter at the end of a word. */
function fold(text: string): string {
  return text.replaceAll(/[^İΣ]+/g, (run) => run.toLowerCase()).replaceAll('Σ', 'σ');
}

/** A regex looks at so many bytes at a time: what it needs for them is what a host may spend in one go. */
export const REGEX_PIECE_BYTES = 8 * 1024;
const LINE_FEED = 0x0a;

/**
 * Counts the matches in the piece of a chunk that begins at `from`, and says where the next piece begins: after the last
 * line feed, where there is one. A match over the border of two pieces is not found; one over the border of two lines is
 * rare, and a longer piece would hold up the sockets.
 */
export function countInPiece(
  regex: Regex,
  encoding: Encoding,
  data: Uint8Array,
  from: number,
): { readonly count: number; readonly next: number } {
  let next = Math.min(data.length, from + REGEX_PIECE_BYTES);
  if (next < data.length) {
    // In UTF-16 a line feed is two bytes; pieces of even length keep them together.
    const feed = encoding.startsWith('utf-16') ? -1 : data.lastIndexOf(LINE_FEED, next - 1);
    if (feed > from) next = feed + 1;
  }
  return { count: regex.count(decodeText(data.subarray(from, next), encoding)), next };
}
