import { EVIDENCE_MARKS } from '@shared/contract/events';
import { formatClock } from '@shared/i18n/index';
import { memo } from 'react';
import { classes, useWords } from '../../ui/index';
import type { Pause, Step } from './ladderStep';
import { pauseWords, stepWords } from './ladderWords';

interface PlaceProps {
  readonly top: number;
  /** Its number among all lines, from 1. */
  readonly place: number;
}

interface StepLineProps extends PlaceProps {
  readonly step: Step;
  /** What became of it, which changes in the step itself. */
  readonly paired: number;
  readonly peers: number;
  readonly certain: boolean;
  readonly epochMs: number;
  /** Both ends live in this app. */
  readonly both: boolean;
  /** Tab comes here. */
  readonly isEntry: boolean;
  readonly isCurrent: boolean;
}

export const StepLine = memo(function StepLine(props: StepLineProps) {
  const { step, top, place, epochMs, both, isEntry, isCurrent } = props;
  const { t, language } = useWords();
  const { text, preview, fate, level } = stepWords(step, both, t, language);
  const evidence = t(`common.evidence.${step.evidence}`);
  const title = [text, preview, fate, `(${evidence})`].filter(Boolean).join(' ');
  const told = step.kind === 'handshake';
  const clock = formatClock(epochMs + step.row.at);
  return (
    <li
      className="ladder-line"
      style={{ transform: `translateY(${top}px)` }}
      aria-setsize={-1}
      aria-posinset={place}
    >
      <button
        type="button"
        className="ladder-step"
        data-line={step.line}
        data-side={step.side}
        data-level={level}
        data-told={told || undefined}
        data-chunk={preview !== '' || undefined}
        aria-current={isCurrent || undefined}
        tabIndex={isEntry ? 0 : -1}
      >
        <span className="ladder-time">
          {/* What is told has no time: nobody saw it. */}
          {!told && (
            <>
              <span className="ladder-hours">{clock.slice(0, 3)}</span>
              {clock.slice(3)}
            </>
          )}
        </span>{' '}
        <span className="ladder-words" title={title}>
          <span className="visually-hidden">{t(`wire.ladder.side.${step.side}`)}</span>{' '}
          <span className="ladder-evidence" aria-hidden="true">
            {EVIDENCE_MARKS[step.evidence]}
          </span>{' '}
          <span className="ladder-text">{text}</span>{' '}
          {preview !== '' && <span className="ladder-preview">{preview}</span>}
          {fate !== '' && <span className="ladder-fate"> · {fate}</span>}{' '}
          <span className="visually-hidden">({evidence})</span>
        </span>
      </button>
    </li>
  );
});

export const PauseLine = memo(function PauseLine({
  pause,
  top,
  place,
}: PlaceProps & { readonly pause: Pause }) {
  const { t, language } = useWords();
  return (
    <li
      className={classes('ladder-line', 'ladder-pause')}
      style={{ transform: `translateY(${top}px)` }}
      aria-setsize={-1}
      aria-posinset={place}
    >
      <span>{pauseWords(pause, t, language)}</span>
    </li>
  );
});
