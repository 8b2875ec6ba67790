import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Browser } from './browser';
import { CoveredEmitter, covered } from './covered';
import { takeLock } from './lock';

const EVENTS =
  'activate before-quit child-process-gone open-file open-url ready second-instance web-contents-created window-all-closed';

/** The command line's, and those that Playwright's loader adds. */
export const switches = new Map<string, string>();

class App extends CoveredEmitter {
  /** Told by package.json. */
  _package = { path: '', version: '' };
  _browser: Browser | undefined;
  /** Those that are open, in the order of opening. */
  _windows: ReadonlySet<{ _closes(): boolean }> = new Set();
  /** What the system would list as recent. */
  readonly _recent: string[] = [];
  /** Only macOS has one. */
  readonly dock = undefined;
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
  addRecentDocument = (path: string) => void this._recent.push(path);
  clearRecentDocuments = () => void this._recent.splice(0);
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

  requestSingleInstanceLock(data: object = {}): boolean {
    this.hasLock ||= takeLock(this.getPath('userData'), data, async (argv, cwd, others) => {
      await this.whenReady();
      this._goes('second-instance', {}, argv, cwd, others);
    });
    return this.hasLock;
  }

  quit(): void {
    if (this.quitting) return;
    this.quitting = true;
    if (this._goes('before-quit') && [...this._windows].every((window) => window._closes()))
      void this._exit(0);
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
    if (!this.quitting && this._windows.size === 0 && !this.emit('window-all-closed')) this.quit();
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
