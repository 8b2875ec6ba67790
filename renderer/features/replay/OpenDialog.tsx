import { refusalWords } from '@shared/i18n/refusalWords';
import { FolderOpen } from 'lucide-react';
import { type FormEvent, useState } from 'react';
import { useHost } from '../../host/index';
import { Button, Dialog, Field, Input, useWords } from '../../ui/index';
import { pickRecording } from './pickRecording';
import './replay.css';

/**
 * Which file to open: one that the page has, or, by its path, one of the host's machine. What is wrong with a path is said
 * beside the field. `onFile` null: files are chosen elsewhere.
 */
export function OpenDialog(props: {
  readonly onFile: ((file: File) => void) | null;
  readonly onClose: () => void;
}) {
  const { onFile, onClose } = props;
  const host = useHost();
  const { t } = useWords();
  const [file, setFile] = useState('');
  const [error, setError] = useState<string | undefined>();
  const [busy, setBusy] = useState(false);

  const submit = async (event: FormEvent): Promise<void> => {
    event.preventDefault();
    if (busy) return;
    if (file.trim() === '') {
      setError(t('open.empty'));
      return;
    }
    setBusy(true);
    const answer = await host.call('open.start', { file: file.trim() });
    setBusy(false);
    if (!answer.ok) setError(refusalWords(answer.error, t));
    else if ('trouble' in answer.value) {
      const { trouble, detail } = answer.value;
      setError(t(`open.trouble.${trouble}`, { detail }));
    } else onClose();
  };
  const pick = (): void =>
    pickRecording((chosen) => {
      onClose();
      onFile?.(chosen);
    });

  return (
    <Dialog
      open
      onClose={onClose}
      title={t('open.title')}
      lead={t('open.intro')}
      closeLabel={t('common.close')}
      top
    >
      <form className="form" noValidate onSubmit={(event) => void submit(event)}>
        <div className="dialog-body form-body">
          {onFile !== null && (
            <div className="open-choose">
              <Button autoFocus onClick={pick}>
                <FolderOpen aria-hidden="true" />
                {t('open.choose')}
              </Button>
              <p className="field-hint">{t('open.chooseHint')}</p>
            </div>
          )}
          <Field
            label={onFile === null ? t('open.file') : t('open.orFile')}
            hint={t('open.fileHint')}
            error={error}
          >
            {(control) => (
              <Input
                {...control}
                value={file}
                autoFocus={onFile === null}
                onChange={(event) => {
                  setFile(event.target.value);
                  setError(undefined);
                }}
              />
            )}
          </Field>
        </div>
        <footer className="dialog-foot">
          <Button onClick={onClose}>{t('common.cancel')}</Button>
          <Button type="submit" variant="primary" disabled={busy}>
            {t('open.start')}
          </Button>
        </footer>
      </form>
    </Dialog>
  );
}
