/** Opening recordings: the same for toolbar, palette, start page and files that are dropped. */
import type { Translate } from '@shared/i18n/index';
import { bringRecording } from '../features/replay/index';
import type { Workspace } from './workspace';

/** Asks which recording to open: with the system's own dialog where the host has one, else with ours. */
export function askForRecording(workspace: Workspace, t: Translate): void {
  if (workspace.host.store.getState().hello?.host === 'desktop') void chooseRecording(workspace, t);
  else workspace.show({ kind: 'open' });
}

/** Opens files that the page has, one after the other. What cannot be opened is told. */
export async function openFiles(workspace: Workspace, t: Translate, files: readonly File[]): Promise<void> {
  for (const file of files) {
    const end = await bringRecording(workspace.host, file);
    if (end.kind === 'failed')
      await workspace.report(
        t('open.named', { name: file.name }),
        Promise.resolve({ ok: false, error: end.error }),
      );
    else if (end.kind === 'unread')
      tellNotOpened(workspace, t('open.named', { name: file.name }), t('open.unread'));
  }
}

async function chooseRecording(workspace: Workspace, t: Translate): Promise<void> {
  const answer = await workspace.report(t('open.title'), workspace.host.call('open.choose', {}));
  if (!answer.ok || !('trouble' in answer.value)) return;
  const { trouble, file, detail } = answer.value;
  tellNotOpened(workspace, t('open.named', { name: file }), t(`open.trouble.${trouble}`, { detail }));
}

/** Says why something could not be opened. */
export function tellNotOpened(workspace: Workspace, what: string, message: string): void {
  workspace.store.setState({
    failure: { what, error: { code: 'NOT_POSSIBLE_NOW', message, explanation: 'bad-command' } },
  });
}
