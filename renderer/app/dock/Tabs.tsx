import type { IDockviewPanelHeaderProps } from 'dockview-react';
import { Binary, BookMarked, Bookmark, Cable, ScrollText, X } from 'lucide-react';
import { type ReactNode, useEffect, useRef } from 'react';
import { useStore } from 'zustand';
import { roleWords } from '../../features/scenarios/index';
import { addressOf, type HostState, useHostState, useRoster, useSession } from '../../host/index';
import { endpointColour, useWords } from '../../ui/index';
import { hueOf } from '../endpointHues';
import { useWorkspace } from '../WorkspaceContext';
import { sessionOf } from './layout';

export function SessionTab({ api }: IDockviewPanelHeaderProps) {
  const id = sessionOf(api.id) ?? 0;
  const workspace = useWorkspace();
  const session = useSession(id);
  const hue = useTabHue(id);
  const role = useHostState((state) => tellingRole(state, id));
  const { t } = useWords();
  const isServer = session?.spec.kind === 'tcp-server';
  const address = session === undefined ? '' : addressOf(session);
  const title =
    session === undefined ? '' : isServer ? t('panes.server', { address }) : t('panes.client', { address });
  usePanelTitle(api.id, title);
  return (
    <Tab onClose={() => workspace.askClose(id)} closeHint={t('panes.verb.closeSession')}>
      <span
        className="tab-dot"
        data-live={session?.phase === 'listening' || session?.phase === 'connected'}
        style={{ color: isServer ? 'var(--text-2)' : endpointColour(hue) }}
      />
      {role !== null && <span className="tab-role">{roleWords(role, t)}</span>}
      <span className="tab-kind">{isServer ? t('panes.serverTag') : t('panes.clientTag')}</span>
      <span className="tab-name mono">{isServer ? address : `→ ${address}`}</span>
    </Tab>
  );
}

/** What the running scenario calls the pane, where that says more than that it is a server or a client. */
function tellingRole({ scenario }: HostState, id: number): string | null {
  const role = scenario?.panes.find(({ session }) => session === id)?.role;
  return role === undefined || role === 'server' || role === 'client' ? null : role;
}

/**
 * Not the dock's own title: it would name the group after its panel, and two regions would have one name.
 */
function usePanelTitle(panel: string, title: string): void {
  const { titles } = useWorkspace();
  useEffect(() => {
    if (title !== '') titles.set(panel, title);
  }, [titles, panel, title]);
}

/** The colour of a client's newest connection; kept when it is gone. */
function useTabHue(session: number): number {
  const { hues } = useWorkspace();
  const socket = useRoster(session)[0]?.socket;
  const last = useRef<number | null>(null);
  const now = useStore(hues, (known) => (socket === undefined ? null : hueOf(known, session, socket)));
  useEffect(() => {
    if (now !== null) last.current = now;
  }, [now]);
  return now ?? last.current ?? session;
}

export function EventsTab({ api }: IDockviewPanelHeaderProps) {
  const workspace = useWorkspace();
  const { t } = useWords();
  const title = t('events.title');
  usePanelTitle(api.id, title);
  return (
    <Tab onClose={() => workspace.dock?.toggle('events')} closeHint={t('common.close')}>
      <ScrollText className="tab-icon" aria-hidden="true" />
      <span className="tab-name">{title}</span>
    </Tab>
  );
}

export function WireTab({ api }: IDockviewPanelHeaderProps) {
  const workspace = useWorkspace();
  const { t } = useWords();
  const title = t('wire.title');
  usePanelTitle(api.id, title);
  return (
    <Tab onClose={() => workspace.dock?.toggle('wire')} closeHint={t('common.close')}>
      <Cable className="tab-icon" aria-hidden="true" />
      <span className="tab-name">{title}</span>
    </Tab>
  );
}

export function SnippetsTab({ api }: IDockviewPanelHeaderProps) {
  const workspace = useWorkspace();
  const { t } = useWords();
  const title = t('snippets.title');
  usePanelTitle(api.id, title);
  return (
    <Tab onClose={() => workspace.dock?.toggle('snippets')} closeHint={t('common.close')}>
      <BookMarked className="tab-icon" aria-hidden="true" />
      <span className="tab-name">{title}</span>
    </Tab>
  );
}

export function InspectTab({ api }: IDockviewPanelHeaderProps) {
  const workspace = useWorkspace();
  const { t } = useWords();
  const title = t('inspect.title');
  usePanelTitle(api.id, title);
  return (
    <Tab onClose={() => workspace.dock?.toggle('inspect')} closeHint={t('common.close')}>
      <Binary className="tab-icon" aria-hidden="true" />
      <span className="tab-name">{title}</span>
    </Tab>
  );
}

export function MarksTab({ api }: IDockviewPanelHeaderProps) {
  const workspace = useWorkspace();
  const { t } = useWords();
  const title = t('marks.title');
  usePanelTitle(api.id, title);
  return (
    <Tab onClose={() => workspace.dock?.toggle('marks')} closeHint={t('common.close')}>
      <Bookmark className="tab-icon" aria-hidden="true" />
      <span className="tab-name">{title}</span>
    </Tab>
  );
}

function Tab(props: {
  readonly onClose: () => void;
  readonly closeHint: string;
  readonly children: ReactNode;
}) {
  return (
    <div
      className="tab"
      onAuxClick={(event) => {
        if (event.button === 1) props.onClose();
      }}
    >
      {props.children}
      {/* For the pointer only: a tab may hold no other control, and the same is in the pane and on the keys. */}
      <span
        className="tab-close"
        aria-hidden="true"
        title={props.closeHint}
        onPointerDown={(event) => event.stopPropagation()}
        onClick={props.onClose}
      >
        <X />
      </span>
    </div>
  );
}
