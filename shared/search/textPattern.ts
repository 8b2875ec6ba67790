/** A text as the bytes that stand for it in an encoding. */
import { type Encoding, encodeText } from '../bytes/encoding';
import { fail, ok, type Result } from '../contract/result';
import { BytePattern, type IndexOf } from './bytePattern';
import type { PatternProblem } from './hexPattern';

/** Characters of a text to look for. */
export const TEXT_CHARS = 1_000;

/**
 * `matchCase` false: each character in its small and its capital form, where these are one character. `ß` is found
 * only as `ß`: what has another length in capitals is another text.
 */
export function textPattern(
  text: string,
  matchCase: boolean,
  encoding: Encoding,
  indexOf?: IndexOf,
): Result<BytePattern, PatternProblem> {
  if (text === '') return fail({ at: 0, problem: 'empty' });
  if (text.length > TEXT_CHARS) return fail({ at: TEXT_CHARS, problem: 'long', detail: String(TEXT_CHARS) });
  const whole = encodeText(text, encoding);
  if (!whole.ok) return fail({ at: whole.error.at, problem: 'not-encodable', detail: whole.error.character });
  // In one piece: then it can be looked for as it is.
  if (matchCase) return ok(BytePattern.characters([[whole.value]], indexOf));
  return ok(
    BytePattern.characters(
      [...text].map((character) => formsOf(character, encoding)),
      indexOf,
    ),
  );
}

/** The forms of a character in different case, those that the encoding has. */
function formsOf(character: string, encoding: Encoding): readonly Uint8Array[] {
  const forms = new Set([character, character.toLowerCase(), character.toUpperCase()]);
  const encoded: Uint8Array[] = [];
  for (const form of forms) {
    if ([...form].length !== 1) continue;
    const bytes = encodeText(form, encoding);
    if (bytes.ok) encoded.push(bytes.value);
  }
  return encoded;
}
