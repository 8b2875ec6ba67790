import type { Check, CheckState } from '@shared/contract/jobs';
import { type FormEvent, useState } from 'react';
import { useHostState } from '../../host/index';
import { Banner, Button, Dialog, EmptyState, Field, Input, useWords } from '../../ui/index';
import { CheckResult } from './CheckResult';
import { keepCheck, keptCheck } from './kept';
import { type CheckProblems, type CheckValues, readCheck } from './values';
import './echoCheck.css';

const FIELDS = ['size', 'chunk', 'rate', 'window', 'silence'] as const;
const HINTS: Partial<Record<keyof CheckValues, 'sizeHint' | 'rateHint' | 'windowHint' | 'silenceHint'>> = {
  size: 'sizeHint',
  rate: 'rateHint',
  window: 'windowHint',
  silence: 'silenceHint',
};

/** Starts an echo check on a client's connection, and shows the newest one of it. Closed, the check goes on. */
export function EchoCheckDialog(props: {
  readonly session: number;
  readonly onClose: () => void;
  /** Answers why it was refused, or null. */
  readonly onStart: (check: Check) => Promise<string | null>;
  readonly onStop: (job: number) => void;
}) {
  const { session, onClose, onStart, onStop } = props;
  const { t } = useWords();
  const jobs = useHostState((state) => state.jobs);
  const job = jobs.findLast((each): each is CheckState => each.kind === 'check' && each.session === session);
  const [values, setValues] = useState(() => keptCheck(localStorage));
  const [tried, setTried] = useState(false);
  const [refusal, setRefusal] = useState<string | null>(null);
  const read = readCheck(values, t);
  const problems: CheckProblems = tried && !read.ok ? read.error : {};
  const isRunning = job?.outcome === 'running';

  const start = async (event: FormEvent): Promise<void> => {
    event.preventDefault();
    setTried(true);
    if (!read.ok || isRunning) return;
    keepCheck(localStorage, values);
    setRefusal(await onStart(read.value));
  };

  return (
    <Dialog
      open
      onClose={onClose}
      title={t('echoCheck.title')}
      lead={t('echoCheck.lead')}
      closeLabel={t('common.close')}
      top
      page
    >
      <form className="check-dialog" noValidate onSubmit={(event) => void start(event)}>
        <div className="dialog-body check-body">
          <div className="check-form">
            {FIELDS.map((field) => {
              const hint = HINTS[field];
              return (
                <Field
                  key={field}
                  label={t(`echoCheck.${field}`)}
                  hint={hint === undefined ? undefined : t(`echoCheck.${hint}`)}
                  error={problems[field]}
                >
                  {(control) => (
                    <Input
                      {...control}
                      disabled={isRunning}
                      autoFocus={field === 'size'}
                      value={values[field]}
                      onChange={(event) => setValues({ ...values, [field]: event.target.value })}
                    />
                  )}
                </Field>
              );
            })}
          </div>
          {refusal !== null && (
            <Banner tone="bad" urgent>
              {refusal}
            </Banner>
          )}
          {job === undefined ? <EmptyState>{t('echoCheck.none')}</EmptyState> : <CheckResult job={job} />}
        </div>
        <footer className="dialog-foot">
          <Button onClick={onClose}>{t('common.close')}</Button>
          {job !== undefined && isRunning ? (
            <Button variant="danger" onClick={() => onStop(job.job)}>
              {t('echoCheck.stop')}
            </Button>
          ) : (
            <Button type="submit" variant="primary">
              {t(job === undefined ? 'echoCheck.start' : 'echoCheck.again')}
            </Button>
          )}
        </footer>
      </form>
    </Dialog>
  );
}
