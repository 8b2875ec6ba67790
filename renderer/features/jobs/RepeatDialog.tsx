import { formatAddress } from '@shared/contract/address';
import type { Repeat } from '@shared/contract/jobs';
import type { SocketState } from '@shared/contract/state';
import { useState } from 'react';
import { Checkbox, Field, Input, Select, useWords } from '../../ui/index';
import { JobForm } from './JobForm';
import { keepRepeat, keptRepeat } from './kept';
import { MessageFields } from './MessageFields';
import { checkRepeat, REPEAT_DEFAULTS, type RepeatProblems, repeatValuesSchema } from './repeatValues';

/** A message that is sent again and again: what, how often, to whom. */
export function RepeatDialog(props: {
  /** A server's connections, to choose from; null for a client. */
  readonly sockets: readonly SocketState[] | null;
  readonly onClose: () => void;
  /** Answers why it was refused, or null. */
  readonly onStart: (to: number | 'all', repeat: Repeat) => Promise<string | null>;
}) {
  const { sockets, onClose, onStart } = props;
  const { t } = useWords();
  const [values, setValues] = useState(() => keptRepeat(localStorage, repeatValuesSchema, REPEAT_DEFAULTS));
  const [chosen, setChosen] = useState<number | 'all'>('all');
  const [tried, setTried] = useState(false);
  const change = (part: Partial<typeof values>): void => setValues((old) => ({ ...old, ...part }));
  const checked = checkRepeat(values, t);
  const found: RepeatProblems = checked.ok ? {} : checked.error;
  // What is typed may be half done: a message is judged while it is written, an empty one only when it is to be sent.
  const problems = tried ? found : values.message.text === '' ? {} : { message: found.message };
  const to = sockets?.some(({ socket }) => socket === chosen) ? chosen : 'all';

  const submit = async (): Promise<string | null | false> => {
    setTried(true);
    if (!checked.ok) return false;
    const refusal = await onStart(to, checked.value);
    if (refusal === null) keepRepeat(localStorage, values);
    return refusal;
  };

  return (
    <JobForm
      title={t('jobs.repeat.title')}
      lead={t('jobs.repeat.lead')}
      submitLabel={t('jobs.repeat.start')}
      onClose={onClose}
      submit={submit}
    >
      <MessageFields
        autoFocus
        withHint
        message={values.message}
        problem={problems.message}
        onChange={(message) => change({ message })}
      />
      <div className="job-row">
        <Field label={t('jobs.repeat.every')} error={tried ? found.every : undefined}>
          {(control) => (
            <Input
              {...control}
              inputMode="numeric"
              value={values.every}
              onChange={(event) => change({ every: event.target.value })}
            />
          )}
        </Field>
        <Field label={t('jobs.repeat.count')} error={tried ? found.count : undefined}>
          {(control) => (
            <Input
              {...control}
              inputMode="numeric"
              disabled={values.endless}
              value={values.endless ? '' : values.count}
              onChange={(event) => change({ count: event.target.value })}
            />
          )}
        </Field>
      </div>
      <Checkbox
        label={t('jobs.repeat.endless')}
        checked={values.endless}
        onChange={(endless) => change({ endless })}
      />
      {sockets !== null && (
        <Field label={t('jobs.repeat.to')}>
          {(control) => (
            <Select
              {...control}
              value={String(to)}
              onChange={({ target: { value } }) => setChosen(value === 'all' ? 'all' : Number(value))}
            >
              <option value="all">{t('compose.toAll', { n: sockets.length })}</option>
              <SocketOptions sockets={sockets} />
            </Select>
          )}
        </Field>
      )}
    </JobForm>
  );
}

export function SocketOptions({ sockets }: { readonly sockets: readonly SocketState[] }) {
  const { t } = useWords();
  return sockets.map(({ socket, remote }) => (
    <option key={socket} value={socket}>
      {t('compose.toOne', {
        n: socket,
        address: remote === null ? t('panes.goneAddress') : formatAddress(remote),
      })}
    </option>
  ));
}
