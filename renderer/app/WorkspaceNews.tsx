import { useEffect, useMemo, useRef } from 'react';
import { ClosedToast, WorkspaceBanners } from '../features/workspace/index';
import { useHost, useHostState } from '../host/index';
import { useWords } from '../ui/index';
import { paneName } from './sendBytes';
import type { Commands } from './useCommands';
import { useWorkspace, useWorkspaceState } from './WorkspaceContext';
import { reopenPane, replaceBy, startAllSessions } from './workspaceVerbs';

const APP = 'Bothends';

/** Above the panes: what came back, what could not be read. A file that was asked for outside the page is asked about here. */
export function WorkspaceNews() {
  const workspace = useWorkspace();
  const { t } = useWords();
  useTitle();
  useWish();
  return (
    <WorkspaceBanners
      onStartAll={() => void startAllSessions(workspace, t)}
      onAutosave={(autosave) => replaceBy(workspace, t, { autosave })}
    />
  );
}

/** Over the panes: that one was closed, and how it comes back. */
export function ClosedNews({ commands }: { commands: Commands }) {
  const workspace = useWorkspace();
  const { t } = useWords();
  const reopened = useWorkspaceState((state) => state.reopened);
  const name = useHostState(() => (reopened === null ? '' : paneName(workspace, t, reopened)));
  const back = useMemo(() => (reopened === null || name === '' ? null : { pane: name }), [reopened, name]);
  return (
    <ClosedToast
      keys={commands.keysOf('reopen-pane')}
      back={back}
      onReopen={(closed) => void reopenPane(workspace, t, closed)}
    />
  );
}

/** The title of the window or tab says which file this is, and whether it has changed. */
function useTitle(): void {
  const { t } = useWords();
  const file = useHostState((state) => state.workspace?.file ?? null);
  const name = useHostState((state) => state.workspace?.name ?? '');
  const unsaved = useHostState((state) => state.workspace?.unsaved ?? false);
  useEffect(() => {
    const shown = unsaved ? t('workspace.changed', { name }) : name;
    document.title = file === null ? APP : `${shown} – ${APP}`;
  }, [t, file, name, unsaved]);
}

function useWish(): void {
  const workspace = useWorkspace();
  const host = useHost();
  const { t } = useWords();
  const wish = useHostState((state) => state.workspace?.wish ?? null);
  const asked = useRef(0);
  useEffect(() => {
    // The same wish is told with every notice until it is answered.
    if (wish === null || wish.number === asked.current) return;
    asked.current = wish.number;
    void host.call('workspace.dismiss', { what: 'wish' });
    replaceBy(workspace, t, { file: wish.file });
  }, [wish, host, workspace, t]);
}
