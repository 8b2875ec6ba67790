import type { ErrorInfo } from '@shared/contract/errors';
import { formatBytes } from '@shared/i18n/format';
import { TriangleAlert } from 'lucide-react';
import { type KeyboardEvent, useEffect, useRef, useState } from 'react';
import type { RowSource } from '../../host/rowSource';
import { Button } from '../../ui/Button';
import { useWords } from '../../ui/words';
import { copyText } from './clipboard';
import { keyAction } from './keys';
import { RawFeed } from './model/rawFeed';
import { RawMirror } from './view/rawMirror';
import { RawScreen } from './view/rawScreen';
import { readTheme, watchTheme } from './view/theme';
import { watchSize } from './view/watchElement';
import { fontSize, onFontSize } from './zoom';

/**
 * What one connection received, in a terminal that obeys it. It begins with the last rows of the log, and all that it
 * did is gone when it is left.
 */
export function RawPane(props: {
  /** The connection; null: which one is not clear, or there is none yet. */
  readonly socket: number | null;
  /** There are several to choose from. */
  readonly isAmbiguous: boolean;
  readonly source: RowSource;
  readonly read: RowSource['read'];
  readonly onType: (text: string) => void;
  readonly onLeave: () => void;
}) {
  const { socket, isAmbiguous, source, read, onType, onLeave } = props;
  const { t, language } = useWords();
  const [missed, setMissed] = useState(0);
  const [failure, setFailure] = useState<ErrorInfo | null>(null);
  const problem = (): string | null => {
    if (socket === null) return t(isAmbiguous ? 'traffic.raw.which' : 'traffic.raw.nobody');
    if (failure !== null)
      return t('traffic.raw.failed', { reason: t(`explain.${failure.explanation}.title`) });
    return missed === 0 ? null : t('traffic.raw.missed', { size: formatBytes(missed, language) });
  };
  return (
    <section className="traffic-raw" aria-label={t('traffic.raw.label')}>
      <header className="traffic-raw-bar">
        <TriangleAlert aria-hidden="true" />
        <span className="traffic-raw-words">{t('traffic.raw.warning')}</span>
        <Button small onClick={onLeave}>
          {t('traffic.raw.leave')}
        </Button>
      </header>
      {problem() !== null && (
        <p className="traffic-raw-problem" role="status">
          {problem()}
        </p>
      )}
      {socket !== null && (
        <RawTerminal
          // Another connection begins with an untouched terminal.
          key={socket}
          {...{ socket, source, read, onType }}
          onMissed={(bytes) => setMissed((before) => before + bytes)}
          onFailed={setFailure}
        />
      )}
    </section>
  );
}

function RawTerminal(props: {
  readonly socket: number;
  readonly source: RowSource;
  readonly read: RowSource['read'];
  readonly onType: (text: string) => void;
  readonly onMissed: (bytes: number) => void;
  readonly onFailed: (error: ErrorInfo) => void;
}) {
  const { socket, source, read, onType } = props;
  const { t } = useWords();
  const element = useRef<HTMLDivElement>(null);
  const mirror = useRef<HTMLDivElement>(null);
  const [screen, setScreen] = useState<RawScreen | null>(null);
  const latest = useRef(props);
  useEffect(() => {
    latest.current = props;
  });

  useEffect(() => {
    if (element.current === null || mirror.current === null) return;
    const box = element.current;
    const created = new RawScreen(box, readTheme(box), fontSize());
    const shown = new RawMirror(mirror.current, created.term);
    const feed = new RawFeed({
      socket,
      read,
      write: (data) => created.write(data),
      onMissed: (bytes) => latest.current.onMissed(bytes),
      onFailed: (error) => latest.current.onFailed(error),
    });
    const stops = [
      source.tap({ rows: () => feed.wake(), reset: () => feed.stop() }),
      watchSize(box, () => created.fit()),
      watchTheme(() => created.setTheme(readTheme(box))),
      onFontSize((size) => created.setFontSize(size)),
    ];
    feed.wake();
    setScreen(created);
    return () => {
      feed.stop();
      for (const stop of stops) stop();
      shown.dispose();
      created.dispose();
      setScreen(null);
    };
  }, [socket, source, read]);

  const onKeyDown = (event: KeyboardEvent): void => {
    const action = keyAction(event.nativeEvent);
    if (action === null || screen === null) return;
    const { term } = screen;
    if (action.kind === 'type') onType(action.text);
    else if (action.kind === 'scroll') scroll(term, action.to);
    else if (action.kind === 'copy' && term.hasSelection()) void copyText(term.getSelection());
    else return;
    // A composition that has begun goes on where the focus is now.
    if (action.kind === 'type' && action.text === '') return;
    event.preventDefault();
  };
  return (
    <div
      className="traffic-raw-screen"
      role="log"
      aria-live="off"
      aria-label={t('traffic.raw.label')}
      // biome-ignore lint/a11y/noNoninteractiveTabindex: it is scrolled and copied from with the keyboard
      tabIndex={0}
      onKeyDown={onKeyDown}
    >
      <div className="traffic-raw-box" ref={element} />
      <div className="traffic-mirror" ref={mirror} />
    </div>
  );
}

function scroll(term: RawScreen['term'], to: 'page-up' | 'page-down' | 'start' | 'end'): void {
  if (to === 'start') term.scrollToTop();
  else if (to === 'end') term.scrollToBottom();
  else term.scrollPages(to === 'page-up' ? -1 : 1);
}
