import { formatNumber } from '@shared/i18n/format';
import { ArrowDown, ArrowUp, CaseSensitive, X } from 'lucide-react';
import { type KeyboardEvent, useEffect, useRef, useState, useSyncExternalStore } from 'react';
import { Input } from '../../ui/Field';
import { IconButton } from '../../ui/IconButton';
import { useWords } from '../../ui/words';
import type { TrafficView } from './view/trafficView';

/** Finds text in the rows of one pane. `request` changes when it is asked for again: it takes the focus. */
export function FindBar(props: {
  readonly view: TrafficView;
  readonly request: number;
  readonly onClose: () => void;
}) {
  const { view, request, onClose } = props;
  const { t, language } = useWords();
  const { matches } = useSyncExternalStore(view.state.subscribe, view.state.get);
  const [term, setTerm] = useState('');
  const [matchCase, setMatchCase] = useState(false);
  const input = useRef<HTMLInputElement>(null);

  // biome-ignore lint/correctness/useExhaustiveDependencies: every request selects the text anew
  useEffect(() => {
    input.current?.focus();
    input.current?.select();
  }, [request]);
  useEffect(() => view.find.look({ term, matchCase }), [view, term, matchCase]);

  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.nativeEvent.isComposing) return;
    if (event.key === 'Escape') onClose();
    else if (event.key === 'F3' || (event.key === 'Enter' && event.target === input.current))
      view.find.step(event.shiftKey);
    else return;
    event.preventDefault();
    event.stopPropagation();
  };

  const count = (): string => {
    if (matches === null) return '';
    if (matches.total === 0) return t('traffic.find.none');
    const total = formatNumber(matches.total, language);
    // With very many matches the addon no longer says which one it is.
    if (matches.index < 0) return total;
    return t('traffic.find.count', { n: formatNumber(matches.index + 1, language), total });
  };

  return (
    <search className="traffic-find" aria-label={t('traffic.find.label')} onKeyDown={onKeyDown}>
      <Input
        ref={input}
        className="traffic-find-input"
        aria-label={t('traffic.find.label')}
        placeholder={t('traffic.find.placeholder')}
        value={term}
        onChange={(event) => setTerm(event.target.value)}
      />
      <output className="traffic-find-count">{count()}</output>
      <IconButton
        small
        label={t('traffic.find.matchCase')}
        icon={<CaseSensitive />}
        aria-pressed={matchCase}
        onClick={() => setMatchCase(!matchCase)}
      />
      <IconButton
        small
        label={t('traffic.find.previous')}
        keys="Shift+F3"
        icon={<ArrowUp />}
        onClick={() => view.find.step(true)}
      />
      <IconButton
        small
        label={t('traffic.find.next')}
        keys="F3"
        icon={<ArrowDown />}
        onClick={() => view.find.step(false)}
      />
      <IconButton small label={t('traffic.find.close')} keys="Esc" icon={<X />} onClick={onClose} />
    </search>
  );
}
