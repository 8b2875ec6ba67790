import { useId } from 'react';
import { Button, useWords } from '../../ui/index';
import type { Step, StepAction } from './steps/step';
import { stepWords } from './steps/words';

/** What the app knows to do, each with its button. Before the words that are always true: a person came to go on. */
export function Steps(props: {
  readonly steps: readonly Step[];
  readonly onStep: (action: StepAction) => void;
}) {
  const { steps, onStep } = props;
  const { t, language } = useWords();
  const title = useId();
  if (steps.length === 0) return null;
  return (
    <section className="explanation-now">
      <h4 id={title}>{t('steps.list')}</h4>
      <ul className="explanation-steps" aria-labelledby={title}>
        {steps.map((step) => {
          const { text, label } = stepWords(step, t, language);
          const { action } = step;
          return (
            <li key={`${step.id} ${text}`}>
              <p>{text}</p>
              {action !== undefined && (
                <Button small onClick={() => onStep(action.does)}>
                  {label}
                </Button>
              )}
            </li>
          );
        })}
      </ul>
    </section>
  );
}
