import { isUnfinished } from '@shared/bytes/compose';
import type { LineEnding } from '@shared/bytes/eol';
import { escapeBytes } from '@shared/bytes/escapes';
import { formatHex } from '@shared/bytes/hexText';
import { encodeUtf8 } from '@shared/bytes/utf8';
import type { ErrorInfo } from '@shared/contract/errors';
import type { Result } from '@shared/contract/result';
import type { SocketState } from '@shared/contract/state';
import { formatExactBytes } from '@shared/i18n/format';
import { type Ref, useId, useImperativeHandle, useLayoutEffect, useRef, useState } from 'react';
import { Button } from '../../ui/Button';
import { useWords } from '../../ui/words';
import type { Entry } from './entry';
import { HistorySearch } from './HistorySearch';
import { MessageBox, SHOWN_CHARS } from './MessageBox';
import { OfferLine } from './OfferLine';
import { RawBox } from './RawBox';
import { EncodingSelect, EndingSelect, ModeSelect, TargetSelect } from './Selects';
import { StatusLine } from './StatusLine';
import { currentTarget, type To } from './target';
import { type MessageState, type UsualForm, useMessage } from './useMessage';
import { useOffers } from './useOffers';
import { useRawKeys } from './useRawKeys';
import './Compose.css';

export type ComposeTarget =
  | { readonly kind: 'client' }
  | { readonly kind: 'server'; readonly sockets: readonly SocketState[] };

export interface ComposeHandle {
  /** Goes to the box. From the box that takes every key, it goes back to writing messages: Tab does not lead out of it. */
  focus(): void;
  /** Puts in what was typed elsewhere, at the caret; raw keys are sent. */
  insert(text: string): void;
  /** Puts in bytes at the caret, written as messages are written here; false where that cannot be. */
  insertBytes(bytes: Uint8Array): boolean;
  /** Whom a message would go to now. */
  target(): To;
  /** What stands in the box, and how it would be sent. */
  written(): Entry & { readonly ending: LineEnding };
}

export interface ComposeProps {
  /** Whose messages, and ways to write them, are remembered together. */
  readonly historyKey: string;
  readonly target: ComposeTarget;
  /** Why nothing can be sent now. Writing goes on all the same. */
  readonly disabledReason: string | null;
  /** The keys that lead out of the box that takes every key, as this platform writes them. */
  readonly leaveKeys: string;
  /** How messages are written to where none was written before. */
  readonly usual?: UsualForm;
  readonly onSend: (to: To, bytes: Uint8Array) => Promise<Result<unknown, ErrorInfo>>;
  readonly ref?: Ref<ComposeHandle>;
}

const USUAL: UsualForm = { encoding: 'utf-8', ending: 'lf' };
const NOBODY: readonly SocketState[] = [];

