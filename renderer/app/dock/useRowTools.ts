import type { EventRow, Row } from '@shared/contract/events';
import { eventWords } from '@shared/i18n/eventWords';
import type { FindQuery } from '@shared/search/query';
import { useCallback, useEffect, useMemo, useSyncExternalStore } from 'react';
import type { TrafficProps, ViewSettings } from '../../features/traffic/index';
import { useHost, useHostState, useSession } from '../../host/index';
import { useWords } from '../../ui/index';
import { useWorkspace } from '../WorkspaceContext';

const NO_MARKS: readonly never[] = [];

/** What the rows of one pane need to be searched, filtered, marked and inspected. */
export function useRowTools(
  session: number,
  socket: number | null,
  settings: ViewSettings,
): Required<Pick<TrafficProps, 'search' | 'keep' | 'marked' | 'onCursor'>> {
  const host = useHost();
  const { rowTools } = useWorkspace();
  const { t, language } = useWords();
  const marks = useHostState((state) => state.marks.get(session) ?? NO_MARKS);
  const epochMs = useHostState((state) => state.hello?.epochMs ?? 0);
  const startAt = useSession(session)?.openedAt ?? 0;
  const { encoding } = useSyncExternalStore(settings.subscribe, settings.get);
  const filter = rowTools.filterOf(session);
  const { keep } = useSyncExternalStore(filter.subscribe, filter.get);

  const marked = useMemo(() => new Set(marks.map(({ seq }) => seq)), [marks]);
  const notes = useMemo(() => new Map(marks.map(({ seq, note }) => [seq, note])), [marks]);
  const words = useCallback((row: EventRow) => eventWords(row, t, language).text, [t, language]);
  useEffect(
    () => filter.setContext({ encoding, language, socket, epochMs, startAt, words, notes }),
    [filter, encoding, language, socket, epochMs, startAt, words, notes],
  );
  const search = useCallback<TrafficProps['search']>(
    (query: FindQuery, heard) => host.search(session, { ...query, language, socket }, heard),
    [host, session, language, socket],
  );
  const onCursor = useCallback(
    (row: Row | null) => {
      const { cursor } = rowTools.store.getState();
      if (row !== null) rowTools.store.setState({ cursor: row, inspected: row });
      else if (cursor?.session === session) rowTools.store.setState({ cursor: null });
    },
    [rowTools, session],
  );
  return { search, keep, marked, onCursor };
}
