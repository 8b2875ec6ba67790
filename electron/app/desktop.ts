/** Puts the desktop together: the house, the windows on it, and what the system offers around them. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { parseSize } from '@shared/bytes/size';
import type { MenuCommand } from '@shared/contract/commands';
import { chooseLanguage, createTranslator, type Language } from '@shared/i18n/index';
import { app, dialog, Menu, Notification, powerSaveBlocker, session } from 'electron';
import { homepage } from '../../package.json';
import { openHouse } from '../house/index';
import { goneProblem } from '../report/index';
import type { Arrivals } from './arrivals';
import { chooseFile, chooseRecording, chooseWorkspace } from './chooseFile';
import { DesktopState } from './desktopState';
import { guardSession } from './guards';
import { menuTemplate, type NativeCommand } from './menu';
import { Notifier } from './notifier';
import { Outside } from './outside';
import { servePage } from './pageScheme';
import { isPageUrl, PAGE_URL } from './pageUrl';
import { LINK_SCHEME } from './parseLink';
import { PortHandover } from './portHandover';
import { Power } from './power';
import { Quit } from './quit';
import { SessionBook } from './sessionNews';
import type { Task } from './startArguments';
import { StayAwake } from './stayAwake';
import { showTaskLists } from './taskLists';
import { TrayIcon } from './tray';
import { Updates } from './updates/updates';
import { updateTarget } from './updates/updateTarget';
import { watchEngine } from './watchEngine';
import { Windows } from './windows';

const root = app.getAppPath();
/** Set by `npm run dev` to the dev server; a packaged app never looks at it. */
const devUrl = app.isPackaged ? undefined : process.env.ELECTRON_RENDERER_URL;

export function isOwnPage(url: string): boolean {
  return isPageUrl(url) || (devUrl !== undefined && url.startsWith(devUrl));
}