/** The message box. It is never part of the data: what is sent is exactly what stands here, and the line ending beside it. */
export function Compose({
  historyKey,
  target,
  disabledReason,
  leaveKeys,
  usual = USUAL,
  onSend,
  ref,
}: ComposeProps) {
  const { t, language } = useWords();
  const box = useRef<HTMLTextAreaElement>(null);
  const noteId = useId();
  const problemId = useId();
  const [chosen, setChosen] = useState<To>('all');
  const [isSearching, setSearching] = useState(false);
  const sockets = target.kind === 'server' ? target.sockets : NOBODY;
  const to = currentTarget(chosen, sockets);
  const lost = chosen !== to ? chosen : null;
  const send = (bytes: Uint8Array): Promise<Result<unknown, ErrorInfo>> => onSend(to, bytes);
  const message = useMessage(historyKey, box, send, usual);
  const { entry, inputMode, ending, composed, progress } = message;
  const isRaw = inputMode === 'raw';
  const canSend = disabledReason === null;
  const keys = useRawKeys({ encoding: entry.encoding, ending, canSend, send });
  const offers = useOffers(message);
  const isLarge = entry.text.length > SHOWN_CHARS;
  const size = (count: number): string => formatExactBytes(count, language);

  const insert = (inserted: string): void => {
    const area = box.current;
    if (isRaw) keys.paste(inserted);
    // What is too large to be shown cannot be changed either.
    if (isRaw || area === null || isLarge) return;
    const { selectionStart, selectionEnd } = area;
    const { text } = entry;
    const whole = text.slice(0, selectionStart) + inserted + text.slice(selectionEnd);
    message.write(whole, selectionStart + inserted.length);
  };
  const focusBox = useFocusAfter(box, inputMode);
  const focus = (): void => {
    if (isRaw && document.activeElement === box.current) {
      message.chooseMode(entry.mode);
      focusBox('after');
    } else focusBox('now');
  };
  const insertBytes = (bytes: Uint8Array): boolean => {
    if (isRaw || isLarge) return false;
    insert(entry.mode === 'hex' ? ` ${formatHex(bytes)} ` : escapeBytes(bytes, entry.encoding));
    return true;
  };
  useImperativeHandle(ref, () => ({
    focus,
    insert,
    insertBytes,
    target: () => to,
    written: () => ({ ...entry, ending }),
  }));

  const submit = (bare: boolean): void => {
    if (canSend) void message.submit(bare);
    else message.hold();
    box.current?.focus();
  };

  // A reason that is gone is no problem any more: the message is still there, and now Enter sends it.
  const held = isRaw ? keys.isHeld : message.isHeld;
  const problem = (isRaw ? keys.problem : message.problem) ?? (held ? disabledReason : null);
  const note = problem ?? (lost === null ? disabledReason : t('compose.lostTarget', { n: lost }));
  const isWrong = !composed.ok && (held || !isUnfinished(entry.text, composed.error));

  return (
    <div className="compose">
      {isSearching && (
        <HistorySearch
          entries={message.sent()}
          onDone={(found) => {
            setSearching(false);
            if (found !== null) message.take(found, found.text.length);
            box.current?.focus();
          }}
        />
      )}
      <form
        className="compose-form"
        onSubmit={(event) => {
          event.preventDefault();
          submit(false);
        }}
      >
        <div className="compose-how">
          {target.kind === 'server' && <TargetSelect to={to} sockets={sockets} onChange={setChosen} />}
          <ModeSelect mode={inputMode} onChange={message.chooseMode} />
          <EncodingSelect encoding={entry.encoding} onChange={message.chooseEncoding} />
          <EndingSelect ending={ending} onChange={message.chooseEnding} />
        </div>
        {isRaw ? (
          <RawBox
            ref={box}
            label={t('compose.message')}
            placeholder={t('compose.placeholder.raw', { keys: leaveKeys })}
            describedBy={noteId}
            ending={ending}
            keys={keys}
          />
        ) : (
          <MessageBox
            ref={box}
            message={message}
            large={isLarge ? t('compose.large', { size: size(largeSize(message)) }) : null}
            isWrong={isWrong}
            describedBy={`${problemId} ${noteId}`}
            onKey={(key) => (key === 'search' ? setSearching(true) : submit(key === 'send-bare'))}
            onPasted={offers.pasted}
            insert={insert}
          />
        )}
        {!isRaw && progress === null && (
          <Button
            type="submit"
            small
            variant="primary"
            title={t('compose.sendHint')}
            aria-disabled={!canSend || !composed.ok}
          >
            {t('compose.send')}
          </Button>
        )}
        {progress !== null && (
          <Button small onClick={message.stop}>
            {t('compose.stopSending')}
          </Button>
        )}
        <StatusLine
          message={message}
          last={isRaw ? keys.last : null}
          isWrong={isWrong}
          problemId={problemId}
          onDiscard={isLarge && !isRaw ? () => message.write('') : null}
        >
          <OfferLine offers={offers} onDone={() => box.current?.focus()} />
        </StatusLine>
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

/** Bytes of a text that is not shown; of one that cannot be sent, as it stands. */
function largeSize({ entry, composed }: MessageState): number {
  return composed.ok ? composed.value.bytes.length : encodeUtf8(entry.text).length;
}

/** Gives the box the focus: now, or once the box of another way to write is there. */
function useFocusAfter(
  box: { readonly current: HTMLTextAreaElement | null },
  inputMode: string,
): (when: 'now' | 'after') => void {
  const isWanted = useRef(false);
  // biome-ignore lint/correctness/useExhaustiveDependencies: another way to write has another box
  useLayoutEffect(() => {
    if (isWanted.current) box.current?.focus();
    isWanted.current = false;
  }, [inputMode, box]);
  return (when) => {
    if (when === 'now') box.current?.focus();
    else isWanted.current = true;
  };
}
