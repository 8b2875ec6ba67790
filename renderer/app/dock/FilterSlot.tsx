import { useSyncExternalStore } from 'react';
import { useStore } from 'zustand';
import { FilterBar } from '../../features/filter/index';
import { useWorkspace } from '../WorkspaceContext';

/** The filter over the rows of a pane, while it is open. */
export function FilterSlot({ session, onLeave }: { readonly session: number; readonly onLeave: () => void }) {
  const { rowTools } = useWorkspace();
  const filter = rowTools.filterOf(session);
  const { open } = useSyncExternalStore(filter.subscribe, filter.get);
  const request = useStore(rowTools.store, ({ asked }) => asked.get(session) ?? 0);
  return open ? <FilterBar filter={filter} request={request} onLeave={onLeave} /> : null;
}
