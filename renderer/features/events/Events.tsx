import type { EventRow } from '@shared/contract/events';
import { type ReactNode, useMemo, useState, useSyncExternalStore } from 'react';
import type { RowSource } from '../../host/index';
import { useWords } from '../../ui/index';
import { EventList } from './EventList';
import { FilterBar } from './FilterBar';
import { EVERYTHING, filterEvents } from './filter';
import { Journal } from './journal';
import type { EventWords } from './words';

export interface EventsProps {
  /** The workspace journal. */
  readonly source: RowSource;
  readonly epochMs: number;
  /** A row in one line of words. */
  readonly describe: (row: EventRow) => EventWords;
  /** The explanation of the chosen row. */
  readonly explain: (row: EventRow, close: () => void) => ReactNode;
  /** A row was chosen; null: none is any more. */
  readonly onChosen: (row: EventRow | null) => void;
}

/** The events of all sessions in the order they happened; choosing one explains it. */
export function Events({ source, epochMs, describe, explain, onChosen }: EventsProps) {
  const { t } = useWords();
  const journal = useMemo(() => new Journal(source), [source]);
  const view = useSyncExternalStore(journal.subscribe, journal.snapshot);
  const [filter, setFilter] = useState(EVERYTHING);
  const [chosen, setChosen] = useState<EventRow | null>(null);
  const rows = useMemo(
    () => filterEvents(view.rows, filter, (row) => describe(row).text),
    [view.rows, filter, describe],
  );
  const choose = (row: EventRow | null): void => {
    setChosen(row);
    onChosen(row);
  };
  const close = (): void => {
    choose(null);
    // Back to where the row was chosen.
    document.querySelector<HTMLElement>('.event-list')?.focus();
  };
  return (
    <section className="events" aria-label={t('events.title')}>
      <FilterBar filter={filter} names={view.names} onChange={setFilter} />
      <div className="events-body">
        <EventList
          rows={rows}
          total={view.total}
          names={view.names}
          truncated={view.forgotten}
          empty={view.rows.length === 0 ? t('events.empty') : t('events.emptyFiltered')}
          epochMs={epochMs}
          describe={describe}
          chosen={chosen}
          onChoose={choose}
        />
        {chosen !== null && <div className="events-aside">{explain(chosen, close)}</div>}
      </div>
    </section>
  );
}
