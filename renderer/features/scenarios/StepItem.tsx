import { EVIDENCE_MARKS } from '@shared/contract/events';
import type { FactState, StepState, StepStatus } from '@shared/contract/scenario';
import { factWords, needWords, type ScenarioWords } from '@shared/i18n/scenarioWords';
import type { ScenarioId } from '@shared/scenarios/outlines';
import { Check, ChevronRight, CircleDashed, LoaderCircle, Minus, TriangleAlert } from 'lucide-react';
import type { ReactNode } from 'react';
import { useWords } from '../../ui/index';

const GLYPHS: Readonly<Record<StepStatus, ReactNode>> = {
  waiting: <CircleDashed />,
  open: <ChevronRight />,
  acting: <LoaderCircle />,
  done: <Check />,
  failed: <TriangleAlert />,
  unavailable: <Minus />,
};

/** One step: what it is called and how it stands; opened up while it is its turn, and once it is over. */
export function StepItem(props: {
  readonly scenario: ScenarioId;
  readonly number: number;
  readonly words: ScenarioWords['steps'][number];
  readonly step: StepState;
  readonly isCurrent: boolean;
  /** What is to be read once the step is over. */
  readonly children: ReactNode;
}) {
  const { scenario, number, words, step, isCurrent, children } = props;
  const { t } = useWords();
  const { status } = step;
  return (
    <li className="step" data-status={status} aria-current={isCurrent ? 'step' : undefined}>
      <header className="step-head">
        <span className="step-number figures">{number}</span>
        <h3 className="step-title">{words.title}</h3>
        <span className="step-status">
          <span aria-hidden="true">{GLYPHS[status]}</span>
          {t(`scenario.status.${status}`)}
        </span>
      </header>
      {isCurrent && (
        <div className="step-body">
          <p className="step-text">{words.text}</p>
          {status === 'failed' && <Problem problem={step.problem} />}
          {status === 'open' && <p className="step-aside">{t('scenario.byHand')}</p>}
        </div>
      )}
      {step.lacks !== null && <p className="step-body step-aside">{needWords(step.lacks, t)}</p>}
      {status === 'done' && (
        <div className="step-body">
          <Facts scenario={scenario} facts={step.facts} />
          <p className="step-text">{words.outcome}</p>
        </div>
      )}
      {children}
    </li>
  );
}

function Problem({ problem }: { readonly problem: string | null }) {
  const { t } = useWords();
  return (
    <p className="step-problem">
      {problem === null ? t('scenario.notSeen') : t('scenario.refused', { problem })}
    </p>
  );
}

/** What was seen, each with the mark of where it comes from. */
function Facts({ scenario, facts }: { readonly scenario: ScenarioId; readonly facts: readonly FactState[] }) {
  const { t, language } = useWords();
  if (facts.length === 0) return null;
  return (
    <ul className="step-facts" aria-label={t('scenario.seen')}>
      {facts.map((fact, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: facts neither move nor change.
        <li key={index}>
          <span
            className="step-evidence"
            role="img"
            aria-label={t(`common.evidence.${fact.evidence}`)}
            title={t(`common.evidence.${fact.evidence}`)}
          >
            {EVIDENCE_MARKS[fact.evidence]}
          </span>
          <span>{factWords(scenario, fact, t, language)}</span>
        </li>
      ))}
    </ul>
  );
}
