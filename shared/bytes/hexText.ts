import { fail, ok, type Result } from '../contract/result';

/**
 * `odd-digit` a byte has two digits and this one has one · `empty-prefix` `0x` or `\x` without digits ·
 * `foreign-character` neither a digit nor a separator
 */
export type HexProblemCode = 'odd-digit' | 'empty-prefix' | 'foreign-character';

export interface HexProblem {
  readonly problem: HexProblemCode;
  readonly at: number;
  /** What stands there. */
  readonly text: string;
}

const SEPARATOR = /[\s,:;]/;
const PREFIX = /(?:0|\\)x/iy;
const DIGIT = /[0-9a-f]/i;

/**
 * Bytes written as pairs of hex digits, as people copy them from anywhere: `48 65`, `4865`, `0x48, 0x65`, `\x48\x65`,
 * `48:65`. A single digit is never filled up: which half was meant, only its writer knows.
 */
export function parseHex(text: string): Result<Uint8Array, HexProblem> {
  const bytes = new Uint8Array(text.length >> 1);
  let size = 0;
  for (let at = 0; at < text.length; ) {
    if (SEPARATOR.test(text.charAt(at))) {
      at++;
      continue;
    }
    const prefix = prefixAt(text, at);
    const from = at + prefix.length;
    if (prefix !== '' && !DIGIT.test(text.charAt(from)))
      return isEnd(text, from) ? problem('empty-prefix', at, prefix) : foreign(text, from);
    if (!DIGIT.test(text.charAt(from))) return foreign(text, from);
    if (!DIGIT.test(text.charAt(from + 1))) {
      return isEnd(text, from + 1) ? problem('odd-digit', from, text.charAt(from)) : foreign(text, from + 1);
    }
    bytes[size++] = Number.parseInt(text.slice(from, from + 2), 16);
    at = from + 2;
  }
  return ok(bytes.subarray(0, size));
}

/** The pair ends here: nothing follows, or a separator, or the prefix of the next. */
function isEnd(text: string, at: number): boolean {
  return at >= text.length || SEPARATOR.test(text.charAt(at)) || prefixAt(text, at) !== '';
}

function prefixAt(text: string, at: number): string {
  PREFIX.lastIndex = at;
  return PREFIX.exec(text)?.[0] ?? '';
}

function foreign(text: string, at: number) {
  return problem('foreign-character', at, String.fromCodePoint(text.codePointAt(at) ?? 0));
}

function problem(code: HexProblemCode, at: number, text: string) {
  return fail({ problem: code, at, text });
}

/** `48 65 6C`: pairs of capital digits with a space between. */
export function formatHex(bytes: Uint8Array): string {
  return Array.from(bytes, (byte) => byte.toString(16).toUpperCase().padStart(2, '0')).join(' ');
}
