import { execFileSync, spawn } from 'node:child_process';
import { mkdirSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { _electron, type ElectronApplication, expect, type Page, test } from '@playwright/test';

// The Electron double checked by itself, with a small app of its own: what the desktop specs then rely on.

const DOUBLE = resolve('test/helpers/electron-double');
const APP = resolve('test/fixtures/double-app');

/** What the fixtures leave on their global objects. */
declare const seen: [what: string, ...details: unknown[]][];
declare const keep: { window: boolean; app: boolean };
declare const page: { port: MessagePort; received: unknown[]; told: string[]; evalWorks: boolean };
declare const bridge: { requestPort(name: unknown): void; tell(value: unknown): void };

let app: ElectronApplication;
let window: Page;
let userData: string;
let temporary: string;

const whatMainSaw = (what: string) =>
  app.evaluate((_electron, what) => seen.filter(([first]) => first === what), what);
const portIsHere = () => expect(window.getByRole('heading', { name: 'port here' })).toBeVisible();

test.beforeEach(async () => {
  userData = mkdtempSync(join(tmpdir(), 'double-selftest-'));
  temporary = join(userData, 'tmp');
  mkdirSync(temporary);
  // Playwright asks the electron package for the executable, and that looks at this environment.
  process.env.ELECTRON_OVERRIDE_DIST_PATH = DOUBLE;
  app = await _electron.launch({
    args: [APP, `--user-data-dir=${userData}`],
    env: { ...(process.env as Record<string, string>), TMPDIR: temporary },
  });
  window = await app.firstWindow();
  await portIsHere();
});

test.afterEach(async () => {
  await app.evaluate(() => Object.assign(keep, { window: false, app: false })).catch(() => {});
  await app.close().catch(() => {});
  // Not a second earlier than Chromium has gone: it would still write into its profile.
  rmSync(userData, { recursive: true });
});

test('the page is at app:// for the app, under the CSP the app sent', async () => {
  expect(await window.evaluate(() => page.evalWorks)).toBe(false);
  const url = await app.evaluate(({ BrowserWindow }) =>
    BrowserWindow.getAllWindows()[0]?.webContents.getURL(),
  );
  expect(url).toBe('app://bundle/index.html');
  await expect.poll(() => whatMainSaw('loaded')).toHaveLength(1);
  expect(await whatMainSaw('ready-to-show')).toHaveLength(1);
  const facts = await app.evaluate(({ app }) => [app.getVersion(), app.getPath('userData')]);
  expect(facts).toEqual(['1.2.3', userData]);
});

test('the preload is a world of its own, with a bridge that copies', async () => {
  expect(await whatMainSaw('port')).toEqual([['port', 'app://bundle/index.html', true]]);
  const isFrozen = () => [Object.isFrozen(bridge), 'onlyInPreload' in globalThis];
  expect(await window.evaluate(isFrozen)).toEqual([true, false]);
  await window.evaluate(() => bridge.tell([1, new Date(0).getTime()]));
  await expect.poll(() => window.evaluate(() => page.told)).toEqual(['1,0']);
  await expect(window.evaluate(() => bridge.tell(() => {}))).rejects.toThrow('could not be cloned');
});

test('a port carries text and bytes both ways', async () => {
  await window.evaluate(() => {
    page.port.postMessage('grüß dich ␊\u2028\0');
    page.port.postMessage(new Uint8Array([9, 0, 127, 128, 255]).subarray(1));
  });
  await expect.poll(() => window.evaluate(() => page.received.length)).toBe(2);
  const came = await window.evaluate(() => {
    const [text, bytes] = page.received as [string, Uint8Array];
    return { text, isArray: bytes instanceof Uint8Array, bytes: [...bytes] };
  });
  expect(came).toEqual({ text: 'grüß dich ␊\u2028\0', isArray: true, bytes: [0, 127, 128, 255] });
});

test('a port that one side closes is closed for the other', async () => {
  await window.evaluate(() => page.port.postMessage('close'));
  await expect.poll(() => window.evaluate(() => page.received)).toEqual(['closed']);
  await window.evaluate(() => bridge.requestPort('again'));
  await expect(window.getByRole('heading', { name: 'port again' })).toBeVisible();
  await window.evaluate(() => page.port.close());
  await expect.poll(() => whatMainSaw('port-closed')).toHaveLength(2);
});

test('200 frames of 64 KiB arrive whole and in order, in both directions', async () => {
  const began = Date.now();
  await window.evaluate(() => page.port.postMessage('burst'));
  await expect.poll(() => window.evaluate(() => page.received.length)).toBe(200);
  const checkAndReturn = () => {
    const frames = page.received.splice(0) as Uint8Array[];
    const good = frames.filter((frame, at) => frame.length === 65536 && frame.every((byte) => byte === at));
    return good.length;
  };
  expect(await window.evaluate(checkAndReturn)).toBe(200);
  await window.evaluate(() => {
    for (let at = 0; at < 200; at++) page.port.postMessage(new Uint8Array(65536).fill(at));
  });
  await expect.poll(() => window.evaluate(() => page.received.length)).toBe(200);
  expect(await window.evaluate(checkAndReturn)).toBe(200);
  test.info().annotations.push({ type: 'duration', description: `${Date.now() - began} ms` });
});

test('a reload closes the port in main and gives the page a new one', async () => {
  await window.reload();
  await portIsHere();
  expect(await whatMainSaw('port-closed')).toEqual([['port-closed', 0]]);
  expect(await whatMainSaw('port')).toHaveLength(2);
  await app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.webContents.reload());
  await expect.poll(() => whatMainSaw('port')).toHaveLength(3);
  await portIsHere();
  await window.evaluate(() => page.port.postMessage('again'));
  await expect.poll(() => window.evaluate(() => page.received)).toEqual(['again']);
  expect(await whatMainSaw('will-navigate')).toEqual([]);
});

