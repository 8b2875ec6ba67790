import type { ClipboardEvent, KeyboardEvent, Ref } from 'react';
import { useWords } from '../../ui/words';
import { type ComposeKey, composeKey } from './keys';
import type { MessageState } from './useMessage';

/** What the box grows to before it scrolls. */
const MOST_LINES = 6;
/** Characters the box shows. Laying out 300 kB of Hangul in a text box takes Chromium seconds: larger texts stay beside it. */
export const SHOWN_CHARS = 16 * 1024;

/** The box in which a message is written before it is sent. */
export function MessageBox(props: {
  readonly ref: Ref<HTMLTextAreaElement>;
  readonly message: MessageState;
  /** What is too large for the box, in words. */
  readonly large: string | null;
  readonly isWrong: boolean;
  readonly describedBy: string;
  readonly onKey: (key: Exclude<ComposeKey, 'older' | 'newer'>) => void;
  readonly onPasted: (text: string) => void;
  readonly insert: (text: string) => void;
}) {
  const { ref, message, large, isWrong, describedBy, onKey, onPasted, insert } = props;
  const { t } = useWords();
  const { text, mode } = message.entry;
  const isLarge = large !== null;

  const onKeyDown = (event: KeyboardEvent<HTMLTextAreaElement>): void => {
    const area = event.currentTarget;
    const key = composeKey(event.nativeEvent, {
      text,
      start: area.selectionStart,
      end: area.selectionEnd,
      wraps: wraps(area),
    });
    if (isLarge && (event.key === 'Escape' || event.key === 'Backspace' || event.key === 'Delete')) {
      message.write('');
    } else if (key === null) return;
    else if (key === 'older' || key === 'newer') {
      if (!message.recall(key === 'older')) return;
    } else onKey(key);
    event.preventDefault();
  };

  const onPaste = (event: ClipboardEvent): void => {
    const pasted = event.clipboardData.getData('text/plain').replaceAll('\r\n', '\n');
    onPasted(pasted);
    if (pasted.length + text.length <= SHOWN_CHARS) return;
    event.preventDefault();
    insert(pasted);
  };

  return (
    <textarea
      ref={ref}
      className="compose-box"
      aria-label={t('compose.message')}
      aria-describedby={describedBy}
      aria-invalid={isWrong}
      placeholder={t(`compose.placeholder.${mode}`)}
      rows={isLarge ? 1 : Math.min(MOST_LINES, text.split('\n', MOST_LINES).length)}
      spellCheck={false}
      autoComplete="off"
      readOnly={isLarge}
      value={large ?? text}
      onChange={(event) => message.write(event.target.value)}
      onPaste={onPaste}
      onKeyDown={onKeyDown}
    />
  );
}

/** Some line of the text is broken because it is longer than the box is wide. */
function wraps(area: HTMLTextAreaElement): boolean {
  const { lineHeight, paddingTop, paddingBottom } = getComputedStyle(area);
  const inner = area.scrollHeight - Number.parseFloat(paddingTop) - Number.parseFloat(paddingBottom);
  const lines = Math.round(inner / Number.parseFloat(lineHeight));
  return lines > Math.max(area.rows, area.value.split('\n').length);
}
