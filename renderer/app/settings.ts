/** What a person has chosen for the app, as this page goes by it. The truth is the host's; the page keeps a copy. */
import {
  changed,
  FONT_PX,
  type SettingName,
  type Settings,
  type SettingsChange,
  USUAL_SETTINGS,
} from '@shared/contract/settings';
import { createStore, type StoreApi } from 'zustand/vanilla';
import type { Host } from '../host/index';
import { type KeepStorage, keepCopy, readCopy, takeOld } from './settingsCopy';

export class PageSettings {
  readonly store: StoreApi<Settings>;
  /** What was changed here and is not yet told by the host. */
  private waiting: SettingsChange = {};
  /** What people had chosen before there were settings. */
  private old: SettingsChange;
  private host: Host | null = null;

  /** `storage`: where the copy is that the first picture of the next visit is drawn by. */
  constructor(private readonly storage: KeepStorage | null) {
    this.old = storage === null ? {} : takeOld(storage);
    const copy = storage === null ? null : readCopy(storage);
    this.store = createStore(() => changed(copy ?? USUAL_SETTINGS, this.old));
  }

  get now(): Settings {
    return this.store.getState();
  }

  /** Takes the host's settings, and tells it what is changed here. */
  follow(host: Host): void {
    this.host = host;
    let told = host.store.getState().settings;
    let { status } = host.store.getState();
    host.store.subscribe((state) => {
      if (state.settings !== told) {
        told = state.settings;
        this.takeOver();
        this.show();
      }
      if (state.status !== status) {
        ({ status } = state);
        if (status.kind === 'connected') this.send();
      }
    });
    if (told !== null) this.show();
  }

  /** Holds at once, here; and in all views of the host when it has heard of it. */
  change(some: SettingsChange): void {
    this.waiting = { ...this.waiting, ...some };
    this.show();
    this.send();
  }

  /** The text of all panes, larger or smaller by steps; 0: as usual. */
  zoom(step: number): void {
    const size = step === 0 ? FONT_PX.usual : this.now.fontSize + step;
    this.change({ fontSize: Math.min(FONT_PX.max, Math.max(FONT_PX.min, size)) });
  }

  /** What was chosen in this browser before counts where nothing was chosen since. */
  private takeOver(): void {
    const told = this.host?.store.getState().settings?.settings;
    if (told === undefined || Object.keys(this.old).length === 0) return;
    const unchosen = Object.entries(this.old).filter(([name]) => {
      const key = name as SettingName;
      return JSON.stringify(told[key]) === JSON.stringify(USUAL_SETTINGS[key]);
    });
    this.old = {};
    this.waiting = { ...Object.fromEntries(unchosen), ...this.waiting };
  }

  private show(): void {
    const told = this.host?.store.getState().settings?.settings;
    const base = told ?? this.now;
    this.store.setState(changed(base, this.waiting), true);
    if (this.storage !== null) keepCopy(this.storage, this.now);
  }

  private send(): void {
    const { host } = this;
    const sent = this.waiting;
    if (host === null || host.store.getState().status.kind !== 'connected') return;
    if (Object.keys(sent).length === 0) return;
    void host.call('settings.change', { change: sent }).then((answer) => {
      // The host went away: told again when it is back.
      if (!answer.ok && answer.error.code !== 'BAD_COMMAND') return;
      // Its answer comes after the notice with the change in it.
      const left = Object.entries(this.waiting).filter(
        ([name, value]) => sent[name as SettingName] !== value,
      );
      this.waiting = Object.fromEntries(left);
      this.show();
    });
  }
}
