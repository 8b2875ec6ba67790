import type { IDockviewPanelProps } from 'dockview-react';
import { useMemo } from 'react';
import { useStore } from 'zustand';
import { type MarkActions, MarkList } from '../../features/marks/index';
import { addressOf, useHostState } from '../../host/index';
import { useWords } from '../../ui/index';
import { pointAt } from '../pointing';
import { useCommands } from '../useCommands';
import { useWorkspace } from '../WorkspaceContext';

/** The marked rows of all sessions. */
export function MarksDockPanel(_: IDockviewPanelProps) {
  const workspace = useWorkspace();
  const { t } = useWords();
  const { keysOf } = useCommands();
  const marks = useHostState((state) => state.marks);
  const sessions = useHostState((state) => state.sessions);
  const epochMs = useHostState((state) => state.hello?.epochMs ?? 0);
  const wanted = useStore(workspace.rowTools.store, ({ noted }) => noted);
  const all = useMemo(() => [...marks.values()].flat(), [marks]);
  const actions = useMemo<MarkActions>(() => {
    const set = (session: number, seq: number, note: string): void =>
      void workspace.report(t('marks.mark'), workspace.host.call('mark.set', { session, seq, note }));
    return {
      jump: (mark) => {
        workspace.store.setState({ pointed: pointAt('log', mark) });
        workspace.dock?.show(mark.session);
        requestAnimationFrame(() => workspace.panes.get(mark.session)?.focusRows());
      },
      note: ({ session, seq }, note) => set(session, seq, note),
      restore: ({ session, seq, note }) => set(session, seq, note),
      remove: ({ session, seq }) =>
        void workspace.report(t('marks.unmark'), workspace.host.call('mark.remove', { session, seq })),
    };
  }, [workspace, t]);
  const nameOf = (id: number): string => {
    const session = sessions.get(id);
    if (session === undefined) return '';
    const address = addressOf(session);
    return session.spec.kind === 'tcp-server'
      ? t('panes.server', { address })
      : t('panes.client', { address });
  };
  return (
    <MarkList
      marks={all}
      nameOf={nameOf}
      epochMs={epochMs}
      keys={keysOf('mark-row') ?? ''}
      wanted={wanted}
      actions={actions}
    />
  );
}
