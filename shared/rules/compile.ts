/** A set of rules as a person wrote it, made ready to look at frames, or what is wrong with it. Pure. */
import { fail, ok, type Result } from '../contract/result';
import type { Rule, RuleSet } from '../contract/rules';
import type { Framing } from '../framing/spec';
import { compileMatch, type Matcher, type PatternProblem } from './matcher';
import { compileReply, type Reply, type ReplyProblem } from './reply';

export interface ReadyRule {
  readonly rule: Rule;
  readonly matcher: Matcher;
  readonly reply: Reply;
}

export interface ReadyRules {
  readonly framing: Framing;
  /** The enabled ones, in their order. */
  readonly rules: readonly ReadyRule[];
}

/** What is wrong with one rule, by the field it stands beside. */
export interface RuleProblems {
  readonly rule: string;
  readonly pattern?: PatternProblem;
  readonly reply?: ReplyProblem;
}

const NO_CAPTURES = { captures: 99, names: new Map<string, number>() };

/** One rule. Of a pattern that cannot be read, captures are not known: its reply is read as if it had them all. */
export function readyRule(rule: Rule, encoding: RuleSet['encoding']): Result<ReadyRule, RuleProblems> {
  const matcher = compileMatch(rule.match, encoding);
  const reply = compileReply(rule.reply, encoding, matcher.ok ? matcher.value : NO_CAPTURES);
  if (matcher.ok && reply.ok) return ok({ rule, matcher: matcher.value, reply: reply.value });
  return fail({
    rule: rule.id,
    ...(!matcher.ok && { pattern: matcher.error }),
    ...(!reply.ok && { reply: reply.error }),
  });
}

/** All enabled rules; of the others it does not matter what they say. */
export function readyRules({
  framing,
  encoding,
  rules,
}: RuleSet): Result<ReadyRules, readonly RuleProblems[]> {
  const problems: RuleProblems[] = [];
  const ready: ReadyRule[] = [];
  for (const rule of rules.filter(({ enabled }) => enabled)) {
    const result = readyRule(rule, encoding);
    if (result.ok) ready.push(result.value);
    else problems.push(result.error);
  }
  return problems.length > 0 ? fail(problems) : ok({ framing, rules: ready });
}
