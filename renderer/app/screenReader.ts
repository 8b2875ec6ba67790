/** The mode for screen readers: a setting of the host, so that all its views have it. */
import type { Translate } from '@shared/i18n/index';
import { type HostState, useHostState } from '../host/index';
import type { Workspace } from './workspace';

export function isScreenReaderOn({ settings }: Pick<HostState, 'settings'>): boolean {
  return settings?.settings.screenReader ?? false;
}

export function useScreenReader(): boolean {
  return useHostState(isScreenReaderOn);
}

export function setScreenReader(workspace: Workspace, t: Translate, on: boolean): void {
  void workspace.report(
    t(on ? 'a11y.mode.on' : 'a11y.mode.off'),
    workspace.host.call('settings.change', { change: { screenReader: on } }),
  );
}
