import { RadioTower } from 'lucide-react';
import { useStore } from 'zustand';
import { useHostState } from '../host/index';
import { Button, useWords } from '../ui/index';
import { receivers } from './broadcast';
import { useWorkspace } from './WorkspaceContext';
import './broadcast.css';

/** While typing is broadcast, every connected pane says what that means for it, and can be left out. */
export function BroadcastBadge({ session }: { readonly session: number }) {
  const workspace = useWorkspace();
  const { t } = useWords();
  const state = useStore(workspace.broadcast.store);
  const isConnected = useHostState(({ sessions }) => (sessions.get(session)?.open ?? 0) > 0);
  const reached = useHostState(({ sessions }) => receivers(state, sessions, session).length);
  if (!state.isOn || !isConnected) return null;
  const isExcluded = state.excluded.has(session);
  const words = isExcluded
    ? t('broadcast.excluded')
    : reached === 0
      ? t('broadcast.alone')
      : t('broadcast.reaches', { count: reached, n: reached });
  return (
    <div className="broadcast" data-excluded={isExcluded}>
      <span className="broadcast-name">
        <RadioTower aria-hidden="true" />
        {t('broadcast.badge')}
      </span>
      <span className="broadcast-words" title={words}>
        {words}
      </span>
      <Button small variant="quiet" onClick={() => workspace.broadcast.setExcluded(session, !isExcluded)}>
        {t(isExcluded ? 'broadcast.include' : 'broadcast.exclude')}
      </Button>
      <Button small variant="quiet" onClick={() => workspace.broadcast.toggle()}>
        {t('broadcast.off')}
      </Button>
    </div>
  );
}
