import type { Translate } from '@shared/i18n/index';
import { BrowserWindow, dialog, nativeTheme, screen } from 'electron';
import { CrashBudget } from './crashBudget';
import { MIN_SIZE, placeWindow, type Rect } from './windowPlace';
import { loadWindowPlace, rememberWindowPlace } from './windowState';

/** The page's background before it paints, so that a dark desktop sees no white flash. */
const BACKGROUND = { dark: '#14161a', light: '#f7f8fa' } as const;

export interface WindowOptions {
  readonly url: string;
  readonly preload: string;
  readonly icon: string;
  readonly translate: () => Translate;
  /** The page's process went, and why: one word of a fixed list. */
  readonly onGone: (reason: string) => void;
  /** Which of several windows it is: each has a place of its own. */
  readonly place: number;
  /** The window it was asked for in; null: there is none. */
  readonly beside: Rect | null;
}

/** Opens a window where it was. A page that crashes is reloaded and finds its sessions again: they are the host's. */
export function openWindow(options: WindowOptions): BrowserWindow {
  const saved = loadWindowPlace(options.place);
  const workAreas = [screen.getPrimaryDisplay(), ...screen.getAllDisplays()].map(
    (display) => display.workArea,
  );
  const window = new BrowserWindow({
    ...placeWindow(saved, workAreas, options.beside),
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
  rememberWindowPlace(window, options.place);
  recoverFromCrashes(window, options);
  window.once('ready-to-show', () => window.show());
  void window.loadURL(options.url);
  return window;
}

function recoverFromCrashes(window: BrowserWindow, { translate, onGone }: WindowOptions): void {
  const budget = new CrashBudget();
  const reload = (): void => {
    if (!window.isDestroyed()) window.webContents.reload();
  };
  window.webContents.on('render-process-gone', (_event, { reason }) => {
    if (reason === 'clean-exit' || window.isDestroyed()) return;
    onGone(reason);
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
    buttons: [t('desktop.crash.reload'), t('desktop.crash.close')],
    defaultId: 0,
    cancelId: 1,
    noLink: true,
  });
  return response === 0;
}
