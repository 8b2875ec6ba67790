import type { ScenarioId } from '@shared/scenarios/outlines';
import { Picker } from '../features/scenarios/index';
import { useHostState } from '../host/index';
import { ConfirmDialog, useWords } from '../ui/index';
import { chooseScenario, startScenario } from './scenarioVerbs';
import { useWorkspace } from './WorkspaceContext';

export function ScenarioPicker({ onClose }: { readonly onClose: () => void }) {
  const workspace = useWorkspace();
  const { t } = useWords();
  const running = useHostState((state) => state.scenario?.scenario ?? null);
  return (
    <Picker
      running={running}
      onClose={onClose}
      onChoose={(scenario) => {
        onClose();
        chooseScenario(workspace, scenario, t);
      }}
    />
  );
}

/** One runs already: its panes would be closed. */
export function ScenarioQuestion(props: { readonly scenario: ScenarioId; readonly onClose: () => void }) {
  const { scenario, onClose } = props;
  const workspace = useWorkspace();
  const { t } = useWords();
  const running = useHostState((state) => state.scenario?.scenario ?? scenario);
  return (
    <ConfirmDialog
      open
      title={t('scenario.question.title')}
      text={t('scenario.question.text', { title: t(`scenarios.${running}.title`) })}
      confirm={t('scenario.question.confirm')}
      cancel={t('scenario.question.cancel')}
      onCancel={onClose}
      onConfirm={() => {
        onClose();
        void startScenario(workspace, scenario, t);
      }}
    />
  );
}
