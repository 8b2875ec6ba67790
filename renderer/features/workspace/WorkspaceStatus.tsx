import { useHostState } from '../../host/index';
import { useWords } from '../../ui/index';
import './workspace.css';

/** In the status bar: which file this is, whether it has changed, and whether what is open can be kept at all. */
export function WorkspaceStatus() {
  const { t } = useWords();
  const name = useHostState((state) => state.workspace?.name ?? '');
  const unsaved = useHostState((state) => state.workspace?.unsaved ?? false);
  const file = useHostState((state) => state.workspace?.file ?? null);
  const problem = useHostState((state) => state.workspace?.problem ?? null);
  return (
    <>
      {file !== null && (
        <span className="workspace-status" title={file}>
          {t(unsaved ? 'workspace.status.unsaved' : 'workspace.status.saved', { name })}
        </span>
      )}
      {problem !== null && (
        <span className="status-warn" title={t('workspace.status.problemHint', { detail: problem })}>
          {t('workspace.status.problem')}
        </span>
      )}
    </>
  );
}