test('a crashed page is told, closes its port, and comes back with reload()', async () => {
  await app.evaluate(({ BrowserWindow }) =>
    BrowserWindow.getAllWindows()[0]?.webContents.forcefullyCrashRenderer(),
  );
  await expect.poll(() => whatMainSaw('render-process-gone')).toEqual([['render-process-gone', 'crashed']]);
  await expect.poll(() => whatMainSaw('port-closed')).toHaveLength(1);
  const text = await app.evaluate(({ BrowserWindow }) => {
    const contents = BrowserWindow.getAllWindows()[0]?.webContents;
    contents?.reload();
    return contents?.executeJavaScript('document.body.innerText');
  });
  expect(text).toContain('out');
  await expect.poll(() => whatMainSaw('port')).toHaveLength(2);
});

test('close can be prevented, and before-quit too', async () => {
  await app.evaluate(({ BrowserWindow }) => {
    keep.window = true;
    BrowserWindow.getAllWindows()[0]?.close();
  });
  expect(await whatMainSaw('close')).toHaveLength(1);
  await app.evaluate(({ app }) => app.quit());
  expect(await whatMainSaw('close')).toHaveLength(2);
  expect(await whatMainSaw('closed')).toHaveLength(0);
  await app.evaluate(({ app }) => {
    keep.app = true;
    app.quit();
  });
  expect(await whatMainSaw('before-quit')).toHaveLength(2);
  expect(await whatMainSaw('close')).toHaveLength(2);
  await app.evaluate(({ BrowserWindow }) => {
    keep.window = false;
    BrowserWindow.getAllWindows()[0]?.close();
  });
  expect(await whatMainSaw('closed')).toHaveLength(1);
  expect(await whatMainSaw('window-all-closed')).toHaveLength(1);
  await app.evaluate(() => Object.assign(keep, { app: false }));
  const gone = app.waitForEvent('close');
  await app.evaluate(({ app }) => app.quit()).catch(() => {});
  await gone;
});

