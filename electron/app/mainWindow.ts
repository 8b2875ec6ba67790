import type { Translate } from '@shared/i18n/index';
import { BrowserWindow, dialog, nativeTheme, screen } from 'electron';
import { CrashBudget } from './crashBudget';
import { MIN_SIZE, placeWindow } from './windowPlace';
import { loadWindowPlace, rememberWindowPlace } from './windowState';

/** The page's background before it paints, so that a dark desktop sees no white flash. */
const BACKGROUND = { dark: '#14161a', light: '#f7f8fa' } as const;

export interface WindowOptions {
  readonly url: string;
  readonly preload: string;
  readonly icon: string;
  readonly translate: () => Translate;
}

/** Opens the window where it was. A page that crashes is reloaded and finds its sessions again: they are the host's. */
export function openWindow(options: WindowOptions): BrowserWindow {
  const saved = loadWindowPlace();
  const workAreas = [screen.getPrimaryDisplay(), ...screen.getAllDisplays()].map(
    (display) => display.workArea,
  );
  const window = new BrowserWindow({
    ...placeWindow(saved, workAreas),
    minWidth: MIN_SIZE.width,
    minHeight: MIN_SIZE.height,
    show: false,
    title: 'Bothends',
    icon: options.icon,
    backgroundColor: nativeTheme.shouldUseDarkColors ? BACKGROUND.dark : BACKGROUND.light,
    webPreferences: {
      preload: options.preload,
      sandbox: true,
      contextIsolation: true,
      nodeIntegration: false,
      webviewTag: false,
    },
  });
  if (saved?.maximized === true) window.maximize();
  rememberWindowPlace(window);
  recoverFromCrashes(window, options.translate);
  window.once('ready-to-show', () => window.show());
  void window.loadURL(options.url);
  return window;
}

function recoverFromCrashes(window: BrowserWindow, translate: () => Translate): void {
  const budget = new CrashBudget();
  const reload = (): void => {
    if (!window.isDestroyed()) window.webContents.reload();
  };
  window.webContents.on('render-process-gone', (_event, { reason }) => {
    if (reason === 'clean-exit' || window.isDestroyed()) return;
    // Not in the handler: Electron is still taking the old page down.
    if (budget.allow(performance.now())) setImmediate(reload);
    else void askAfterCrash(window, translate(), reason).then((again) => (again ? retry() : window.close()));
  });
  const retry = (): void => {
    budget.forgive();
    reload();
  };
}

async function askAfterCrash(window: BrowserWindow, t: Translate, reason: string): Promise<boolean> {
  const { response } = await dialog.showMessageBox(window, {
    type: 'error',
    message: t('desktop.crash.title'),
    detail: t('desktop.crash.text', { reason }),
    buttons: [t('desktop.crash.reload'), t('desktop.crash.quit')],
    defaultId: 0,
    cancelId: 1,
    noLink: true,
  });
  return response === 0;
}
