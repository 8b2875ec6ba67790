import type { ScenarioRunState } from '@shared/contract/scenario';
import type { ScenarioWords } from '@shared/i18n/scenarioWords';
import { SCENARIO_IDS } from '@shared/scenarios/outlines';
import { LogOut, RotateCcw } from 'lucide-react';
import { IconButton, Menu, MenuItem, useWords } from '../../ui/index';
import type { ScenarioActions } from './actions';
import { Cast, type CastMember } from './Cast';
import { isOver, numberOf } from './progress';

/** What is learned here, how far one is, and who takes part. */
export function Head(props: {
  readonly run: ScenarioRunState;
  readonly words: ScenarioWords;
  readonly cast: readonly CastMember[];
  readonly hasHost: boolean;
  readonly actions: ScenarioActions;
}) {
  const { run, words, cast, hasHost, actions } = props;
  const { t } = useWords();
  return (
    <header className="scenario-head">
      <div className="scenario-bar">
        <p className="scenario-number figures">
          {t('scenario.number', { n: String(numberOf(run.scenario)), total: String(SCENARIO_IDS.length) })}
        </p>
        <IconButton
          small
          label={t('scenario.startOver')}
          icon={<RotateCcw />}
          disabled={!hasHost}
          onClick={() => actions.start(run.scenario)}
        />
        <Menu
          trigger={<IconButton small label={t('scenario.leave')} icon={<LogOut />} disabled={!hasHost} />}
        >
          <MenuItem onSelect={() => actions.leave(false)}>{t('scenario.leaveClose')}</MenuItem>
          <MenuItem onSelect={() => actions.leave(true)}>{t('scenario.leaveKeep')}</MenuItem>
        </Menu>
      </div>
      <h2 className="scenario-title">{words.title}</h2>
      <p className="scenario-learn">{words.learn}</p>
      <Progress run={run} />
      <Cast members={cast} onShow={actions.showPane} />
    </header>
  );
}

/** One field per step. */
function Progress({ run }: { readonly run: ScenarioRunState }) {
  const { t } = useWords();
  const total = run.steps.length;
  const behind = run.steps.filter(isOver).length;
  const text = t('scenario.progressOf', { n: String(behind), total: String(total) });
  return (
    <div className="scenario-progress">
      <div
        className="scenario-fields"
        role="progressbar"
        aria-label={t('scenario.progress')}
        aria-valuemin={0}
        aria-valuemax={total}
        aria-valuenow={behind}
        aria-valuetext={text}
      >
        {run.steps.map(({ status }, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: steps neither move nor change their number.
          <span key={index} data-status={status} />
        ))}
      </div>
      <span className="figures" aria-hidden="true">
        {text}
      </span>
    </div>
  );
}
