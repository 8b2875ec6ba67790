import type { CommandName } from '@shared/contract/commands';
import type { ErrorInfo } from '@shared/contract/errors';
import type { Result } from '@shared/contract/result';
import type { Translate } from '@shared/i18n/index';
import type { SessionVerb } from '../features/panes/index';
import type { Host } from '../host/index';
import type { Workspace } from './workspace';

/** The verbs on a session that its host carries out; the others are done by what is on the page. */
export type HostVerb = Exclude<SessionVerb, 'closeSession' | 'clear' | 'find' | 'follow'>;

const COMMANDS = {
  listen: 'session.listen',
  stopListening: 'session.stop-listening',
  freezeAccept: 'session.freeze-accept',
  connect: 'session.connect',
  reconnect: 'session.connect',
  cancelConnecting: 'session.cancel',
  cancelRetry: 'session.cancel',
} as const satisfies Partial<Record<HostVerb, CommandName>>;

/** The one place that knows which command a verb is, for buttons and palette alike. */
export function askHost(
  host: Pick<Host, 'call'>,
  verb: HostVerb,
  session: number,
): Promise<Result<object, ErrorInfo>> {
  return verb === 'acceptOne' || verb === 'thawAccept'
    ? host.call('session.release-accept', { session, one: verb === 'acceptOne' })
    : host.call(COMMANDS[verb], { session });
}

/** Starts or stops capturing a session's packets, and says what went wrong. */
export async function askCapture(
  workspace: Pick<Workspace, 'host' | 'report'>,
  t: Translate,
  session: number,
  start: boolean,
): Promise<void> {
  const answer = workspace.host.call(start ? 'session.capture' : 'session.stop-capture', { session });
  await workspace.report(t(start ? 'capture.start' : 'capture.stop'), answer);
}
