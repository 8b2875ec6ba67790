import type { ErrorInfo, Result } from '@shared/contract/index';
import type { Translate } from '@shared/i18n/index';
import type { StepAction } from '../features/explain/index';
import { askHost } from './sessionVerbs';
import type { Workspace } from './workspace';

/** Does what the button of a next step promises; a failure is shown. */
export function runStep(workspace: Workspace, action: StepAction, t: Translate): void {
  const { host } = workspace;
  const report = (what: string, answer: Promise<Result<object, ErrorInfo>>): void =>
    void workspace.report(what, answer);
  switch (action.kind) {
    case 'open': {
      const isServer = action.spec.kind === 'tcp-server';
      report(isServer ? t('dialogs.server.title') : t('dialogs.client.title'), workspace.open(action.spec));
      return;
    }
    case 'fill':
      workspace.show({ kind: 'fill', spec: action.spec });
      return;
    case 'show':
      // The dock shows a wanted pane and gives it the focus.
      workspace.store.setState({ wanted: action.session });
      return;
    case 'listen':
      report(t('panes.verb.listen'), askHost(host, 'listen', action.session));
      return;
    case 'connect':
      report(t('panes.verb.connect'), askHost(host, 'connect', action.session));
      return;
    case 'release': {
      const verb = action.one ? 'acceptOne' : 'thawAccept';
      report(t(`panes.verb.${verb}`), askHost(host, verb, action.session));
      return;
    }
    case 'resume':
      report(t('panes.verb.resumeReading'), host.call('socket.resume', action.end));
      return;
    case 'close':
      for (const end of action.ends) report(t('panes.verb.close'), host.call('socket.close', end));
  }
}
