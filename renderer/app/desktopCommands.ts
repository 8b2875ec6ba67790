import type { Command, CommandContext } from './command';

/** What only a desktop app can do; in a browser, the browser has the windows. */
export function desktopCommands({ workspace, t }: CommandContext): Command[] {
  const { host } = workspace;
  const isDesktop = (): boolean => host.store.getState().hello?.host === 'desktop';
  return [
    {
      id: 'new-window',
      group: 'workspace',
      title: (words) => words('desktop.command.newWindow'),
      shortcut: 'Mod+Shift+N',
      when: isDesktop,
      needsHost: true,
      run: () => void workspace.report(t('desktop.command.newWindow'), host.call('window.new', {})),
    },
    {
      id: 'check-updates',
      group: 'workspace',
      title: (words) => words('desktop.command.checkUpdates'),
      when: isDesktop,
      needsHost: true,
      run: () =>
        void workspace.report(t('desktop.command.checkUpdates'), host.call('update.act', { act: 'check' })),
    },
  ];
}
