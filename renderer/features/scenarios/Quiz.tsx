import type { ScenarioWords } from '@shared/i18n/scenarioWords';
import { CircleHelp } from 'lucide-react';
import { useId } from 'react';
import { useWords } from '../../ui/index';

/** One question; the answer is told at once, and may be given again. */
export function Quiz(props: {
  readonly quiz: NonNullable<ScenarioWords['quiz']>;
  readonly answer: string | null;
  readonly onAnswer: (option: string) => void;
}) {
  const { quiz, answer, onAnswer } = props;
  const { t } = useWords();
  const id = useId();
  const isRight = answer === quiz.right;
  return (
    <fieldset className="card quiz" data-kind="quiz">
      <legend className="visually-hidden">{quiz.question}</legend>
      <p className="card-kind">
        <CircleHelp aria-hidden="true" />
        {t('scenario.quiz.title')}
      </p>
      <p className="card-title" aria-hidden="true">
        {quiz.question}
      </p>
      {quiz.options.map((option) => (
        <label key={option.id} className="quiz-option">
          <input type="radio" name={id} checked={answer === option.id} onChange={() => onAnswer(option.id)} />
          <span>{option.text}</span>
        </label>
      ))}
      <div role="status">
        {answer !== null && (
          <p className="card-text quiz-verdict" data-right={isRight}>
            <strong>{isRight ? t('scenario.quiz.right') : t('scenario.quiz.wrong')}</strong> {quiz.why}
          </p>
        )}
      </div>
    </fieldset>
  );
}
