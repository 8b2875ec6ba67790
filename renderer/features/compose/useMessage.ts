import type { LineEnding } from '@shared/bytes/eol';
import { type ErrorInfo, OWN_CODES } from '@shared/contract/errors';
import { formatExactBytes } from '@shared/i18n/format';
import { type RefObject, useEffect, useLayoutEffect, useRef, useState } from 'react';
import { useWords } from '../../ui/words';
import { type MessageHistory, newer, older, remember } from './history';
import { keepEnding, keepHistory, readEnding, readHistory } from './kept';
import { messageBytes, type Send, sendMessage, unsentText } from './message';

/** How far a message that takes several sends has got. */
export interface Progress {
  readonly done: number;
  readonly total: number;
}

/** What is being written, what was written, and how sending it goes. */
export function useMessage(historyKey: string, box: RefObject<HTMLTextAreaElement | null>, send: Send) {
  const { t, language } = useWords();
  const [text, setText] = useState('');
  const [ending, setEnding] = useState<LineEnding>('lf');
  const [problem, setProblem] = useState<string | null>(null);
  /** Somebody wanted to send while that was not possible, and has changed nothing since. */
  const [isHeld, setHeld] = useState(false);
  const [progress, setProgress] = useState<Progress | null>(null);
  const history = useRef<MessageHistory>(readHistory(sessionStorage, historyKey));
  const stopped = useRef(false);
  /** Where the caret has to be once the text is in the box. */
  const caret = useRef<number | null>(null);

  useEffect(() => {
    setEnding(readEnding(localStorage, historyKey));
    history.current = readHistory(sessionStorage, historyKey);
  }, [historyKey]);

  // biome-ignore lint/correctness/useExhaustiveDependencies: the caret moves when the text has changed
  useLayoutEffect(() => {
    if (caret.current !== null) box.current?.setSelectionRange(caret.current, caret.current);
    caret.current = null;
  }, [text, box]);

  const write = (next: string, at: number | null = null): void => {
    caret.current = at;
    setText(next);
    setProblem(null);
    setHeld(false);
  };

  const words = (error: ErrorInfo): string => {
    const own = OWN_CODES.find((code) => code === error.code);
    return own === undefined ? t(`explain.${error.explanation}.title`) : t(`errors.${own}`);
  };
  const size = (bytes: number): string => formatExactBytes(bytes, language);

  /** Hands over what is in the box. The box is empty at once, so that one can go on typing; what was refused comes back. */
  const submit = async (bare: boolean): Promise<void> => {
    if (progress !== null) return;
    const end = bare ? 'none' : ending;
    const bytes = messageBytes(text, end);
    if (bytes.length === 0) {
      setProblem(t('compose.error.nothing'));
      return;
    }
    write('');
    history.current = remember(history.current, text);
    keepHistory(sessionStorage, historyKey, history.current);
    stopped.current = false;
    const total = bytes.length;
    const result = await sendMessage(bytes, send, (done) => {
      setProgress({ done, total });
      return !stopped.current;
    });
    setProgress(null);
    if (result.ok) return;
    const { error, done } = result.error;
    const rest = unsentText(text, bytes, end, done);
    // Whoever has gone on typing finds the refused message in the history.
    setText((now) => (now === '' ? rest : now));
    const partly = done > 0 ? t('compose.error.partial', { done: size(done), total: size(total) }) : '';
    const reason = error === null ? '' : t('compose.error.failed', { reason: words(error) });
    setProblem([partly, reason].filter((part) => part !== '').join(' '));
  };

  const recall = (back: boolean): boolean => {
    const found = back ? older(history.current, text) : newer(history.current);
    if (found === null) return false;
    history.current = found.history;
    write(found.text, found.text.length);
    return true;
  };

  return {
    text,
    ending,
    problem,
    isHeld,
    progress,
    write,
    hold: (): void => setHeld(true),
    chooseEnding: (chosen: LineEnding): void => {
      setEnding(chosen);
      keepEnding(localStorage, historyKey, chosen);
    },
    submit,
    recall,
    stop: (): void => {
      stopped.current = true;
    },
  };
}
