import type { FileTrouble } from '@shared/contract/index';
import { WHEN_SLOW } from '@shared/contract/index';
import { formatNumber } from '@shared/i18n/index';
import { troubleWords } from '@shared/i18n/recordWords';
import { refusalWords } from '@shared/i18n/refusalWords';
import { type FormEvent, useEffect, useRef, useState } from 'react';
import { useHost } from '../../host/index';
import { Banner, Button, Checkbox, Dialog, Field, Input, Select, useWords } from '../../ui/index';
import { MEGABYTES_MAX, MINUTES_MAX, type RecordValues, rotationOf, wrongField } from './values';

const SPLITS = ['never', 'size', 'time'] as const;

/** Asks where to write, and begins. `session` null: the whole workspace is the only choice. */
export function RecordDialog({
  session,
  onClose,
}: {
  readonly session: number | null;
  readonly onClose: () => void;
}) {
  const host = useHost();
  const { t, language } = useWords();
  const [values, setValues] = useState<RecordValues>({
    scope: session === null ? 'workspace' : 'session',
    file: '',
    replace: false,
    whenSlow: 'slow',
    split: 'never',
    size: '100',
    minutes: '60',
  });
  const [canChoose, setCanChoose] = useState(false);
  const [tried, setTried] = useState(false);
  const [trouble, setTrouble] = useState<FileTrouble | null>(null);
  const [refusal, setRefusal] = useState<string | null>(null);
  const [busy, setBusy] = useState(false);
  const form = useRef<HTMLFormElement>(null);
  const change = (part: Partial<RecordValues>): void => setValues((old) => ({ ...old, ...part }));

  useEffect(() => {
    void host.call('recording.suggest', { session }).then((answer) => {
      if (!answer.ok) return;
      setCanChoose(answer.value.canChoose);
      // Not over what was typed meanwhile.
      setValues((old) => (old.file === '' ? { ...old, file: answer.value.file } : old));
    });
  }, [host, session]);

  const wrong = tried ? wrongField(values) : null;
  const fileError =
    wrong === 'file' ? t('record.invalid.file') : trouble === null ? undefined : troubleWords(trouble, t);

  const choose = async (): Promise<void> => {
    const answer = await host.call('recording.choose', { file: values.file });
    if (!answer.ok || answer.value.file === null) return;
    setTrouble(null);
    // The system's dialog has asked already.
    change({ file: answer.value.file, replace: true });
  };
  const submit = async (event: FormEvent): Promise<void> => {
    event.preventDefault();
    setTried(true);
    setRefusal(null);
    if (busy) return;
    if (wrongField(values) !== null) {
      focusWrong();
      return;
    }
    setBusy(true);
    const { file, replace, whenSlow, scope } = values;
    const answer = await host.call('recording.start', {
      session: scope === 'session' ? session : null,
      file: file.trim(),
      replace,
      whenSlow,
      rotation: rotationOf(values),
    });
    setBusy(false);
    if (!answer.ok) setRefusal(refusalWords(answer.error, t));
    else if ('trouble' in answer.value) {
      setTrouble(answer.value);
      focusWrong();
    } else onClose();
  };
  const focusWrong = (): void =>
    void setTimeout(() => form.current?.querySelector<HTMLElement>('[aria-invalid="true"]')?.focus());

  return (
    <Dialog
      open
      onClose={onClose}
      title={t('record.start.title')}
      lead={t('record.start.text')}
      closeLabel={t('common.close')}
      top
    >
      <form ref={form} className="form" noValidate onSubmit={(event) => void submit(event)}>
        <div className="dialog-body form-body">
          {session !== null && (
            <Field label={t('record.start.what')} className="record-wide">
              {(control) => (
                <Select
                  {...control}
                  value={values.scope}
                  onChange={({ target }) =>
                    change({ scope: target.value === 'session' ? 'session' : 'workspace' })
                  }
                >
                  <option value="session">{t('record.session')}</option>
                  <option value="workspace">{t('record.workspace')}</option>
                </Select>
              )}
            </Field>
          )}
          <Field
            label={t('record.start.file')}
            hint={t('record.start.fileHint')}
            error={fileError}
            className="record-wide"
          >
            {(control) => (
              <span className="record-file">
                <Input
                  {...control}
                  value={values.file}
                  autoFocus
                  onChange={({ target }) => {
                    setTrouble(null);
                    change({ file: target.value, replace: false });
                  }}
                />
                {canChoose && <Button onClick={() => void choose()}>{t('record.start.choose')}</Button>}
              </span>
            )}
          </Field>
          {(trouble?.trouble === 'exists' || values.replace) && (
            <Checkbox
              label={t('record.start.replace')}
              checked={values.replace}
              onChange={(replace) => change({ replace })}
            />
          )}
          <Field label={t('record.start.slow')} className="record-wide">
            {(control) => (
              <Select
                {...control}
                value={values.whenSlow}
                onChange={({ target }) => change({ whenSlow: target.value === 'drop' ? 'drop' : 'slow' })}
              >
                {WHEN_SLOW.map((each) => (
                  <option key={each} value={each}>
                    {t(`record.whenSlow.${each}`)}
                  </option>
                ))}
              </Select>
            )}
          </Field>
          <Field label={t('record.start.split')} hint={t('record.start.splitHint')}>
            {(control) => (
              <Select
                {...control}
                value={values.split}
                onChange={({ target }) =>
                  change({ split: SPLITS.find((each) => each === target.value) ?? 'never' })
                }
              >
                {SPLITS.map((each) => (
                  <option key={each} value={each}>
                    {t(`record.split.${each}`)}
                  </option>
                ))}
              </Select>
            )}
          </Field>
          {values.split === 'size' && (
            <Field
              label={t('record.start.splitSize')}
              error={
                wrong === 'size'
                  ? t('record.invalid.size', { max: formatNumber(MEGABYTES_MAX, language) })
                  : undefined
              }
            >
              {(control) => (
                <Input
                  {...control}
                  inputMode="numeric"
                  value={values.size}
                  onChange={({ target }) => change({ size: target.value })}
                />
              )}
            </Field>
          )}
          {values.split === 'time' && (
            <Field
              label={t('record.start.splitMinutes')}
              error={
                wrong === 'minutes'
                  ? t('record.invalid.minutes', { max: formatNumber(MINUTES_MAX, language) })
                  : undefined
              }
            >
              {(control) => (
                <Input
                  {...control}
                  inputMode="numeric"
                  value={values.minutes}
                  onChange={({ target }) => change({ minutes: target.value })}
                />
              )}
            </Field>
          )}
          {refusal !== null && (
            <div className="form-banner">
              <Banner tone="bad" urgent>
                {refusal}
              </Banner>
            </div>
          )}
        </div>
        <footer className="dialog-foot">
          <Button onClick={onClose}>{t('common.cancel')}</Button>
          <Button type="submit" variant="primary" disabled={busy}>
            {t('record.start.submit')}
          </Button>
        </footer>
      </form>
    </Dialog>
  );
}
