import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Browser } from './browser';
import { CoveredEmitter, covered } from './covered';
import { takeLock } from './lock';

const EVENTS =
  'activate before-quit child-process-gone ready second-instance web-contents-created window-all-closed';

/** The command line's, and those that Playwright's loader adds. */
export const switches = new Map<string, string>();

class App extends CoveredEmitter {
  /** Told by package.json. */
  _package = { path: '', version: '' };
  _browser: Browser | undefined;
  /** The open window, as far as quitting has to know it: it may say no. */
  _window: { _closes(): boolean } | undefined;
  readonly isPackaged = false;
  readonly commandLine = covered(
    { appendSwitch: (name: string, value = '') => void switches.set(name, value) },
    'app.commandLine',
  );
  private becomeReady = () => {};
  private readonly ready = new Promise<void>((resolve) => {
    this.becomeReady = resolve;
  });
  private hasLock = false;
  private quitting = false;

  getAppPath = () => this._package.path;
  getVersion = () => this._package.version;
  getPreferredSystemLanguages = () => [switches.get('lang') ?? 'en-US'];
  enableSandbox = () => {};
  whenReady = () => this.ready;
  /** Only so that Playwright's loader can replace it. */
  isReady = (): boolean => {
    throw new Error('double: app.isReady is not covered');
  };

  getPath(name: string): string {
    const folder = switches.get('user-data-dir');
    if (['userData', 'documents', 'logs'].includes(name) && folder) return folder;
    throw new Error(`double: app.getPath('${name}') is not covered (userData is, with --user-data-dir)`);
  }

  requestSingleInstanceLock(): boolean {
    this.hasLock ||= takeLock(this.getPath('userData'), async (argv, cwd) => {
      await this.whenReady();
      this._goes('second-instance', {}, argv, cwd);
    });
    return this.hasLock;
  }

  quit(): void {
    if (this.quitting) return;
    this.quitting = true;
    if (this._goes('before-quit') && this._window?._closes() !== false) void this._exit(0);
    else this.quitting = false;
  }

  exit(code: number): void {
    void this._exit(code);
  }

  async _exit(code: number): Promise<void> {
    await this._browser?.close();
    process.exit(code);
  }

  _windowClosed(): void {
    if (!this.quitting && !this.emit('window-all-closed')) this.quit();
  }

  /** The event goes first: Playwright's loader keeps it back until Playwright is connected. */
  _start(): void {
    this.emit('ready');
    this.becomeReady();
  }
}

export const app = new App('app', EVENTS);

/** Reads what the app says about itself and returns its main script. */
export function loadPackage(folder: string): string {
  const { version, main } = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'));
  app._package = { path: folder, version };
  return join(folder, main);
}
