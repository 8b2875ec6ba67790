import { type ComposeForm, composeBytes } from '@shared/bytes/compose';
import type { Encoding } from '@shared/bytes/encoding';
import type { LineEnding } from '@shared/bytes/eol';
import { formatExactBytes } from '@shared/i18n/format';
import { type RefObject, useEffect, useLayoutEffect, useMemo, useRef, useState } from 'react';
import { useWords } from '../../ui/words';
import type { Entry, InputMode } from './entry';
import { EMPTY_HISTORY, historyOf, type MessageHistory, newer, older, remember } from './history';
import { keepEntry, keepForm, readKept } from './kept';
import { type Send, sendMessage, unsentEntry } from './message';
import { useErrorWords } from './useErrorWords';

/** How far a message that takes several sends has got. */
export interface Progress {
  readonly done: number;
  readonly total: number;
}

const EMPTY: Entry = { text: '', mode: 'text', encoding: 'utf-8' };

/** How messages are written where nothing else was chosen. */
export type UsualForm = Pick<ComposeForm, 'encoding' | 'ending'>;

/** What is being written, what was written, and how sending it goes. */
export function useMessage(
  historyKey: string,
  box: RefObject<HTMLTextAreaElement | null>,
  send: Send,
  usual: UsualForm,
) {
  const { t, language } = useWords();
  const words = useErrorWords();
  const [entry, setEntry] = useState(EMPTY);
  const [isRaw, setRaw] = useState(false);
  const [ending, setEnding] = useState<LineEnding>('lf');
  const [problem, setProblem] = useState<string | null>(null);
  /** Somebody wanted to send while that was not possible, and has changed nothing since. */
  const [isHeld, setHeld] = useState(false);
  const [progress, setProgress] = useState<Progress | null>(null);
  const history = useRef<MessageHistory>(EMPTY_HISTORY);
  const stopped = useRef(false);
  /** What is usual later is for boxes that open later. */
  const begin = useRef(usual);
  /** What has to be selected once the text is in the box. */
  const selection = useRef<readonly [number, number] | null>(null);
  const composed = useMemo(() => composeBytes(entry.text, { ...entry, ending }), [entry, ending]);

  useEffect(() => {
    const kept = readKept(localStorage, historyKey);
    const { mode, encoding, ending: end } = kept.form ?? { mode: 'text', ...begin.current };
    setEntry((now) => ({ ...now, mode, encoding }));
    setEnding(end);
    history.current = historyOf(kept.entries);
  }, [historyKey]);

  // biome-ignore lint/correctness/useExhaustiveDependencies: the caret moves when the text has changed
  useLayoutEffect(() => {
    if (selection.current !== null) box.current?.setSelectionRange(...selection.current);
    selection.current = null;
  }, [entry, box]);

  /** Puts something else into the box. */
  const take = (next: Entry, caret: number | null = null): void => {
    selection.current = caret === null ? null : [caret, caret];
    setEntry(next);
    setProblem(null);
    setHeld(false);
  };
  const write = (text: string, caret: number | null = null): void => take({ ...entry, text }, caret);
  const choose = (form: Partial<ComposeForm>): void => {
    const { mode, encoding } = entry;
    const chosen = { mode, encoding, ending, ...form };
    setEntry((now) => ({ ...now, mode: chosen.mode, encoding: chosen.encoding }));
    setEnding(chosen.ending);
    setHeld(false);
    keepForm(localStorage, historyKey, chosen);
  };

  const size = (bytes: number): string => formatExactBytes(bytes, language);

  /** Hands over what is in the box. The box is empty at once, so that one can go on typing; what was refused comes back. */
  const submit = async (bare: boolean): Promise<void> => {
    if (progress !== null) return;
    const result = composeBytes(entry.text, { ...entry, ending: bare ? 'none' : ending });
    if (!result.ok) {
      const { at, text } = result.error;
      setHeld(true);
      box.current?.setSelectionRange(at, at + text.length);
      return;
    }
    const { bytes } = result.value;
    if (bytes.length === 0) {
      setProblem(t('compose.error.nothing'));
      return;
    }
    write('');
    history.current = remember(history.current, entry);
    keepEntry(localStorage, historyKey, entry);
    stopped.current = false;
    const total = bytes.length;
    const sent = await sendMessage(bytes, send, (done) => {
      setProgress({ done, total });
      return !stopped.current;
    });
    setProgress(null);
    if (sent.ok) return;
    const { error, done } = sent.error;
    const rest = unsentEntry(entry, result.value, done);
    // Whoever has gone on typing finds the refused message in the history.
    setEntry((now) => (now.text === '' ? rest : now));
    const partly = done > 0 ? t('compose.error.partial', { done: size(done), total: size(total) }) : '';
    const reason = error === null ? '' : t('compose.error.failed', { reason: words(error) });
    setProblem([partly, reason].filter((part) => part !== '').join(' '));
  };

  const recall = (back: boolean): boolean => {
    const found = back ? older(history.current, entry) : newer(history.current);
    if (found === null) return false;
    history.current = found.history;
    take(found.entry, found.entry.text.length);
    return true;
  };

  return {
    entry,
    inputMode: isRaw ? ('raw' as const) : entry.mode,
    ending,
    composed,
    problem,
    isHeld,
    progress,
    take,
    write,
    hold: (): void => setHeld(true),
    chooseMode: (mode: InputMode): void => {
      setRaw(mode === 'raw');
      if (mode !== 'raw') choose({ mode });
    },
    chooseEncoding: (encoding: Encoding): void => choose({ encoding }),
    chooseEnding: (chosen: LineEnding): void => choose({ ending: chosen }),
    submit,
    recall,
    /** What was sent, oldest first. */
    sent: (): readonly Entry[] => history.current.entries,
    stop: (): void => {
      stopped.current = true;
    },
  };
}

export type MessageState = ReturnType<typeof useMessage>;
