import { formatHostPort } from '@shared/contract/address';
import type { Row } from '@shared/contract/events';
import { fail } from '@shared/contract/result';
import type { IDockviewPanelProps } from 'dockview-react';
import { type RefObject, useCallback, useEffect, useMemo, useRef, useState } from 'react';
import { useStore } from 'zustand';
import { Compose, type ComposeHandle, type ComposeTarget } from '../../features/compose/index';
import { LogPosition } from '../../features/logPosition/index';
import { Pane } from '../../features/panes/index';
import { RecordStrip } from '../../features/record/index';
import { RecordedStrip } from '../../features/replay/index';
import { Traffic, type TrafficHandle, ViewMenu, ViewSettings } from '../../features/traffic/index';
import { useHost, useHostState, useRoster, useSession } from '../../host/index';
import { useWords } from '../../ui/index';
import { BroadcastBadge } from '../BroadcastBadge';
import { ErrorBoundary } from '../ErrorBoundary';
import { ErrorStep } from '../ErrorStep';
import { ExplainedRow } from '../ExplainedRow';
import { hueOf } from '../endpointHues';
import { findErrorRow } from '../findErrorRow';
import { paneActions } from '../paneActions';
import { pointAt, type RowRef, rowForPane } from '../pointing';
import { listRowActions } from '../rowActions';
import { SendFileSlot } from '../SendFileSlot';
import { SessionCapture } from '../SessionCapture';
import { SessionJobs } from '../SessionJobs';
import { SessionRules } from '../SessionRules';
import { SessionTools } from '../SessionTools';
import { useScreenReader } from '../screenReader';
import { useCommands } from '../useCommands';
import { useSend } from '../useSend';
import { verbKeys } from '../verbKeys';
import { useWorkspace, useWorkspaceState } from '../WorkspaceContext';
import { FilterSlot } from './FilterSlot';
import { sessionOf } from './layout';
import { useRowTools } from './useRowTools';

/** One session's pane: header, traffic, explanation, message box, put together. */
export function SessionPanel({ api }: IDockviewPanelProps) {
  return (
    <ErrorBoundary>
      <SessionContent id={sessionOf(api.id) ?? 0} />
    </ErrorBoundary>
  );
}

function SessionContent({ id }: { id: number }) {
  const workspace = useWorkspace();
  const { t } = useWords();
  const pane = useRef<HTMLElement>(null);
  const traffic = useRef<TrafficHandle>(null);
  const compose = useRef<ComposeHandle>(null);
  const kind = workspace.host.store.getState().sessions.get(id)?.spec.kind ?? 'tcp-client';
  const [settings] = useState(() => {
    const { hello } = workspace.host.store.getState();
    const pane = {
      storage: workspace.file.viewStorage(id, sessionStorage),
      key: `bothends.traffic.pane.${hello?.engine ?? ''}.${id}`,
    };
    return new ViewSettings(localStorage, kind, () => workspace.settings.now, pane);
  });
  const [explained, setExplained] = useState<Row | null>(null);

  useEffect(() => {
    const focusMessage = (): boolean => {
      compose.current?.focus();
      return (
        document.activeElement instanceof HTMLElement && document.activeElement.matches('textarea, input')
      );
    };
    workspace.panes.set(id, {
      focus: () => pane.current?.focus(),
      focusMessage,
      focusRows: () => traffic.current?.focus(),
      clear: () => traffic.current?.clear(),
      find: () => traffic.current?.find(),
      copy: () => traffic.current?.copy(),
      hasSelection: () => traffic.current?.hasSelection() ?? false,
      marked: () => traffic.current?.marked() ?? null,
      selectedBytes: () => traffic.current?.selectedBytes() ?? Promise.resolve(fail({ kind: 'nothing' })),
      messageBox: () => compose.current,
      view: settings,
    });
    return () => void workspace.panes.delete(id);
  }, [workspace, id, settings]);

  const commands = useCommands();
  const keys = useMemo(() => verbKeys(commands), [commands]);

  const isRecorded = useHostState((state) => (state.sessions.get(id)?.recorded ?? null) !== null);
  useWantedFocus(id);

  const actions = useMemo(
    () =>
      paneActions(workspace, id, t, {
        clear: () => traffic.current?.clear(),
        find: () => traffic.current?.find(),
        follow: () => traffic.current?.scrollToEnd(),
        explain: () => void findErrorRow(workspace.host.source(id)).then(setExplained),
        errorStep: () => <ErrorStep session={id} />,
        captureButton: () => <SessionCapture session={id} />,
        viewButton: () => <ViewMenu settings={settings} isServer={kind === 'tcp-server'} />,
        moreButton: () => (
          <>
            <SessionRules session={id} />
            <SessionTools session={id} />
          </>
        ),
      }),
    [workspace, id, t, settings, kind],
  );
  const closeExplanation = (): void => {
    setExplained(null);
    traffic.current?.focus();
  };
  const onType = useCallback((text: string) => {
    compose.current?.focus();
    if (text !== '') compose.current?.insert(text);
  }, []);

  return (
    <Pane ref={pane} session={id} actions={actions} keys={keys}>
      {(shown, onShown) => (
        <>
          <RecordStrip session={id} />
          <SessionJobs session={id} />
          <FilterSlot session={id} onLeave={() => traffic.current?.focus()} />
          <TrafficSlot
            {...{ id, shown, onShown, onType, settings }}
            handle={traffic}
            onExplain={setExplained}
          />
          {explained !== null && <ExplanationSlot row={explained} onClose={closeExplanation} />}
          <SendFileSlot session={id} pane={pane} />
          <BroadcastBadge session={id} />
          {isRecorded ? (
            <RecordedStrip session={id} onReplay={() => workspace.show({ kind: 'replay', session: id })} />
          ) : (
            <ComposeSlot id={id} handle={compose} />
          )}
        </>
      )}
    </Pane>
  );
}

