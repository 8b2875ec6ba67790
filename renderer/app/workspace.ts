import type { ErrorInfo, Result, SessionSpec, SessionSpecInput, SessionState } from '@shared/contract/index';
import type { ScenarioId } from '@shared/scenarios/outlines';
import type { Target } from '@shared/tcp/reach';
import { createStore, type StoreApi } from 'zustand/vanilla';
import type { ComposeHandle } from '../features/compose/index';
import type { KeptBytes } from '../features/inspect/index';
import { FileQueue } from '../features/sendFile/index';
import type { SettingsSection } from '../features/settings/index';
import { type Snippet, type SnippetContent, SnippetLibrary } from '../features/snippets/index';
import type { CopyFailure, RowRange, SelectedBytes, ViewSettings } from '../features/traffic/index';
import type { ReplaceWish } from '../features/workspace/index';
import type { Host } from '../host/index';
import { Broadcast } from './broadcast';
import type { Tool } from './dock/layout';
import { followHues, type Hues } from './endpointHues';
import { type Pointed, pointAt, type RowRef } from './pointing';
import { RowTools } from './rowTools';
import { sendFileHost } from './sendFileHost';
import { PageSettings } from './settings';
import { followWires, type Wires } from './wires';
import { WorkspaceFile } from './workspaceFile';

/** What can be asked of an open pane. */
export interface PaneHandle {
  focus(): void;
  /** False when nothing can be typed there now. */
  focusMessage(): boolean;
  focusRows(): void;
  clear(): void;
  find(): void;
  copy(): void;
  /** Text is marked in its rows. */
  hasSelection(): boolean;
  /** From its first marked row to the last; null: none is. */
  marked(): RowRange | null;
  /** The bytes behind that text. */
  selectedBytes(): Promise<Result<SelectedBytes, CopyFailure>>;
  /** How its rows are drawn. */
  readonly view: ViewSettings;
  /** Its message box, while it is there. */
  messageBox(): ComposeHandle | null;
}

export type OpenDialog =
  | { readonly kind: 'server' }
  | { readonly kind: 'client'; readonly target: Target | null }
  /** The dialog of a server or client with these values filled in. */
  | { readonly kind: 'fill'; readonly spec: SessionSpec }
  | { readonly kind: 'guide'; readonly page: string | undefined }
  | { readonly kind: 'layers' }
  /** Two runs of bytes beside each other. */
  | { readonly kind: 'compare'; readonly a: KeptBytes; readonly b: KeptBytes }
  | { readonly kind: 'scenarios' }
  /** Whether to leave the running scenario for this one. */
  | { readonly kind: 'scenario'; readonly scenario: ScenarioId }
  /** Adds a snippet, or changes one. */
  | { readonly kind: 'snippet'; readonly editing: Snippet | null; readonly content: SnippetContent }
  /** What a session answers by itself. */
  | { readonly kind: 'rules'; readonly session: number }
  | { readonly kind: 'palette' }
  | { readonly kind: 'help' }
  /** Section null: the one that was open last. */
  | { readonly kind: 'settings'; readonly section: SettingsSection | null }
  | { readonly kind: 'report' }
  /** Session null: the whole workspace. */
  | { readonly kind: 'record'; readonly session: number | null }
  | {
      readonly kind: 'export';
      readonly session: number | null;
      /** Seq of the first and last row that were chosen. */
      readonly rows?: { readonly from: number; readonly to: number };
    }
  | { readonly kind: 'recordings' }
  /** A recording to look at. */
  | { readonly kind: 'open' }
  | { readonly kind: 'replay'; readonly session: number }
  /** What begins a job on a session. */
  | {
      readonly kind: 'job';
      readonly job: 'repeat' | 'sequence' | 'check';
      readonly session: number;
    }
  | { readonly kind: 'close'; readonly session: number }
  | { readonly kind: 'workspace-open' | 'workspace-save' | 'workspace-notes' }
  /** Whether to leave this workspace for another. */
  | { readonly kind: 'workspace-replace'; readonly wish: ReplaceWish };

export interface WorkspaceState {
  /** A pane that was closed and came back here last. */
  readonly reopened: number | null;
  readonly dialog: OpenDialog | null;
  /** The session of the pane that has, or last had, the focus. */
  readonly active: number | null;
  /** The panels below that are open. */
  readonly tools: readonly Tool[];
  /** A command that failed, in the order of coming; the newest is shown. */
  readonly failure: { readonly what: string; readonly error: ErrorInfo } | null;
  /** A session that was just opened here: its pane takes the focus. */
  readonly wanted: number | null;
  /** A scenario's run that was just begun here: its panel takes the focus. */
  readonly wantedRun: number | null;
  /** The row that a person pointed at last; the other places it stands in show it. */
  readonly pointed: Pointed | null;
}

export const PANEL_MOVES = ['left', 'right', 'up', 'down', 'join', 'maximise'] as const;
export type PanelMove = (typeof PANEL_MOVES)[number];

/** Where the dock lets itself be asked for things. */
export interface DockHandle {
  show(session: number): void;
  /** Brings a pane to the front, unless it would cover the panel that asks. */
  reveal(session: number, asking: Tool): void;
  toggle(tool: Tool): void;
  /** To the next or previous panel, or to the active one; false when there is none that way. */
  step(direction: 1 | -1 | 0): boolean;
  /** To the first or the last panel; false when there is none. */
  enter(direction: 1 | -1): boolean;
  /** Moves the active panel beside the panels that way, or to the tabs of the next group. */
  move(where: PanelMove): void;
}

const SETTLED: ReadonlySet<SessionState['phase']> = new Set(['listening', 'connected', 'failed']);
const SETTLE_TIMEOUT_MS = 5_000;

