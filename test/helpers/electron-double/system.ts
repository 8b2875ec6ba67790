import { CoveredEmitter, covered, coveredNames } from './covered';
import type { Menu } from './menu';

// What the desktop around the windows does. Nobody sees it; a spec raises its events.

const NOTIFICATION = 'title body silent';

/** Shown when the app says so, until somebody clicks or closes it: a spec, with `emit`. */
class DoubleNotification extends CoveredEmitter {
  static isSupported = () => true;
  readonly title: string;
  readonly body: string;

  constructor(options: { title: string; body: string }) {
    super('Notification', 'show click close failed');
    coveredNames(Object.keys(options), NOTIFICATION, 'Notification option');
    this.title = options.title;
    this.body = options.body;
  }

  show(): void {
    this.emit('show', {});
  }

  close(): void {
    this.emit('close', {});
  }
}

class DoubleTray extends CoveredEmitter {
  _menu: InstanceType<typeof Menu> | null = null;
  private destroyed = false;

  constructor(readonly _image: object) {
    super('Tray', 'click');
  }

  isDestroyed = () => this.destroyed;
  setToolTip = (_text: string) => {};
  setContextMenu(menu: InstanceType<typeof Menu> | null): void {
    this._menu = menu;
  }
  destroy(): void {
    this.destroyed = true;
  }
}

/** The ids of what keeps the computer awake. */
const blockers = new Set<number>();
let lastBlocker = 0;
const blocking = {
  start(_type: string): number {
    blockers.add(++lastBlocker);
    return lastBlocker;
  },
  stop: (id: number) => blockers.delete(id),
  isStarted: (id: number) => blockers.has(id),
};

const image = (path: string) => covered({ _path: path, resize: () => image(path) }, 'NativeImage');

/** Opened for the person: a spec replaces it, and what no spec expected goes nowhere. */
async function openExternal(url: string): Promise<void> {
  console.error(`double: ${url} would be opened in a browser`);
}

export const Notification = covered(DoubleNotification, 'Notification');
export const Tray = covered(DoubleTray, 'Tray');
export const powerMonitor = new CoveredEmitter('powerMonitor', 'suspend resume shutdown');
export const powerSaveBlocker = covered(blocking, 'powerSaveBlocker');
export const nativeImage = covered({ createFromPath: image }, 'nativeImage');
export const shell = covered({ openExternal }, 'shell');
