export { NO_RULES, sameRules } from './draft';
export { keepRules, readKeptRules } from './kept';
export { RulesBadge } from './RulesBadge';
export { RulesDialog } from './RulesDialog';
