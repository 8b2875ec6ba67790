/** Every command of the page: toolbar, palette, keys and native menu all ask here. */
import { MENU_COMMANDS, type MenuCommand } from '@shared/contract/commands';
import type { SessionSpec, SocketState } from '@shared/contract/index';
import { MENU_SHORTCUTS } from '@shared/contract/shortcuts';
import { LANGUAGES } from '@shared/i18n/index';
import { acceptVerbs } from '../features/panes/index';
import { THEME_CHOICES } from '../ui/index';
import { accessCommands } from './accessCommands';
import { broadcastCommands } from './broadcastCommands';
import type { Command, CommandContext, CommandGroup } from './command';
import { desktopCommands } from './desktopCommands';
import { guidePageAt } from './guidePage';
import { jobCommands } from './jobCommands';
import { MESSAGE_SHORTCUT } from './keys';
import { openCommands } from './openCommands';
import { askForRecording } from './openRecording';
import { recordCommands } from './recordCommands';
import { reportCommands } from './reportCommands';
import { rowToolCommands } from './rowToolCommands';
import { rulesCommands } from './rulesCommands';
import { scenarioCommands } from './scenarioCommands';
import { selectionCommands } from './selectionCommands';
import { sendFileCommands } from './sendFileCommands';
import { askCapture, askHost } from './sessionVerbs';
import { snippetCommands } from './snippetCommands';
import { paneViewCommands } from './viewCommands';
import { workspaceCommands } from './workspaceCommands';
import { askForWorkspace, reopenPane, saveWorkspace } from './workspaceVerbs';

const GROUPS: Readonly<Record<MenuCommand, CommandGroup>> = {
  'new-server': 'workspace',
  'new-client': 'workspace',
  'new-pair': 'workspace',
  'show-scenarios': 'workspace',
  'open-recording': 'workspace',
  'open-workspace': 'workspace',
  'save-workspace': 'workspace',
  'reopen-pane': 'workspace',
  'show-commands': 'workspace',
  'show-events': 'workspace',
  'show-wire': 'workspace',
  'show-guide': 'workspace',
  'show-layers': 'workspace',
  'show-shortcuts': 'workspace',
  'show-settings': 'workspace',
  find: 'session',
  clear: 'session',
  'close-session': 'session',
  'zoom-in': 'view',
  'zoom-out': 'view',
  'zoom-reset': 'view',
};

const NEED_HOST: ReadonlySet<MenuCommand> = new Set([
  'new-server',
  'new-client',
  'new-pair',
  'show-scenarios',
  'open-recording',
  'open-workspace',
  'save-workspace',
  'reopen-pane',
  'close-session',
]);

/** More connections than anybody looks for by name; the pane's list has them all. */
const LISTED_CONNECTIONS = 20;

const always = (): boolean => true;

/** What can be run now. What needs the host is not even offered while it is not there. */
export function runnable(commands: readonly Command[], hasHost: boolean): readonly Command[] {
  return commands.filter((command) => command.when() && (hasHost || command.needsHost !== true));
}

/** All commands, for the state of this moment: those too that cannot be run now, since keys are given to any of them. */
export function listCommands(context: CommandContext): Command[] {
  return [
    ...menuCommands(context),
    ...scenarioCommands(context),
    ...rowToolCommands(context),
    ...selectionCommands(context),
    ...sessionCommands(context),
    ...rulesCommands(context),
    ...jobCommands(context),
    ...recordCommands(context),
    ...openCommands(context),
    ...workspaceCommands(context),
    ...broadcastCommands(context),
    ...sendFileCommands(context),
    ...snippetCommands(context),
    ...connectionCommands(context),
    ...paneViewCommands(context),
    ...viewCommands(context),
    ...accessCommands(context),
    ...desktopCommands(context),
    ...reportCommands(context),
  ];
}

