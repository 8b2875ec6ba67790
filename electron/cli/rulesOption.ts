/** `--rules FILE`: answers by themselves what fits. */
import { readFileSync } from 'node:fs';
import type { RuleSet } from '@shared/contract/rules';
import type { Translate } from '@shared/i18n/index';
import { ruleProblemWords } from '@shared/i18n/ruleWords';
import { readyRules } from '@shared/rules/compile';
import { readRules } from '@shared/rules/file';
import type { Command } from 'commander';
import { UsageError } from './usage';

export interface RulesOption {
  /** What the session answers by. */
  readonly rules?: RuleSet;
}

export interface TypedRules {
  /** A file. */
  readonly rules?: string;
}

export function addRulesOption(command: Command, t: Translate): Command {
  return command.option('--rules <file>', t('cli.option.rules'));
}

/** Reads the file, if one was given. What is wrong with it is an error of usage: nothing has begun yet. */
export function takeRulesOption<T extends TypedRules>(
  { rules: file, ...rest }: T,
  t: Translate,
): { readonly options: RulesOption; readonly rest: Omit<T, 'rules'> } {
  return { options: file === undefined ? {} : { rules: rulesFrom(file, t) }, rest };
}

function rulesFrom(file: string, t: Translate): RuleSet {
  const read = readRules(textOf(file, t));
  if (!read.ok) {
    const detail = 'detail' in read.error ? read.error.detail : '';
    throw new UsageError(t(`rules.problem.file.${read.error.problem}`, { file, detail }));
  }
  const ready = readyRules(read.value);
  if (ready.ok) return read.value;
  const [first] = ready.error;
  const rule = read.value.rules.find(({ id }) => id === first?.rule);
  const problem = first === undefined || rule === undefined ? '' : ruleProblemWords(rule, first, t);
  const detail = t('rules.problem.file.wrong', { name: rule?.name || (rule?.id ?? ''), problem });
  throw new UsageError(t('rules.problem.file.rules', { file, detail }));
}

function textOf(file: string, t: Translate): string {
  try {
    return readFileSync(file, 'utf8');
  } catch (error) {
    const detail = error instanceof Error ? error.message : String(error);
    throw new UsageError(t('rules.problem.file.unreadable', { file, detail }));
  }
}
