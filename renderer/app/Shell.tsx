import { Openings } from '../features/replay/index';
import { useHostState } from '../host/index';
import { EmptyState, useWords } from '../ui/index';
import { Announcer } from './Announcer';
import { Dock } from './dock/Dock';
import { EmptyWorkspace } from './EmptyWorkspace';
import { HostBanners } from './HostBanners';
import { later } from './Later';
import { ScenarioSide } from './ScenarioSide';
import { SkipLinks } from './SkipLinks';
import { StatusBar } from './StatusBar';
import { Toolbar } from './Toolbar';
import { useCommandKeys, useCommands } from './useCommands';
import { WindowDrop } from './WindowDrop';
import { useWorkspaceState } from './WorkspaceContext';
import { ClosedNews } from './WorkspaceNews';

const Dialogs = later(() => import('./Dialogs').then(({ Dialogs }) => Dialogs));

/** The frame around the panes. */
export function Shell() {
  const { t } = useWords();
  const commands = useCommands();
  useCommandKeys(commands);
  const synced = useHostState((state) => state.synced);
  const isEmpty = useHostState((state) => state.sessions.size === 0);
  const hasTools = useWorkspaceState((state) => state.tools.length > 0);
  // What was true when the connection was lost need not be true now.
  const isStale = useHostState((state) => state.status.kind !== 'connected');
  const hasScenario = useHostState((state) => state.scenario !== null);
  const isBlank = synced && isEmpty && !hasTools;
  const isWelcome = isBlank && !hasScenario;
  return (
    <div className="shell">
      <SkipLinks />
      <Toolbar commands={commands} />
      <HostBanners />
      <Openings />
      <div className="shell-body">
        <main className="shell-main" data-region="panes" aria-label={t('shell.workspace')}>
          {/* The dock stays below, so that the first pane does not wait for it. */}
          <div className="shell-dock" data-stale={isStale} inert={isWelcome || !synced}>
            <Dock />
          </div>
          {isWelcome && <EmptyWorkspace commands={commands} />}
          {isBlank && hasScenario && (
            <div className="welcome">
              <EmptyState>{t('shell.empty.beginning')}</EmptyState>
            </div>
          )}
          {!synced && (
            <div className="welcome">
              <EmptyState>{t('host.connecting')}</EmptyState>
            </div>
          )}
        </main>
        <ScenarioSide />
      </div>
      <StatusBar commands={commands} />
      <Dialogs commands={commands} />
      <Announcer />
      <WindowDrop />
      <ClosedNews commands={commands} />
    </div>
  );
}
