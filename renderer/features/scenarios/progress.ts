/** How far a run has come. Pure. */
import type { ScenarioRunState, StepState } from '@shared/contract/scenario';
import { SCENARIO_IDS, type ScenarioId } from '@shared/scenarios/outlines';

/** Behind the person: seen, or passed over. */
export function isOver({ status }: StepState): boolean {
  return status === 'done' || status === 'unavailable';
}

/** Index of the step whose turn it is; -1 when none is left. */
export function currentStep({ steps }: ScenarioRunState): number {
  return steps.findIndex((step) => !isOver(step));
}

export interface Tally {
  readonly total: number;
  readonly seen: number;
  readonly unavailable: number;
}

export function tally({ steps }: ScenarioRunState): Tally {
  const count = (wanted: StepState['status']): number =>
    steps.filter(({ status }) => status === wanted).length;
  return { total: steps.length, seen: count('done'), unavailable: count('unavailable') };
}

/** The last step that was seen in `now` and not before; -1 when there is none. */
export function newlyDone(before: ScenarioRunState, now: ScenarioRunState): number {
  if (before.run !== now.run) return -1;
  return now.steps.findLastIndex(
    ({ status }, index) => status === 'done' && before.steps[index]?.status !== 'done',
  );
}

/** From 1, in the order of the course. */
export function numberOf(scenario: ScenarioId): number {
  return SCENARIO_IDS.indexOf(scenario) + 1;
}

/** What comes after it in the course; null after the last. */
export function nextOf(scenario: ScenarioId): ScenarioId | null {
  return SCENARIO_IDS[numberOf(scenario)] ?? null;
}
