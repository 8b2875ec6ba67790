import { scenarioWords } from '@shared/i18n/scenarioWords';
import type { ScenarioId } from '@shared/scenarios/outlines';
import { ArrowRight, CircleCheck, Layers } from 'lucide-react';
import type { Ref } from 'react';
import { Button, useWords } from '../../ui/index';
import type { ScenarioActions } from './actions';
import { nextOf, type Tally } from './progress';

/** Where the page about the layers continues what was seen. */
const LEADS_TO_LAYERS: readonly ScenarioId[] = ['handshake', 'boundaries'];

/** No step is left: what was seen, and where to go from here. */
export function Finished(props: {
  readonly ref: Ref<HTMLElement>;
  readonly scenario: ScenarioId;
  readonly tally: Tally;
  readonly hasHost: boolean;
  readonly actions: ScenarioActions;
}) {
  const { ref, scenario, tally, hasHost, actions } = props;
  const { t } = useWords();
  const { seen, unavailable } = tally;
  const next = nextOf(scenario);
  return (
    <section ref={ref} className="scenario-finished" tabIndex={-1} aria-label={t('scenario.finished.title')}>
      <p className="scenario-finished-line">
        <CircleCheck aria-hidden="true" />
        <span>
          <strong className="scenario-finished-title">{t('scenario.finished.title')}</strong>{' '}
          {unavailable === 0
            ? t('scenario.finished.all', { count: seen, n: seen })
            : t('scenario.finished.some', { count: unavailable, n: unavailable, seen })}
        </span>
      </p>
      {LEADS_TO_LAYERS.includes(scenario) && (
        <Button small variant="quiet" onClick={() => actions.showLayers()}>
          <Layers aria-hidden="true" />
          {t('layers.title')}
        </Button>
      )}
      {next === null ? (
        <Button onClick={() => actions.choose()}>{t('scenario.finished.choose')}</Button>
      ) : (
        <Button
          variant="primary"
          className="scenario-next"
          aria-disabled={!hasHost}
          onClick={() => hasHost && actions.start(next)}
        >
          <span>{t('scenario.finished.next', { title: scenarioWords(next, t).title })}</span>
          <ArrowRight aria-hidden="true" />
        </Button>
      )}
    </section>
  );
}
