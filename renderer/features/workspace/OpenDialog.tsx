import type { AutosaveEntry } from '@shared/contract/workspace';
import { formatNumber } from '@shared/i18n/index';
import { FileClock, FileText, X } from 'lucide-react';
import { type FormEvent, type ReactNode, useEffect, useRef, useState } from 'react';
import { useHost, useHostState } from '../../host/index';
import { Button, Dialog, EmptyState, Field, IconButton, Input, useWords } from '../../ui/index';
import { fileName, type ReplaceWish } from './words';
import './workspace.css';

const NO_RECENT: readonly never[] = [];

/** Which workspace to open: by its path, out of a list, or one that the browser has. */
export function OpenWorkspaceDialog(props: {
  readonly onOpen: (wish: ReplaceWish) => void;
  readonly onFile: (file: File) => void;
  readonly onClose: () => void;
}) {
  const { onOpen, onFile, onClose } = props;
  const host = useHost();
  const { t } = useWords();
  const [file, setFile] = useState('');
  const [error, setError] = useState<string | undefined>();
  const [autosaves, setAutosaves] = useState<readonly AutosaveEntry[]>([]);
  const [canChoose, setCanChoose] = useState(false);
  const upload = useRef<HTMLInputElement>(null);
  const recent = useHostState((state) => state.workspace?.recent ?? NO_RECENT);

  useEffect(() => {
    void host.call('workspace.autosaves', {}).then((answer) => {
      if (answer.ok) setAutosaves(answer.value.autosaves);
    });
    void host.call('workspace.suggest', {}).then((answer) => {
      if (answer.ok) setCanChoose(answer.value.canChoose);
    });
  }, [host]);

  const submit = (event: FormEvent): void => {
    event.preventDefault();
    if (file.trim() === '') setError(t('workspace.open.empty'));
    else onOpen({ file: file.trim() });
  };
  const choose = async (): Promise<void> => {
    const answer = await host.call('workspace.choose', { to: 'open' });
    if (answer.ok && answer.value.file !== null) onOpen({ file: answer.value.file });
  };

  return (
    <Dialog
      open
      onClose={onClose}
      title={t('workspace.open.title')}
      lead={t('workspace.open.intro')}
      closeLabel={t('common.close')}
      top
    >
      <form className="form" noValidate onSubmit={submit}>
        <div className="dialog-body form-body workspace-body">
          <Field
            label={t('workspace.open.file')}
            hint={t('workspace.open.fileHint')}
            error={error}
            className="workspace-wide"
          >
            {(control) => (
              <span className="workspace-file">
                <Input
                  {...control}
                  value={file}
                  autoFocus
                  onChange={(event) => {
                    setFile(event.target.value);
                    setError(undefined);
                  }}
                />
                {canChoose && <Button onClick={() => void choose()}>{t('workspace.open.choose')}</Button>}
              </span>
            )}
          </Field>
          {recent.length === 0 && autosaves.length === 0 && (
            <EmptyState>{t('workspace.open.none')}</EmptyState>
          )}
          <Entries title={t('workspace.open.recent')}>
            {recent.map((each) => (
              <li key={each.file} className="workspace-entry">
                <Button variant="quiet" title={each.file} onClick={() => onOpen({ file: each.file })}>
                  <FileText aria-hidden="true" />
                  <span className="workspace-entry-name">{fileName(each.file)}</span>
                  <span className="workspace-entry-where">{each.file}</span>
                </Button>
                <IconButton
                  small
                  label={t('workspace.open.forget', { name: fileName(each.file) })}
                  icon={<X />}
                  onClick={() => void host.call('workspace.forget', { file: each.file })}
                />
              </li>
            ))}
          </Entries>
          <Entries title={t('workspace.open.autosaves')}>
            {autosaves.map((each) => (
              <li key={each.id} className="workspace-entry">
                <Button variant="quiet" onClick={() => onOpen({ autosave: each.id })}>
                  <FileClock aria-hidden="true" />
                  <span className="workspace-entry-name">
                    <AutosaveWords entry={each} />
                  </span>
                </Button>
              </li>
            ))}
          </Entries>
        </div>
        <footer className="dialog-foot">
          <input
            ref={upload}
            type="file"
            hidden
            accept=".bothends,application/json"
            onChange={({ target }) => {
              const [chosen] = target.files ?? [];
              if (chosen !== undefined) onFile(chosen);
            }}
          />
          <Button onClick={() => upload.current?.click()}>{t('workspace.open.upload')}</Button>
          <span className="toolbar-space" />
          <Button onClick={onClose}>{t('common.cancel')}</Button>
          <Button type="submit" variant="primary">
            {t('workspace.open.submit')}
          </Button>
        </footer>
      </form>
    </Dialog>
  );
}

function Entries({ title, children }: { title: string; children: readonly ReactNode[] }) {
  if (children.length === 0) return null;
  return (
    <section className="workspace-wide">
      <h3 className="workspace-list-title">{title}</h3>
      <ul className="workspace-list" aria-label={title}>
        {children}
      </ul>
    </section>
  );
}

function AutosaveWords({ entry: { at, panes, file } }: { entry: AutosaveEntry }) {
  const { t, language } = useWords();
  const time = new Intl.DateTimeFormat(language, { dateStyle: 'medium', timeStyle: 'short' }).format(at);
  const n = formatNumber(panes, language);
  return file === null
    ? t('workspace.open.autosave', { count: panes, time, n })
    : t('workspace.open.autosaveOf', { count: panes, time, n, name: fileName(file) });
}
