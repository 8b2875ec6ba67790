import {
  type CommandInput,
  type CommandName,
  type CommandValue,
  commandSchemas,
  type HostNotice,
  type HostNoticeName,
  hostNoticeSchemas,
} from '../contract/commands';
import type { ErrorInfo } from '../contract/errors';
import { frameSession, type RowFrame, readFrame } from '../contract/frame';
import type { Problem } from '../contract/report';
import { fail, ok, type Result } from '../contract/result';
import { DrawnCount } from './credit';
import type { Pipe } from './pipe';
import { openRpc } from './rpc';

/** Commands after which nobody draws the rows that came before. */
const STARTS_OVER: ReadonlySet<CommandName> = new Set(['view.watch', 'view.unwatch']);

/** What a view does with what the host tells it. */
export interface HostListener {
  /** Rows of a watched session, or of a page; `bytes` is what they cost, to be given back with `drawn`. */
  rows(frame: RowFrame, bytes: number): void;
  state(update: HostNotice<'state'>): void;
  menu(notice: HostNotice<'menu'>): void;
  scenario(notice: HostNotice<'scenario'>): void;
  jobs(notice: HostNotice<'jobs'>): void;
  recordings?(notice: HostNotice<'recordings'>): void;
  open?(notice: HostNotice<'open'>): void;
  rules(notice: HostNotice<'rules'>): void;
  /** Of searches only whoever began one hears. */
  search?(notice: HostNotice<'search'>): void;
  marks?(notice: HostNotice<'marks'>): void;
  settings?(notice: HostNotice<'settings'>): void;
  desktop?(notice: HostNotice<'desktop'>): void;
  link?(notice: HostNotice<'link'>): void;
  show?(notice: HostNotice<'show'>): void;
  workspace?(notice: HostNotice<'workspace'>): void;
  closed(): void;
}

/** The view's end of a pipe: typed commands, rows, state. */
export interface HostClient {
  /** Never throws; a closed pipe is an error value. */
  call<N extends CommandName>(name: N, params: CommandInput<N>): Promise<Result<CommandValue<N>, ErrorInfo>>;
  /** Gives credit for rows that are drawn (live) or taken (pages): `bytes` as given to `rows`. */
  drawn(session: number, bytes: number): void;
  /** Gives credit for all rows of a session that came so far, drawn or not. Watching and unwatching do it by themselves. */
  forget(session: number): void;
  /** Tells the host that something unexpected went wrong here. */
  problem(problem: Problem): void;
  close(): void;
}

/**
 * Opens the view's end. Rows that cannot be read are dropped and cost nothing. Credit belongs to the pipe, not to one
 * `view.watch`: rows of the watch before, still on their way when a session is watched anew, are paid by its answer,
 * which they cannot overtake.
 */
export function openHostClient(pipe: Pipe, listener: HostListener): HostClient {
  const counts = new Map<number, DrawnCount>();
  const rpc = openRpc(pipe, {
    call: () =>
      Promise.resolve(
        fail({ code: 'BAD_COMMAND', message: 'a view takes no commands', explanation: 'bad-command' }),
      ),
    notice(name, payload) {
      if (!isHostNotice(name)) return;
      if (name === 'state') {
        const state = hostNoticeSchemas.state.safeParse(payload);
        if (state.success) listener.state(state.data);
        // Even one that could not be read: the host sends the next only when this one is seen.
        rpc.notice('seen', {});
      } else if (name === 'menu') {
        const menu = hostNoticeSchemas.menu.safeParse(payload);
        if (menu.success) listener.menu(menu.data);
      } else if (name === 'jobs') {
        const jobs = hostNoticeSchemas.jobs.safeParse(payload);
        if (jobs.success) listener.jobs(jobs.data);
      } else if (name === 'recordings') {
        const recordings = hostNoticeSchemas.recordings.safeParse(payload);
        if (recordings.success) listener.recordings?.(recordings.data);
      } else if (name === 'open') {
        const opened = hostNoticeSchemas.open.safeParse(payload);
        if (opened.success) listener.open?.(opened.data);
      } else if (name === 'rules') {
        const rules = hostNoticeSchemas.rules.safeParse(payload);
        if (rules.success) listener.rules(rules.data);
      } else if (name === 'search') {
        const search = hostNoticeSchemas.search.safeParse(payload);
        if (search.success) listener.search?.(search.data);
      } else if (name === 'marks') {
        const marks = hostNoticeSchemas.marks.safeParse(payload);
        if (marks.success) listener.marks?.(marks.data);
      } else if (name === 'settings') {
        const settings = hostNoticeSchemas.settings.safeParse(payload);
        if (settings.success) listener.settings?.(settings.data);
      } else if (name === 'desktop') {
        const desktop = hostNoticeSchemas.desktop.safeParse(payload);
        if (desktop.success) listener.desktop?.(desktop.data);
      } else if (name === 'link') {
        const link = hostNoticeSchemas.link.safeParse(payload);
        if (link.success) listener.link?.(link.data);
      } else if (name === 'workspace') {
        const workspace = hostNoticeSchemas.workspace.safeParse(payload);
        if (workspace.success) listener.workspace?.(workspace.data);
      } else if (name === 'show') {
        const show = hostNoticeSchemas.show.safeParse(payload);
        if (show.success) listener.show?.(show.data);
      } else {
        const scenario = hostNoticeSchemas.scenario.safeParse(payload);
        if (scenario.success) listener.scenario(scenario.data);
      }
    },
    frame(bytes) {
      const session = frameSession(bytes);
      if (session === null) return;
      const count = counts.get(session) ?? new DrawnCount();
      counts.set(session, count);
      count.receive(bytes.length);
      const frame = readFrame(bytes);
      if (frame !== null) listener.rows(frame, bytes.length);
      else credit(session, count.add(bytes.length));
    },
    closed: () => listener.closed(),
  });
  const credit = (session: number, drawn: number | null): void => {
    if (drawn !== null) rpc.notice('credit', { session, drawn });
  };
  const settle = (session: number): void => credit(session, counts.get(session)?.settle() ?? null);
  return {
    async call(name, params) {
      const restarted = STARTS_OVER.has(name) && 'session' in params ? params.session : null;
      if (restarted !== null) settle(restarted);
      const answer = await rpc.call(name, params);
      if (restarted !== null) settle(restarted);
      if (!answer.ok) return answer;
      const value = commandSchemas[name].value.safeParse(answer.value);
      if (value.success) return ok(value.data as CommandValue<typeof name>);
      return fail({ code: 'INTERNAL', message: `unexpected answer to ${name}`, explanation: 'internal' });
    },
    drawn: (session, bytes) => credit(session, counts.get(session)?.add(bytes) ?? null),
    forget: settle,
    problem: (problem) => rpc.notice('problem', problem),
    close: () => rpc.close(),
  };
}

function isHostNotice(name: unknown): name is HostNoticeName {
  return typeof name === 'string' && Object.hasOwn(hostNoticeSchemas, name);
}
