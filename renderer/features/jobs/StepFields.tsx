import { WANTED_CHARS } from '@shared/jobs/wanted';
import { ArrowDown, ArrowUp, Trash2 } from 'lucide-react';
import { Choice, Field, IconButton, Input, useWords } from '../../ui/index';
import type { DraftStep, StepProblems } from './draft';
import { MessageFields } from './MessageFields';

/** One step of a sequence: what it does, where it stands, and away with it. */
export function StepFields(props: {
  readonly step: DraftStep;
  readonly index: number;
  readonly count: number;
  readonly problems: StepProblems;
  readonly onChange: (step: DraftStep) => void;
  readonly onMove: (by: 1 | -1) => void;
  readonly onRemove: () => void;
}) {
  const { step, index, count, problems, onChange, onMove, onRemove } = props;
  const { t } = useWords();
  const n = index + 1;
  return (
    <li className="job-step" aria-label={t('jobs.sequence.step', { n })}>
      <div className="job-step-head">
        <span className="job-step-number figures">{n}</span>
        <span className="job-step-kind">{t(`jobs.sequence.${step.do}`)}</span>
        <span className="job-space" />
        <IconButton
          small
          label={t('jobs.sequence.up', { n })}
          icon={<ArrowUp />}
          disabled={index === 0}
          onClick={() => onMove(-1)}
        />
        <IconButton
          small
          label={t('jobs.sequence.down', { n })}
          icon={<ArrowDown />}
          disabled={n === count}
          onClick={() => onMove(1)}
        />
        <IconButton
          small
          danger
          label={t('jobs.sequence.remove', { n })}
          icon={<Trash2 />}
          onClick={onRemove}
        />
      </div>
      {step.do === 'send' ? (
        <>
          <MessageFields
            message={step.message}
            problem={problems.text}
            onChange={(message) => onChange({ ...step, message })}
          />
          <TimeField
            label={t('jobs.sequence.delay')}
            value={step.delay}
            problem={problems.time}
            onChange={(delay) => onChange({ ...step, delay })}
          />
        </>
      ) : (
        <>
          <Field label={t('jobs.sequence.pattern')} error={problems.text} className="job-text">
            {(control) => (
              <Input
                {...control}
                className="mono"
                maxLength={WANTED_CHARS}
                value={step.wanted.text}
                onChange={(event) =>
                  onChange({ ...step, wanted: { ...step.wanted, text: event.target.value } })
                }
              />
            )}
          </Field>
          <div className="job-form">
            <Choice
              label={t('jobs.sequence.kind')}
              values={['regex', 'hex'] as const}
              value={step.wanted.kind}
              words={(kind) => t(`jobs.sequence.${kind}`)}
              onChange={(kind) => onChange({ ...step, wanted: { ...step.wanted, kind } })}
            />
            <TimeField
              label={t('jobs.sequence.timeout')}
              value={step.timeout}
              problem={problems.time}
              onChange={(timeout) => onChange({ ...step, timeout })}
            />
            <Choice
              label={t('jobs.sequence.otherwise')}
              values={['stop', 'go-on'] as const}
              value={step.otherwise}
              words={(otherwise) => t(otherwise === 'stop' ? 'jobs.sequence.stop' : 'jobs.sequence.goOn')}
              onChange={(otherwise) => onChange({ ...step, otherwise })}
            />
          </div>
        </>
      )}
    </li>
  );
}

function TimeField(props: {
  readonly label: string;
  readonly value: string;
  readonly problem: string | undefined;
  readonly onChange: (value: string) => void;
}) {
  const { label, value, problem, onChange } = props;
  return (
    <Field label={label} error={problem} className="job-time">
      {(control) => (
        <Input
          {...control}
          inputMode="numeric"
          value={value}
          onChange={(event) => onChange(event.target.value)}
        />
      )}
    </Field>
  );
}
