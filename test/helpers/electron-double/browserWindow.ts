import { app } from './app';
import { CoveredEmitter, covered, coveredNames } from './covered';
import { screen } from './desktop';
import { WebContents } from './webContents';

const OPTIONS = 'x y width height minWidth minHeight show backgroundColor title icon webPreferences';
/** What the double does, whatever it is told: so it must be told this. */
const PREFERENCES = { sandbox: true, contextIsolation: true, nodeIntegration: false, webviewTag: false };

type Bounds = { x: number; y: number; width: number; height: number };
type Options = Bounds & { webPreferences: typeof PREFERENCES & { preload: string } };

/** The app has one. */
let window: BrowserWindow | undefined;

/** A page with the bounds and events of a window around it. Nobody sees it, so it is neither hidden nor minimized. */
class BrowserWindow extends CoveredEmitter {
  readonly webContents: WebContents;
  private bounds: Bounds;
  private normalBounds: Bounds | undefined;

  constructor(options: Options) {
    super('BrowserWindow', 'ready-to-show close closed resize move');
    if (!app._browser) throw new Error('Cannot create BrowserWindow before app is ready');
    const { x, y, width, height, webPreferences } = options;
    const { preload, ...preferences } = webPreferences;
    coveredNames(Object.keys(options), OPTIONS, 'BrowserWindow option');
    for (const [name, value] of Object.entries({ ...PREFERENCES, ...preferences })) {
      if (value !== PREFERENCES[name as keyof typeof PREFERENCES])
        throw new Error(`double: webPreferences.${name} = ${value} is not covered`);
    }
    if (window) throw new Error('double: a second window is not covered');
    this.bounds = { x, y, width, height };
    this.webContents = new WebContents(app._browser, preload);
    window = this;
    app._window = this;
    this.resizePage();
    this.webContents.once('did-finish-load', () => this.emit('ready-to-show'));
    app._goes('web-contents-created', {}, this.webContents);
  }

  static getAllWindows = () => (app._window && window ? [window] : []);

  loadURL = (url: string) => this.webContents.loadURL(url);
  show = () => {};
  focus = () => {};
  restore = () => {};
  isMinimized = () => false;
  isMaximized = () => this.normalBounds !== undefined;
  isDestroyed = () => app._window !== this;
  getBounds = () => ({ ...this.bounds });
  getNormalBounds = () => ({ ...(this.normalBounds ?? this.bounds) });
  close = () => void this._closes();

  maximize(): void {
    const normal = this.getNormalBounds();
    this.setBounds(screen.getPrimaryDisplay().workArea);
    this.normalBounds = normal;
  }

  setBounds(change: Partial<Bounds>): void {
    const before = this.bounds;
    this.normalBounds = undefined;
    this.bounds = { ...before, ...change };
    const { x, y, width, height } = this.bounds;
    this.resizePage();
    if (width !== before.width || height !== before.height) this.emit('resize');
    if (x !== before.x || y !== before.y) this.emit('move');
  }

  /** False if the app prevents it. */
  _closes(): boolean {
    if (this.isDestroyed()) return true;
    if (!this._goes('close')) return false;
    app._window = undefined;
    this.webContents._destroy();
    this.emit('closed');
    app._windowClosed();
    return true;
  }

  private resizePage(): void {
    const { width, height } = this.bounds;
    const metrics = { width, height, deviceScaleFactor: 0, mobile: false };
    this.webContents._tell('Emulation.setDeviceMetricsOverride', metrics);
  }
}

const CoveredBrowserWindow = covered(BrowserWindow, 'BrowserWindow');

export { CoveredBrowserWindow as BrowserWindow };
