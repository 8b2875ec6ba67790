import { FileText } from 'lucide-react';
import { useHostState } from '../../host/index';
import { Button, useWords } from '../../ui/index';
import { fileName } from './words';
import './workspace.css';

/** On the start page: more are in the dialog. */
const SHOWN = 4;
const NONE: readonly never[] = [];

/** Workspaces that were opened or saved last. */
export function RecentList({ onOpen }: { onOpen: (file: string) => void }) {
  const { t } = useWords();
  const recent = useHostState((state) => state.workspace?.recent ?? NONE);
  if (recent.length === 0) return null;
  return (
    <section className="workspace-recent">
      <h2 className="workspace-list-title">{t('workspace.open.recent')}</h2>
      <ul className="workspace-list" aria-label={t('workspace.open.recent')}>
        {recent.slice(0, SHOWN).map(({ file }) => (
          <li key={file} className="workspace-entry">
            <Button variant="quiet" title={file} onClick={() => onOpen(file)}>
              <FileText aria-hidden="true" />
              <span className="workspace-entry-name">{fileName(file)}</span>
              <span className="workspace-entry-where">{file}</span>
            </Button>
          </li>
        ))}
      </ul>
    </section>
  );
}
