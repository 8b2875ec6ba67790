import {
  DockviewReact,
  type DockviewReadyEvent,
  type DockviewTheme,
  type LiveRegionEvent,
} from 'dockview-react';
import { useCallback, useEffect, useRef } from 'react';
import { useWords } from '../../ui/index';
import { useWorkspace } from '../WorkspaceContext';
import { DockController } from './controller';
import { EventsPanel } from './EventsPanel';
import { InspectDockPanel } from './InspectDockPanel';
import { MarksDockPanel } from './MarksDockPanel';
import { SessionPanel } from './SessionPanel';
import { SnippetsDockPanel } from './SnippetsDockPanel';
import { EventsTab, InspectTab, MarksTab, SessionTab, SnippetsTab, WireTab } from './Tabs';
import { WireDockPanel } from './WireDockPanel';
import './dock.css';

const THEME: DockviewTheme = {
  name: 'bothends',
  className: 'dock-theme',
  dndTabIndicator: 'line',
  tabGroupIndicator: 'none',
};

const COMPONENTS = {
  session: SessionPanel,
  events: EventsPanel,
  wire: WireDockPanel,
  snippets: SnippetsDockPanel,
  marks: MarksDockPanel,
  inspect: InspectDockPanel,
};
const TABS = {
  session: SessionTab,
  events: EventsTab,
  wire: WireTab,
  snippets: SnippetsTab,
  marks: MarksTab,
  inspect: InspectTab,
};

/** The panes: docked side by side, stacked, or as tabs. */
export function Dock() {
  const workspace = useWorkspace();
  const { t } = useWords();
  const words = useRef(t);
  words.current = t;
  const controller = useRef<DockController | null>(null);
  const element = useRef<HTMLDivElement>(null);

  const onReady = useCallback(
    ({ api }: DockviewReadyEvent) => {
      controller.current?.dispose();
      if (element.current !== null)
        controller.current = new DockController(api, workspace, element.current, () =>
          words.current('a11y.splitter'),
        );
    },
    [workspace],
  );
  useEffect(() => () => controller.current?.dispose(), []);
  useEffect(() => {
    if (element.current === null) return;
    const observer = new ResizeObserver(([entry]) => {
      // After the dock itself has taken the new size.
      if (entry !== undefined)
        requestAnimationFrame(() => controller.current?.resized(entry.contentRect.width));
    });
    observer.observe(element.current);
    return () => observer.disconnect();
  }, []);

  const announce = useCallback(
    ({ kind, panel }: LiveRegionEvent) => {
      const title = workspace.titles.get(panel.id);
      if (title === undefined || (kind !== 'open' && kind !== 'close')) return null;
      return words.current(kind === 'open' ? 'shell.dock.opened' : 'shell.dock.closed', { title });
    },
    [workspace],
  );

  return (
    <div ref={element} className="dock">
      <DockviewReact
        theme={THEME}
        components={COMPONENTS}
        tabComponents={TABS}
        onReady={onReady}
        getAnnouncement={announce}
        disableFloatingGroups
        scrollbars="native"
        noPanelsOverlay="emptyGroup"
      />
    </div>
  );
}