/** A session opened here takes the focus: its message box, if there is one. */
function useWantedFocus(id: number): void {
  const workspace = useWorkspace();
  const isWanted = useWorkspaceState((state) => state.wanted === id);
  useEffect(() => {
    if (!isWanted) return;
    workspace.dock?.show(id);
    // After the dock has shown the pane and a dialog has given the focus back.
    const frame = requestAnimationFrame(() => {
      const handle = workspace.panes.get(id);
      if (handle?.focusMessage() !== true) handle?.focus();
      workspace.store.setState({ wanted: null });
    });
    return () => cancelAnimationFrame(frame);
  }, [workspace, id, isWanted]);
}

/** The row that this pane has to show. It lets go of one connection if the row is of another. */
function usePointed(
  id: number,
  shown: number | null,
  onShown: (socket: number | null) => void,
): RowRef | null {
  const workspace = useWorkspace();
  const pointed = useWorkspaceState((state) => rowForPane(state.pointed, id));
  const isHidden = pointed !== null && shown !== null && pointed.socket !== shown;
  const seen = useRef(pointed);
  useEffect(() => {
    const isNew = seen.current !== pointed;
    if (!isHidden) seen.current = pointed;
    else if (isNew) onShown(null);
    // Another connection was chosen since: that is what the person looks at now.
    else workspace.point(null);
  }, [workspace, pointed, isHidden, onShown]);
  return isHidden ? null : pointed;
}

function TrafficSlot(props: {
  readonly id: number;
  readonly shown: number | null;
  readonly onShown: (socket: number | null) => void;
  readonly handle: RefObject<TrafficHandle | null>;
  readonly onExplain: (row: Row) => void;
  readonly onType: (text: string) => void;
  readonly settings: ViewSettings;
}) {
  const { id, shown, onShown, handle, onExplain, onType, settings } = props;
  const workspace = useWorkspace();
  const { t } = useWords();
  const host = useHost();
  const session = useSession(id);
  const roster = useRoster(id);
  const hostEpochMs = useHostState((state) => state.hello?.epochMs ?? 0);
  const epochMs = session?.recorded?.epochMs ?? hostEpochMs;
  const hues = useStore(workspace.hues);
  const isServer = session?.spec.kind === 'tcp-server';
  const endpoint = useCallback(
    (socket: number) => (isServer ? socket : hueOf(hues, id, socket)),
    [isServer, hues, id],
  );
  const pointed = usePointed(id, shown, onShown);
  const hasWire = useWorkspaceState(({ tools }) => tools.includes('wire'));
  const onPoint = useCallback((row: Row) => workspace.point(pointAt('pane', row)), [workspace]);
  const onShow = useCallback((row: Row) => workspace.point(pointAt('log', row)), [workspace]);
  const source = host.source(id);
  const readable = useScreenReader();
  const rowTools = useRowTools(id, shown, settings);
  const rowActions = useMemo(() => listRowActions({ workspace, session: id, t }), [workspace, id, t]);
  if (session === undefined) return null;
  return (
    <LogPosition
      session={session}
      source={source}
      epochMs={epochMs}
      onShow={onShow}
      onEnd={() => handle.current?.scrollToEnd()}
      pointed={pointed?.seq ?? null}
    >
      <Traffic
        ref={handle}
        session={session}
        source={source}
        epochMs={epochMs}
        sockets={roster}
        follow={shown}
        endpoint={endpoint}
        pointed={pointed}
        onPoint={hasWire ? onPoint : null}
        onExplain={onExplain}
        onType={onType}
        settings={settings}
        rowActions={rowActions}
        readable={readable}
        {...rowTools}
      />
    </LogPosition>
  );
}

function ExplanationSlot({ row, onClose }: { row: Row; onClose: () => void }) {
  return (
    <div className="pane-explanation">
      <ExplainedRow row={row} onClose={onClose} />
    </div>
  );
}

function ComposeSlot({ id, handle }: { id: number; handle: RefObject<ComposeHandle | null> }) {
  const { t } = useWords();
  const { keysOf } = useCommands();
  const { settings } = useWorkspace();
  const leaveKeys = keysOf('focus-message') ?? keysOf('next-pane') ?? '';
  const sockets = useRoster(id);
  const spec = useHostState((state) => state.sessions.get(id)?.spec);
  const isConnected = useHostState((state) => state.status.kind === 'connected');
  const onSend = useSend(id);
  const isServer = spec?.kind === 'tcp-server';
  const target = useMemo<ComposeTarget>(
    () => (isServer ? { kind: 'server', sockets } : { kind: 'client' }),
    [isServer, sockets],
  );
  const canSend = sockets.some(({ phase }) => phase === 'open' || phase === 'peer-ended');
  const nobody = sockets.length > 0 ? t('compose.error.ended') : t('compose.error.nobody');
  const reason = !isConnected ? t('host.disconnected') : canSend ? null : nobody;
  const historyKey = spec === undefined ? '' : `${spec.kind} ${formatHostPort(spec.host, spec.port)}`;
  return (
    <Compose
      ref={handle}
      historyKey={historyKey}
      target={target}
      disabledReason={reason}
      leaveKeys={leaveKeys}
      usual={{ encoding: settings.now.encoding, ending: settings.now.lineEnding }}
      onSend={onSend}
    />
  );
}
