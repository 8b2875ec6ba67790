/**
 * Regular expressions that people write. They run through RE2, in time linear in what is searched: no expression can
 * hang the app. What RE2 does not have (look-around, back-references) is refused by name.
 */
import { RE2JS, RE2JSSyntaxException } from 're2js';
import { fail, ok, type Result } from '../contract/result';
import type { PatternProblem } from './hexPattern';

/** Characters of an expression: more is a typing error, and a large machine to build. */
export const REGEX_CHARS = 1_000;

export interface Regex {
  /** Whether it fits anywhere in the text. */
  test(text: string): boolean;
  /** How often it fits, leftmost first and none inside another. What fits nothing (`a*`) counts only where it fits something. */
  count(text: string): number;
  /** Where the first of these are: units of the text. */
  places(text: string, limit: number): readonly TextRange[];
}

/** From a unit of a text up to another. */
export type TextRange = readonly [from: number, to: number];

export function compileRegex(source: string, matchCase: boolean): Result<Regex, PatternProblem> {
  if (source === '') return fail({ at: 0, problem: 'empty' });
  if (source.length > REGEX_CHARS)
    return fail({ at: REGEX_CHARS, problem: 'long', detail: String(REGEX_CHARS) });
  let compiled: RE2JS;
  try {
    compiled = RE2JS.compile(source, RE2JS.MULTILINE | (matchCase ? 0 : RE2JS.CASE_INSENSITIVE));
  } catch (error) {
    if (!(error instanceof RE2JSSyntaxException)) throw error;
    return fail(problemOf(source, error.getPattern() ?? '', error.getDescription()));
  }
  return ok({
    test: (text) => compiled.test(text),
    count: (text) => countIn(compiled, text),
    places: (text, limit) => placesIn(compiled, text, limit),
  });
}

function countIn(compiled: RE2JS, text: string): number {
  // Quick where there is none, which is nearly everywhere.
  if (!compiled.test(text)) return 0;
  const matcher = compiled.matcher(text);
  let count = 0;
  while (matcher.find()) if (matcher.end() > matcher.start()) count++;
  return count;
}

function placesIn(compiled: RE2JS, text: string, limit: number): TextRange[] {
  const places: TextRange[] = [];
  if (!compiled.test(text)) return places;
  const matcher = compiled.matcher(text);
  while (places.length < limit && matcher.find())
    if (matcher.end() > matcher.start()) places.push([matcher.start(), matcher.end()]);
  return places;
}

/** `input`: the part of the expression that RE2 names. */
function problemOf(source: string, input: string, description: string): PatternProblem {
  const at = Math.max(0, input === '' ? 0 : source.indexOf(input));
  if (/^\(\?<?[=!]/.test(input)) return { at, problem: 'regex-look-around', detail: input };
  if (/^\\[1-9k]/.test(input)) return { at, problem: 'regex-back-reference', detail: input };
  return { at, problem: 'regex', detail: input === '' ? description : `${description}: ${input}` };
}
