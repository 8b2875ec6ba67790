/** Every command of the page: toolbar, palette, keys and native menu all ask here. */
import { MENU_COMMANDS, type MenuCommand } from '@shared/contract/commands';
import type { SocketState } from '@shared/contract/index';
import { MENU_SHORTCUTS } from '@shared/contract/shortcuts';
import { LANGUAGES, type Translate } from '@shared/i18n/index';
import { acceptVerbs } from '../features/panes/index';
import { THEME_CHOICES, type ThemeChoice } from '../ui/index';
import type { LanguageChoice } from './language';
import type { Workspace } from './workspace';

export type CommandGroup = 'workspace' | 'session' | 'connection' | 'view';

export interface Command {
  readonly id: string;
  readonly group: CommandGroup;
  readonly title: (t: Translate) => string;
  readonly shortcut?: string;
  /** Whether it makes sense now; a command that does not is neither listed nor run. */
  readonly when: () => boolean;
  readonly run: () => void;
}

/** What commands need beside the workspace. */
export interface CommandContext {
  readonly workspace: Workspace;
  readonly t: Translate;
  readonly setTheme: (choice: ThemeChoice) => void;
  readonly setLanguage: (choice: LanguageChoice) => void;
}

const GROUPS: Readonly<Record<MenuCommand, CommandGroup>> = {
  'new-server': 'workspace',
  'new-client': 'workspace',
  'new-pair': 'workspace',
  'show-commands': 'workspace',
  'show-events': 'workspace',
  'show-wire': 'workspace',
  'show-shortcuts': 'workspace',
  find: 'session',
  clear: 'session',
  'close-session': 'session',
  'zoom-in': 'view',
  'zoom-out': 'view',
  'zoom-reset': 'view',
};

/** More connections than anybody looks for by name; the pane's list has them all. */
const LISTED_CONNECTIONS = 20;

const always = (): boolean => true;

/** All commands, for the state of this moment. */
export function listCommands(context: CommandContext): Command[] {
  return [
    ...menuCommands(context),
    ...sessionCommands(context),
    ...connectionCommands(context),
    ...viewCommands(context),
  ];
}

function menuCommands({ workspace, t }: CommandContext): Command[] {
  const zoom = (step: number): void => {
    // All panes follow the one that is asked.
    const [pane] = workspace.panes.values();
    pane?.zoom(step);
  };
  const runs: Record<MenuCommand, () => void> = {
    'new-server': () => workspace.show({ kind: 'server' }),
    'new-client': () => workspace.show({ kind: 'client', target: null }),
    'new-pair': () => void workspace.openPair(t('palette.command.new-pair')),
    'show-commands': () => workspace.show({ kind: 'palette' }),
    'show-events': () => workspace.dock?.toggle('events'),
    'show-wire': () => workspace.dock?.toggle('wire'),
    'show-shortcuts': () => workspace.show({ kind: 'help' }),
    find: () => workspace.activePane?.find(),
    clear: () => workspace.activePane?.clear(),
    'close-session': () => {
      const session = workspace.activeSession;
      if (session !== undefined) workspace.askClose(session.session);
    },
    'zoom-in': () => zoom(1),
    'zoom-out': () => zoom(-1),
    'zoom-reset': () => zoom(0),
  };
  return MENU_COMMANDS.map((id) => ({
    id,
    group: GROUPS[id],
    title: (words) => words(`palette.command.${id}`),
    shortcut: MENU_SHORTCUTS[id],
    when: GROUPS[id] === 'session' ? () => workspace.activeSession !== undefined : always,
    run: runs[id],
  }));
}

