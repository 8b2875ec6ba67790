import type { SessionState } from '@shared/contract/state';
import type {
  AddPanelPositionOptions,
  DockviewApi,
  IDockviewPanel,
  SerializedDockview,
} from 'dockview-react';
import type { DockHandle, PanelMove, Workspace } from '../workspace';
import { listenToDockKeys } from './dockKeys';
import { asLayout, isTool, keepLayout, panelOf, readLayout, sessionOf, TOOLS, type Tool } from './layout';
import { layoutStorage } from './layoutStorage';
import { movePanel } from './movePanel';
import { byPlace, NARROW_PX, type Place, type PlacedPanel, placeFor } from './place';
import { describeSplitters } from './splitters';

const SAVE_AFTER_MS = 300;
/** Small enough for three columns on a laptop, large enough that a header stays readable. */
const MIN_WIDTH = 240;
const MIN_HEIGHT = 140;

/** Keeps the dock in step with the host's sessions, and the person's arrangement across reloads. */
export class DockController implements DockHandle {
  /** Of the workspace that is shown. */
  private shown: string | null = null;
  private isNarrow = false;
  /** The arrangement for a wide window, while the window is narrow; null when it never was wide. */
  private wide: SerializedDockview | null = null;
  private saveTimer: ReturnType<typeof setTimeout> | null = null;
  private readonly stops: (() => void)[] = [];

  constructor(
    private readonly api: DockviewApi,
    private readonly workspace: Workspace,
    private readonly element: HTMLElement,
    /** What a boundary between panes is called. */
    private readonly splitter: () => string,
  ) {
    const { store } = workspace.host;
    this.stops.push(
      store.subscribe((state, before) => {
        if (state.synced && (state.sessions !== before.sessions || !before.synced)) this.sync();
      }),
      // The pane in it is the region, and has the name.
      disposer(api.onDidAddGroup((group) => group.element.removeAttribute('role'))),
      disposer(api.onDidLayoutChange(() => this.changed())),
      listenToDockKeys(element, api, (panel) => this.close(panel)),
      disposer(
        api.onDidActivePanelChange(() => {
          const session = sessionOf(api.activePanel?.id ?? '');
          if (session !== null) workspace.setActive(session);
        }),
      ),
    );
    workspace.dock = this;
    if (store.getState().synced) this.sync();
  }

  dispose(): void {
    for (const stop of this.stops) stop();
    if (this.saveTimer !== null) clearTimeout(this.saveTimer);
    if (this.workspace.dock === this) this.workspace.dock = null;
  }

  show(session: number): void {
    const panel = this.api.getPanel(panelOf(session));
    panel?.api.setActive();
  }

  reveal(session: number, asking: Tool): void {
    const panel = this.api.getPanel(panelOf(session));
    if (panel === undefined || panel.api.isVisible) return;
    if (panel.api.group !== this.api.getPanel(asking)?.api.group) panel.api.setActive();
  }

  toggle(tool: Tool): void {
    const panel = this.api.getPanel(tool);
    if (panel !== undefined) {
      // Behind another tab it is not what the person sees: bring it forward first.
      if (panel.api.isVisible) this.api.removePanel(panel);
      else panel.api.setActive();
    } else {
      const added = this.add('tool', tool);
      requestAnimationFrame(() => focusTool(added));
    }
    this.noteTools();
  }

  step(direction: 1 | -1 | 0): boolean {
    const { panels, activePanel } = this.api;
    const at = activePanel === undefined ? -1 : panels.indexOf(activePanel);
    return this.focus(panels[at + direction]);
  }

  enter(direction: 1 | -1): boolean {
    return this.focus(this.api.panels.at(direction === 1 ? 0 : -1));
  }

  move(where: PanelMove): void {
    const { activePanel: panel } = this.api;
    if (panel === undefined || this.isNarrow) return;
    if (where === 'maximise') {
      if (panel.api.isMaximized()) panel.api.exitMaximized();
      else panel.api.maximize();
    } else movePanel(this.api, panel, where);
    this.focus(panel);
  }

  private focus(panel: IDockviewPanel | undefined): boolean {
    if (panel === undefined) return false;
    panel.api.setActive();
    const session = sessionOf(panel.id);
    if (session === null) focusTool(panel);
    else {
      const pane = this.workspace.panes.get(session);
      if (pane?.focusMessage() !== true) pane?.focus();
    }
    return true;
  }

  /** A tab was closed with a key: as its button would do it, with the question that belongs to it. */
  close(panel: IDockviewPanel): void {
    const session = sessionOf(panel.id);
    if (session !== null) this.workspace.askClose(session);
    else if (isTool(panel.id)) this.toggle(panel.id);
  }

  /** The window became wider or narrower. */
  resized(width: number): void {
    // A hidden dock has no width; that says nothing.
    if (width === 0 || width < NARROW_PX === this.isNarrow) return;
    this.isNarrow = !this.isNarrow;
    if (this.isNarrow) this.narrow();
    else this.widen();
  }

  private sync(): void {
    const { hello, sessions } = this.workspace.host.store.getState();
    if (hello === null) return;
    const { place } = this.workspace.file;
    if (place !== null && this.shown !== place) {
      this.shown = place;
      this.restore(place);
    }
    for (const panel of this.api.panels) {
      const session = sessionOf(panel.id);
      if (session !== null && !sessions.has(session)) this.api.removePanel(panel);
    }
    const missing = [...sessions.values()].filter(
      ({ session }) => this.api.getPanel(panelOf(session)) === undefined,
    );
    missing.sort((a, b) => byPlace(kindOf(a), kindOf(b)));
    for (const session of missing) this.add(kindOf(session), panelOf(session.session));
    this.noteTools();
  }