export function startDesktop(arrivals: Arrivals): void {
  const translator = createTranslator(chooseLanguage(app.getPreferredSystemLanguages()));
  const translate = () => translator.t;
  const icon = join(root, 'out/renderer/icon.png');
  const lastWindow = () => windows.last;

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
      choose: (file) => chooseFile(file, lastWindow),
    },
    workspace: { choose: chooseWorkspace(lastWindow) },
    chooseRecording: () => chooseRecording(lastWindow),
  });
  const { engine, settings } = house;
  house.report.watchProcess(
    (error) => console.error(error),
    () => app.exit(1),
  );
  app.on('child-process-gone', (_event, { type, reason }) => {
    // Chromium starts its GPU process again by itself, and the page draws without WebGL when it stays away.
    if (reason !== 'clean-exit') house.report.add(goneProblem(type, reason));
  });

  const windows = new Windows({
    url: devUrl ?? PAGE_URL,
    preload: join(root, 'out/preload/index.cjs'),
    icon,
    translate,
    onGone: (reason) => house.report.add(goneProblem('page', reason)),
    mayClose: (isLast) => {
      // On macOS the app, and with it the sessions, outlives its windows; so it does with an icon in the tray.
      if (quit.isClosing || !isLast || process.platform === 'darwin' || tray.isThere) return true;
      void quit.request();
      return false;
    },
    onChanged: () => {
      showMenu();
      showTray();
    },
  });

  const quit = new Quit(house, translate, lastWindow, () => {
    stopWatching();
    power.stop();
    notifier.stop();
    awake.stop();
    updates.stop();
    desktop.stop();
  });
  const updates = new Updates({
    target: updateTarget({
      isPackaged: app.isPackaged,
      platform: process.platform,
      env: process.env,
      packageType: packageType(),
      program: process.execPath,
    }),
    version: app.getVersion(),
    page: `${homepage}/releases`,
    load: async () => (await import('./updates/electronUpdater')).electronUpdater(),
    isWanted: () => settings.now.updates === 'ask',
    openSockets: () => engine.openSockets,
    quitInto: (install) => void quit.now(install),
    onChanged: () => desktop.changed(),
  });
  const power = new Power({
    engine,
    onChanged: () => desktop.changed(),
    woke: (sleep) => notifier.woke(sleep),
    shutDown: () => void quit.now(),
  });
  const desktop = new DesktopState({
    sleep: () => power.state,
    update: () => updates.state,
    newWindow: () => windows.openNew(),
    dismissSleep: () => power.dismiss(),
    actOnUpdate: (act) => updates.act(act),
  });

  /** Those that are on the screen: without a reference they would not hear the click. */
  const shown = new Set<Notification>();
  const notifier = new Notifier({
    isWanted: () => settings.now.notifications && !windows.hasFocus && Notification.isSupported(),
    words: () => ({ t: translator.t, language: chooseLanguage([translator.language]) }),
    show: ({ title, body, session: id }) => {
      const notification = new Notification({ title, body });
      shown.add(notification);
      for (const over of ['close', 'failed'] as const)
        notification.on(over as 'close', () => void shown.delete(notification));
      notification.on('click', () => {
        shown.delete(notification);
        windows.toFront();
        if (id !== null && engine.stateOf(id) !== undefined) windows.ask((view) => view.show(id));
      });
      notification.show();
    },
  });
  const book = new SessionBook();
  const stopWatching = watchEngine(engine, (update) => {
    notifier.take(book.take(update));
    power.take(update);
  });

  const awake = new StayAwake({
    isRecording: () => house.recordings.state.some(({ status }) => status === 'running'),
    isWanted: () => settings.now.awakeWhileRecording,
    blocker: {
      start: () => powerSaveBlocker.start('prevent-app-suspension'),
      stop: (id) => powerSaveBlocker.stop(id),
    },
  });
  house.recordings.onChanged(() => awake.look());

  const run = (command: MenuCommand): void => windows.ask((view) => view.menu(command));
  const runTask = (task: Task): void => (task === 'new-window' ? windows.openNew() : run(task));
  const outside = new Outside({
    workspace: house.workspace,
    openings: house.openings,
    toFront: () => windows.toFront(),
    showLink: (notice) => windows.ask((view) => view.link(notice)),
    run: runTask,
    translate,
    tell: (message, detail) => {
      const box = { type: 'warning' as const, message, detail, buttons: [translator.t('desktop.file.ok')] };
      const { last } = windows;
      void (last === null ? dialog.showMessageBox(box) : dialog.showMessageBox(last, box));
    },
    remember: (file) => app.addRecentDocument(file),
  });

  const act = (command: NativeCommand): void => {
    if (command === 'new-window') windows.openNew();
    else if (command === 'check-updates') {
      windows.toFront();
      updates.act('check');
    } else {
      for (const { file } of house.workspace.state.recent) house.workspace.forget(file);
      app.clearRecentDocuments();
    }
  };
  const showMenu = (): void => {
    const template = menuTemplate({
      platform: process.platform,
      t: translator.t,
      run,
      act,
      openRecent: (file) => void outside.open(file),
      recent: house.workspace.state.recent.map(({ file }) => file),
      keys: settings.now.keys,
      hasWindow: windows.count > 0,
      developer: !app.isPackaged,
    });
    Menu.setApplicationMenu(Menu.buildFromTemplate(template));
  };
  const tray = new TrayIcon({
    icon,
    translate,
    isVisible: () => windows.isVisible,
    act: (what) => {
      if (what === 'quit') app.quit();
      else if (what === 'new-pair') {
        windows.toFront();
        run('new-pair');
      } else if (windows.isVisible) windows.hideAll();
      else windows.showAll();
    },
  });
  const showTray = (): void => tray.look(settings.now.tray);
  const speak = (language: Language): void => {
    if (translator.language === language) return;
    void translator.changeLanguage(language).then(() => {
      showMenu();
      showTray();
      showTaskLists(translator.t, runTask);
    });
  };
  settings.onChanged(() => {
    showMenu();
    showTray();
    awake.look();
  });
  let recent = house.workspace.state.recent;
  house.workspace.onChanged((notice) => {
    if (notice.recent.map(({ file }) => file).join('\0') === recent.map(({ file }) => file).join('\0'))
      return;
    const [newest] = notice.recent;
    if (newest !== undefined && newest.file !== recent[0]?.file) app.addRecentDocument(newest.file);
    ({ recent } = notice);
    showMenu();
  });

  const facts = { ...house, kind: 'desktop' as const, version: app.getVersion(), desktop, onLanguage: speak };
  new PortHandover(
    engine,
    facts,
    ({ sender, senderFrame }) => {
      if (!windows.has(sender.id) || senderFrame === null) return false;
      return senderFrame.parent === null && isOwnPage(senderFrame.url);
    },
    (contentsId, view) => windows.attached(contentsId, view),
  );

  guardSession(session.defaultSession);
  servePage(join(root, 'out/renderer'));
  showMenu();
  showTaskLists(translator.t, runTask);
  // Packages tell the system themselves, but for the installer of Windows.
  if (app.isPackaged && process.platform === 'win32') app.setAsDefaultProtocolClient(LINK_SCHEME);
  windows.openNew();
  updates.start();
  arrivals.begin((arrival) => void outside.take(arrival));
  app.on('activate', () => windows.toFront());
  // Nothing to do: on macOS and with a tray the app stays, elsewhere Quit closes the last window.
  app.on('window-all-closed', () => undefined);
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => void quit.now());
}

/** What a deb or rpm package says it is. */
function packageType(): string | null {
  if (!app.isPackaged) return null;
  try {
    return readFileSync(join(process.resourcesPath, 'package-type'), 'utf8');
  } catch {
    return null;
  }
}
