import type { ErrorInfo } from '@shared/contract/errors';
import { fail, type Result } from '@shared/contract/result';
import type { ScenarioRunState } from '@shared/contract/scenario';
import type { ScenarioId } from '@shared/scenarios/outlines';

type Verdict = Result<Record<string, never>, ErrorInfo>;

/** Who runs guided scenarios for a host: one at a time, the same for all its views. */
export interface ScenarioDesk {
  readonly state: ScenarioRunState | null;
  /** `listener` is called after every change of `state`; the answer ends that. */
  onChanged(listener: (state: ScenarioRunState | null) => void): () => void;
  start(scenario: ScenarioId): Promise<Result<{ run: number }, ErrorInfo>>;
  act(run: number, step: number): Verdict;
  play(run: number, playing: boolean): Verdict;
  stop(run: number, keepPanes: boolean): Promise<Verdict>;
}

const refusal = fail<ErrorInfo>({
  code: 'NOT_AVAILABLE',
  message: 'this host has no scenarios',
  explanation: 'bad-command',
});

/** A host without scenarios. */
export const NO_SCENARIOS: ScenarioDesk = {
  state: null,
  onChanged: () => () => undefined,
  start: () => Promise.resolve(refusal),
  act: () => refusal,
  play: () => refusal,
  stop: () => Promise.resolve(refusal),
};
