/** The windows: each a view of its own on the same sessions. Which one is meant, and what waits for its page. */
import { app, type BrowserWindow } from 'electron';
import type { View } from '../bridge/index';
import { openWindow, type WindowOptions } from './mainWindow';

/** What a window may be asked before its page is there; more than that is no person. */
const MOST_WAITING = 20;

interface OpenWindow {
  readonly window: BrowserWindow;
  readonly place: number;
  view: View | null;
  readonly waiting: ((view: View) => void)[];
}

export interface WindowsOptions extends Omit<WindowOptions, 'place' | 'beside'> {
  /** A person closes this one; false keeps it. */
  readonly mayClose: (isLast: boolean) => boolean;
  readonly onChanged: () => void;
}

export class Windows {
  /** By the id of their page, in the order of opening. */
  private readonly all = new Map<number, OpenWindow>();
  private lastFocused: number | null = null;

  constructor(private readonly options: WindowsOptions) {}

  get count(): number {
    return this.all.size;
  }

  /** The one a person looked at last. */
  get last(): BrowserWindow | null {
    return this.lastOpen?.window ?? null;
  }

  get hasFocus(): boolean {
    return [...this.all.values()].some(({ window }) => window.isFocused());
  }

  get isVisible(): boolean {
    return [...this.all.values()].some(({ window }) => window.isVisible());
  }

  has(contentsId: number): boolean {
    return this.all.has(contentsId);
  }

  openNew(): void {
    const taken = new Set([...this.all.values()].map(({ place }) => place));
    let place = 0;
    while (taken.has(place)) place++;
    const window = openWindow({ ...this.options, place, beside: this.last?.getNormalBounds() ?? null });
    const { id } = window.webContents;
    this.all.set(id, { window, place, view: null, waiting: [] });
    this.lastFocused = id;
    window.on('focus', () => {
      this.lastFocused = id;
      this.options.onChanged();
    });
    window.on('blur', () => this.options.onChanged());
    window.on('show', () => this.options.onChanged());
    window.on('hide', () => this.options.onChanged());
    window.on('close', (event) => {
      if (!this.options.mayClose(this.all.size === 1)) event.preventDefault();
    });
    window.on('closed', () => {
      this.all.delete(id);
      this.options.onChanged();
    });
    this.options.onChanged();
  }

  /** The page of a window has got its port, or has lost it. */
  attached(contentsId: number, view: View | null): void {
    const open = this.all.get(contentsId);
    if (open === undefined) return;
    open.view = view;
    if (view !== null) for (const ask of open.waiting.splice(0)) ask(view);
  }

  /** Asks the page that is meant, once it is there; opens a window where there is none. */
  ask(ask: (view: View) => void): void {
    if (this.all.size === 0) this.openNew();
    const open = this.lastOpen;
    if (open === undefined) return;
    if (open.view !== null) ask(open.view);
    else if (open.waiting.length < MOST_WAITING) open.waiting.push(ask);
  }

  /** Brings the window that is meant forward; opens one where there is none. */
  toFront(): void {
    const { last } = this;
    if (last === null) {
      this.openNew();
      return;
    }
    if (last.isMinimized()) last.restore();
    last.show();
    last.focus();
    // macOS: of another app that is in front.
    if (process.platform === 'darwin') app.focus({ steal: true });
  }

  /** All at once, as from a tray. */
  showAll(): void {
    for (const { window } of this.all.values()) window.show();
    this.toFront();
  }

  hideAll(): void {
    for (const { window } of this.all.values()) window.hide();
  }

  private get lastOpen(): OpenWindow | undefined {
    return (
      (this.lastFocused === null ? undefined : this.all.get(this.lastFocused)) ??
      [...this.all.values()].at(-1)
    );
  }
}
