import type { RulesState } from '@shared/contract/rules';
import { classes, useWords } from '../../ui/index';
import './rules.css';

/** Says in a pane that rules answer there; pressed, it shows them. */
export function RulesBadge({ state, onOpen }: { readonly state: RulesState; readonly onOpen: () => void }) {
  const { t } = useWords();
  const isBehind = state.behind > 0;
  const n = state.active;
  return (
    <button
      type="button"
      className={classes('rules-badge', isBehind && 'rules-badge-behind')}
      title={t(isBehind ? 'rules.badgeBehindHint' : 'rules.badgeHint')}
      onClick={onOpen}
    >
      {isBehind ? t('rules.badgeBehind', { n }) : t('rules.badge', { n })}
    </button>
  );
}
