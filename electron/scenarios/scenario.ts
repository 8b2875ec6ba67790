/** What a guided scenario is made of. Who does its steps, and when, is the run's affair. */
import type { Evidence } from '@shared/contract/events';
import type { Need } from '@shared/contract/scenario';
import type { en } from '@shared/i18n/en/index';
import type { ScenarioId, StepOf } from '@shared/scenarios/outlines';
import type { Stage } from './stage';

/** A text of this scenario's catalogue: what was seen. */
export type FactName<S extends ScenarioId> = keyof (typeof en.scenarios)[S]['facts'] & string;

export interface Fact<Name extends string = string> {
  readonly evidence: Evidence;
  readonly fact: Name;
  /** What the text has in braces. Numbers are written as the reader writes them; ports and codes are texts. */
  readonly values?: Readonly<Record<string, string | number>>;
}

/** What was seen of a scenario, to be added to. */
export type Facts<S extends ScenarioId> = Fact<FactName<S>>[];

export interface Step<Name extends string = string> {
  /** What a machine must have for it; where it has not, the step is passed over as not available. */
  readonly needs?: readonly Need[];
  /** What the app does when it is asked to; a person may do the same by hand. Throws what was refused. */
  act?(stage: Stage): Promise<void> | void;
  /**
   * What proves that it happened, from events and kernel rows alone; null as long as something is missing. Asked several
   * times a second while it is this step's turn.
   */
  seen(stage: Stage): readonly Fact<Name>[] | null;
  /** Longest time (ms) from `act` until it must have been seen. */
  readonly withinMs?: number;
}

export interface Definition<S extends ScenarioId = ScenarioId> {
  readonly scenario: S;
  readonly steps: Readonly<Record<StepOf<S>, Step<FactName<S>>>>;
}

/** A definition without the exact names that its type knows. */
export interface AnyDefinition {
  readonly scenario: ScenarioId;
  readonly steps: Readonly<Record<string, Step>>;
}

/** Writes a scenario down; the compiler asks for every step of its outline and knows its facts. */
export function define<S extends ScenarioId>(scenario: S, steps: Definition<S>['steps']): Definition<S> {
  return { scenario, steps };
}
