/** What the desktop has to tell its pages, and what they may ask of it. */
import type { DesktopNotice, UpdateAct } from '@shared/contract/desktop';
import { ok } from '@shared/contract/result';
import type { DesktopDesk } from '../bridge/index';

export interface DesktopParts {
  readonly sleep: () => DesktopNotice['sleep'];
  readonly update: () => DesktopNotice['update'];
  readonly newWindow: () => void;
  readonly dismissSleep: () => void;
  readonly actOnUpdate: DesktopDesk['update'];
}

/** A download tells its progress more often than anybody looks. */
const TELL_MS = 250;

export class DesktopState implements DesktopDesk {
  private readonly listeners = new Set<(notice: DesktopNotice) => void>();
  private timer: NodeJS.Timeout | null = null;

  constructor(private readonly parts: DesktopParts) {}

  get state(): DesktopNotice {
    return { sleep: this.parts.sleep(), update: this.parts.update() };
  }

  onChanged(listener: (notice: DesktopNotice) => void): () => void {
    this.listeners.add(listener);
    return () => void this.listeners.delete(listener);
  }

  /** Call after whatever may have changed the state. */
  changed(): void {
    this.timer ??= setTimeout(() => {
      this.timer = null;
      const { state } = this;
      for (const listener of [...this.listeners]) listener(state);
    }, TELL_MS);
  }

  newWindow() {
    this.parts.newWindow();
    return ok({});
  }

  dismissSleep() {
    this.parts.dismissSleep();
    this.changed();
    return ok({});
  }

  update(act: UpdateAct) {
    return this.parts.actOnUpdate(act);
  }

  stop(): void {
    if (this.timer !== null) clearTimeout(this.timer);
    this.listeners.clear();
  }
}
