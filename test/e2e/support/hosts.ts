// The same specs on every host: `web` is the built command line and a browser tab, `desktop` the built app in
// Electron, `desktop-double` the built app under the stand-in for Electron.
import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { createInterface } from 'node:readline';
import { _electron, type Browser, type ElectronApplication, type Page } from '@playwright/test';

export const HOSTS = ['web', 'desktop-double', 'desktop'] as const;
export type HostName = (typeof HOSTS)[number];

const ROOT = resolve(import.meta.dirname, '../../..');
const DOUBLE = join(ROOT, 'test/helpers/electron-double');

/** The app, running on one host, with its first page. */
export interface RunningApp {
  readonly host: HostName;
  readonly page: Page;
  /** Desktop hosts only. */
  readonly electron: ElectronApplication | null;
  /** Opens the page again beside the first one: in a tab, or in a window. */
  anotherView(): Promise<Page>;
  close(): Promise<void>;
}

export interface StartOptions {
  /** The language the page believes the system speaks. */
  readonly locale?: string;
  readonly colorScheme?: 'light' | 'dark';
  readonly viewport?: { readonly width: number; readonly height: number };
  /** Where the app keeps its own files; a fresh folder if not given. */
  readonly userData?: string;
}

export function startApp(host: HostName, browser: Browser, options: StartOptions = {}): Promise<RunningApp> {
  return host === 'web' ? startWeb(browser, options) : startDesktop(host, options);
}

async function startWeb(browser: Browser, options: StartOptions): Promise<RunningApp> {
  const userData = options.userData ?? freshFolder();
  const server = spawn(process.execPath, [join(ROOT, 'out/cli/bothends.js'), 'web', '--no-open', '--json'], {
    stdio: ['ignore', 'pipe', 'inherit'],
    env: { ...process.env, BOTHENDS_HOME: userData },
  });
  const url = await firstUrl(server);
  const context = await browser.newContext({
    locale: options.locale ?? 'en-US',
    colorScheme: options.colorScheme ?? 'dark',
    viewport: options.viewport ?? { width: 1280, height: 800 },
    permissions: ['clipboard-read', 'clipboard-write'],
  });
  const open = async (): Promise<Page> => {
    const page = await context.newPage();
    await page.goto(url);
    return page;
  };
  return {
    host: 'web',
    page: await open(),
    electron: null,
    anotherView: open,
    async close() {
      await context.close();
      await ended(server);
      if (options.userData === undefined) rmSync(userData, { recursive: true, force: true });
    },
  };
}

async function startDesktop(host: 'desktop' | 'desktop-double', options: StartOptions): Promise<RunningApp> {
  const userData = options.userData ?? freshFolder();
  // `require('electron')` inside Playwright looks at its own environment.
  if (host === 'desktop-double') process.env.ELECTRON_OVERRIDE_DIST_PATH = DOUBLE;
  const electron = await _electron.launch({
    args: [ROOT, `--user-data-dir=${userData}`, `--lang=${options.locale ?? 'en-US'}`],
    env: { ...(process.env as Record<string, string>), ELECTRON_DISABLE_SECURITY_WARNINGS: 'true' },
    colorScheme: options.colorScheme ?? 'dark',
    locale: options.locale ?? 'en-US',
  });
  const page = await electron.firstWindow();
  if (options.viewport !== undefined) await page.setViewportSize(options.viewport);
  return {
    host,
    page,
    electron,
    async anotherView() {
      const opened = electron.waitForEvent('window');
      await electron.evaluate(({ Menu }) =>
        Menu.getApplicationMenu()?.getMenuItemById('new-window')?.click(),
      );
      return opened;
    },
    async close() {
      // Whatever is still connected: no question at the end of a test.
      await electron
        .evaluate(({ dialog }) => {
          dialog.showMessageBox = () => Promise.resolve({ response: 0, checkboxChecked: false });
        })
        .catch(() => undefined);
      await electron.close().catch(() => undefined);
      if (options.userData === undefined) rmSync(userData, { recursive: true, force: true });
    },
  };
}

function freshFolder(): string {
  return mkdtempSync(join(tmpdir(), 'bothends-e2e-'));
}

function firstUrl(server: ChildProcess): Promise<string> {
  return new Promise((resolveUrl, reject) => {
    server.once('exit', (code) => reject(new Error(`the web host ended with ${code}`)));
    if (server.stdout === null) throw new Error('the web host has no stdout');
    createInterface(server.stdout).once('line', (line) =>
      resolveUrl((JSON.parse(line) as { url: string }).url),
    );
  });
}

function ended(child: ChildProcess): Promise<void> {
  return new Promise((resolveEnd) => {
    if (child.exitCode !== null || child.signalCode !== null) resolveEnd();
    else child.once('exit', () => resolveEnd());
    child.kill('SIGTERM');
  });
}
