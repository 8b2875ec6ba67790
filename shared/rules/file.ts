/** Rules as a file: JSON that people may write and share. Pure. */
import { describeIssues } from '../contract/issues';
import { fail, ok, type Result } from '../contract/result';
import { type RuleSet, ruleSetSchema } from '../contract/rules';

/** Characters of a longest file: more than all rules can have. */
export const RULES_FILE_CHARS = 8 * 1024 * 1024;

/** `json`: it is none. `version`: of a later app. `rules`: JSON, but no rules; `detail` is technical. */
export type RulesFileProblem =
  | { readonly problem: 'too-large' | 'version' }
  | { readonly problem: 'json' | 'rules'; readonly detail: string };

export function writeRules(set: RuleSet): string {
  return `${JSON.stringify(set, null, 2)}\n`;
}

export function readRules(text: string): Result<RuleSet, RulesFileProblem> {
  if (text.length > RULES_FILE_CHARS) return fail({ problem: 'too-large' });
  let json: unknown;
  try {
    // Some editors begin a file with a byte order mark.
    json = JSON.parse(text.replace(/^\uFEFF/, ''));
  } catch (error) {
    return fail({ problem: 'json', detail: error instanceof Error ? error.message : String(error) });
  }
  const version = typeof json === 'object' && json !== null ? Reflect.get(json, 'version') : undefined;
  if (typeof version === 'number' && version > 1) return fail({ problem: 'version' });
  const set = ruleSetSchema.safeParse(json);
  return set.success ? ok(set.data) : fail({ problem: 'rules', detail: describeIssues(set.error) });
}
