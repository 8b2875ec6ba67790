/**
 * Text with C escapes: `\r` `\n` `\t` `\0` `\e` `\\` and `\u{…}` are characters, `\xNN` is a byte whatever the encoding.
 * Nothing else after a backslash is taken: a guess would be bytes that nobody meant. So `\0` before a digit, an octal
 * number in C, is refused too.
 */
import { fail, ok, type Result } from '../contract/result';
import { isMarked, isVariationSelector, ZERO_WIDTH_JOINER } from './codePoints';
import { decodeText, type Encoding, encodeText } from './encoding';

/** A piece of the text at `at`: characters, as they stand or escaped, or one byte. */
export type EscapePiece =
  | { readonly kind: 'text'; readonly at: number; readonly text: string }
  | { readonly kind: 'byte'; readonly at: number; readonly byte: number };

/**
 * `unknown-escape` no escape of ours · `lone-backslash` nothing follows · `incomplete-x` `\x` wants two hex digits ·
 * `incomplete-u` `\u` wants braces with one to six · `octal` `\0` before a digit · `no-character` no such code point
 */
export type EscapeProblemCode =
  | 'unknown-escape'
  | 'lone-backslash'
  | 'incomplete-x'
  | 'incomplete-u'
  | 'octal'
  | 'no-character';

export interface EscapeProblem {
  readonly problem: EscapeProblemCode;
  readonly at: number;
  /** What stands there. */
  readonly text: string;
}

const CHARACTERS: Readonly<Record<string, string>> = {
  r: '\r',
  n: '\n',
  t: '\t',
  '0': '\0',
  e: '\x1b',
  '\\': '\\',
};