function menuCommands({ workspace, t }: CommandContext): Command[] {
  const runs: Record<MenuCommand, () => void> = {
    'new-server': () => workspace.show({ kind: 'server' }),
    'new-client': () => workspace.show({ kind: 'client', target: null }),
    'new-pair': () => void workspace.openPair(t('palette.command.new-pair')),
    'show-scenarios': () => workspace.show({ kind: 'scenarios' }),
    'open-recording': () => askForRecording(workspace, t),
    'open-workspace': () => askForWorkspace(workspace, t),
    'save-workspace': () => void saveWorkspace(workspace, t),
    'reopen-pane': () => void reopenPane(workspace, t),
    'show-commands': () => workspace.show({ kind: 'palette' }),
    'show-events': () => workspace.dock?.toggle('events'),
    'show-wire': () => workspace.dock?.toggle('wire'),
    'show-guide': () => workspace.show({ kind: 'guide', page: guidePageAt(document.activeElement) }),
    'show-layers': () => workspace.show({ kind: 'layers' }),
    'show-shortcuts': () => workspace.show({ kind: 'help' }),
    'show-settings': () => workspace.show({ kind: 'settings', section: null }),
    find: () => workspace.activePane?.find(),
    clear: () => workspace.activePane?.clear(),
    'close-session': () => {
      const session = workspace.activeSession;
      if (session !== undefined) workspace.askClose(session.session);
    },
    'zoom-in': () => workspace.settings.zoom(1),
    'zoom-out': () => workspace.settings.zoom(-1),
    'zoom-reset': () => workspace.settings.zoom(0),
  };
  return MENU_COMMANDS.map((id) => ({
    id,
    group: GROUPS[id],
    title: (words) => words(`palette.command.${id}`),
    shortcut: MENU_SHORTCUTS[id],
    when: GROUPS[id] === 'session' ? () => workspace.activeSession !== undefined : always,
    needsHost: NEED_HOST.has(id),
    run: runs[id],
  }));
}

function sessionCommands({ workspace, t }: CommandContext): Command[] {
  const session = workspace.activeSession;
  const there = (): boolean => workspace.activeSession !== undefined;
  const call = (
    id: 'listen' | 'stopListening' | 'connect' | 'reconnect' | 'cancel',
    name: 'session.listen' | 'session.stop-listening' | 'session.connect' | 'session.cancel',
    kind: SessionSpec['kind'],
    phases: readonly string[],
  ): Command => ({
    id,
    group: 'session',
    title: (words) => words(`palette.action.${id}`),
    when: () => session?.spec.kind === kind && session.recorded === null && phases.includes(session.phase),
    needsHost: true,
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
    needsHost: true,
    run: () => {
      if (session === undefined) return;
      void workspace.report(t(`panes.verb.${id}`), askHost(workspace.host, id, session.session));
    },
  });
  const capture = (start: boolean): Command => ({
    id: start ? 'capture' : 'stop-capture',
    group: 'session',
    title: (words) => words(start ? 'capture.start' : 'capture.stop'),
    when: () =>
      session !== undefined &&
      session.capturing !== start &&
      !(start && workspace.host.store.getState().capture?.available === false),
    needsHost: true,
    run: () => {
      if (session !== undefined) void askCapture(workspace, t, session.session, start);
    },
  });
  return [
    capture(true),
    capture(false),
    call('listen', 'session.listen', 'tcp-server', ['stopped', 'failed']),
    call('stopListening', 'session.stop-listening', 'tcp-server', ['listening']),
    accept('freezeAccept'),
    accept('acceptOne'),
    accept('thawAccept'),
    call('connect', 'session.connect', 'tcp-client', ['failed']),
    call('reconnect', 'session.connect', 'tcp-client', ['disconnected', 'waiting']),
    call('cancel', 'session.cancel', 'tcp-client', ['connecting', 'waiting']),
    {
      id: 'focus-message',
      group: 'session',
      title: (words) => words('palette.action.focusMessage'),
      shortcut: MESSAGE_SHORTCUT,
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
          needsHost: true,
          run: () =>
            void workspace.report(
              t(`palette.action.${verb}`, { n }),
              workspace.host.call(name, { session: session.session, socket: n }),
            ),
        };
      }),
  );
}

function viewCommands({ workspace }: CommandContext): Command[] {
  return [
    ...THEME_CHOICES.map(
      (choice): Command => ({
        id: `theme-${choice}`,
        group: 'view',
        title: (t) => t('palette.action.theme', { name: t(`shell.theme.${choice}`) }),
        when: always,
        run: () => workspace.settings.change({ theme: choice }),
      }),
    ),
    ...(['system', ...LANGUAGES] as const).map(
      (choice): Command => ({
        id: `language-${choice}`,
        group: 'view',
        title: (t) => t('palette.action.language', { name: t(`shell.language.${choice}`) }),
        when: always,
        run: () => workspace.settings.change({ language: choice }),
      }),
    ),
  ];
}
