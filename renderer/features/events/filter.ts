/** Which events are listed. Pure. */
import { EVENT_GROUPS, type EventGroup, type EventRow, GROUP_OF } from '@shared/contract/events';

export interface EventFilter {
  readonly session: number | null;
  readonly groups: ReadonlySet<EventGroup>;
  readonly text: string;
}

export const EVERYTHING: EventFilter = { session: null, groups: new Set(EVENT_GROUPS), text: '' };

export function isFiltering(filter: EventFilter): boolean {
  return filter.session !== null || filter.groups.size < EVENT_GROUPS.length || filter.text.trim() !== '';
}

/** `wordsOf` is asked only when there is a text to look for: it costs more than all the rest. */
export function filterEvents(
  rows: readonly EventRow[],
  filter: EventFilter,
  wordsOf: (row: EventRow) => string,
): readonly EventRow[] {
  if (!isFiltering(filter)) return rows;
  const wanted = filter.text.trim().toLowerCase();
  return rows.filter(
    (row) =>
      (filter.session === null || row.session === filter.session) &&
      filter.groups.has(GROUP_OF[row.type]) &&
      (wanted === '' || row.type.includes(wanted) || wordsOf(row).toLowerCase().includes(wanted)),
  );
}