const BYTE = /\\x([0-9a-f]{2})/iy;
const CODE_POINT = /\\u\{([0-9a-f]{1,6})\}/iy;
/** The beginning of the two above, as far as it goes. */
const UNFINISHED_BYTE = /\\x[0-9a-f]?/iy;
const UNFINISHED_CODE_POINT = /\\u(\{[0-9a-f]*)?/iy;

export function parseEscapes(text: string): Result<readonly EscapePiece[], EscapeProblem> {
  const pieces: EscapePiece[] = [];
  let from = 0;
  for (let at = text.indexOf('\\'); at >= 0; at = text.indexOf('\\', from)) {
    if (at > from) pieces.push({ kind: 'text', at: from, text: text.slice(from, at) });
    const found = readEscape(text, at);
    if (!found.ok) return found;
    pieces.push(found.value.piece);
    from = at + found.value.length;
  }
  if (from < text.length) pieces.push({ kind: 'text', at: from, text: text.slice(from) });
  return ok(pieces);
}

function readEscape(
  text: string,
  at: number,
): Result<{ readonly piece: EscapePiece; readonly length: number }, EscapeProblem> {
  const problem = (code: EscapeProblemCode, what: string) => fail({ problem: code, at, text: what });
  const next = text.codePointAt(at + 1);
  if (next === undefined) return problem('lone-backslash', '\\');
  const letter = String.fromCodePoint(next);
  if (letter === 'x') {
    const digits = match(BYTE, text, at)?.[1];
    if (digits === undefined) return problem('incomplete-x', match(UNFINISHED_BYTE, text, at)?.[0] ?? '\\x');
    return ok({ piece: { kind: 'byte', at, byte: Number.parseInt(digits, 16) }, length: 4 });
  }
  if (letter === 'u') {
    const found = match(CODE_POINT, text, at);
    const digits = found?.[1];
    if (found === null || digits === undefined)
      return problem('incomplete-u', match(UNFINISHED_CODE_POINT, text, at)?.[0] ?? '\\u');
    const codePoint = Number.parseInt(digits, 16);
    if (codePoint > 0x10ffff || (codePoint >= 0xd800 && codePoint < 0xe000))
      return problem('no-character', found[0]);
    return ok({
      piece: { kind: 'text', at, text: String.fromCodePoint(codePoint) },
      length: found[0].length,
    });
  }
  const character = Object.hasOwn(CHARACTERS, letter) ? CHARACTERS[letter] : undefined;
  if (character === undefined) return problem('unknown-escape', `\\${letter}`);
  const after = text[at + 2] ?? '';
  if (letter === '0' && /[0-9]/.test(after)) return problem('octal', `\\0${after}`);
  return ok({ piece: { kind: 'text', at, text: character }, length: 2 });
}

function match(pattern: RegExp, text: string, at: number): RegExpExecArray | null {
  pattern.lastIndex = at;
  return pattern.exec(text);
}

/** The text as it stands, written so that nothing in it is an escape. */
export function doubleBackslashes(text: string): string {
  return text.replaceAll('\\', '\\\\');
}

/** Written as itself, a line break is easier to read in a box of several lines, and `\n` in one line. */
export interface EscapeOptions {
  readonly lines: 'kept' | 'escaped';
}

/** Text that composes to exactly these bytes in this encoding. */
export function escapeBytes(
  bytes: Uint8Array,
  encoding: Encoding,
  { lines }: EscapeOptions = { lines: 'escaped' },
): string {
  const text = decodeText(bytes, encoding);
  const again = encodeText(text, encoding);
  if (again.ok && isSame(again.value, bytes)) return escapeCharacters(text, lines);
  return escapeUnclean(bytes, encoding, lines);
}

/** All that needs a look: the rest is letters and signs of ASCII. */
const UNUSUAL = /[^ -[\]-~]/gu;
const NAMES: Readonly<Record<string, string>> = {
  '\r': '\\r',
  '\n': '\\n',
  '\t': '\\t',
  '\0': '\\0',
  '\x1b': '\\e',
  '\\': '\\\\',
};

function escapeCharacters(text: string, lines: EscapeOptions['lines']): string {
  return text.replace(UNUSUAL, (character, at: number) => {
    if (character === '\n' && lines === 'kept') return character;
    if (character === '\0' && /[0-9]/.test(text[at + 1] ?? '')) return '\\u{0}';
    const codePoint = character.codePointAt(0) ?? 0;
    const code = isHidden(codePoint) ? `\\u{${codePoint.toString(16).toUpperCase()}}` : character;
    return NAMES[character] ?? code;
  });
}

/** As in the traffic; but what emoji are joined of stays, it is seen by them. */
function isHidden(codePoint: number): boolean {
  if (codePoint < 0x20 || codePoint === 0x7f) return true;
  return isMarked(codePoint) && codePoint !== ZERO_WIDTH_JOINER && !isVariationSelector(codePoint);
}

/** At most so many bytes make one character, in every encoding. */
const LONGEST = 4;

/** Bytes of which some are no characters: those become `\xNN`, one at a time, so that the rest stays readable. */
function escapeUnclean(bytes: Uint8Array, encoding: Encoding, lines: EscapeOptions['lines']): string {
  let clean = '';
  let out = '';
  const flush = (): void => {
    // A NUL before a digit is seen only when the run is whole.
    out += escapeCharacters(clean, lines);
    clean = '';
  };
  for (let at = 0; at < bytes.length; ) {
    const length = characterLength(bytes, at, encoding);
    if (length > 0) {
      clean += decodeText(bytes.subarray(at, at + length), encoding);
      at += length;
      continue;
    }
    flush();
    out += `\\x${(bytes[at] ?? 0).toString(16).toUpperCase().padStart(2, '0')}`;
    at++;
  }
  flush();
  return out;
}

/** Bytes of the one character at `at` that encodes back to them; 0 when there is none. */
function characterLength(bytes: Uint8Array, at: number, encoding: Encoding): number {
  for (let length = 1; length <= LONGEST && at + length <= bytes.length; length++) {
    const part = bytes.subarray(at, at + length);
    const text = decodeText(part, encoding);
    if ([...text].length !== 1) continue;
    const again = encodeText(text, encoding);
    if (again.ok && isSame(again.value, part)) return length;
  }
  return 0;
}

function isSame(a: Uint8Array, b: Uint8Array): boolean {
  return a.length === b.length && a.every((byte, at) => byte === b[at]);
}
