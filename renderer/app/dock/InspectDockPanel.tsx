import type { IDockviewPanelProps } from 'dockview-react';
import { useStore } from 'zustand';
import { Inspect } from '../../features/inspect/index';
import { useHost, useHostState } from '../../host/index';
import { useWorkspace } from '../WorkspaceContext';

/** The bytes of the row that is, or last was, under the cursor. */
export function InspectDockPanel(_: IDockviewPanelProps) {
  const host = useHost();
  const workspace = useWorkspace();
  const { store } = workspace.rowTools;
  const row = useStore(store, ({ inspected }) => inspected);
  const kept = useStore(store, (state) => state.kept);
  const epochMs = useHostState((state) => state.hello?.epochMs ?? 0);
  return (
    <Inspect
      row={row}
      source={row === null ? null : host.source(row.session)}
      epochMs={epochMs}
      kept={kept}
      onKeep={(bytes) => store.setState({ kept: bytes === null ? null : { bytes } })}
      onCompare={(bytes) => {
        if (kept !== null) workspace.show({ kind: 'compare', a: kept, b: { bytes } });
      }}
    />
  );
}
