import { EVENT_GROUPS } from '@shared/contract/events';
import { Button, Input, Select, useWords } from '../../ui/index';
import { EVERYTHING, type EventFilter, isFiltering } from './filter';
import type { SessionName } from './journal';

export function FilterBar(props: {
  readonly filter: EventFilter;
  readonly names: ReadonlyMap<number, SessionName>;
  readonly onChange: (filter: EventFilter) => void;
}) {
  const { filter, names, onChange } = props;
  const { t } = useWords();
  return (
    <search className="events-filter" aria-label={t('events.filter')}>
      <Select
        small
        aria-label={t('events.session')}
        value={filter.session ?? ''}
        onChange={(event) =>
          onChange({ ...filter, session: event.target.value === '' ? null : Number(event.target.value) })
        }
      >
        <option value="">{t('events.allSessions')}</option>
        {[...names].map(([session, { kind, address }]) => (
          <option key={session} value={session}>
            {t(`panes.${kind}`, { address })}
          </option>
        ))}
      </Select>
      <fieldset className="events-groups">
        <legend className="visually-hidden">{t('events.filter')}</legend>
        {EVENT_GROUPS.map((group) => (
          <button
            key={group}
            type="button"
            className="events-group"
            aria-pressed={filter.groups.has(group)}
            onClick={() => {
              const groups = new Set(filter.groups);
              if (!groups.delete(group)) groups.add(group);
              onChange({ ...filter, groups });
            }}
          >
            {t(`events.group.${group}`)}
          </button>
        ))}
      </fieldset>
      <Input
        className="events-search"
        type="search"
        aria-label={t('events.search')}
        placeholder={t('events.search')}
        value={filter.text}
        onChange={(event) => onChange({ ...filter, text: event.target.value })}
      />
      {isFiltering(filter) && (
        <Button small variant="quiet" onClick={() => onChange(EVERYTHING)}>
          {t('events.clearFilter')}
        </Button>
      )}
    </search>
  );
}
