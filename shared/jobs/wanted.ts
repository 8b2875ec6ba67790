/**
 * What a step of a sequence waits for. Pure.
 *
 * It is found at the first byte that completes it, wherever the stream was cut. So a regular expression may not ask for
 * the end (`$`, `\z`) or for what follows (`\b`): in a stream there is always something to follow.
 */
import { RE2JS, RE2JSException } from 're2js';
import { z } from 'zod';
import { fail, ok, type Result } from '../contract/result';
import { findHex, type HexPatternProblem, parseHexPattern } from './hexPattern';

export const WANTED_CHARS = 1_024;

/** As it is written down: a regular expression over the stream as UTF-8, or bytes in hex with `?` for any digit. */
export const wantedSchema = z.strictObject({
  kind: z.enum(['regex', 'hex']),
  text: z.string().max(WANTED_CHARS),
});
export type Wanted = z.infer<typeof wantedSchema>;

export interface Found {
  readonly from: number;
  /** After its last byte. */
  readonly to: number;
}

/** Finds the first place in `bytes`; null when there is none. More bytes after them never undo a find. */
export type Finder = (bytes: Uint8Array) => Found | null;

export type WantedProblem =
  | { readonly key: 'hex'; readonly problem: HexPatternProblem }
  | { readonly key: 'empty' }
  /** It asks for the end of a stream, or for what follows. */
  | { readonly key: 'end'; readonly what: string }
  | { readonly key: 'regex'; readonly message: string };

export function compileWanted({ kind, text }: Wanted): Result<Finder, WantedProblem> {
  return kind === 'hex' ? compileHex(text) : compileRegex(text);
}

function compileHex(text: string): Result<Finder, WantedProblem> {
  const pattern = parseHexPattern(text);
  if (!pattern.ok) return fail({ key: 'hex', problem: pattern.error });
  return ok((bytes) => {
    const from = findHex(bytes, pattern.value);
    return from < 0 ? null : { from, to: from + pattern.value.values.length };
  });
}

function compileRegex(source: string): Result<Finder, WantedProblem> {
  if (source === '') return fail({ key: 'empty' });
  const what = asksForEnd(source);
  if (what !== null) return fail({ key: 'end', what });
  let regex: RE2JS;
  try {
    regex = RE2JS.compile(source);
  } catch (error) {
    if (error instanceof RE2JSException) return fail({ key: 'regex', message: error.message });
    throw error;
  }
  // It would be found before anything has come.
  if (regex.test('')) return fail({ key: 'empty' });
  return ok((bytes) => {
    const whole = bytes.subarray(0, wholeCharacters(bytes));
    // Asked first because it is much faster, and nearly always says no.
    if (!regex.test(whole)) return null;
    const matcher = regex.matcher(whole);
    return matcher.find() ? { from: matcher.start(), to: matcher.end() } : null;
  });
}

/** The part of a regular expression that asks for the end of the text or for what follows; null when none does. */
function asksForEnd(source: string): string | null {
  let inClass = false;
  for (let i = 0; i < source.length; i++) {
    const char = source[i];
    if (char === '\\') {
      const next = source[++i] ?? '';
      if (next === 'Q') {
        const end = source.indexOf('\\E', i);
        if (end < 0) return null;
        i = end + 1;
      } else if (!inClass && 'zZbB'.includes(next)) return `\\${next}`;
    } else if (char === '[' && !inClass) {
      inClass = true;
      // A bracket at the very beginning of a class stands for itself.
      if (source[i + 1] === '^') i++;
      if (source[i + 1] === ']') i++;
    } else if (char === ']') inClass = false;
    else if (char === '$' && !inClass) return '$';
  }
  return null;
}

/** Bytes up to where the last character that has only begun begins: what it becomes is not known yet. */
export function wholeCharacters(bytes: Uint8Array): number {
  for (let back = 1; back <= 3 && back <= bytes.length; back++) {
    const byte = bytes[bytes.length - back] ?? 0;
    if (byte < 0x80) return bytes.length;
    // A first byte: it announces how many follow.
    if (byte >= 0xc0) {
      const length = byte >= 0xf0 ? 4 : byte >= 0xe0 ? 3 : 2;
      return length > back ? bytes.length - back : bytes.length;
    }
  }
  return bytes.length;
}
