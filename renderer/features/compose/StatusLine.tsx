import { composeProblemWords } from '@shared/i18n/composeWords';
import { formatExactBytes } from '@shared/i18n/format';
import type { ReactNode } from 'react';
import { Button } from '../../ui/Button';
import { useWords } from '../../ui/words';
import { Preview } from './Preview';
import type { MessageState } from './useMessage';

/** What the text comes to: its bytes and their number, or why it comes to none. */
export function StatusLine(props: {
  readonly message: MessageState;
  /** The bytes of the last key, where each is sent as it is typed. */
  readonly last: Uint8Array | null;
  /** The text cannot be sent, and not only because it is still being typed. */
  readonly isWrong: boolean;
  /** What explains the box, to those who do not see the line. */
  readonly problemId: string;
  readonly onDiscard: (() => void) | null;
  /** What can be done about it. */
  readonly children: ReactNode;
}) {
  const { message, last, isWrong, problemId, onDiscard, children } = props;
  const { entry, composed } = message;
  const { t, language } = useWords();

  if (last !== null) {
    return (
      <div className="compose-what">
        {last.length > 0 && <span className="compose-size">{t('compose.sentLast')}</span>}
        <Preview
          label={t('compose.sentLast')}
          composed={{ bytes: last, ending: 0 }}
          encoding={entry.encoding}
        />
      </div>
    );
  }
  return (
    <div className="compose-what">
      {composed.ok ? (
        <Preview label={t('compose.bytes')} composed={composed.value} encoding={entry.encoding} />
      ) : (
        <span
          className="compose-problem"
          id={problemId}
          data-problem={isWrong}
          role={isWrong ? 'alert' : undefined}
        >
          {composeProblemWords(entry.text, composed.error, t)}
        </span>
      )}
      {onDiscard !== null && (
        <Button small onClick={onDiscard}>
          {t('compose.discard')}
        </Button>
      )}
      {composed.ok && (
        <span className="compose-size">
          {t('compose.size', { size: formatExactBytes(composed.value.bytes.length, language) })}
        </span>
      )}
      {children}
    </div>
  );
}
