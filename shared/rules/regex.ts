/** A person's regular expression: always RE2, whose time grows with the text and never explodes. Pure. */
import { RE2JS, RE2JSException, RE2JSSyntaxException } from 're2js';
import { fail, ok, type Result } from '../contract/result';

/**
 * Instructions of a compiled expression times bytes of a frame. RE2 is linear, but a large expression is slow on a large
 * frame: this is about a tenth of a second of one core.
 */
export const REGEX_WORK = 1 << 20;
/** Larger ones could not look at a kilobyte any more. */
export const REGEX_SIZE_MAX = 1_000;

/** `look-around` and `back-reference` are not in RE2; `too-large`: `size` instructions; `syntax`: what RE2 says. */
export type RegexProblem =
  | { readonly problem: 'look-around' | 'back-reference' }
  | { readonly problem: 'too-large'; readonly size: number }
  | { readonly problem: 'syntax'; readonly detail: string };

export interface Regex {
  readonly re: RE2JS;
  /** Groups, without the whole match; and the numbers of those with a name. */
  readonly groups: number;
  readonly names: ReadonlyMap<string, number>;
  /** Bytes of a longest frame it may look at. */
  readonly maxBytes: number;
}

export function compileRegex(pattern: string): Result<Regex, RegexProblem> {
  let re: RE2JS;
  try {
    re = RE2JS.compile(pattern);
  } catch (error) {
    if (error instanceof RE2JSException) return fail(problemOf(pattern, error));
    throw error;
  }
  const size = re.programSize();
  if (size > REGEX_SIZE_MAX) return fail({ problem: 'too-large', size });
  const names = new Map(Object.entries(re.namedGroups()));
  return ok({ re, groups: re.groupCount(), names, maxBytes: Math.floor(REGEX_WORK / size) });
}

function problemOf(pattern: string, error: RE2JSException): RegexProblem {
  if (/\(\?<?[=!]/.test(pattern)) return { problem: 'look-around' };
  if (/\\[1-9]|\\k</.test(pattern)) return { problem: 'back-reference' };
  const detail = error instanceof RE2JSSyntaxException ? error.message : String(error.message);
  return { problem: 'syntax', detail: detail.replace(/^error parsing regexp: /, '') };
}
