/** What is looked for in a log, made ready to look. Page and host compile the same query with this code. */
import { decodeText, type Encoding } from '../bytes/encoding';
import { ok, type Result } from '../contract/result';
import { BytePattern, type IndexOf } from './bytePattern';
import { type PatternProblem, parseHexPattern } from './hexPattern';
import { compileRegex, type Regex } from './regex';
import { textPattern } from './textPattern';

/** `text` and `regex` read the bytes in `encoding`. */
export interface FindQuery {
  readonly kind: 'text' | 'hex' | 'regex';
  readonly text: string;
  readonly matchCase: boolean;
  readonly encoding: Encoding;
}

/** A query that can be run. `words`: how often it is in the words of an event; null: events have no bytes to look at. */
export type Compiled =
  | {
      readonly kind: 'bytes';
      readonly pattern: BytePattern;
      readonly words: ((text: string) => number) | null;
    }
  | { readonly kind: 'regex'; readonly regex: Regex; readonly words: (text: string) => number };

export function compileQuery(query: FindQuery, indexOf?: IndexOf): Result<Compiled, PatternProblem> {
  const { kind, text, matchCase, encoding } = query;
  if (kind === 'hex') {
    const bytes = parseHexPattern(text);
    if (!bytes.ok) return bytes;
    return ok({ kind: 'bytes', pattern: BytePattern.masked(bytes.value, indexOf), words: null });
  }
  if (kind === 'regex') {
    const regex = compileRegex(text, matchCase);
    if (!regex.ok) return regex;
    return ok({ kind: 'regex', regex: regex.value, words: (words) => regex.value.count(words) });
  }
  const pattern = textPattern(text, matchCase, encoding, indexOf);
  if (!pattern.ok) return pattern;
  return ok({ kind: 'bytes', pattern: pattern.value, words: (words) => countText(words, text, matchCase) });
}

/** How often a text is in another, none inside another. */
export function countText(where: string, what: string, matchCase: boolean): number {
  const fold = (text: string): string => (matchCase ? text : text.toLowerCase());
  return fold(where).split(fold(what)).length - 1;
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