function sessionCommands({ workspace, t }: CommandContext): Command[] {
  const session = workspace.activeSession;
  const there = (): boolean => workspace.activeSession !== undefined;
  const panes = (): boolean => workspace.host.store.getState().sessions.size > 0;
  const call = (
    id: 'listen' | 'stopListening' | 'connect' | 'reconnect' | 'cancel',
    name: 'session.listen' | 'session.stop-listening' | 'session.connect' | 'session.cancel',
    phases: readonly string[],
  ): Command => ({
    id,
    group: 'session',
    title: (words) => words(`palette.action.${id}`),
    when: () => session !== undefined && phases.includes(session.phase),
    run: () => {
      if (session === undefined) return;
      void workspace.report(
        t(`palette.action.${id}`),
        workspace.host.call(name, { session: session.session }),
      );
    },
  });
  const accept = (id: 'freezeAccept' | 'acceptOne' | 'thawAccept'): Command => ({
    id,
    group: 'session',
    title: (words) => words(`panes.verb.${id}`),
    when: () => session !== undefined && acceptVerbs(session).includes(id),
    run: () => {
      if (session === undefined) return;
      const of = session.session;
      const { host } = workspace;
      const answer =
        id === 'freezeAccept'
          ? host.call('session.freeze-accept', { session: of })
          : host.call('session.release-accept', { session: of, one: id === 'acceptOne' });
      void workspace.report<object>(t(`panes.verb.${id}`), answer);
    },
  });
  const isServer = session?.spec.kind === 'tcp-server';
  return [
    ...(isServer
      ? [
          call('listen', 'session.listen', ['stopped', 'failed']),
          call('stopListening', 'session.stop-listening', ['listening']),
          accept('freezeAccept'),
          accept('acceptOne'),
          accept('thawAccept'),
        ]
      : [
          call('connect', 'session.connect', ['failed']),
          call('reconnect', 'session.connect', ['disconnected', 'waiting']),
          call('cancel', 'session.cancel', ['connecting', 'waiting']),
        ]),
    {
      id: 'focus-message',
      group: 'session',
      title: (words) => words('palette.action.focusMessage'),
      shortcut: 'Mod+Shift+M',
      when: there,
      run: () => void workspace.activePane?.focusMessage(),
    },
    {
      id: 'copy-traffic',
      group: 'session',
      title: (words) => words('palette.action.copy'),
      shortcut: 'Mod+Shift+C',
      when: there,
      run: () => workspace.activePane?.copy(),
    },
    {
      id: 'next-pane',
      group: 'view',
      title: (words) => words('palette.action.nextPane'),
      shortcut: 'F6',
      when: panes,
      run: () => workspace.dock?.step(1),
    },
    {
      id: 'previous-pane',
      group: 'view',
      title: (words) => words('palette.action.previousPane'),
      shortcut: 'Shift+F6',
      when: panes,
      run: () => workspace.dock?.step(-1),
    },
  ];
}

function connectionCommands({ workspace, t }: CommandContext): Command[] {
  const session = workspace.activeSession;
  if (session === undefined) return [];
  const roster = workspace.host.store.getState().rosters.get(session.session) ?? [];
  const verbs = [
    ['halfClose', 'socket.end', (s: SocketState) => s.phase === 'open' || s.phase === 'peer-ended'],
    ['pauseReading', 'socket.pause', (s: SocketState) => !s.readingPaused],
    ['resumeReading', 'socket.resume', (s: SocketState) => s.readingPaused],
    ['close', 'socket.close', (s: SocketState) => s.phase !== 'closing'],
    ['reset', 'socket.reset', always],
  ] as const;
  return roster.slice(0, LISTED_CONNECTIONS).flatMap((socket) =>
    verbs
      .filter(([, , fits]) => fits(socket))
      .map(([verb, name]): Command => {
        const n = socket.socket;
        return {
          id: `${verb}-${n}`,
          group: 'connection',
          title: (words) => words(`palette.action.${verb}`, { n }),
          when: always,
          run: () =>
            void workspace.report(
              t(`palette.action.${verb}`, { n }),
              workspace.host.call(name, { session: session.session, socket: n }),
            ),
        };
      }),
  );
}

function viewCommands({ setTheme, setLanguage }: CommandContext): Command[] {
  return [
    ...THEME_CHOICES.map(
      (choice): Command => ({
        id: `theme-${choice}`,
        group: 'view',
        title: (t) => t('palette.action.theme', { name: t(`shell.theme.${choice}`) }),
        when: always,
        run: () => setTheme(choice),
      }),
    ),
    ...(['system', ...LANGUAGES] as const).map(
      (choice): Command => ({
        id: `language-${choice}`,
        group: 'view',
        title: (t) => t('palette.action.language', { name: t(`shell.language.${choice}`) }),
        when: always,
        run: () => setLanguage(choice),
      }),
    ),
  ];
}
