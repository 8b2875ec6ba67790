import { EVIDENCE_MARKS, type Row } from '@shared/contract/events';
import { formatClock } from '@shared/i18n/index';
import { stateWords } from '@shared/i18n/stateWords';
import type { TcpState } from '@shared/tcp/states';
import { X } from 'lucide-react';
import { useEffect, useRef } from 'react';
import { IconButton, useWords } from '../../ui/index';
import { errorLine, errorOf, explanationOf, rowFacts } from './rowFacts';
import { Steps } from './Steps';
import type { Step, StepAction } from './steps/step';

/** One row in words: what it means, what can be done, and all that is known of it. */
export function Explanation(props: {
  readonly row: Row;
  readonly epochMs: number;
  /** What the app knows to do about it now. */
  readonly steps: readonly Step[];
  readonly onStep: (action: StepAction) => void;
  readonly onClose: () => void;
}) {
  const { row, epochMs, steps, onStep, onClose } = props;
  const { t } = useWords();
  const panel = useRef<HTMLElement>(null);
  const id = explanationOf(row);
  const error = errorOf(row);
  const kind = `explainEvent.${row.type}` as const;
  const words = id === null ? kind : (`explain.${id}` as const);

  // Opened by a person, so it is where they look: the keyboard follows.
  // biome-ignore lint/correctness/useExhaustiveDependencies: a new row is a new panel.
  useEffect(() => panel.current?.focus(), [row.seq]);

  return (
    <aside
      ref={panel}
      className="explanation"
      aria-label={t('events.explanation')}
      tabIndex={-1}
      onKeyDown={(event) => {
        if (event.key !== 'Escape') return;
        event.stopPropagation();
        onClose();
      }}
    >
      <header className="explanation-head">
        <div>
          <h3 className="explanation-title">{t(`${words}.title`)}</h3>
          <p className="explanation-when figures">
            <span title={t(`common.evidence.${row.evidence}`)}>{EVIDENCE_MARKS[row.evidence]}</span>{' '}
            {formatClock(epochMs + row.at)} · {row.type}
          </p>
        </div>
        <IconButton small label={t('common.close')} icon={<X />} onClick={onClose} />
      </header>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: it scrolls, so the keyboard must get in */}
      <div className="explanation-body" tabIndex={0}>
        <Steps steps={steps} onStep={onStep} />
        <section>
          <h4>{t('events.whatHappened')}</h4>
          <p>{t(`${words}.text`)}</p>
          {id !== null && <p className="explanation-aside">{t(`${kind}.text`)}</p>}
        </section>
        {row.type === 'state' && <StateSection state={row.to} />}
        <section>
          <h4>{t('events.whatNext')}</h4>
          <p>{t(`${words}.next`)}</p>
        </section>
        {error !== null && (
          <section>
            <h4>{t('events.systemSays')}</h4>
            <p className="mono explanation-code">{errorLine(error)}</p>
            <p className="explanation-aside">{error.message}</p>
          </section>
        )}
        {error?.attempts !== undefined && (
          <section>
            <h4>{t('events.attempts')}</h4>
            <ul>
              {error.attempts.map((attempt) => (
                <li key={`${attempt.address}${attempt.port}`}>
                  <span className="mono explanation-code">{errorLine(attempt)}</span>{' '}
                  {t(`explain.${attempt.explanation}.title`)}
                </li>
              ))}
            </ul>
          </section>
        )}
        <section>
          <h4>{t('common.details')}</h4>
          <dl className="explanation-facts mono">
            {rowFacts(row).map((fact) => (
              <div key={fact.name}>
                <dt>{fact.name}</dt>
                <dd>{fact.value}</dd>
              </div>
            ))}
          </dl>
        </section>
      </div>
    </aside>
  );
}

/** What a state of TCP means, who is in it, and what may come next. */
function StateSection({ state }: { state: TcpState }) {
  const { t } = useWords();
  const { meaning, next, who, notes } = stateWords(state, t);
  return (
    <section>
      <h4 className="mono">{state}</h4>
      <p>{meaning}</p>
      <p>{next}</p>
      <p className="explanation-aside">{who}</p>
      {notes.map((note) => (
        <p key={note} className="explanation-aside">
          {note}
        </p>
      ))}
    </section>
  );
}
