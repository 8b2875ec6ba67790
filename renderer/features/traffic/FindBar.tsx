import type { Encoding } from '@shared/bytes/encoding';
import { SEARCH_ROWS } from '@shared/contract/search';
import { formatNumber } from '@shared/i18n/format';
import { patternWords } from '@shared/i18n/patternWords';
import { ArrowDown, ArrowUp, CaseSensitive, OctagonX, RotateCw, X } from 'lucide-react';
import { type KeyboardEvent, useEffect, useId, useRef, useState, useSyncExternalStore } from 'react';
import { Input, Select } from '../../ui/Field';
import { IconButton } from '../../ui/IconButton';
import { useWords } from '../../ui/words';
import { ENCODING_NAMES, type FindState, type StartSearch } from './view/find';
import type { TrafficView } from './view/trafficView';

const KINDS = ['text', 'hex', 'regex'] as const;
/** While somebody types, not every letter is a search of its own. */
const TYPING_MS = 120;

/** Finds something in the log of one pane's session. `request` changes when it is asked for again: it takes the focus. */
export function FindBar(props: {
  readonly view: TrafficView;
  readonly search: StartSearch;
  readonly encoding: Encoding;
  readonly request: number;
  readonly onClose: () => void;
}) {
  const { view, search, encoding, request, onClose } = props;
  const { t } = useWords();
  const state = useSyncExternalStore(view.find.subscribe, view.find.get);
  const [text, setText] = useState('');
  const [kind, setKind] = useState<(typeof KINDS)[number]>('text');
  const [matchCase, setMatchCase] = useState(false);
  const [again, setAgain] = useState(0);
  const input = useRef<HTMLInputElement>(null);
  const id = useId();

  // biome-ignore lint/correctness/useExhaustiveDependencies: every request selects the text anew
  useEffect(() => {
    input.current?.focus();
    input.current?.select();
  }, [request]);
  // biome-ignore lint/correctness/useExhaustiveDependencies: asked for again, the same is looked for again
  useEffect(() => {
    const timer = setTimeout(() => view.find.look({ kind, text, matchCase, encoding }, search), TYPING_MS);
    return () => clearTimeout(timer);
  }, [view, search, kind, text, matchCase, encoding, again]);

  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.nativeEvent.isComposing) return;
    if (event.key === 'Escape') onClose();
    else if (event.key === 'F3' || (event.key === 'Enter' && event.target === input.current))
      void view.find.step(event.shiftKey);
    else return;
    event.preventDefault();
    event.stopPropagation();
  };

  const problem = state.problem === null ? null : patternWords(state.problem, t);
  const isRunning = state.progress !== null && !state.progress.done && !state.stopped;
  return (
    <search className="traffic-find" aria-label={t('find.label')} onKeyDown={onKeyDown}>
      <div className="traffic-find-row">
        <Select
          small
          aria-label={t('find.kind')}
          value={kind}
          onChange={(event) => setKind(KINDS.find((each) => each === event.target.value) ?? 'text')}
        >
          {KINDS.map((each) => (
            <option key={each} value={each}>
              {t(`find.kinds.${each}`)}
            </option>
          ))}
        </Select>
        <Input
          ref={input}
          className="traffic-find-input"
          aria-label={t('find.label')}
          aria-invalid={problem !== null}
          aria-describedby={`${id}-hint`}
          placeholder={t(`find.placeholder.${kind}`)}
          title={t(`find.hint.${kind}`, { encoding: ENCODING_NAMES[encoding] })}
          value={text}
          onChange={(event) => setText(event.target.value)}
        />
        <output className="traffic-find-count">
          <Count state={state} />
        </output>
        {isRunning && (
          <IconButton small label={t('find.stop')} icon={<OctagonX />} onClick={() => view.find.stop()} />
        )}
        {state.stopped && (
          <IconButton small label={t('find.again')} icon={<RotateCw />} onClick={() => setAgain(again + 1)} />
        )}
        {kind !== 'hex' && (
          <IconButton
            small
            label={t('find.matchCase')}
            icon={<CaseSensitive />}
            aria-pressed={matchCase}
            onClick={() => setMatchCase(!matchCase)}
          />
        )}
        <IconButton
          small
          label={t('find.previous')}
          keys="Shift+F3"
          icon={<ArrowUp />}
          onClick={() => void view.find.step(true)}
        />
        <IconButton
          small
          label={t('find.next')}
          keys="F3"
          icon={<ArrowDown />}
          onClick={() => void view.find.step(false)}
        />
        <IconButton small label={t('find.close')} keys="Esc" icon={<X />} onClick={onClose} />
      </div>
      <p className="traffic-find-note" id={`${id}-hint`} hidden={problem === null && noteOf(state) === null}>
        {problem ?? <Note state={state} />}
      </p>
    </search>
  );
}

/** How many, which one, and how far the search is. */
function Count({ state }: { readonly state: FindState }) {
  const { t, language } = useWords();
  const { progress, at, nth, stopped } = state;
  if (progress === null) return null;
  const { matches, bytes, total, done } = progress;
  const all = formatNumber(matches, language);
  const found =
    at === null
      ? t('find.total', { count: matches, total: all })
      : t('find.count', {
          n: formatNumber(at.index + (nth < 0 ? at.matches - 1 : nth), language),
          total: all,
        });
  if (done && !stopped) return matches === 0 ? t('find.none') : found;
  const percent = formatNumber(total === 0 ? 0 : Math.floor((bytes / total) * 100), language);
  const far = t(stopped ? 'find.stopped' : 'find.searching', { percent });
  return `${found} · ${far}`;
}

function noteOf({
  wrapped,
  failure,
  progress,
}: FindState): 'failed' | 'full' | 'fromStart' | 'fromEnd' | null {
  if (failure !== null) return 'failed';
  if (wrapped !== null) return wrapped === 'start' ? 'fromStart' : 'fromEnd';
  return progress?.full === true ? 'full' : null;
}

function Note({ state }: { readonly state: FindState }) {
  const { t, language } = useWords();
  const note = noteOf(state);
  switch (note) {
    case 'failed':
      return t('find.failed', { reason: t(`explain.${state.failure?.explanation ?? 'internal'}.title`) });
    case 'full':
      return t('find.full', { n: formatNumber(SEARCH_ROWS, language) });
    case 'fromStart':
    case 'fromEnd':
      return t(`find.${note}`);
    default:
      return null;
  }
}
