import { printableString } from '../bytes/printable';
import type { EventRow } from '../contract/events';
import { assertNever } from '../contract/result';
import type { Rule } from '../contract/rules';
import type { RuleProblems } from '../rules/compile';
import type { PatternProblem } from '../rules/matcher';
import { REGEX_SIZE_MAX } from '../rules/regex';
import type { ReplyProblem } from '../rules/reply';
import { composeProblemWords } from './composeWords';
import { formatDuration, formatExactBytes, formatNumber } from './format';
import type { Translate } from './index';
import type { Language } from './languages';
import { templateProblemWords } from './templateWords';

/** A fired rule in one line: which, on what, and what follows. */
export function ruleFired(
  row: Extract<EventRow, { readonly type: 'rule-fired' }>,
  t: Translate,
  language: Language,
): { readonly text: string; readonly level: 'info' | 'warn' } {
  const rule = row.name === '' ? row.rule : row.name;
  const bytes = formatExactBytes(row.bytes, language);
  const more =
    row.untold > 0 ? t('traffic.variant.ruleUntold', { n: formatNumber(row.untold, language) }) : '';
  if (row.problem !== undefined) {
    const text = t('traffic.variant.ruleProblem', { rule, bytes, problem: row.problem });
    return { text: text + more, level: 'warn' };
  }
  const reply = formatExactBytes(row.reply, language);
  const delay =
    row.delayMs > 0 ? t('traffic.variant.ruleDelay', { time: formatDuration(row.delayMs, language) }) : '';
  const then = { stay: '', close: t('traffic.variant.ruleClose'), reset: t('traffic.variant.ruleReset') };
  const text = t('traffic.row.rule-fired', { rule, bytes, reply });
  return { text: text + delay + then[row.after] + more, level: 'info' };
}

/** Why a pattern cannot be used. */
export function patternProblemWords(pattern: string, problem: PatternProblem, t: Translate): string {
  switch (problem.kind) {
    case 'text':
      return composeProblemWords(pattern, problem.cause, t);
    case 'empty':
      return t('rules.problem.empty');
    case 'hex':
      return t(`rules.problem.hex-${problem.cause.problem}`, { text: problem.cause.text });
    case 'regex': {
      const { cause } = problem;
      if (cause.problem === 'too-large')
        return t('rules.problem.too-large', { size: cause.size, max: REGEX_SIZE_MAX });
      if (cause.problem === 'syntax')
        return t('rules.problem.syntax', { detail: printableString(cause.detail) });
      return t(`rules.problem.${cause.problem}`);
    }
    default:
      return assertNever(problem);
  }
}

/** Why a reply cannot be made. */
export function replyProblemWords(text: string, problem: ReplyProblem, t: Translate): string {
  if (problem.kind === 'template') return templateProblemWords(text, problem.cause, t);
  const { text: reference, has } = problem;
  return has === 0
    ? t('rules.problem.noCaptures', { text: reference })
    : t('rules.problem.capture', { text: reference, last: `$${has}` });
}

/** The first thing that is wrong with a rule. */
export function ruleProblemWords(rule: Rule, { pattern, reply }: RuleProblems, t: Translate): string {
  if (pattern !== undefined) return patternProblemWords(rule.match.pattern, pattern, t);
  return reply === undefined ? '' : replyProblemWords(rule.reply.text, reply, t);
}
