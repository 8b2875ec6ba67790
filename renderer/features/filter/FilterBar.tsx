import { formatNumber } from '@shared/i18n/format';
import { filterWords } from '@shared/i18n/patternWords';
import { CircleQuestionMark, History, ListFilter, X } from 'lucide-react';
import { type KeyboardEvent, useEffect, useId, useRef, useState, useSyncExternalStore } from 'react';
import { IconButton, Input, Menu, MenuItem, MenuSeparator, useWords } from '../../ui/index';
import { HELP } from './help';
import type { FilterState, PaneFilter } from './paneFilter';
import { keepRecent, readRecent, withRecent } from './recent';
import './filter.css';

/** What a pane shows of its rows, typed over them. There while it is open. */
export function FilterBar(props: {
  readonly filter: PaneFilter;
  /** Changes when it is asked for again: it takes the focus. */
  readonly request: number;
  /** The focus belongs to the rows again. */
  readonly onLeave: () => void;
}) {
  const { filter, request, onLeave } = props;
  const { t } = useWords();
  const state = useSyncExternalStore(filter.subscribe, filter.get);
  const [recent, setRecent] = useState(() => readRecent(localStorage));
  const input = useRef<HTMLInputElement>(null);
  const id = useId();

  // biome-ignore lint/correctness/useExhaustiveDependencies: every request selects the text anew
  useEffect(() => {
    input.current?.focus();
    input.current?.select();
  }, [request]);

  const remember = (): void => {
    if (state.problem !== null || state.text.trim() === '') return;
    const next = withRecent(readRecent(localStorage), state.text);
    keepRecent(localStorage, next);
    setRecent(next);
  };
  const close = (): void => {
    remember();
    filter.close();
    onLeave();
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.nativeEvent.isComposing) return;
    if (event.key === 'Escape') close();
    else if (event.key === 'Enter') {
      remember();
      onLeave();
    } else return;
    event.preventDefault();
    event.stopPropagation();
  };
  /** Adds a condition, or puts a whole filter in place. */
  const take = (text: string): void => {
    filter.type(text);
    // The menu first gives the focus back.
    setTimeout(() => {
      input.current?.focus();
      input.current?.setSelectionRange(text.length, text.length);
    });
  };

  const problem = state.problem === null ? null : filterWords(state.problem, t);
  return (
    <search className="filter-bar" aria-label={t('filter.label')}>
      <div className="filter-row">
        <ListFilter className="filter-icon" aria-hidden="true" />
        <Input
          ref={input}
          className="filter-input"
          aria-label={t('filter.label')}
          aria-invalid={problem !== null}
          aria-describedby={`${id}-problem`}
          placeholder={t('filter.placeholder')}
          value={state.text}
          onChange={(event) => filter.type(event.target.value)}
          onKeyDown={onKeyDown}
          onBlur={remember}
        />
        <output className="filter-count" title={t('filter.countHint')}>
          <Count state={state} />
        </output>
        <Menu trigger={<IconButton small label={t('filter.helpButton')} icon={<CircleQuestionMark />} />}>
          <p className="filter-help-lead">{t('filter.help.lead')}</p>
          {HELP.map(({ topic, example }) => (
            <MenuItem key={topic} onSelect={() => take(`${state.text.trimEnd()} ${example}`.trimStart())}>
              <code className="filter-example">{example}</code> {t(`filter.help.${topic}`)}
            </MenuItem>
          ))}
        </Menu>
        <Menu trigger={<IconButton small label={t('filter.recent')} icon={<History />} />}>
          {recent.length === 0 && (
            <MenuItem disabled onSelect={() => undefined}>
              {t('filter.noRecent')}
            </MenuItem>
          )}
          {recent.map((text) => (
            <MenuItem key={text} onSelect={() => take(text)}>
              <code className="filter-example">{text}</code>
            </MenuItem>
          ))}
          {recent.length > 0 && (
            <>
              <MenuSeparator />
              <MenuItem
                onSelect={() => {
                  keepRecent(localStorage, []);
                  setRecent([]);
                }}
              >
                {t('filter.forget')}
              </MenuItem>
            </>
          )}
        </Menu>
        <IconButton small label={t('filter.close')} keys="Esc" icon={<X />} onClick={close} />
      </div>
      <p
        className="filter-problem"
        id={`${id}-problem`}
        role={problem === null ? undefined : 'alert'}
        hidden={problem === null && state.waiting === 0}
      >
        {problem ?? <Waiting rows={state.waiting} />}
      </p>
    </search>
  );
}

function Count({ state: { progress } }: { readonly state: FilterState }) {
  const { t, language } = useWords();
  if (progress === null) return null;
  const { rows, seen, bytes, total, done } = progress;
  const numbers = { n: formatNumber(rows, language), m: formatNumber(seen, language) };
  if (done) return t('filter.count', numbers);
  const percent = formatNumber(total === 0 ? 0 : Math.floor((bytes / total) * 100), language);
  return t('filter.counting', { ...numbers, percent });
}

function Waiting({ rows }: { readonly rows: number }) {
  const { t, language } = useWords();
  return t('filter.asking', { count: rows, n: formatNumber(rows, language) });
}
