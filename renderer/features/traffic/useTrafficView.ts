import type { Row } from '@shared/contract/events';
import { type RefObject, useEffect, useRef, useState } from 'react';
import type { RowSource } from '../../host/rowSource';
import type { RowContext } from './format/rowContext';
import type { ViewRow } from './model/viewRows';
import type { RowKeep } from './rowKeep';
import { readTheme, watchTheme } from './view/theme';
import { TrafficView } from './view/trafficView';
import { watchPress, watchSize, watchTypingElsewhere, watchVisibility } from './view/watchElement';
import { fontSize } from './zoom';

/** A font that comes later would be measured too early: cells of the wrong width for good. */
async function fontReady(family: string): Promise<void> {
  // The text chooses the files: letters and marks are two.
  const loading = document.fonts?.load(`16px ${family}`, 'W←␊');
  // A font that cannot be loaded is replaced by the next of the list.
  await Promise.race([loading, new Promise((resolve) => setTimeout(resolve, 500))]).catch(() => undefined);
}

/** Keeps a TrafficView for as long as its element and source are there, and tells it what has changed. */
export function useTrafficView(options: {
  readonly wrapper: RefObject<HTMLElement | null>;
  readonly source: RowSource;
  readonly context: RowContext;
  readonly follow: number | null;
  readonly oldest: number;
  readonly onOpen: (row: ViewRow) => void;
  readonly onPoint: ((row: Row) => void) | null;
  readonly onResume: () => void;
  readonly onType: (text: string) => void;
  readonly onCursor: (row: Row | null) => void;
  readonly keep: RowKeep | null;
  readonly marked: ReadonlySet<number>;
}): {
  readonly screen: RefObject<HTMLDivElement | null>;
  readonly mirror: RefObject<HTMLDivElement | null>;
  readonly view: TrafficView | null;
} {
  const { wrapper, source, context, follow, oldest, keep, marked } = options;
  const screen = useRef<HTMLDivElement>(null);
  const mirror = useRef<HTMLDivElement>(null);
  const [view, setView] = useState<TrafficView | null>(null);
  // The view outlives many renderings: what it calls is always the newest.
  const latest = useRef(options);
  useEffect(() => {
    latest.current = options;
  });

  useEffect(() => {
    const elements = { wrapper: wrapper.current, screen: screen.current, mirror: mirror.current };
    const stops: (() => void)[] = [];
    let ended = false;
    const begin = async (): Promise<void> => {
      if (elements.wrapper === null || elements.screen === null || elements.mirror === null) return;
      const element = elements.wrapper;
      const theme = readTheme(element);
      await fontReady(theme.fontFamily);
      if (ended) return;
      const { context: now, follow: only, oldest: first } = latest.current;
      const created = new TrafficView({
        screen: elements.screen,
        mirror: elements.mirror,
        source,
        context: now,
        theme,
        fontSize: fontSize(),
        onOpen: (row) => latest.current.onOpen(row),
        onPoint: (row) => latest.current.onPoint?.(row),
        canPoint: () => latest.current.onPoint !== null,
        onResume: () => latest.current.onResume(),
        onText: (text) => latest.current.onType(text),
        onCursor: (row) => latest.current.onCursor(row),
      });
      created.rows.setFollow(only);
      created.rows.setOldest(first);
      stops.push(
        watchSize(elements.screen, () => created.terminal.fit()),
        watchVisibility(element, (visible) => created.setVisible(visible)),
        watchTheme(() => created.setTheme(readTheme(element))),
        watchPress(element, (pressed) => created.setPressed(pressed)),
        // A mark holds the rows still. Whoever writes a message wants to see what comes of it.
        watchTypingElsewhere(element.closest('.traffic') ?? element, () => created.unmark()),
        () => created.dispose(),
      );
      setView(created);
    };
    void begin();
    return () => {
      ended = true;
      for (const stop of stops) stop();
      setView(null);
    };
  }, [wrapper, source]);

  useEffect(() => view?.setContext(context), [view, context]);
  useEffect(() => view?.rows.setFollow(follow), [view, follow]);
  useEffect(() => view?.rows.setOldest(oldest), [view, oldest]);
  useEffect(() => view?.rows.setKeep(keep), [view, keep]);
  useEffect(() => view?.signs.setMarked(marked), [view, marked]);
  return { screen, mirror, view };
}
