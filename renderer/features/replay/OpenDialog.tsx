import { type FormEvent, useState } from 'react';
import { useHost } from '../../host/index';
import { Button, Dialog, Field, Input, useWords } from '../../ui/index';
import './replay.css';

/** Which file to open. What is wrong with it is said beside the field. */
export function OpenDialog({ onClose }: { readonly onClose: () => void }) {
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
    if (!answer.ok) setError(answer.error.message);
    else if ('trouble' in answer.value) {
      const { trouble, detail } = answer.value;
      setError(t(`open.trouble.${trouble}`, { detail }));
    } else onClose();
  };

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
          <Field label={t('open.file')} hint={t('open.fileHint')} error={error}>
            {(control) => (
              <Input
                {...control}
                value={file}
                autoFocus
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