/** What the page is doing, and what it can be asked to do. Sessions themselves belong to the host. */
export class Workspace {
  readonly store: StoreApi<WorkspaceState> = createStore(() => ({
    dialog: null,
    active: null,
    tools: [],
    failure: null,
    wanted: null,
    wantedRun: null,
    reopened: null,
    pointed: null,
  }));
  readonly panes = new Map<number, PaneHandle>();
  /** What panels are called, the closed ones too: the dock tells screen readers who comes and goes. */
  readonly titles = new Map<string, string>();
  dock: DockHandle | null = null;
  /** Which colour the sockets of clients have. */
  readonly hues: StoreApi<Hues>;
  /** Both ends of connections, where both live here. */
  readonly wires: StoreApi<Wires>;
  readonly snippets: SnippetLibrary;
  readonly files: FileQueue;
  readonly broadcast = new Broadcast();
  /** Filters, marks and bytes of rows. */
  readonly rowTools: RowTools;
  /** What of all this is kept over restarts, and in files. */
  readonly file: WorkspaceFile;

  constructor(
    readonly host: Host,
    /** Where what belongs to the person is kept. */
    storage: Storage | null = null,
    readonly settings = new PageSettings(storage),
  ) {
    settings.follow(host);
    this.snippets = new SnippetLibrary(storage);
    this.files = new FileQueue(sendFileHost(host));
    this.hues = followHues(host);
    this.wires = followWires(host);
    this.rowTools = new RowTools(host);
    this.file = new WorkspaceFile(host, this.snippets);
  }

  /** The session that commands without another target mean. */
  get activeSession(): SessionState | undefined {
    const { sessions } = this.host.store.getState();
    const active = this.store.getState().active;
    if (active !== null && sessions.has(active)) return sessions.get(active);
    return sessions.size === 1 ? sessions.values().next().value : undefined;
  }

  get activePane(): PaneHandle | undefined {
    const session = this.activeSession;
    return session === undefined ? undefined : this.panes.get(session.session);
  }

  show(dialog: OpenDialog | null): void {
    this.store.setState({ dialog });
  }

  setActive(session: number | null): void {
    if (this.store.getState().active !== session) this.store.setState({ active: session });
  }

  /** Shows a row in the other places it stands in. The focus stays where it is. */
  point(pointed: Pointed | null): void {
    this.store.setState({ pointed });
    if (pointed === null || pointed.from === 'pane' || pointed.from === 'log') return;
    // Its own pane last: with both in one group it is the one in front.
    for (const row of [pointed.twin, pointed.row])
      if (row !== null) this.dock?.reveal(row.session, pointed.from);
  }

  /** Goes to a row in its pane. */
  goTo(row: RowRef, from: Pointed['from']): void {
    this.store.setState({ pointed: pointAt(from, row) });
    this.dock?.show(row.session);
    requestAnimationFrame(() => this.panes.get(row.session)?.focusRows());
  }

  /** Opens a session and gives its pane the focus. */
  async open(spec: SessionSpecInput): Promise<Result<{ session: number }, ErrorInfo>> {
    const answer = await this.host.call('session.open', { spec });
    if (answer.ok) this.store.setState({ wanted: answer.value.session });
    return answer;
  }

  /** An echo server on a free port of this machine and a client to it; what fails is shown where it failed. */
  async openPair(what: string): Promise<void> {
    const server = await this.report(
      what,
      this.host.call('session.open', { spec: { kind: 'tcp-server', host: '127.0.0.1', port: 0 } }),
    );
    if (!server.ok) return;
    const listening = await this.settled(server.value.session);
    const port = listening?.local?.port;
    if (listening?.phase !== 'listening' || port === undefined) return;
    const client = await this.report(
      what,
      this.host.call('session.open', { spec: { kind: 'tcp-client', host: '127.0.0.1', port } }),
    );
    if (!client.ok) return;
    // Ready to type means ready to send: the pane takes the focus when it is connected, or has failed.
    await this.settled(client.value.session);
    this.store.setState({ wanted: client.value.session });
  }

  /** Sends files in a pane, to whom its message box would send. */
  sendFiles(session: number, files: readonly File[]): void {
    this.files.add(session, this.panes.get(session)?.messageBox()?.target() ?? 'all', files);
  }

  /** Closes a session, after a question when something is connected. */
  askClose(session: number): void {
    const state = this.host.store.getState().sessions.get(session);
    if (state === undefined) return;
    if (state.open > 0 && this.settings.now.confirmCloseSession) this.show({ kind: 'close', session });
    else void this.close(session);
  }

  close(session: number): Promise<Result<unknown, ErrorInfo>> {
    return this.host.call('session.close', { session });
  }

  /** Passes an answer on; a failure is shown. A session or socket that is gone already needs no word. */
  async report<T>(what: string, answer: Promise<Result<T, ErrorInfo>>): Promise<Result<T, ErrorInfo>> {
    const result = await answer;
    if (!result.ok && !['UNKNOWN_SESSION', 'UNKNOWN_SOCKET'].includes(result.error.code))
      this.store.setState({ failure: { what, error: result.error } });
    return result;
  }

  /** The session once it does what it was opened for, or has failed to; undefined when neither is known in time. */
  private settled(session: number): Promise<SessionState | undefined> {
    return new Promise((resolve) => {
      const done = (state: SessionState | undefined): void => {
        clearTimeout(timer);
        stop();
        resolve(state);
      };
      const look = (): void => {
        const state = this.host.store.getState().sessions.get(session);
        if (state !== undefined && SETTLED.has(state.phase)) done(state);
      };
      const timer = setTimeout(() => done(undefined), SETTLE_TIMEOUT_MS);
      const stop = this.host.store.subscribe(look);
      look();
    });
  }
}
