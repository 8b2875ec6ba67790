import { app } from './app';
import { CoveredEmitter, covered, coveredNames } from './covered';
import { screen } from './desktop';
import { WebContents } from './webContents';

const OPTIONS = 'x y width height minWidth minHeight show backgroundColor title icon webPreferences';
/** What the double does, whatever it is told: so it must be told this. */
const PREFERENCES = { sandbox: true, contextIsolation: true, nodeIntegration: false, webviewTag: false };

type Bounds = { x: number; y: number; width: number; height: number };
type Options = Bounds & { show?: boolean } & { webPreferences: typeof PREFERENCES & { preload: string } };

/** Those that are open, in the order of opening. */
const windows = new Set<BrowserWindow>();
app._windows = windows;
/** The one that would get what is typed. */
let focused: BrowserWindow | null = null;

/** A page with the bounds and events of a window around it. Nobody sees it, and so nobody minimizes it. */
class BrowserWindow extends CoveredEmitter {
  readonly webContents: WebContents;
  private bounds: Bounds;
  private normalBounds: Bounds | undefined;
  private visible: boolean;

  constructor(options: Options) {
    super('BrowserWindow', 'ready-to-show focus blur show hide close closed resize move');
    if (!app._browser) throw new Error('Cannot create BrowserWindow before app is ready');
    const { x, y, width, height, webPreferences } = options;
    const { preload, ...preferences } = webPreferences;
    coveredNames(Object.keys(options), OPTIONS, 'BrowserWindow option');
    for (const [name, value] of Object.entries({ ...PREFERENCES, ...preferences })) {
      if (value !== PREFERENCES[name as keyof typeof PREFERENCES])
        throw new Error(`double: webPreferences.${name} = ${value} is not covered`);
    }
    this.bounds = { x, y, width, height };
    this.visible = options.show !== false;
    this.webContents = new WebContents(app._browser, preload);
    windows.add(this);
    this.resizePage();
    this.webContents.once('did-finish-load', () => this.emit('ready-to-show'));
    app._goes('web-contents-created', {}, this.webContents);
  }

  static getAllWindows = () => [...windows];
  static getFocusedWindow = () => focused;

  loadURL = (url: string) => this.webContents.loadURL(url);
  restore = () => {};
  isMinimized = () => false;
  isMaximized = () => this.normalBounds !== undefined;
  isDestroyed = () => !windows.has(this);
  isVisible = () => this.visible;
  isFocused = () => focused === this;
  getBounds = () => ({ ...this.bounds });
  getNormalBounds = () => ({ ...(this.normalBounds ?? this.bounds) });
  close = () => void this._closes();

  show(): void {
    if (!this.visible) this.emit('show');
    this.visible = true;
    this.focus();
  }

  focus(): void {
    if (!this.visible || focused === this) return;
    focused?.blur();
    focused = this;
    this.emit('focus');
  }

  blur(): void {
    if (focused !== this) return;
    focused = null;
    this.emit('blur');
  }

  hide(): void {
    if (!this.visible) return;
    this.visible = false;
    this.blur();
    this.emit('hide');
  }

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
    this.blur();
    windows.delete(this);
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
