/** Rules as they are being written: every step is a new value. Pure. */
import { RULES_MAX, type Rule, type RuleSet, ruleSetSchema } from '@shared/contract/rules';

export const NO_RULES: RuleSet = ruleSetSchema.parse({ version: 1, rules: [] });

/** A new rule: it answers a line with a line. */
export function newRule(set: RuleSet, name: (n: number) => string): Rule {
  const n = set.rules.length + 1;
  return {
    id: freeId(set),
    name: name(n),
    enabled: true,
    match: { kind: 'exact', pattern: '' },
    reply: { mode: 'text', text: '', ending: set.framing.kind === 'line' ? 'lf' : 'none' },
    delayMs: 0,
    once: false,
    after: 'stay',
    goOn: false,
  };
}

export function isFull(set: RuleSet): boolean {
  return set.rules.length >= RULES_MAX;
}

/** Adds a rule after another, or as the last. */
export function addRule(set: RuleSet, rule: Rule, after: string | null = null): RuleSet {
  const index = set.rules.findIndex(({ id }) => id === after);
  const at = index < 0 ? set.rules.length : index + 1;
  return { ...set, rules: set.rules.toSpliced(at, 0, rule) };
}

export function changeRule(set: RuleSet, id: string, change: Partial<Rule>): RuleSet {
  return { ...set, rules: set.rules.map((rule) => (rule.id === id ? { ...rule, ...change } : rule)) };
}

export function removeRule(set: RuleSet, id: string): RuleSet {
  return { ...set, rules: set.rules.filter((rule) => rule.id !== id) };
}

/** Moves a rule up (-1) or down (1); at the end of the list nothing changes. */
export function moveRule(set: RuleSet, id: string, by: -1 | 1): RuleSet {
  const from = set.rules.findIndex((rule) => rule.id === id);
  const rule = set.rules[from];
  const to = from + by;
  if (rule === undefined || to < 0 || to >= set.rules.length) return set;
  return { ...set, rules: set.rules.toSpliced(from, 1).toSpliced(to, 0, rule) };
}

/** The same rule again, after the first. */
export function duplicateRule(
  set: RuleSet,
  id: string,
  name: (name: string) => string,
): { readonly set: RuleSet; readonly id: string } | null {
  const rule = set.rules.find((each) => each.id === id);
  if (rule === undefined || isFull(set)) return null;
  const copy = { ...rule, id: freeId(set), name: name(rule.name) };
  return { set: addRule(set, copy, id), id: copy.id };
}

/** Two sets that do the same and look the same. */
export function sameRules(a: RuleSet | null, b: RuleSet | null): boolean {
  return JSON.stringify(a) === JSON.stringify(b);
}

/** An id that no rule of the set has; not taken from a random source, which pages over plain HTTP lack. */
function freeId({ rules }: RuleSet): string {
  const taken = new Set(rules.map(({ id }) => id));
  let n = rules.length + 1;
  while (taken.has(`r${n}`)) n++;
  return `r${n}`;
}
