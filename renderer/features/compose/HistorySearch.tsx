import { printableString } from '@shared/bytes/printable';
import { type KeyboardEvent, useId, useState } from 'react';
import { Input } from '../../ui/Field';
import { useWords } from '../../ui/words';
import type { Entry } from './entry';
import { searchEntries } from './history';
import { isSearch } from './keys';

/** Looks for a message that was sent, as a shell does: each key narrows it down, Ctrl+R goes further back. */
export function HistorySearch(props: {
  readonly entries: readonly Entry[];
  /** Null: somebody has left without taking one. */
  readonly onDone: (entry: Entry | null) => void;
}) {
  const { entries, onDone } = props;
  const { t } = useWords();
  const id = useId();
  const [query, setQuery] = useState('');
  const [at, setAt] = useState(0);
  const found = searchEntries(entries, query);
  const index = Math.min(at, found.length - 1);
  const entry = found[index];
  const text = entry === undefined ? undefined : printableString(entry.text);

  const onKeyDown = (event: KeyboardEvent): void => {
    const { nativeEvent, key } = event;
    if (nativeEvent.isComposing) return;
    if (key === 'Escape') onDone(null);
    else if (key === 'Enter') onDone(entry ?? null);
    else if (isSearch(nativeEvent) || key === 'ArrowUp') setAt(Math.min(index + 1, found.length - 1));
    else if (key === 'ArrowDown') setAt(Math.max(0, index - 1));
    else return;
    event.preventDefault();
    event.stopPropagation();
  };

  const none = entries.length === 0 ? t('compose.search.empty') : t('compose.search.none');
  return (
    <div className="compose-search">
      <Input
        autoFocus
        className="compose-search-box"
        aria-label={t('compose.search.label')}
        aria-describedby={id}
        placeholder={t('compose.search.label')}
        title={t('compose.search.keys')}
        value={query}
        onChange={({ target }) => {
          setQuery(target.value);
          setAt(0);
        }}
        onKeyDown={onKeyDown}
        onBlur={() => onDone(null)}
      />
      <span id={id} className="compose-search-found" role="status" title={text}>
        {entry?.mode === 'hex' && <span className="compose-search-mode">{t('compose.mode.hex')}</span>}
        {entry === undefined ? none : <code>{text}</code>}
      </span>
      {entry !== undefined && (
        <span className="compose-size">
          {t('compose.search.place', { n: index + 1, total: found.length })}
        </span>
      )}
    </div>
  );
}
