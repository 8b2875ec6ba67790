import type { ErrorInfo } from '@shared/contract/errors';
import type { Result } from '@shared/contract/result';
import type { SocketState } from '@shared/contract/state';
import { formatExactBytes } from '@shared/i18n/format';
import {
  type ClipboardEvent,
  type KeyboardEvent,
  type Ref,
  useId,
  useImperativeHandle,
  useMemo,
  useRef,
  useState,
} from 'react';
import { Button } from '../../ui/Button';
import { useWords } from '../../ui/words';
import { composeKey } from './keys';
import { messageSize } from './message';
import { EndingSelect, TargetSelect } from './Selects';
import { currentTarget, type To } from './target';
import { useMessage } from './useMessage';
import './Compose.css';

/** What the box grows to before it scrolls. */
const MOST_LINES = 6;
/** Characters the box shows. Laying out 300 kB of Hangul in a text box takes Chromium seconds: larger texts stay beside it. */
const SHOWN_CHARS = 16 * 1024;

export type ComposeTarget =
  | { readonly kind: 'client' }
  | { readonly kind: 'server'; readonly sockets: readonly SocketState[] };

export interface ComposeHandle {
  focus(): void;
  /** Puts text in at the caret. */
  insert(text: string): void;
}

export interface ComposeProps {
  /** Whose messages and line ending are remembered together. */
  readonly historyKey: string;
  readonly target: ComposeTarget;
  /** Why nothing can be sent now. Writing goes on all the same. */
  readonly disabledReason: string | null;
  readonly onSend: (to: To, bytes: Uint8Array) => Promise<Result<unknown, ErrorInfo>>;
  readonly ref?: Ref<ComposeHandle>;
}

const NOBODY: readonly SocketState[] = [];

/** The message box. It is never part of the data: what is sent is exactly what stands here, and the line ending beside it. */
export function Compose({ historyKey, target, disabledReason, onSend, ref }: ComposeProps) {
  const { t, language } = useWords();
  const box = useRef<HTMLTextAreaElement>(null);
  const noteId = useId();
  const [chosen, setChosen] = useState<To>('all');
  const sockets = target.kind === 'server' ? target.sockets : NOBODY;
  const to = currentTarget(chosen, sockets);
  const lost = chosen !== to ? chosen : null;
  const message = useMessage(historyKey, box, (bytes) => onSend(to, bytes));
  const { text, ending, progress } = message;
  const isLarge = text.length > SHOWN_CHARS;
  const bytes = useMemo(() => messageSize(text, ending), [text, ending]);

  const insert = (inserted: string): void => {
    const area = box.current;
    // What is too large to be shown cannot be changed either.
    if (area === null || isLarge) return;
    const { selectionStart, selectionEnd } = area;
    const whole = text.slice(0, selectionStart) + inserted + text.slice(selectionEnd);
    message.write(whole, selectionStart + inserted.length);
  };
  useImperativeHandle(ref, () => ({ focus: () => box.current?.focus(), insert }));

  const submit = (bare: boolean): void => {
    if (disabledReason === null) void message.submit(bare);
    else message.hold();
    box.current?.focus();
  };

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
    } else submit(key === 'send-bare');
    event.preventDefault();
  };

  const onPaste = (event: ClipboardEvent): void => {
    const pasted = event.clipboardData.getData('text/plain').replaceAll('\r\n', '\n');
    if (pasted.length + text.length <= SHOWN_CHARS) return;
    event.preventDefault();
    insert(pasted);
  };

  const size = (count: number): string => formatExactBytes(count, language);
  // A reason that is gone is no problem any more: the message is still there, and now Enter sends it.
  const problem = message.problem ?? (message.isHeld ? disabledReason : null);
  const note = problem ?? (lost === null ? disabledReason : t('compose.lostTarget', { n: lost }));

  return (
    <div className="compose">
      <form
        className="compose-form"
        onSubmit={(event) => {
          event.preventDefault();
          submit(false);
        }}
      >
        <div className="compose-how">
          {target.kind === 'server' && <TargetSelect to={to} sockets={sockets} onChange={setChosen} />}
          <EndingSelect ending={ending} onChange={message.chooseEnding} />
        </div>
        <textarea
          ref={box}
          className="compose-box"
          aria-label={t('compose.message')}
          aria-describedby={noteId}
          placeholder={t('compose.placeholder')}
          rows={isLarge ? 1 : Math.min(MOST_LINES, text.split('\n', MOST_LINES).length)}
          spellCheck={false}
          autoComplete="off"
          readOnly={isLarge}
          value={isLarge ? t('compose.large', { size: size(bytes) }) : text}
          onChange={(event) => message.write(event.target.value)}
          onPaste={onPaste}
          onKeyDown={onKeyDown}
        />
        <div className="compose-what">
          {isLarge && (
            <Button small onClick={() => message.write('')}>
              {t('compose.discard')}
            </Button>
          )}
          <span className="compose-size">{t('compose.size', { size: size(bytes) })}</span>
        </div>
        {progress === null ? (
          <Button
            type="submit"
            small
            variant="primary"
            title={t('compose.sendHint')}
            aria-disabled={disabledReason !== null}
          >
            {t('compose.send')}
          </Button>
        ) : (
          <Button small onClick={message.stop}>
            {t('compose.stopSending')}
          </Button>
        )}
        <p
          className="compose-note"
          id={noteId}
          role={problem === null ? 'status' : 'alert'}
          data-problem={problem !== null}
        >
          {progress === null
            ? note
            : t('compose.progress', { done: size(progress.done), total: size(progress.total) })}
        </p>
      </form>
    </div>
  );
}

/** Some line of the text is broken because it is longer than the box is wide. */
function wraps(area: HTMLTextAreaElement): boolean {
  const { lineHeight, paddingTop, paddingBottom } = getComputedStyle(area);
  const inner = area.scrollHeight - Number.parseFloat(paddingTop) - Number.parseFloat(paddingBottom);
  const lines = Math.round(inner / Number.parseFloat(lineHeight));
  return lines > Math.max(area.rows, area.value.split('\n').length);
}