test('new windows and navigations are the app’s to refuse', async () => {
  expect(await window.evaluate(() => open('https://example.com/new'))).toBeNull();
  await expect.poll(() => whatMainSaw('open')).toEqual([['open', 'https://example.com/new']]);
  await window.click('#out', { noWaitAfter: true });
  await expect.poll(() => whatMainSaw('will-navigate')).toEqual([['will-navigate', 'https://example.com/']]);
  await portIsHere();
  expect(app.windows()).toHaveLength(1);
});

test('a page that reloads itself asks the app, as it does in Electron', async () => {
  await window.evaluate(() => location.reload());
  const url = 'app://bundle/index.html';
  await expect.poll(() => whatMainSaw('will-navigate')).toEqual([['will-navigate', url]]);
  expect(await whatMainSaw('port-closed')).toEqual([]);
});

test('menu items and message boxes answer to a spec', async () => {
  const label = await app.evaluate(({ Menu }) => {
    const item = Menu.getApplicationMenu()?.getMenuItemById('greet');
    item?.click();
    return item?.label;
  });
  expect(label).toBe('Greet');
  expect(await whatMainSaw('greet')).toHaveLength(1);
  const response = await app.evaluate(async ({ dialog }) => {
    dialog.showMessageBox = async () => ({ response: 1, checkboxChecked: false });
    return (await dialog.showMessageBox({ message: 'Close?' })).response;
  });
  expect(response).toBe(1);
});

test('the page has the size of the window', async () => {
  const size = () => window.evaluate(() => [innerWidth, innerHeight]);
  await expect.poll(size).toEqual([700, 500]);
  const bounds = await app.evaluate(({ BrowserWindow }) => {
    const first = BrowserWindow.getAllWindows()[0];
    first?.setBounds({ width: 900, height: 650 });
    first?.maximize();
    return [first?.isMaximized(), first?.getNormalBounds(), first?.getBounds().width];
  });
  expect(bounds).toEqual([true, { x: 0, y: 0, width: 900, height: 650 }, 1920]);
  await expect.poll(size).toEqual([1920, 1080]);
});

test('a second window has a page of its own, the focus, and ends nothing when it closes', async () => {
  const opened = app.waitForEvent('window');
  const ids = await app.evaluate(
    async ({ BrowserWindow }, [preload, options]) => {
      const second = new BrowserWindow({ ...options, webPreferences: { preload, sandbox: true } });
      const first = BrowserWindow.getAllWindows()[0];
      first?.show();
      second.on('focus', () => seen.push(['focus-2']));
      first?.on('blur', () => seen.push(['blur-1']));
      await second.loadURL('app://bundle/index.html');
      second.show();
      return BrowserWindow.getAllWindows().map((window) => [window.webContents.id, window.isFocused()]);
    },
    [resolve(APP, 'preload.cjs'), { x: 9, y: 9, width: 400, height: 300, show: false }] as const,
  );
  expect(ids).toEqual([
    [1, false],
    [2, true],
  ]);
  expect([...(await whatMainSaw('blur-1')), ...(await whatMainSaw('focus-2'))]).toHaveLength(2);
  const second = await opened;
  await expect(second.getByRole('heading', { name: 'port here' })).toBeVisible();
  // Each talks through its own port.
  await second.evaluate(() => page.port.postMessage('of the second'));
  await expect.poll(() => second.evaluate(() => page.received)).toEqual(['of the second']);
  expect(await window.evaluate(() => page.received)).toEqual([]);
  await app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[1]?.close());
  expect(await whatMainSaw('window-all-closed')).toEqual([]);
  await window.evaluate(() => page.port.postMessage('still'));
  await expect.poll(() => window.evaluate(() => page.received)).toEqual(['still']);
});

