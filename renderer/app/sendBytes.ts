import { toBase64 } from '@shared/bytes/base64';
import type { ErrorInfo } from '@shared/contract/errors';
import type { Result } from '@shared/contract/result';
import type { Translate } from '@shared/i18n/index';
import { addressOf } from '../host/index';
import { receivers } from './broadcast';
import type { Workspace } from './workspace';

/**
 * Sends in a pane, and in those that typing is broadcast to. The answer is that of the pane itself; what fails elsewhere
 * is told where it failed.
 */
export function sendBytes(
  workspace: Workspace,
  t: Translate,
  session: number,
  to: number | 'all',
  bytes: Uint8Array,
): Promise<Result<{ sockets: number }, ErrorInfo>> {
  const { host, broadcast, panes } = workspace;
  const { sessions } = host.store.getState();
  const data = toBase64(bytes);
  for (const other of receivers(broadcast.store.getState(), sessions, session)) {
    const pane = paneName(workspace, t, other);
    const target = panes.get(other)?.messageBox()?.target() ?? 'all';
    const answer = host.call('socket.send', { session: other, to: target, data });
    void workspace.report(t('broadcast.what', { pane }), answer);
  }
  return host.call('socket.send', { session, to, data });
}

/** What a pane is called. */
export function paneName({ host }: Pick<Workspace, 'host'>, t: Translate, session: number): string {
  const state = host.store.getState().sessions.get(session);
  if (state === undefined) return '';
  const address = addressOf(state);
  return state.spec.kind === 'tcp-server' ? t('panes.server', { address }) : t('panes.client', { address });
}
