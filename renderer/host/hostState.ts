import { type DesktopNotice, type LinkNotice, NO_DESKTOP_STATE } from '@shared/contract/desktop';
import type {
  CaptureAvailability,
  HelloValue,
  HostNotice,
  JobState,
  Mark,
  OpenNotice,
  RecordingState,
  RulesState,
  ScenarioRunState,
  SessionState,
  SocketState,
  StateUpdate,
} from '@shared/contract/index';
import { PAST_SOCKETS } from '@shared/contract/limits';
import type { SettingsNotice } from '@shared/contract/settings';
import type { WorkspaceNotice, WorkspaceParts } from '@shared/contract/workspace';
import type { Rate } from './rates';

/** How the page stands with its host. */
export type HostStatus =
  | { readonly kind: 'connecting' }
  | { readonly kind: 'connected' }
  /** `retryAt`: when the next attempt begins, as `Date.now()`. */
  | { readonly kind: 'lost'; readonly retryAt: number }
  /** The host is there, but no longer lets this page in. */
  | { readonly kind: 'refused' }
  /** The host speaks another contract version: only a newer page can talk to it. */
  | { readonly kind: 'outdated' };

export type SocketsOf = ReadonlyMap<number, SocketState>;

/** What the page knows of its host. Replaced, never changed: selectors compare by identity. */
export interface HostState {
  readonly status: HostStatus;
  readonly hello: HelloValue | null;
  /** False until the first full state of this engine arrived: an empty list means nothing before that. */
  readonly synced: boolean;
  /** The host was started anew since the page was opened: the sessions that were shown then. Null: none. */
  readonly gone: readonly SessionState[] | null;
  readonly sessions: ReadonlyMap<number, SessionState>;
  /** Connected sockets by session, with counters. */
  readonly sockets: ReadonlyMap<number, SocketsOf>;
  /** The same sockets as lists that change only when who is there or what can be done changes, not with counters. */
  readonly rosters: ReadonlyMap<number, readonly SocketState[]>;
  /** The last states of closed sockets by session, in the order of closing; not all of them. */
  readonly past: ReadonlyMap<number, readonly SocketState[]>;
  readonly rates: ReadonlyMap<number, Rate>;
  /** The guided scenario that runs on the host. */
  readonly scenario: ScenarioRunState | null;
  /** What goes on in the host by itself, and what is over. */
  readonly jobs: readonly JobState[];
  /** Recordings to files, those that are over included. */
  readonly recordings: readonly RecordingState[];
  /** Recordings that are opened, and replays of them. */
  readonly opened: OpenNotice;
  /** How the rules of sessions stand, where there are any. */
  readonly rules: ReadonlyMap<number, RulesState>;
  /** Marked rows by session, oldest first. */
  readonly marks: ReadonlyMap<number, readonly Mark[]>;
  /** What a person has chosen for the app, as the host has it; null until it has told. */
  readonly settings: SettingsNotice | null;
  /** Whether packets can be captured there; null until somebody asks. */
  readonly capture: CaptureAvailability | null;
  /** What the desktop around the page has to tell. */
  readonly desktop: DesktopNotice;
  /** A link from outside that nobody has answered yet. */
  readonly link: LinkNotice | null;
  /** What the host keeps of what is open; null: nothing, or it has not told yet. */
  readonly workspace: WorkspaceNotice | null;
  /** What pages told of the workspace that was opened as number `opened`: where a page begins. */
  readonly given: { readonly opened: number; readonly parts: WorkspaceParts } | null;
  /** Engine time `engine` was page time `page` (`performance.now()`). */
  readonly clock: { readonly engine: number; readonly page: number };
}

export const NO_SOCKETS: SocketsOf = new Map();
export const NO_ROSTER: readonly SocketState[] = [];

export const EMPTY_HOST: HostState = {
  status: { kind: 'connecting' },
  hello: null,
  synced: false,
  gone: null,
  sessions: new Map(),
  sockets: new Map(),
  rosters: new Map(),
  past: new Map(),
  rates: new Map(),
  scenario: null,
  jobs: [],
  recordings: [],
  opened: { openings: [], replays: [] },
  rules: new Map(),
  marks: new Map(),
  settings: null,
  capture: null,
  desktop: NO_DESKTOP_STATE,
  link: null,
  workspace: null,
  given: null,
  clock: { engine: 0, page: 0 },
};

