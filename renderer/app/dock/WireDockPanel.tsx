import type { Row } from '@shared/contract/events';
import type { IDockviewPanelProps } from 'dockview-react';
import { useCallback, useMemo } from 'react';
import { useStore } from 'zustand';
import { WirePanel } from '../../features/wire/index';
import { useHost, useHostState } from '../../host/index';
import { ExplainedRow } from '../ExplainedRow';
import { pointAt, rowForWire } from '../pointing';
import { SessionCapture } from '../SessionCapture';
import { useWorkspace, useWorkspaceState } from '../WorkspaceContext';
import { wireChoices } from '../wires';

/** Both ends of the connections of the pane in front. */
export function WireDockPanel(_: IDockviewPanelProps) {
  const host = useHost();
  const workspace = useWorkspace();
  const wires = useStore(workspace.wires);
  const epochMs = useHostState((state) => state.hello?.epochMs ?? 0);
  const active = useWorkspaceState((state) => state.active);
  // Numbers and words, not the sessions: those are new with every counter.
  const front = useHostState(({ sessions }) =>
    // Nothing was in front yet, after a reload for instance: the newest session is.
    active !== null && sessions.has(active) ? active : [...sessions.keys()].at(-1),
  );
  const kind = useHostState(({ sessions }) =>
    front === undefined ? undefined : sessions.get(front)?.spec.kind,
  );
  const choices = useMemo(
    () => (front === undefined ? [] : wireChoices(wires, front, kind === 'tcp-client')),
    [wires, front, kind],
  );
  const at = useWorkspaceState(({ pointed }) => rowForWire(pointed));
  const pointing = useMemo(
    () => ({
      at,
      onPoint: (row: Row | null, twin: Row | null) =>
        workspace.point(row === null ? null : pointAt('wire', row, twin)),
      onShow: (row: Row) => workspace.goTo(row, 'wire'),
    }),
    [workspace, at],
  );
  const source = useCallback((id: number) => host.source(id), [host]);
  return (
    <WirePanel
      front={front}
      tools={front !== undefined && <SessionCapture session={front} small />}
      choices={choices}
      source={source}
      epochMs={epochMs}
      pointing={pointing}
      explain={(row, close) => <ExplainedRow row={row} onClose={close} />}
    />
  );
}
