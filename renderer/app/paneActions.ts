import type { CommandName } from '@shared/contract/commands';
import type { Translate } from '@shared/i18n/index';
import { reachOf } from '@shared/tcp/reach';
import type { ReactNode } from 'react';
import type { PaneActions, SocketVerb } from '../features/panes/index';
import { askHost } from './sessionVerbs';
import type { Workspace } from './workspace';

const SOCKET_COMMANDS = {
  halfClose: 'socket.end',
  reset: 'socket.reset',
  close: 'socket.close',
  pauseReading: 'socket.pause',
  resumeReading: 'socket.resume',
} as const satisfies Record<SocketVerb, CommandName>;

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
    readonly errorStep: () => ReactNode;
    readonly captureButton: () => ReactNode;
    readonly viewButton: () => ReactNode;
    readonly moreButton: () => ReactNode;
  },
): PaneActions {
  const { host } = workspace;
  return {
    session(verb) {
      if (verb === 'closeSession') workspace.askClose(id);
      else if (verb === 'clear' || verb === 'find' || verb === 'follow') view[verb]();
      else {
        void workspace.report(t(`panes.verb.${verb}`), askHost(host, verb, id));
      }
    },
    socket(verb, socket) {
      const what = t(`panes.verb.${verb}`);
      void workspace.report(what, host.call(SOCKET_COMMANDS[verb], { session: id, socket }));
    },
    newClient() {
      const local = workspace.host.store.getState().sessions.get(id)?.local;
      if (local) workspace.show({ kind: 'client', target: reachOf(local) });
    },
    explainError: view.explain,
    errorStep: view.errorStep,
    captureButton: view.captureButton,
    viewButton: view.viewButton,
    moreButton: view.moreButton,
  };
}
