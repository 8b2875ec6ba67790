import { type ChunkRow, isChunk, type Row } from '@shared/contract/events';
import { fail, type Result } from '@shared/contract/result';
import type { SessionState, SocketState } from '@shared/contract/state';
import {
  type KeyboardEvent,
  type MouseEvent,
  type Ref,
  useCallback,
  useEffect,
  useId,
  useImperativeHandle,
  useMemo,
  useRef,
  useState,
  useSyncExternalStore,
} from 'react';
import type { RowSource } from '../../host/rowSource';
import { useWords } from '../../ui/words';
import { ChunkViewer } from './ChunkViewer';
import { CopyNotice } from './CopyNotice';
import { type Copied, type CopyChoice, copyMarked } from './copy';
import { FindBar } from './FindBar';
import { whoWidth } from './format/gutter';
import type { RowContext } from './format/rowContext';
import { keyAction } from './keys';
import type { CopyFailure } from './model/copyData';
import { rawSocket } from './model/rawSocket';
import { type RowRange, rangeOf } from './model/rowRange';
import { type SelectedBytes, selectedBytes } from './model/selectedBytes';
import { isCut, isGone, type ViewRow } from './model/viewRows';
import { Overlays } from './Overlays';
import { PauseBar } from './PauseBar';
import { PendingFrames } from './PendingFrames';
import { RawPane } from './RawPane';
import { RowMenu, type RowPlace } from './RowMenu';
import type { RowAction } from './rowAction';
import type { RowKeep } from './rowKeep';
import { useTrafficView } from './useTrafficView';
import { act } from './view/act';
import type { StartSearch } from './view/find';
import type { ViewSettings } from './viewSettings';
import { fontSize, onFontSize } from './zoom';
import './Traffic.css';

export interface TrafficHandle {
  clear(): void;
  find(): void;
  focus(): void;
  copy(): void;
  scrollToEnd(): void;
  /** Text is marked. */
  hasSelection(): boolean;
  /** From the first marked row to the last; null: none is. */
  marked(): RowRange | null;
  /** The bytes behind it. */
  selectedBytes(): Promise<Result<SelectedBytes, CopyFailure>>;
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
  /** How rows are drawn. */
  readonly settings: ViewSettings;
  /** What else can be done with a row, offered in its menu. */
  readonly rowActions?: readonly RowAction[];
  /** Looks through the log of this session. */
  readonly search: StartSearch;
  /** Which rows are shown; null: all. */
  readonly keep?: RowKeep | null;
  /** Seqs of rows that a person has marked. */
  readonly marked?: ReadonlySet<number>;
  /** The cursor is on another row, or on none. */
  readonly onCursor?: (row: Row | null) => void;
  /** The rows are also a list that a screen reader reads and walks through. */
  readonly readable?: boolean;
  readonly ref?: Ref<TrafficHandle>;
}

const NO_ACTIONS: readonly RowAction[] = [];
const NO_MARKS: ReadonlySet<number> = new Set();
const nothing = (): void => undefined;
const ownNumber = (socket: number): number => socket;