/** Takes in a hello. Another engine than before: everything known is void. */
export function applyHello(state: HostState, hello: HelloValue): HostState {
  const status = { kind: 'connected' } as const;
  if (state.hello?.engine === hello.engine) return { ...state, status, hello };
  // The host tells its scenario, jobs, rules and marks before it answers the hello: they are already the new engine's.
  const { scenario, jobs, recordings, opened, rules, marks, settings, desktop, link, workspace, given } =
    state;
  return {
    ...EMPTY_HOST,
    status,
    hello,
    scenario,
    jobs,
    recordings,
    opened,
    rules,
    marks,
    settings,
    desktop,
    link,
    workspace,
    given,
    gone: goneOf(state),
  };
}

/** Takes in what the host told of the workspace. */
export function applyWorkspace(state: HostState, workspace: WorkspaceNotice): Partial<HostState> {
  const { opened, parts } = workspace;
  return { workspace, given: parts === null ? state.given : { opened, parts } };
}

/** What a person has not read to be gone yet, and what is gone now. */
function goneOf(state: HostState): HostState['gone'] {
  const gone = [...(state.gone ?? []), ...state.sessions.values()];
  return gone.length === 0 ? null : gone;
}

/** Takes in what the host told about its state. `page`: page time of the arrival. */
export function applyUpdate(state: HostState, update: StateUpdate, page: number): HostState {
  const sessions = new Map(update.reset ? [] : state.sessions);
  const sockets = new Map(update.reset ? [] : state.sockets);
  for (const session of update.sessions) sessions.set(session.session, session);

  const touched = new Map<number, Map<number, SocketState>>();
  const draft = (session: number): Map<number, SocketState> => {
    let copy = touched.get(session);
    if (copy === undefined) {
      copy = new Map(sockets.get(session));
      touched.set(session, copy);
      sockets.set(session, copy);
    }
    return copy;
  };
  for (const socket of update.sockets) draft(socket.session).set(socket.socket, socket);
  for (const { session, socket } of update.closedSockets) draft(session).delete(socket);
  for (const session of update.closedSessions) {
    sessions.delete(session);
    sockets.delete(session);
  }
  const changed = update.reset
    ? [...state.rosters.keys(), ...sockets.keys()]
    : [...touched.keys(), ...update.closedSessions];
  return {
    ...state,
    synced: true,
    sessions,
    sockets,
    rosters: updateRosters(state.rosters, sockets, changed),
    past: updatePast(state.past, update),
    clock: { engine: update.now, page },
  };
}

/** Takes in how rules stand. */
export function applyRules(state: HostState, notice: HostNotice<'rules'>): Pick<HostState, 'rules'> {
  const rules = new Map(notice.reset ? [] : state.rules);
  for (const { session, state: stands } of notice.sessions) {
    if (stands === null) rules.delete(session);
    else rules.set(session, stands);
  }
  return { rules };
}

/** Takes in the marks of a session. */
export function applyMarks(state: HostState, notice: HostNotice<'marks'>): Pick<HostState, 'marks'> {
  const marks = new Map(notice.reset ? [] : state.marks);
  if (notice.marks.length > 0) marks.set(notice.session, notice.marks);
  else marks.delete(notice.session);
  return { marks };
}

function updatePast(old: HostState['past'], update: StateUpdate): HostState['past'] {
  const { reset, closedSockets, closedSessions } = update;
  if (!reset && closedSockets.length === 0 && closedSessions.length === 0) return old;
  const past = new Map(reset ? [] : old);
  for (const { session, last } of closedSockets)
    if (last !== null) past.set(session, [...(past.get(session) ?? []), last].slice(-PAST_SOCKETS));
  for (const session of closedSessions) past.delete(session);
  return past;
}

function updateRosters(
  old: HostState['rosters'],
  sockets: HostState['sockets'],
  changed: readonly number[],
): HostState['rosters'] {
  let rosters: Map<number, readonly SocketState[]> | null = null;
  for (const session of new Set(changed)) {
    const now = sockets.get(session);
    const before = old.get(session);
    if (now === undefined) {
      if (before === undefined) continue;
      rosters ??= new Map(old);
      rosters.delete(session);
    } else {
      const list = [...now.values()].sort((a, b) => a.socket - b.socket);
      if (before !== undefined && sameRoster(before, list)) continue;
      rosters ??= new Map(old);
      rosters.set(session, list);
    }
  }
  return rosters ?? old;
}

function sameRoster(a: readonly SocketState[], b: readonly SocketState[]): boolean {
  return (
    a.length === b.length &&
    a.every((socket, i) => {
      const other = b[i];
      return (
        other !== undefined &&
        socket.socket === other.socket &&
        socket.phase === other.phase &&
        socket.readingPaused === other.readingPaused &&
        socket.kernel?.state === other.kernel?.state
      );
    })
  );
}

/** Engine time now, by the page's clock. */
export function engineTime(clock: HostState['clock'], page: number): number {
  return clock.engine + (page - clock.page);
}
