import type { Rule, RulesState } from '@shared/contract/rules';
import { formatNumber } from '@shared/i18n/format';
import { classes, useWords } from '../../ui/index';

type Fired = RulesState['fired'][number];

/** The rules in their order: which are used, which are wrong, how often each fired and where. */
export function RuleList(props: {
  readonly rules: readonly Rule[];
  readonly wrong: ReadonlySet<string>;
  readonly fired: readonly Fired[];
  readonly chosen: string | null;
  readonly nameOf: (rule: Rule) => string;
  readonly onChoose: (id: string) => void;
  readonly onEnable: (id: string, enabled: boolean) => void;
  readonly onMove: (id: string, by: -1 | 1) => void;
  readonly onShow: (fired: Fired) => void;
}) {
  const { rules, wrong, fired, chosen, nameOf, onChoose, onEnable, onMove, onShow } = props;
  const { t, language } = useWords();
  return (
    <ol className="rules-list" aria-label={t('rules.list')}>
      {rules.map((rule) => {
        const { id, enabled, match } = rule;
        const count = fired.find((each) => each.rule === id);
        return (
          <li
            key={id}
            className={classes('rules-item', id === chosen && 'rules-chosen', !enabled && 'rules-off')}
          >
            <input
              type="checkbox"
              aria-label={t('rules.enabled', { name: nameOf(rule) })}
              checked={enabled}
              onChange={(event) => onEnable(id, event.target.checked)}
            />
            <button
              type="button"
              className="rules-choose"
              aria-current={id === chosen}
              onClick={() => onChoose(id)}
              onKeyDown={(event) => {
                if (!event.altKey || (event.key !== 'ArrowUp' && event.key !== 'ArrowDown')) return;
                event.preventDefault();
                onMove(id, event.key === 'ArrowUp' ? -1 : 1);
              }}
            >
              <span className="rules-name">
                {nameOf(rule)}
                {enabled && wrong.has(id) && (
                  <span className="rules-wrong" role="img" aria-label={t('rules.wrong')}>
                    {' '}
                    !
                  </span>
                )}
              </span>{' '}
              <span className="rules-summary">
                {t(`rules.kind.${match.kind}`)} <span className="mono">{match.pattern}</span>
              </span>
            </button>
            {count !== undefined && (
              <span className="rules-fired figures">
                {t('rules.fired', { n: formatNumber(count.times, language) })}
                <button
                  type="button"
                  className="rules-last"
                  title={t('rules.lastHint')}
                  onClick={() => onShow(count)}
                >
                  {t('rules.last', { socket: count.socket })}
                </button>
              </span>
            )}
          </li>
        );
      })}
    </ol>
  );
}
