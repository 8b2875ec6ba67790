import type { CardOf, QuizOf, ScenarioId, StepOf } from '../scenarios/outlines';

/** The texts of one scenario: everything its outline names, and what can be seen in it. */
export type ScenarioText<S extends ScenarioId> = {
  readonly title: string;
  /** The learning point, in a sentence. */
  readonly learn: string;
  readonly steps: {
    readonly [K in StepOf<S>]: {
      readonly title: string;
      /** What is done, and what to look for. */
      readonly text: string;
      /** What has happened, once it was seen. */
      readonly outcome: string;
    };
  };
  /** What was seen; variables are the values of the fact. */
  readonly facts: Readonly<Record<string, string>>;
  readonly cards: { readonly [C in CardOf<S>]: { readonly title: string; readonly text: string } };
} & (QuizOf<S> extends { readonly options: readonly (infer O extends string)[] }
  ? {
      readonly quiz: {
        readonly question: string;
        readonly options: { readonly [K in O]: string };
        /** Why the right answer is right. */
        readonly why: string;
      };
    }
  : unknown);
