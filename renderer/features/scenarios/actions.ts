import type { ScenarioId } from '@shared/scenarios/outlines';

/** What the panel can be asked for; whoever composes does it. */
export interface ScenarioActions {
  act(): void;
  play(playing: boolean): void;
  /** Starts a scenario: this one over, or another. */
  start(scenario: ScenarioId): void;
  leave(keepPanes: boolean): void;
  choose(): void;
  showPane(session: number): void;
  showLayers(): void;
}
