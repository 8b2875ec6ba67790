import { type FormEvent, useEffect, useState } from 'react';
import { useHost } from '../../host/index';
import { Banner, Button, Checkbox, Dialog, Field, Input, useWords } from '../../ui/index';
import { troubleWords } from './words';
import './workspace.css';

/** Where to save the workspace. What is wrong is said beside the field. */
export function SaveWorkspaceDialog(props: {
  readonly isSnippetsTooLarge: boolean;
  /** Null: it went to the downloads; otherwise why not. */
  readonly onDownload: () => Promise<string | null>;
  readonly onClose: () => void;
}) {
  const { isSnippetsTooLarge, onDownload, onClose } = props;
  const host = useHost();
  const { t } = useWords();
  const [file, setFile] = useState('');
  const [isThere, setThere] = useState(false);
  const [replace, setReplace] = useState(false);
  const [error, setError] = useState<string | undefined>();
  const [busy, setBusy] = useState(false);

  useEffect(() => {
    void host.call('workspace.suggest', {}).then((answer) => {
      // Not over what was typed meanwhile.
      if (answer.ok) setFile((typed) => (typed === '' ? answer.value.file : typed));
    });
  }, [host]);

  const submit = async (event: FormEvent): Promise<void> => {
    event.preventDefault();
    if (busy) return;
    if (file.trim() === '') {
      setError(t('workspace.save.empty'));
      return;
    }
    setBusy(true);
    const answer = await host.call('workspace.save', { file: file.trim(), replace });
    setBusy(false);
    if (!answer.ok) setError(answer.error.message);
    else if ('trouble' in answer.value) {
      setThere(answer.value.trouble === 'exists');
      setError(troubleWords(answer.value, t));
    } else onClose();
  };
  const download = async (): Promise<void> => {
    const refusal = await onDownload();
    if (refusal === null) onClose();
    else setError(refusal);
  };

  return (
    <Dialog
      open
      onClose={onClose}
      title={t('workspace.save.title')}
      lead={t('workspace.save.intro')}
      closeLabel={t('common.close')}
      top
    >
      <form className="form" noValidate onSubmit={(event) => void submit(event)}>
        <div className="dialog-body form-body">
          <Field
            label={t('workspace.save.file')}
            hint={t('workspace.save.fileHint')}
            error={error}
            className="workspace-wide"
          >
            {(control) => (
              <Input
                {...control}
                value={file}
                autoFocus
                onChange={({ target }) => {
                  setFile(target.value);
                  setError(undefined);
                  setThere(false);
                  setReplace(false);
                }}
              />
            )}
          </Field>
          {isThere && (
            <Checkbox label={t('workspace.save.replace')} checked={replace} onChange={setReplace} />
          )}
          {isSnippetsTooLarge && <Banner tone="warn">{t('workspace.save.tooManySnippets')}</Banner>}
        </div>
        <footer className="dialog-foot">
          <Button onClick={() => void download()}>{t('workspace.save.download')}</Button>
          <span className="toolbar-space" />
          <Button onClick={onClose}>{t('common.cancel')}</Button>
          <Button type="submit" variant="primary" disabled={busy}>
            {t('workspace.save.submit')}
          </Button>
        </footer>
      </form>
    </Dialog>
  );
}
