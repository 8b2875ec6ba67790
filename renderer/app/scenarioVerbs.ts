/** What the page asks of the guided scenario that runs on the host. What is refused is shown. */
import type { ScenarioRunState } from '@shared/contract/scenario';
import type { Translate } from '@shared/i18n/index';
import type { ScenarioId } from '@shared/scenarios/outlines';
import { currentStep } from '../features/scenarios/index';
import type { Workspace } from './workspace';

/** Starts a scenario, or starts it over; its panel takes the focus. */
export async function startScenario(workspace: Workspace, scenario: ScenarioId, t: Translate): Promise<void> {
  const answer = await workspace.report(
    t('scenario.start'),
    workspace.host.call('scenario.start', { scenario }),
  );
  if (answer.ok) workspace.store.setState({ wantedRun: answer.value.run });
}

/** Starts a scenario, after a question when that closes panes of one that is not finished. */
export function chooseScenario(workspace: Workspace, scenario: ScenarioId, t: Translate): void {
  const run = workspace.host.store.getState().scenario;
  if (run !== null && isUnderWay(run)) workspace.show({ kind: 'scenario', scenario });
  else void startScenario(workspace, scenario, t);
}

/** Does the step that was on the screen, even if another has its turn by now. */
export function actScenario(workspace: Workspace, state: ScenarioRunState, t: Translate): void {
  const { run } = state;
  const step = currentStep(state);
  if (step >= 0) void workspace.report(t('scenario.act'), workspace.host.call('scenario.act', { run, step }));
}

export function playScenario(workspace: Workspace, run: number, playing: boolean, t: Translate): void {
  const what = playing ? t('scenario.play') : t('scenario.pause');
  void workspace.report(what, workspace.host.call('scenario.play', { run, playing }));
}

export function leaveScenario(workspace: Workspace, run: number, keepPanes: boolean, t: Translate): void {
  void workspace.report(t('scenario.leave'), workspace.host.call('scenario.stop', { run, keepPanes }));
}

function isUnderWay(run: ScenarioRunState): boolean {
  return run.panes.length > 0 && currentStep(run) >= 0;
}
