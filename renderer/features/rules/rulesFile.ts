/** Rules as a file of the browser. */
import { fail, type Result } from '@shared/contract/result';
import type { RuleSet } from '@shared/contract/rules';
import { RULES_FILE_CHARS, type RulesFileProblem, readRules, writeRules } from '@shared/rules/file';

export type ReadProblem = RulesFileProblem | { readonly problem: 'unreadable'; readonly detail: string };

export async function readRulesFile(file: File): Promise<Result<RuleSet, ReadProblem>> {
  if (file.size > RULES_FILE_CHARS) return fail({ problem: 'too-large' });
  try {
    return readRules(await file.text());
  } catch (error) {
    return fail({ problem: 'unreadable', detail: error instanceof Error ? error.message : String(error) });
  }
}

/** Gives the rules to the browser's downloads. */
export function saveRulesFile(set: RuleSet): void {
  const url = URL.createObjectURL(new Blob([writeRules(set)], { type: 'application/json' }));
  const link = document.createElement('a');
  link.href = url;
  link.download = 'bothends-rules.json';
  link.click();
  // The browser has begun to read it by then.
  setTimeout(() => URL.revokeObjectURL(url), 1_000);
}
