/** The native menu, with each platform's conventions. Page commands go to the page by name. */
import type { MenuCommand } from '@shared/contract/commands';
import { MENU_SHORTCUTS } from '@shared/contract/shortcuts';
import type { Translate } from '@shared/i18n/index';
import type { MenuItemConstructorOptions } from 'electron';

type Item = MenuItemConstructorOptions;

const APP_NAME = 'Bothends';

export interface MenuOptions {
  readonly platform: NodeJS.Platform;
  readonly t: Translate;
  readonly run: (command: MenuCommand) => void;
  /** Shows what is useful only to people who work on Bothends itself. */
  readonly developer: boolean;
}

/** Builds the menu's template. macOS puts about and quit into the app menu, the others into File and Help. */
export function menuTemplate({ platform, t, run, developer }: MenuOptions): Item[] {
  const mac = platform === 'darwin';
  const separator: Item = { type: 'separator' };
  const page = (command: MenuCommand): Item => ({
    id: command,
    label: t(`palette.command.${command}`),
    accelerator: MENU_SHORTCUTS[command].replace('Mod', 'CommandOrControl'),
    // Shown only: the page handles the key itself, where it knows whether a field has the focus.
    registerAccelerator: false,
    click: () => run(command),
  });
  const file: Item = {
    label: t('desktop.menu.file'),
    submenu: [
      page('new-server'),
      page('new-client'),
      page('new-pair'),
      page('show-scenarios'),
      separator,
      page('close-session'),
      ...(mac
        ? []
        : [separator, { role: 'quit', label: t('desktop.menu.quit', { app: APP_NAME }) } satisfies Item]),
    ],
  };
  const edit: Item = {
    label: t('desktop.menu.edit'),
    submenu: [
      { role: 'undo', label: t('desktop.menu.undo') },
      { role: 'redo', label: t('desktop.menu.redo') },
      separator,
      { role: 'cut', label: t('desktop.menu.cut') },
      { role: 'copy', label: t('desktop.menu.copy') },
      { role: 'paste', label: t('desktop.menu.paste') },
      { role: 'selectAll', label: t('desktop.menu.selectAll') },
      separator,
      page('find'),
      page('clear'),
    ],
  };
  const view: Item = {
    label: t('desktop.menu.view'),
    submenu: [
      page('show-commands'),
      page('show-events'),
      page('show-wire'),
      separator,
      page('zoom-in'),
      page('zoom-out'),
      page('zoom-reset'),
      separator,
      { role: 'togglefullscreen', label: t('desktop.menu.fullScreen') },
      ...(developer
        ? [
            { role: 'reload', label: t('desktop.menu.reload') } satisfies Item,
            { role: 'toggleDevTools', label: t('desktop.menu.devTools') } satisfies Item,
          ]
        : []),
    ],
  };
  const window: Item = mac
    ? { role: 'windowMenu', label: t('desktop.menu.window') }
    : {
        label: t('desktop.menu.window'),
        submenu: [
          { role: 'minimize', label: t('desktop.menu.minimize') },
          { role: 'close', label: t('desktop.menu.closeWindow') },
        ],
      };
  const help: Item = {
    role: 'help',
    label: t('desktop.menu.help'),
    submenu: [
      page('show-guide'),
      page('show-layers'),
      page('show-shortcuts'),
      ...(mac
        ? []
        : [separator, { role: 'about', label: t('desktop.menu.about', { app: APP_NAME }) } satisfies Item]),
    ],
  };
  return [...(mac ? [{ role: 'appMenu' } satisfies Item] : []), file, edit, view, window, help];
}
