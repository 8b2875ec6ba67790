/** The icon beside the clock, for those who asked for one. */

import type { Translate } from '@shared/i18n/index';
import { Menu, nativeImage, Tray } from 'electron';
import type { TrayAct } from './trayMenu';
import { trayTemplate } from './trayMenu';

/** Logical pixels; what the panels of all three systems show. */
const ICON_PX = 16;

export interface TrayOptions {
  readonly icon: string;
  readonly translate: () => Translate;
  readonly isVisible: () => boolean;
  readonly act: (act: TrayAct) => void;
}

export class TrayIcon {
  private tray: Tray | null = null;

  constructor(private readonly options: TrayOptions) {}

  get isThere(): boolean {
    return this.tray !== null;
  }

  /** Shows or removes the icon, and brings its menu up to date. */
  look(isWanted: boolean): void {
    if (!isWanted) {
      this.tray?.destroy();
      this.tray = null;
      return;
    }
    const { icon, translate, isVisible, act } = this.options;
    if (this.tray === null) {
      const image = nativeImage.createFromPath(icon).resize({ width: ICON_PX, height: ICON_PX });
      this.tray = new Tray(image);
      this.tray.setToolTip('Bothends');
      // Not told on Linux, where a click opens the menu.
      this.tray.on('click', () => act('toggle'));
    }
    this.tray.setContextMenu(
      Menu.buildFromTemplate(trayTemplate({ t: translate(), isVisible: isVisible(), act })),
    );
  }
}
