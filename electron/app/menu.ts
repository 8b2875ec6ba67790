/** The native menu, with each platform's conventions. Page commands go to the page by name. */
import type { MenuCommand } from '@shared/contract/commands';
import type { Settings } from '@shared/contract/settings';
import { MENU_SHORTCUTS } from '@shared/contract/shortcuts';
import type { Translate } from '@shared/i18n/index';
import { bindKeys } from '@shared/keys/bindings';
import { acceleratorOf } from '@shared/keys/shortcut';
import type { MenuItemConstructorOptions } from 'electron';

type Item = MenuItemConstructorOptions;

const APP_NAME = 'Bothends';

/** What the app itself does when its entry is chosen. */
export type NativeCommand = 'new-window' | 'check-updates' | 'clear-recent';

/** A page has this key too, and runs the command when it has the focus: so it is shown, and taken only without a window. */
export const NEW_WINDOW_SHORTCUT = 'Mod+Shift+N';

export interface MenuOptions {
  readonly platform: NodeJS.Platform;
  readonly t: Translate;
  readonly run: (command: MenuCommand) => void;
  readonly act: (command: NativeCommand) => void;
  readonly openRecent: (file: string) => void;
  /** Files that were opened last, where the system does not list them by itself. */
  readonly recent: readonly string[];
  /** Keys a person has chosen. */
  readonly keys: Settings['keys'];
  readonly hasWindow: boolean;
  /** Shows what is useful only to people who work on Bothends itself. */
  readonly developer: boolean;
}

/** The keys that menus show: usual ones, and what a person has chosen instead. */
function acceleratorsOf(keys: Settings['keys']): (id: string) => string | undefined {
  const commands = Object.entries({ ...MENU_SHORTCUTS, 'new-window': NEW_WINDOW_SHORTCUT });
  const bound = bindKeys(
    commands.map(([id, shortcut]) => ({ id, shortcut })),
    keys,
  );
  return (id) => {
    const key = bound.get(id);
    return key === undefined ? undefined : acceleratorOf(key);
  };
}

/** Builds the menu's template. macOS puts about and quit into the app menu, the others into File and Help. */
export function menuTemplate(options: MenuOptions): Item[] {
  const { platform, t, run, act, hasWindow, developer } = options;
  const mac = platform === 'darwin';
  const separator: Item = { type: 'separator' };
  const acceleratorFor = acceleratorsOf(options.keys);
  const keyed = (id: string, registerAccelerator: boolean): Item => {
    const accelerator = acceleratorFor(id);
    return { id, ...(accelerator !== undefined && { accelerator, registerAccelerator }) };
  };
  const page = (command: MenuCommand): Item => ({
    // Shown only: the page handles the key itself, where it knows whether a field has the focus.
    ...keyed(command, !hasWindow),
    label: t(`palette.command.${command}`),
    click: () => run(command),
  });
  const checkUpdates: Item = {
    id: 'check-updates',
    label: t('desktop.command.checkUpdates'),
    click: () => act('check-updates'),
  };
  const quit: Item = { role: 'quit', label: t('desktop.menu.quit', { app: APP_NAME }) };
  const appMenu: Item = {
    label: APP_NAME,
    submenu: [
      { role: 'about', label: t('desktop.menu.about', { app: APP_NAME }) },
      checkUpdates,
      separator,
      page('show-settings'),
      separator,
      { role: 'services', label: t('desktop.menu.services') },
      separator,
      { role: 'hide', label: t('desktop.menu.hide', { app: APP_NAME }) },
      { role: 'hideOthers', label: t('desktop.menu.hideOthers') },
      { role: 'unhide', label: t('desktop.menu.showAll') },
      separator,
      quit,
    ],
  };
  const file: Item = {
    label: t('desktop.menu.file'),
    submenu: [
      {
        ...keyed('new-window', !hasWindow),
        id: 'new-window',
        label: t('desktop.command.newWindow'),
        click: () => act('new-window'),
      },
      separator,
      page('new-server'),
      page('new-client'),
      page('new-pair'),
      page('show-scenarios'),
      separator,
      page('open-recording'),
      page('open-workspace'),
      page('save-workspace'),
      recentMenu(options),
      separator,
      page('close-session'),
      page('reopen-pane'),
      ...(mac
        ? [{ role: 'close', label: t('desktop.menu.closeWindow') } satisfies Item]
        : [separator, page('show-settings'), separator, quit]),
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
        : [
            separator,
            checkUpdates,
            { role: 'about', label: t('desktop.menu.about', { app: APP_NAME }) } satisfies Item,
          ]),
    ],
  };
  return [...(mac ? [appMenu] : []), file, edit, view, window, help];
}

/** macOS keeps and shows this list itself, out of what the app tells it. */
function recentMenu({ platform, t, recent, openRecent, act }: MenuOptions): Item {
  const label = t('desktop.menu.openRecent');
  if (platform === 'darwin') {
    const clear: Item = { role: 'clearRecentDocuments', label: t('desktop.menu.clearRecent') };
    return { role: 'recentDocuments', label, submenu: [clear] };
  }
  // A single & would underline the letter behind it.
  const files = recent.map(
    (path): Item => ({
      label: path.replaceAll('&', '&&'),
      click: () => openRecent(path),
    }),
  );
  const clear: Item = {
    id: 'clear-recent',
    label: t('desktop.menu.clearRecent'),
    click: () => act('clear-recent'),
  };
  const nothing: Item = { label: t('desktop.menu.noRecent'), enabled: false };
  return { label, submenu: files.length === 0 ? [nothing] : [...files, { type: 'separator' }, clear] };
}
