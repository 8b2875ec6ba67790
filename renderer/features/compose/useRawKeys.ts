import { type Encoding, encodeText } from '@shared/bytes/encoding';
import type { LineEnding } from '@shared/bytes/eol';
import { composeProblemWords } from '@shared/i18n/composeWords';
import { useRef, useState } from 'react';
import { useWords } from '../../ui/words';
import { type Send, sendMessage } from './message';
import { enterText } from './rawKeys';
import { useErrorWords } from './useErrorWords';

/** Sends what is typed, key by key. */
export interface RawKeys {
  /** The bytes of the last key. */
  readonly last: Uint8Array;
  readonly problem: string | null;
  /** Somebody typed while nothing could be sent. */
  readonly isHeld: boolean;
  readonly type: (text: string) => void;
  /** A text with line breaks, as if each was typed. */
  readonly paste: (text: string) => void;
}

const NOTHING = new Uint8Array(0);

export function useRawKeys(options: {
  readonly encoding: Encoding;
  readonly ending: LineEnding;
  readonly canSend: boolean;
  readonly send: Send;
}): RawKeys {
  const { encoding, ending, canSend, send } = options;
  const { t } = useWords();
  const words = useErrorWords();
  const [last, setLast] = useState<Uint8Array>(NOTHING);
  const [problem, setProblem] = useState<string | null>(null);
  const [isHeld, setHeld] = useState(false);
  /** One key after the other, each in a send of its own. */
  const queue = useRef<Promise<unknown>>(Promise.resolve());

  const type = (text: string): void => {
    setHeld(!canSend);
    if (!canSend || text === '') return;
    const encoded = encodeText(text, encoding);
    if (!encoded.ok) {
      const { at, character } = encoded.error;
      setProblem(composeProblemWords(text, { problem: 'unencodable', at, text: character, encoding }, t));
      return;
    }
    setProblem(null);
    setLast(encoded.value);
    queue.current = queue.current.then(async () => {
      const sent = await sendMessage(encoded.value, send, () => true);
      if (!sent.ok && sent.error.error !== null)
        setProblem(t('compose.error.failed', { reason: words(sent.error.error) }));
    });
  };

  return {
    last,
    problem,
    isHeld: isHeld && !canSend,
    type,
    paste: (text) => type(text.replaceAll(/\r\n|\r|\n/g, enterText(ending))),
  };
}