/** The rows of one session: every chunk and event, as they come. */
export function Traffic(props: TrafficProps) {
  const { session, source, epochMs, sockets, follow, endpoint = ownNumber, onExplain, onType, ref } = props;
  const { settings, pointed = null, onPoint = null, rowActions = NO_ACTIONS } = props;
  const { search, keep = null, marked = NO_MARKS, onCursor = nothing, readable = false } = props;
  const { t, language } = useWords();
  const wrapper = useRef<HTMLDivElement>(null);
  const [chunk, setChunk] = useState<ChunkRow | null>(null);
  const [copied, setCopied] = useState<Copied | null>(null);
  const forgetCopied = useCallback(() => setCopied(null), []);
  const [finding, setFinding] = useState(0);

  const options = useSyncExternalStore(settings.subscribe, settings.get);
  const { form, time, columns, encoding, framing, raw, paused } = options;
  const resume = (): void => settings.set({ paused: false });
  const startAt = session.openedAt;
  const server = session.spec.kind === 'tcp-server';
  const width = whoWidth(sockets);
  const context = useMemo<RowContext>(
    () => ({
      t,
      language,
      epochMs,
      startAt,
      server,
      whoWidth: width,
      endpoint,
      view: { form, time, columns, encoding, framing },
    }),
    [t, language, epochMs, startAt, server, width, endpoint, form, time, columns, encoding, framing],
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
    onResume: resume,
    onType,
    onCursor,
    keep,
    marked,
  });
  useEffect(() => view?.rows.setPaused(paused), [view, paused]);
  useEffect(() => view?.rows.setCovered(raw), [view, raw]);

  useEffect(() => view?.show(pointed?.seq ?? null), [view, pointed]);
  useEffect(() => {
    // It may have changed while the font was waited for.
    view?.terminal.setFontSize(fontSize());
    return onFontSize((size) => view?.terminal.setFontSize(size));
  }, [view]);

  const list = useRef<HTMLDivElement>(null);
  const hint = useId();
  useEffect(() => {
    if (!readable || view === null) return;
    view.setReadable(list.current);
    return () => view.setReadable(null);
  }, [view, readable]);

  const focus = (): void => (list.current ?? wrapper.current)?.focus();
  const copy = (choice: CopyChoice = 'usual'): void => {
    if (view === null || !view.marks.hasText) return;
    const { marks } = view;
    const marked = { rows: marks.rows(), text: marks.text(), isPiece: marks.isPiece };
    const how = { encoding, follow, read: view.rows.read };
    void copyMarked(marked, choice, how).then(setCopied);
  };
  const [menu, setMenu] = useState<RowPlace | null>(null);
  const openMenu = (event: MouseEvent | null): void => {
    if (view === null) return;
    const row = event === null ? view.marks.rows()[0] : view.rowAt(event.clientY);
    if (row === undefined || row === null) return;
    const at = event === null ? view.placeOf(row) : { x: event.clientX, y: event.clientY };
    view.borrowCursor(row);
    setMenu({ ...at, row });
  };
  const closeMenu = (): void => {
    setMenu(null);
    view?.returnCursor();
    focus();
  };
  useImperativeHandle(ref, () => ({
    clear: () => view?.rows.clear(),
    find: () => setFinding((times) => times + 1),
    focus,
    copy,
    hasSelection: () => view?.terminal.term.hasSelection() ?? false,
    marked: () => (view === null ? null : rangeOf(view.marks.rows())),
    selectedBytes: () =>
      view === null
        ? Promise.resolve(fail({ kind: 'nothing' }))
        : selectedBytes(view.marks.selected(), follow, view.rows.read),
    scrollToEnd: () => {
      resume();
      view?.rows.setPaused(false);
      view?.scrollToEnd();
    },
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
      if (!view.marks.hasText) return;
      copy();
    } else if (action.kind === 'menu') {
      openMenu(null);
    } else act(view, action);
    event.preventDefault();
    event.stopPropagation();
  };

  return (
    <div className="traffic">
      {view !== null && finding > 0 && (
        <FindBar
          key="find"
          view={view}
          search={search}
          encoding={encoding}
          request={finding}
          onClose={closeFind}
        />
      )}
      {view !== null && paused && (
        <PauseBar
          view={view}
          onResume={() => {
            resume();
            view.rows.setPaused(false);
            view.scrollToEnd();
            focus();
          }}
        />
      )}
      <div className="traffic-body">
        <div
          className={raw ? 'traffic-log traffic-covered' : 'traffic-log'}
          role="log"
          aria-live="off"
          aria-label={t('traffic.label')}
          ref={wrapper}
          // Scrolled, searched and walked through with the keyboard; so is the list in it, where there is one.
          tabIndex={readable ? -1 : 0}
          onKeyDown={onKeyDown}
          // Before xterm, which would put its input under the mouse.
          onContextMenuCapture={(event) => {
            event.preventDefault();
            event.stopPropagation();
            // Asked for with a key, there is no place: the row under the cursor is meant.
            openMenu(event.button === 2 ? event : null);
          }}
        >
          <div className="traffic-screen" ref={screen} />
          <div className="traffic-mirror" ref={mirror} aria-hidden={readable} />
          {readable && (
            <>
              <div
                className="traffic-readable"
                role="listbox"
                tabIndex={0}
                ref={list}
                aria-label={t('a11y.rows.label')}
                aria-describedby={hint}
              />
              <span hidden id={hint}>
                {t('a11y.rows.hint')}
              </span>
            </>
          )}
        </div>
        {view !== null && !raw && (
          <Overlays view={view} onDone={focus}>
            <CopyNotice copied={copied} onDone={forgetCopied} />
          </Overlays>
        )}
        {view !== null && (
          <RowMenu view={view} place={menu} actions={rowActions} onCopy={copy} onClose={closeMenu} />
        )}
        {view !== null && raw && (
          <RawPane
            {...rawSocket(server, sockets, follow)}
            source={source}
            read={view.rows.read}
            onType={onType}
            onLeave={() => {
              settings.set({ raw: false });
              // When the rows are there again.
              requestAnimationFrame(focus);
            }}
          />
        )}
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
      {view !== null && !raw && <PendingFrames view={view} isServer={server} />}
    </div>
  );
}
