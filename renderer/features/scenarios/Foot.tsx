import type { ScenarioRunState, StepState } from '@shared/contract/scenario';
import { Pause, Play } from 'lucide-react';
import type { Ref } from 'react';
import { Button, useWords } from '../../ui/index';
import type { ScenarioActions } from './actions';

/**
 * What can be done with the step whose turn it is. It stands still while the steps move on, so that pointer and keyboard can
 * stay on it.
 */
export function Foot(props: {
  /** The button that does the step. */
  readonly ref: Ref<HTMLButtonElement>;
  readonly run: ScenarioRunState;
  readonly step: StepState;
  readonly hasHost: boolean;
  readonly actions: ScenarioActions;
}) {
  const { ref, run, step, hasHost, actions } = props;
  const { t } = useWords();
  const { playing } = run;
  const canAct = hasHost && !playing && (step.status === 'open' || step.status === 'failed');
  return (
    <footer className="scenario-foot">
      <Button
        ref={ref}
        variant="primary"
        className="scenario-act"
        // Not `disabled`: the focus would be lost between two steps.
        aria-disabled={!canAct}
        // A key held down would run away with the steps, and so would the second half of a double click.
        onKeyDown={(event) => event.repeat && event.preventDefault()}
        onClick={({ detail }) => canAct && detail < 2 && actions.act()}
      >
        {playing ? t('scenario.playing') : actWords(step, t)}
      </Button>
      <Button aria-disabled={!hasHost} onClick={() => hasHost && actions.play(!playing)}>
        {playing ? <Pause aria-hidden="true" /> : <Play aria-hidden="true" />}
        {playing ? t('scenario.pause') : t('scenario.play')}
      </Button>
    </footer>
  );
}

function actWords({ status }: StepState, t: ReturnType<typeof useWords>['t']): string {
  if (status === 'failed') return t('scenario.again');
  return status === 'acting' ? t('scenario.acting') : t('scenario.act');
}
