import { type ChunkRow, isChunk, type Row } from '@shared/contract/events';
import type { SessionState, SocketState } from '@shared/contract/state';
import {
  type KeyboardEvent,
  type Ref,
  useEffect,
  useImperativeHandle,
  useMemo,
  useRef,
  useState,
} from 'react';
import type { RowSource } from '../../host/rowSource';
import { useWords } from '../../ui/words';
import { ChunkViewer } from './ChunkViewer';
import { copyText } from './clipboard';
import { FindBar } from './FindBar';
import { type RowContext, whoWidth } from './format/formatRow';
import { keyAction } from './keys';
import { isCut, isGone, type ViewRow } from './model/viewRows';
import { Overlays } from './Overlays';
import { useTrafficView } from './useTrafficView';
import { act } from './view/act';
import { keepFontSize, onFontSize, readFontSize, zoomed } from './zoom';
import './Traffic.css';

export interface TrafficHandle {
  clear(): void;
  find(): void;
  /** Steps of one pixel; 0 or `reset` for the usual size. */
  zoom(step: number | 'reset'): void;
  focus(): void;
  copy(): void;
  scrollToEnd(): void;
}

export interface TrafficProps {
  readonly session: SessionState;
  readonly source: RowSource;
  /** Wall clock (ms) of engine time 0. */
  readonly epochMs: number;
  readonly sockets: readonly SocketState[];
  /** Only the rows of this connection. */
  readonly follow: number | null;
  /** Number of the endpoint (for its colour) that a socket of this session is; its own number when not given. */
  readonly endpoint?: (socket: number) => number;
  /** A row that is to be shown and marked; another object each time it is asked for. */
  readonly pointed?: { readonly seq: number } | null;
  /** A row was pressed or entered, to be shown elsewhere too; null: nobody is there to show it. */
  readonly onPoint?: ((row: Row) => void) | null;
  readonly onExplain: (row: Row) => void;
  /** Text typed while the rows have the focus; empty when only the focus has to move. */
  readonly onType: (text: string) => void;
  readonly ref?: Ref<TrafficHandle>;
}

const ownNumber = (socket: number): number => socket;

/** The rows of one session: every chunk and event, as they come. */
export function Traffic(props: TrafficProps) {
  const { session, source, epochMs, sockets, follow, endpoint = ownNumber, onExplain, onType, ref } = props;
  const { pointed = null, onPoint = null } = props;
  const { t, language } = useWords();
  const wrapper = useRef<HTMLDivElement>(null);
  const [chunk, setChunk] = useState<ChunkRow | null>(null);
  const [finding, setFinding] = useState(0);

  const server = session.spec.kind === 'tcp-server';
  const width = whoWidth(sockets);
  const context = useMemo<RowContext>(
    () => ({ t, language, epochMs, server, whoWidth: width, endpoint }),
    [t, language, epochMs, server, width, endpoint],
  );
  const open = (row: ViewRow): void => {
    if (isGone(row)) return;
    if (isChunk(row) && isCut(row)) setChunk(row);
    else onExplain(row);
  };
  const { screen, mirror, view } = useTrafficView({
    wrapper,
    source,
    context,
    follow,
    oldest: session.log.firstSeq,
    onOpen: open,
    onPoint,
    onType,
  });

  useEffect(() => view?.show(pointed?.seq ?? null), [view, pointed]);
  useEffect(() => onFontSize((size) => view?.terminal.setFontSize(size)), [view]);

  const focus = (): void => wrapper.current?.focus();
  const copy = (): void => {
    const text = view?.marks.text() ?? '';
    if (text !== '') void copyText(text);
  };
  useImperativeHandle(ref, () => ({
    clear: () => view?.rows.clear(),
    find: () => setFinding((times) => times + 1),
    zoom: (step) =>
      keepFontSize(localStorage, zoomed(readFontSize(localStorage), step === 0 ? 'reset' : step)),
    focus,
    copy,
    scrollToEnd: () => view?.scrollToEnd(),
  }));

  const goBack = (): boolean => {
    if (chunk !== null) setChunk(null);
    else if (finding > 0) closeFind();
    else return view?.unmark() ?? false;
    return true;
  };
  const closeFind = (): void => {
    setFinding(0);
    view?.find.end();
    view?.unmark();
    focus();
  };

  const onKeyDown = (event: KeyboardEvent<HTMLDivElement>): void => {
    const action = keyAction(event.nativeEvent);
    if (action === null || view === null) return;
    if (action.kind === 'type') {
      onType(action.text);
      // A composition that has begun goes on where the focus is now.
      if (action.text === '') return;
    } else if (action.kind === 'escape') {
      if (!goBack()) return;
    } else if (action.kind === 'copy') {
      // Without a selection Ctrl+C is not ours.
      if (view.marks.text() === '') return;
      copy();
    } else act(view, action);
    event.preventDefault();
    event.stopPropagation();
  };

  return (
    <div className="traffic">
      {view !== null && finding > 0 && (
        <FindBar key="find" view={view} request={finding} onClose={closeFind} />
      )}
      <div className="traffic-body">
        <div
          className="traffic-log"
          role="log"
          aria-live="off"
          aria-label={t('traffic.label')}
          ref={wrapper}
          // biome-ignore lint/a11y/noNoninteractiveTabindex: a log is scrolled, searched and walked through with the keyboard
          tabIndex={0}
          onKeyDown={onKeyDown}
        >
          <div className="traffic-screen" ref={screen} />
          <div className="traffic-mirror" ref={mirror} />
        </div>
        {view !== null && <Overlays view={view} onDone={focus} />}
        {chunk !== null && (
          <ChunkViewer
            row={chunk}
            source={source}
            epochMs={epochMs}
            onClose={() => {
              setChunk(null);
              focus();
            }}
          />
        )}
      </div>
    </div>
  );
}
