import { fromBase64 } from '@shared/bytes/base64';
import { printableString } from '@shared/bytes/printable';
import { decodeUtf8 } from '@shared/bytes/utf8';
import { type Mark, NOTE_CHARS } from '@shared/contract/marks';
import { formatClock, formatExactBytes } from '@shared/i18n/format';
import { Bookmark, Trash2 } from 'lucide-react';
import { type KeyboardEvent, useEffect, useRef, useState } from 'react';
import { Button, EmptyState, IconButton, Input, useWords } from '../../ui/index';
import './marks.css';

export interface MarkActions {
  readonly jump: (mark: Mark) => void;
  readonly note: (mark: Mark, note: string) => void;
  readonly remove: (mark: Mark) => void;
  readonly restore: (mark: Mark) => void;
}

/** The marked rows of all sessions: what they are, what was noted, and how to get there. */
export function MarkList(props: {
  readonly marks: readonly Mark[];
  /** What a session is called, where there is more than one. */
  readonly nameOf: (session: number) => string;
  readonly epochMs: number;
  /** The keys that mark a row. */
  readonly keys: string;
  /** The row whose note is to be written; another object each time. */
  readonly wanted: { readonly session: number; readonly seq: number } | null;
  readonly actions: MarkActions;
}) {
  const { marks, nameOf, epochMs, keys, wanted, actions } = props;
  const { t } = useWords();
  const words = useMarkWords(epochMs);
  const [removed, setRemoved] = useState<Mark | null>(null);
  const isBack = removed !== null && marks.some((mark) => isSame(mark, removed));
  return (
    <section className="marks" aria-label={t('marks.title')}>
      {marks.length === 0 && (
        <EmptyState>
          <p>{t('marks.empty')}</p>
          <p>{t('marks.emptyHint', { keys })}</p>
        </EmptyState>
      )}
      {marks.length > 0 && (
        <ul className="marks-list" aria-label={t('marks.list')}>
          {marks.map((mark) => (
            <MarkItem
              key={`${mark.session}/${mark.seq}`}
              mark={mark}
              name={nameOf(mark.session)}
              words={words(mark)}
              isWanted={wanted !== null && isSame(mark, wanted) ? wanted : null}
              actions={actions}
              onRemove={() => {
                setRemoved(mark);
                actions.remove(mark);
              }}
            />
          ))}
        </ul>
      )}
      {removed !== null && !isBack && (
        <p className="marks-undo" role="status">
          {t('marks.removed', { row: words(removed) })}
          <Button small onClick={() => actions.restore(removed)}>
            {t('marks.undo')}
          </Button>
        </p>
      )}
    </section>
  );
}

function MarkItem(props: {
  readonly mark: Mark;
  readonly name: string;
  readonly words: string;
  readonly isWanted: object | null;
  readonly actions: MarkActions;
  readonly onRemove: () => void;
}) {
  const { mark, name, words, isWanted, actions, onRemove } = props;
  const { t } = useWords();
  const [note, setNote] = useState(mark.note);
  const input = useRef<HTMLInputElement>(null);
  // Somebody else may have changed it; what is being typed stays.
  useEffect(() => {
    if (document.activeElement !== input.current) setNote(mark.note);
  }, [mark.note]);
  useEffect(() => {
    if (isWanted !== null) input.current?.focus();
  }, [isWanted]);
  const keep = (): void => {
    if (note !== mark.note) actions.note(mark, note);
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.nativeEvent.isComposing) return;
    if (event.key === 'Enter') keep();
    else if (event.key === 'Escape') setNote(mark.note);
    else return;
    event.preventDefault();
  };
  return (
    <li className="marks-item">
      <button type="button" className="marks-jump" title={t('marks.jump')} onClick={() => actions.jump(mark)}>
        <Bookmark className="marks-icon" aria-hidden="true" />
        <span className="marks-name">{name}</span>
        <span className="marks-words mono">{words}</span>
      </button>
      <Input
        ref={input}
        className="marks-note"
        aria-label={t('marks.noteOf', { row: words })}
        placeholder={t('marks.notePlaceholder')}
        maxLength={NOTE_CHARS}
        value={note}
        onChange={(event) => setNote(event.target.value)}
        onBlur={keep}
        onKeyDown={onKeyDown}
      />
      <IconButton small label={t('marks.remove', { row: words })} icon={<Trash2 />} onClick={onRemove} />
    </li>
  );
}

/** What a marked row is, in a few words. */
function useMarkWords(epochMs: number): (mark: Mark) => string {
  const { t, language } = useWords();
  return (mark) => {
    const time = formatClock(epochMs + mark.at);
    const who = mark.socket === 0 ? '' : ` #${mark.socket}`;
    if (mark.type !== 'received' && mark.type !== 'sent') return `${time}${who} ${mark.type}`;
    const size = t(`traffic.row.${mark.type}`, { size: formatExactBytes(mark.bytes, language) });
    const start = printableString(decodeUtf8(fromBase64(mark.start) ?? new Uint8Array(0)));
    return `${time}${who} ${size}  ${start}`;
  };
}

function isSame(a: { session: number; seq: number }, b: { session: number; seq: number }): boolean {
  return a.session === b.session && a.seq === b.seq;
}
