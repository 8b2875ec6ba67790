import type { FactState, Need } from '../contract/scenario';
import { outlineOf, type ScenarioId } from '../scenarios/outlines';
import { formatNumber } from './format';
import type { Translate } from './index';
import type { Language } from './languages';

/** Everything a scenario says, in one language. */
export interface ScenarioWords {
  readonly title: string;
  readonly learn: string;
  readonly steps: readonly { readonly title: string; readonly text: string; readonly outcome: string }[];
  readonly cards: readonly {
    readonly id: string;
    readonly after: string;
    readonly kind: 'note' | 'correction';
    readonly title: string;
    readonly text: string;
  }[];
  readonly quiz: {
    readonly after: string;
    readonly right: string;
    readonly question: string;
    readonly options: readonly { readonly id: string; readonly text: string }[];
    readonly why: string;
  } | null;
}

/** One text that stands for all: their keys follow from the outline, and `ScenarioText` asks for each of them. */
type AnyKey = 'scenarios.hello.facts.timeWait';
type AnyValues = { readonly from: string; readonly to: string };

function speaker(t: Translate) {
  return (key: string, values: Readonly<Record<string, string>> = {}): string =>
    t(key as AnyKey, values as AnyValues);
}

export function scenarioWords(scenario: ScenarioId, t: Translate): ScenarioWords {
  const say = speaker(t);
  const { steps, cards, quiz } = outlineOf(scenario);
  return {
    title: t(`scenarios.${scenario}.title`),
    learn: t(`scenarios.${scenario}.learn`),
    steps: steps.map((step) => ({
      title: say(`scenarios.${scenario}.steps.${step}.title`),
      text: say(`scenarios.${scenario}.steps.${step}.text`),
      outcome: say(`scenarios.${scenario}.steps.${step}.outcome`),
    })),
    cards: cards.map((card) => ({
      ...card,
      title: say(`scenarios.${scenario}.cards.${card.id}.title`),
      text: say(`scenarios.${scenario}.cards.${card.id}.text`),
    })),
    quiz:
      quiz === null
        ? null
        : {
            after: quiz.after,
            right: quiz.right,
            question: say(`scenarios.${scenario}.quiz.question`),
            options: quiz.options.map((id) => ({
              id,
              text: say(`scenarios.${scenario}.quiz.options.${id}`),
            })),
            why: say(`scenarios.${scenario}.quiz.why`),
          },
  };
}

/** What was seen, in words. Numbers are written as the reader writes them. */
export function factWords(scenario: ScenarioId, fact: FactState, t: Translate, language: Language): string {
  const values = Object.entries(fact.values).map(([name, value]) => [
    name,
    typeof value === 'number' ? formatNumber(value, language) : value,
  ]);
  const say = speaker(t);
  return say(`scenarios.${scenario}.facts.${fact.fact}`, Object.fromEntries(values));
}

/** What a machine lacks for a step, in words. */
export function needWords(need: Need, t: Translate): string {
  return t(`scenario.lacks.${need}`);
}
