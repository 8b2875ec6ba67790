import { formatShortcut } from '@shared/keys/shortcut';
import type { IDockviewPanelProps } from 'dockview-react';
import { useMemo } from 'react';
import { SnippetsPanel } from '../../features/snippets/index';
import { useHostState } from '../../host/index';
import { useWords } from '../../ui/index';
import { IS_MAC } from '../keys';
import { paneName } from '../sendBytes';
import { insertSnippet, sendSnippet, variableReader } from '../snippets';
import { useWorkspace, useWorkspaceState } from '../WorkspaceContext';

export const keyText = (key: string): string => formatShortcut(key, IS_MAC);

/** The snippets, for the pane in front. */
export function SnippetsDockPanel(_: IDockviewPanelProps) {
  const workspace = useWorkspace();
  const { t } = useWords();
  const active = useWorkspaceState((state) => state.active);
  // Its name changes with its address, and there may be none: the workspace knows which one is meant.
  const target = useHostState(() => {
    void active;
    const session = workspace.activeSession;
    return session === undefined ? null : paneName(workspace, t, session.session);
  });
  const readVariable = useMemo(() => variableReader(workspace), [workspace]);
  return (
    <SnippetsPanel
      library={workspace.snippets}
      target={target}
      readVariable={readVariable}
      keyText={keyText}
      send={(snippet) => sendSnippet(workspace, t, snippet)}
      insert={(snippet) => insertSnippet(workspace, t, snippet)}
      edit={(editing, content) => workspace.show({ kind: 'snippet', editing, content })}
    />
  );
}
