import { type DesktopNotice, NO_DESKTOP_STATE, type UpdateAct } from '@shared/contract/desktop';
import type { ErrorInfo } from '@shared/contract/errors';
import { fail, ok, type Result } from '@shared/contract/result';
import type { CommandHandlers } from './commands';

type Verdict = Result<Record<string, never>, ErrorInfo>;

/** What a desktop does around the page. */
export interface DesktopDesk {
  readonly state: DesktopNotice;
  /** The listener is called with every change; the answer ends that. */
  onChanged(listener: (notice: DesktopNotice) => void): () => void;
  newWindow(): Verdict;
  dismissSleep(): Verdict;
  update(act: UpdateAct): Verdict;
}

const notHere = (): Verdict =>
  fail<ErrorInfo>({
    code: 'NOT_AVAILABLE',
    message: 'this host is no desktop app',
    explanation: 'bad-command',
  });

/** A host in a browser: the browser has the windows, and who started it updates it. */
export const NO_DESKTOP: DesktopDesk = {
  state: NO_DESKTOP_STATE,
  onChanged: () => () => undefined,
  newWindow: notHere,
  dismissSleep: () => ok({}),
  update: notHere,
};

export function desktopHandlers(
  desk: DesktopDesk,
): Pick<CommandHandlers, 'window.new' | 'sleep.dismiss' | 'update.act'> {
  return {
    'window.new': () => desk.newWindow(),
    'sleep.dismiss': () => desk.dismissSleep(),
    'update.act': ({ act }) => desk.update(act),
  };
}