  private restore(place: string): void {
    this.wide = null;
    this.isNarrow = false;
    this.api.clear();
    const layout = readLayout(layoutStorage, place) ?? asLayout(this.workspace.file.givenLayout);
    if (layout === null) return;
    try {
      this.api.fromJSON(layout as unknown as SerializedDockview);
    } catch {
      // Read well, but not what the dock can show: begin anew.
      this.api.clear();
    }
    this.resized(this.api.width);
  }

  private add(kind: PlacedPanel['kind'], id: string): IDockviewPanel {
    const { api } = this;
    const active = api.activePanel?.id ?? null;
    const place = placeFor(kind, this.placed(), active, { width: api.width, height: api.height });
    const position = positionOf(place);
    return api.addPanel({
      id,
      title: '',
      component: kind === 'tool' ? id : 'session',
      tabComponent: kind === 'tool' ? id : 'session',
      params: {},
      minimumWidth: MIN_WIDTH,
      minimumHeight: MIN_HEIGHT,
      ...(kind === 'tool' && { initialHeight: Math.min(300, api.height * 0.4) }),
      ...(position !== null && { position }),
    });
  }

  private placed(): PlacedPanel[] {
    const { sessions } = this.workspace.host.store.getState();
    return this.api.panels.map((panel) => {
      const session = sessionOf(panel.id);
      const state = session === null ? undefined : sessions.get(session);
      const kind = state === undefined ? 'tool' : kindOf(state);
      return { id: panel.id, group: panel.api.group.id, kind };
    });
  }

  private narrow(): void {
    if (this.api.groups.length < 2) return;
    this.wide = this.api.toJSON();
    const active = this.api.activePanel;
    // Sessions first: their group keeps its tabs, the others join it.
    const first = this.api.panels.find((panel) => sessionOf(panel.id) !== null) ?? this.api.panels[0];
    const group = first?.api.group;
    if (group === undefined) return;
    for (const panel of this.api.panels) if (panel.api.group !== group) panel.api.moveTo({ group });
    active?.api.setActive();
  }

  private widen(): void {
    const { wide } = this;
    this.wide = null;
    const active = this.api.activePanel?.id;
    if (wide === null) this.spread();
    else {
      try {
        this.api.fromJSON(wide, { reuseExistingPanels: true });
      } catch {
        this.api.clear();
      }
    }
    // Sessions may have come and gone meanwhile.
    this.sync();
    if (active !== undefined) this.api.getPanel(active)?.api.setActive();
  }

  /** Everything was opened in a narrow window: now there is room to put it side by side. */
  private spread(): void {
    const { api } = this;
    const placed: PlacedPanel[] = [];
    for (const panel of this.placed().sort((a, b) => byPlace(a.kind, b.kind))) {
      const own = api.getPanel(panel.id);
      const room = { width: api.width, height: api.height };
      const place = placeFor(panel.kind, placed, null, room);
      if (own !== undefined && place.how === 'beside') {
        const beside = api.getPanel(place.panel);
        const position = MOVES[place.direction];
        if (beside !== undefined) own.api.moveTo({ group: beside.api.group, position });
      } else if (own !== undefined && place.how === 'edge') {
        const last = placed.at(-1);
        const group = last && api.getPanel(last.id)?.api.group;
        if (group) own.api.moveTo({ group, position: MOVES[place.direction] });
      }
      placed.push({ ...panel, group: own?.api.group.id ?? panel.group });
    }
  }

  private changed(): void {
    describeSplitters(this.element, this.splitter());
    this.noteTools();
    if (this.saveTimer !== null) clearTimeout(this.saveTimer);
    this.saveTimer = setTimeout(() => {
      this.saveTimer = null;
      if (this.shown === null || this.isNarrow || !this.workspace.host.store.getState().synced) return;
      const layout = this.api.toJSON();
      keepLayout(layoutStorage, this.shown, layout);
      this.workspace.file.keepLayout(layout);
    }, SAVE_AFTER_MS);
  }

  private noteTools(): void {
    const open = TOOLS.filter((tool) => this.api.getPanel(tool) !== undefined);
    const { tools } = this.workspace.store.getState();
    if (open.join() !== tools.join()) this.workspace.store.setState({ tools: open });
  }
}

/** Gives the focus to what a tool is used with. */
function focusTool(panel: IDockviewPanel): void {
  panel.api.group.element
    .querySelector<HTMLElement>(
      '.event-list, .inspect-hex, .marks-jump, .snippet-list, .snippets input, .wire [role="tab"][tabindex="0"]',
    )
    ?.focus();
}

function kindOf({ spec }: SessionState): 'server' | 'client' {
  return spec.kind === 'tcp-server' ? 'server' : 'client';
}

const MOVES = { left: 'left', right: 'right', above: 'top', below: 'bottom' } as const;

function positionOf(place: Place): AddPanelPositionOptions | null {
  switch (place.how) {
    case 'first':
      return null;
    case 'within':
      return { referencePanel: place.panel, direction: 'within' };
    case 'beside':
      return { referencePanel: place.panel, direction: place.direction };
    case 'edge':
      return { direction: place.direction };
  }
}

function disposer(disposable: { dispose(): void }): () => void {
  return () => disposable.dispose();
}
