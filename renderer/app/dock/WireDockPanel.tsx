import type { IDockviewPanelProps } from 'dockview-react';
import { useCallback, useMemo } from 'react';
import { useStore } from 'zustand';
import { Explanation } from '../../features/explain/index';
import { WirePanel } from '../../features/wire/index';
import { useHost, useHostState } from '../../host/index';
import { useWorkspace, useWorkspaceState } from '../WorkspaceContext';
import { wireChoices } from '../wires';

/** Both ends of the connections of the pane in front. */
export function WireDockPanel(_: IDockviewPanelProps) {
  const host = useHost();
  const workspace = useWorkspace();
  const wires = useStore(workspace.wires);
  const sessions = useHostState((state) => state.sessions);
  const epochMs = useHostState((state) => state.hello?.epochMs ?? 0);
  const active = useWorkspaceState((state) => state.active);
  // Nothing was in front yet, after a reload for instance: the newest session is.
  const session = active !== null && sessions.has(active) ? active : [...sessions.keys()].at(-1);
  const choices = useMemo(
    () => (session === undefined ? [] : wireChoices(wires, sessions, session)),
    [wires, sessions, session],
  );
  const source = useCallback((id: number) => host.source(id), [host]);
  return (
    <WirePanel
      key={session}
      choices={choices}
      source={source}
      epochMs={epochMs}
      explain={(row, close) => <Explanation row={row} epochMs={epochMs} onClose={close} />}
    />
  );
}
