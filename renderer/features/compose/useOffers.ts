import { convertForms, findForm } from '@shared/bytes/convertPaste';
import { doubleBackslashes } from '@shared/bytes/escapes';
import { useState } from 'react';
import { type Entry, isSameEntry } from './entry';
import type { MessageState } from './useMessage';

/** Something that can be done to the text; it is never done by itself, and can be undone. */
export type Offer =
  /** `form`: what in the pasted text looks like another tool's way to write a byte. */
  | { readonly kind: 'convert'; readonly form: string }
  /** The text has a backslash that begins no escape. */
  | { readonly kind: 'literal' }
  | { readonly kind: 'undo'; readonly done: Done };

type Done = 'converted' | 'literalDone';

export interface Offers {
  readonly list: readonly Offer[];
  readonly pasted: (text: string) => void;
  readonly accept: (offer: Offer) => void;
}

export function useOffers({ entry, composed, inputMode, take }: MessageState): Offers {
  const [pasted, setPasted] = useState('');
  const [change, setChange] = useState<{ from: Entry; to: Entry; done: Done } | null>(null);

  const list: Offer[] = [];
  if (inputMode === 'text') {
    const form = pasted !== '' && entry.text.includes(pasted) ? findForm(pasted) : null;
    if (change !== null && isSameEntry(change.to, entry)) list.push({ kind: 'undo', done: change.done });
    else if (form !== null) list.push({ kind: 'convert', form });
    if (!composed.ok && isAboutBackslashes(composed.error.problem)) list.push({ kind: 'literal' });
  }

  const replace = (text: string, done: Done): void => {
    const to = { ...entry, text };
    setChange({ from: entry, to, done });
    take(to, text.length);
  };

  return {
    list,
    pasted: setPasted,
    accept: (offer) => {
      if (offer.kind === 'convert')
        replace(
          entry.text.replace(pasted, () => convertForms(pasted)),
          'converted',
        );
      else if (offer.kind === 'literal') replace(doubleBackslashes(entry.text), 'literalDone');
      else if (change !== null) take(change.from, change.from.text.length);
    },
  };
}

/** Not the end of a text that is being typed. */
function isAboutBackslashes(problem: string): boolean {
  return ['unknown-escape', 'incomplete-x', 'incomplete-u', 'octal', 'no-character'].includes(problem);
}
