import type { ScenarioRunState, StepStatus } from '@shared/contract/scenario';
import { scenarioWords } from '@shared/i18n/scenarioWords';
import { outlineOf } from '@shared/scenarios/outlines';
import { type RefObject, useEffect, useRef, useState } from 'react';
import { useWords } from '../../ui/index';
import type { ScenarioActions } from './actions';
import { Card } from './Card';
import type { CastMember } from './Cast';
import { Finished } from './Finished';
import { Foot } from './Foot';
import { Head } from './Head';
import { currentStep, isOver, newlyDone, tally } from './progress';
import { Quiz } from './Quiz';
import { StepItem } from './StepItem';

/** The running scenario beside its panes. */
export function ScenarioPanel(props: {
  readonly run: ScenarioRunState;
  readonly cast: readonly CastMember[];
  /** False: nothing can be asked of the host now. */
  readonly hasHost: boolean;
  /** It was just begun here: the focus goes to its first step. */
  readonly isWanted: boolean;
  readonly onFocused: () => void;
  readonly actions: ScenarioActions;
}) {
  const { run, cast, hasHost, isWanted, onFocused, actions } = props;
  const { t } = useWords();
  const [answer, setAnswer] = useState({ run: 0, option: '' });
  const list = useRef<HTMLOListElement>(null);
  const end = useRef<HTMLElement>(null);
  const act = useRef<HTMLButtonElement>(null);
  const current = currentStep(run);
  const step = run.steps[current];
  const words = scenarioWords(run.scenario, t);
  const { steps: names } = outlineOf(run.scenario);
  useCurrentInView(list, end, current, step?.status);
  const keepFocus = useKeptFocus(end, current < 0);
  useEffect(() => {
    if (!isWanted) return;
    // After a dialog has given the focus back.
    const frame = requestAnimationFrame(() => {
      act.current?.focus();
      onFocused();
    });
    return () => cancelAnimationFrame(frame);
  }, [isWanted, onFocused]);
  const said = useLastDone(run);

  return (
    <section className="scenario" aria-label={t('scenario.region')} onFocus={keepFocus}>
      <div className="scenario-frame">
        <Head run={run} words={words} cast={cast} hasHost={hasHost} actions={actions} />
        {/* biome-ignore lint/a11y/noNoninteractiveTabindex: it scrolls, so the keyboard must get in */}
        <div className="scenario-body" tabIndex={0}>
          <ol ref={list} className="steps" aria-label={t('scenario.steps')}>
            {run.steps.map((each, index) => {
              const name = names[index] ?? '';
              const own = words.steps[index];
              return (
                own !== undefined && (
                  <StepItem
                    key={name}
                    scenario={run.scenario}
                    number={index + 1}
                    words={own}
                    step={each}
                    isCurrent={index === current}
                  >
                    {isOver(each) &&
                      words.cards
                        .filter(({ after }) => after === name)
                        .map((card) => <Card key={card.id} card={card} />)}
                    {isOver(each) && words.quiz?.after === name && (
                      <Quiz
                        quiz={words.quiz}
                        answer={answer.run === run.run ? answer.option : null}
                        onAnswer={(option) => setAnswer({ run: run.run, option })}
                      />
                    )}
                  </StepItem>
                )
              );
            })}
          </ol>
          {step === undefined && (
            <Finished
              ref={end}
              scenario={run.scenario}
              tally={tally(run)}
              hasHost={hasHost}
              actions={actions}
            />
          )}
        </div>
        {step !== undefined && <Foot ref={act} run={run} step={step} hasHost={hasHost} actions={actions} />}
      </div>
      <p className="visually-hidden" role="status">
        {said >= 0 && t('scenario.stepDone', { n: String(said + 1) })}
      </p>
    </section>
  );
}

/** The last step takes its button along: the keyboard goes on at the end, if it was there. */
function useKeptFocus(end: RefObject<HTMLElement | null>, isFinished: boolean) {
  const last = useRef<Element | null>(null);
  useEffect(() => {
    const isLost = document.activeElement === document.body && last.current?.isConnected === false;
    if (isFinished && isLost) end.current?.focus({ preventScroll: true });
  }, [end, isFinished]);
  return ({ target }: { readonly target: Element }): void => {
    last.current = target;
  };
}

/** Scrolls to the step whose turn it is, or to the end, without taking the focus. */
function useCurrentInView(
  list: RefObject<HTMLOListElement | null>,
  end: RefObject<HTMLElement | null>,
  current: number,
  status: StepStatus | undefined,
): void {
  // biome-ignore lint/correctness/useExhaustiveDependencies: a step says more when it gets its turn, or has failed.
  useEffect(() => {
    const target = current < 0 ? end.current : list.current?.children[current];
    target?.scrollIntoView({ block: 'nearest' });
  }, [list, end, current, status]);
}

/** The step that ticked last while this page looked on; -1: none yet. */
function useLastDone(run: ScenarioRunState): number {
  const before = useRef(run);
  const [said, setSaid] = useState(-1);
  useEffect(() => {
    const done = newlyDone(before.current, run);
    before.current = run;
    if (done >= 0) setSaid(done);
  }, [run]);
  return said;
}