test('what is around the windows is raised by a spec', async () => {
  const happened = await app.evaluate(
    ({ app, nativeImage, Notification, powerMonitor, powerSaveBlocker, Tray, Menu }) => {
      const all: unknown[] = [];
      powerMonitor.on('suspend', () => all.push('suspend'));
      powerMonitor.emit('suspend');
      const blocker = powerSaveBlocker.start('prevent-app-suspension');
      all.push(powerSaveBlocker.isStarted(blocker));
      powerSaveBlocker.stop(blocker);
      all.push(powerSaveBlocker.isStarted(blocker));
      const notification = new Notification({ title: 'a', body: 'b' });
      notification.on('click', () => all.push(notification.title));
      notification.show();
      notification.emit('click');
      const tray = new Tray(nativeImage.createFromPath('x.png').resize({ width: 16 }));
      tray.setContextMenu(Menu.buildFromTemplate([{ label: 'x' }]));
      tray.on('click', () => all.push('tray'));
      tray.emit('click');
      tray.destroy();
      all.push(tray.isDestroyed(), app.dock === undefined);
      return all;
    },
  );
  expect(happened).toEqual(['suspend', true, false, 'a', 'tray', true, true]);
});

test('a second instance leaves and tells the first', async () => {
  expect((await run('--hello')).code).toBe(0);
  await expect
    .poll(() => whatMainSaw('second-instance'))
    .toEqual([['second-instance', '--hello', { from: '--hello' }]]);
});

test('what the double does not cover fails by name', async () => {
  const { code, output } = await run('--use-uncovered');
  expect(code).toBe(1);
  expect(output).toContain('double: app.setBadgeCount is not covered');
  const messages = await app.evaluate(({ app, BrowserWindow, ipcMain, Menu, MessageChannelMain }) => {
    const first = BrowserWindow.getAllWindows()[0];
    const options = { x: 0, y: 0, width: 1, height: 1, webPreferences: { preload: '' } };
    const attempts: (() => unknown)[] = [
      () => first?.setShape([]),
      () => first?.on('responsive', () => {}),
      () => new BrowserWindow({ ...options, transparent: true }),
      () => new BrowserWindow({ ...options, webPreferences: { preload: '', sandbox: false } }),
      () => app.getPath('music'),
      () => ipcMain.handle('x', () => {}),
      () => Menu.getApplicationMenu()?.getMenuItemById('undo')?.click(),
      () => first?.webContents.postMessage('port', { not: 'text' }, [new MessageChannelMain().port1]),
    ];
    return attempts.map((attempt) => {
      try {
        return String(attempt());
      } catch (error) {
        return (error as Error).message;
      }
    });
  });
  expect(messages).toEqual([
    'double: BrowserWindow.setShape is not covered',
    "double: BrowserWindow event 'responsive' is not covered",
    "double: BrowserWindow option 'transparent' is not covered",
    'double: webPreferences.sandbox = false is not covered',
    "double: app.getPath('music') is not covered (userData is, with --user-data-dir)",
    'double: ipcMain.handle is not covered',
    "double: clicking the menu item 'undo', which has a role, is not covered",
    'double: sending [object Object] is not covered',
  ]);
});

test('a double that ends or is killed leaves no process and no temporary file', async () => {
  const processes = () => execFileSync('ps', ['-A', '-o', 'args'], { encoding: 'utf8' });
  // tsx keeps what it has compiled, for everyone.
  const files = () => readdirSync(temporary).filter((name) => !name.startsWith('tsx-'));
  expect(processes()).toContain(userData);
  app.process().kill('SIGKILL');
  await expect.poll(processes).not.toContain(userData);
  expect(files()).toEqual([]);
  app = await _electron.launch({
    args: [APP, `--user-data-dir=${userData}`],
    env: { ...(process.env as Record<string, string>), TMPDIR: temporary },
  });
  await app.firstWindow();
  await app.close();
  expect(processes()).not.toContain(userData);
  expect(files()).toEqual([]);
});

/** Starts the app once more. */
function run(...args: string[]): Promise<{ code: number | null; output: string }> {
  const child = spawn(join(DOUBLE, 'electron'), [APP, `--user-data-dir=${userData}`, ...args]);
  let output = '';
  child.stderr.on('data', (chunk) => (output += chunk));
  return new Promise((done) => child.on('exit', (code) => done({ code, output })));
}
