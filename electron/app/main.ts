/** The desktop host: an engine, one window, a native menu. The only folder that knows Electron. */
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { parseSize } from '@shared/bytes/size';
import { chooseLanguage, createTranslator, type Language } from '@shared/i18n/index';
import { app, type BrowserWindow, Menu, session } from 'electron';
import { openHouse } from '../house/index';
import { goneProblem } from '../report/index';
import { chooseFile } from './chooseFile';
import { guardContents, guardSession } from './guards';
import { openWindow } from './mainWindow';
import { menuTemplate } from './menu';
import { registerPageScheme, servePage } from './pageScheme';
import { isPageUrl, PAGE_URL } from './pageUrl';
import { PortHandover } from './portHandover';
import { Quit } from './quit';

const root = app.getAppPath();
/** Set by `npm run dev` to the dev server; a packaged app never looks at it. */
const devUrl = app.isPackaged ? undefined : process.env.ELECTRON_RENDERER_URL;

// Before `ready`, and before anything is awaited: later is too late for all three.
if (app.requestSingleInstanceLock()) {
  app.enableSandbox();
  registerPageScheme();
  guardContents(isOwn);
  void app.whenReady().then(start);
} else {
  app.quit();
}

function isOwn(url: string): boolean {
  return isPageUrl(url) || (devUrl !== undefined && url.startsWith(devUrl));
}

function start(): void {
  const translator = createTranslator(chooseLanguage(app.getPreferredSystemLanguages()));
  const translate = () => translator.t;
  let window: BrowserWindow | null = null;

  const house = openHouse({
    kind: 'desktop',
    version: app.getVersion(),
    runtime: `Electron ${process.versions.electron}, Chromium ${process.versions.chrome}, Node ${process.versions.node}`,
    workers: {
      server: pathToFileURL(join(root, 'out/main/serverWorker.js')),
      table: pathToFileURL(join(root, 'out/kernel/socketTableWorker.js')),
    },
    spill: parseSize(process.env.BOTHENDS_SPILL ?? '') ?? undefined,
    folder: app.getPath('userData'),
    problems: join(app.getPath('logs'), 'problems.log'),
    recordings: {
      folder: app.getPath('documents'),
      choose: (file) => chooseFile(file, () => window),
    },
  });
  house.report.watchProcess(
    (error) => console.error(error),
    () => app.exit(1),
  );
  app.on('child-process-gone', (_event, { type, reason }) => {
    // Chromium starts its GPU process again by itself, and the page draws without WebGL when it stays away.
    if (reason !== 'clean-exit') house.report.add(goneProblem(type, reason));
  });
  const facts = {
    ...house,
    kind: 'desktop' as const,
    version: app.getVersion(),
    onLanguage: (language: Language) => speak(language),
  };
  const handover = new PortHandover(house.engine, facts, ({ sender, senderFrame }) => {
    if (window === null || sender !== window.webContents || senderFrame === null) return false;
    return senderFrame.parent === null && isOwn(senderFrame.url);
  });
  const quit = new Quit(house, translate, () => window);

  const showMenu = (): void => {
    const template = menuTemplate({
      platform: process.platform,
      t: translate(),
      run: (command) => {
        if (window !== null) handover.viewOf(window.webContents.id)?.menu(command);
      },
      developer: !app.isPackaged,
    });
    Menu.setApplicationMenu(Menu.buildFromTemplate(template));
  };
  const speak = (language: Language): void => {
    if (translator.language === language) return;
    void translator.changeLanguage(language).then(showMenu);
  };

  const open = (): void => {
    window = openWindow({
      url: devUrl ?? PAGE_URL,
      preload: join(root, 'out/preload/index.cjs'),
      icon: join(root, 'out/renderer/icon.png'),
      translate,
    });
    window.on('close', (event) => {
      // On macOS the app, and with it the sessions, outlives its window.
      if (process.platform === 'darwin' || quit.isClosing) return;
      event.preventDefault();
      void quit.request();
    });
    window.on('closed', () => {
      window = null;
    });
  };

  const toFront = (): void => {
    if (window === null) {
      open();
      return;
    }
    if (window.isMinimized()) window.restore();
    window.show();
    window.focus();
  };

  guardSession(session.defaultSession);
  servePage(join(root, 'out/renderer'));
  showMenu();
  open();
  app.on('second-instance', toFront);
  app.on('activate', toFront);
  // Nothing to do: on macOS the app stays, elsewhere Quit closes the window last.
  app.on('window-all-closed', () => undefined);
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => void quit.now());
}
