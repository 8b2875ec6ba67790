import type { Translate } from '@shared/i18n/index';
import type { MenuItemConstructorOptions } from 'electron';

export type TrayAct = 'toggle' | 'new-pair' | 'quit';

/** The menu of the icon in the tray. Pure. */
export function trayTemplate(options: {
  readonly t: Translate;
  readonly isVisible: boolean;
  readonly act: (act: TrayAct) => void;
}): MenuItemConstructorOptions[] {
  const { t, isVisible, act } = options;
  return [
    {
      id: 'toggle',
      label: t(isVisible ? 'desktop.tray.hide' : 'desktop.tray.show'),
      click: () => act('toggle'),
    },
    { id: 'new-pair', label: t('palette.command.new-pair'), click: () => act('new-pair') },
    { type: 'separator' },
    { id: 'quit', label: t('desktop.menu.quit', { app: 'Bothends' }), click: () => act('quit') },
  ];
}
