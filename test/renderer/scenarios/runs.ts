/** Runs of scenarios as a host would tell them. */
import type { ScenarioRunState, StepState } from '@shared/contract/scenario';
import { outlineOf, type ScenarioId } from '@shared/scenarios/outlines';

export const step = (status: StepState['status'], more: Partial<StepState> = {}): StepState => ({
  status,
  facts: [],
  lacks: null,
  problem: null,
  ...more,
});

/** `steps` from the first on; the others wait. */
export function runOf(
  scenario: ScenarioId,
  steps: readonly (StepState | StepState['status'])[],
  more: Partial<ScenarioRunState> = {},
): ScenarioRunState {
  const all = outlineOf(scenario).steps.map((_, index) => {
    const each = steps[index] ?? 'waiting';
    return typeof each === 'string' ? step(each) : each;
  });
  return { scenario, run: 1, playing: false, panes: [], steps: all, ...more };
}
