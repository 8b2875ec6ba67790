import { SCENARIO_IDS } from '@shared/scenarios/outlines';
import { currentStep, numberOf } from '../features/scenarios/index';
import type { Command, CommandContext } from './command';
import { actScenario, chooseScenario } from './scenarioVerbs';

/** Each scenario by name, and the step whose turn it is. */
export function scenarioCommands({ workspace, t }: CommandContext): Command[] {
  const run = workspace.host.store.getState().scenario;
  const status = run?.steps[currentStep(run)]?.status;
  return [
    {
      id: 'scenario-act',
      group: 'scenario',
      title: (words) => words('scenario.act'),
      when: () => status === 'open' || status === 'failed',
      needsHost: true,
      run: () => {
        if (run !== null) actScenario(workspace, run, t);
      },
    },
    ...SCENARIO_IDS.map(
      (scenario): Command => ({
        id: `scenario-${scenario}`,
        group: 'scenario',
        title: (words) =>
          words('scenario.command', {
            n: String(numberOf(scenario)),
            title: words(`scenarios.${scenario}.title`),
          }),
        when: () => true,
        needsHost: true,
        run: () => chooseScenario(workspace, scenario, t),
      }),
    ),
  ];
}
