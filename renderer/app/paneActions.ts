import type { CommandName } from '@shared/contract/commands';
import { isLoopback, plainAddress } from '@shared/contract/index';
import type { Translate } from '@shared/i18n/index';
import type { PaneActions, SessionVerb, SocketVerb } from '../features/panes/index';
import type { Target, Workspace } from './workspace';

const SOCKET_COMMANDS = {
  halfClose: 'socket.end',
  reset: 'socket.reset',
  close: 'socket.close',
  pauseReading: 'socket.pause',
  resumeReading: 'socket.resume',
} as const satisfies Record<SocketVerb, CommandName>;

const SESSION_COMMANDS = {
  listen: 'session.listen',
  stopListening: 'session.stop-listening',
  freezeAccept: 'session.freeze-accept',
  connect: 'session.connect',
  reconnect: 'session.connect',
  cancelConnecting: 'session.cancel',
  cancelRetry: 'session.cancel',
} as const satisfies Partial<Record<SessionVerb, CommandName>>;

/** How a pane's verbs are done: by the host, or by what else is in the pane. */
export function paneActions(
  workspace: Workspace,
  id: number,
  t: Translate,
  view: {
    readonly clear: () => void;
    readonly find: () => void;
    readonly follow: () => void;
    readonly explain: () => void;
  },
): PaneActions {
  const { host } = workspace;
  return {
    session(verb) {
      if (verb === 'closeSession') workspace.askClose(id);
      else if (verb === 'clear' || verb === 'find' || verb === 'follow') view[verb]();
      else {
        const what = t(`panes.verb.${verb}`);
        const answer =
          verb === 'acceptOne' || verb === 'thawAccept'
            ? host.call('session.release-accept', { session: id, one: verb === 'acceptOne' })
            : host.call(SESSION_COMMANDS[verb], { session: id });
        void workspace.report<object>(what, answer);
      }
    },
    socket(verb, socket) {
      const what = t(`panes.verb.${verb}`);
      void workspace.report(what, host.call(SOCKET_COMMANDS[verb], { session: id, socket }));
    },
    newClient() {
      const target = targetOf(workspace, id);
      if (target !== null) workspace.show({ kind: 'client', target });
    },
    explainError: view.explain,
  };
}

/** Where a client connects to reach this server: an any-address is reached through the loopback one. */
function targetOf(workspace: Workspace, id: number): Target | null {
  const local = workspace.host.store.getState().sessions.get(id)?.local;
  if (!local) return null;
  const host = plainAddress(local.address);
  if (isLoopback(host)) return { host, port: local.port };
  if (host === '0.0.0.0') return { host: '127.0.0.1', port: local.port };
  return { host: host === '::' ? '::1' : host, port: local.port };
}
