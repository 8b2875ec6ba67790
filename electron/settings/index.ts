/** Settings of the app, kept in one file for the next start. */
import {
  changed,
  type SettingName,
  type Settings,
  type SettingsChange,
  type SettingsNotice,
  USUAL_SETTINGS,
} from '@shared/contract/settings';
import { FileOfSettings, messageOf } from './settingsFile';

export class AppSettings {
  state: SettingsNotice;
  private readonly file: FileOfSettings;
  private readonly listeners = new Set<(notice: SettingsNotice) => void>();
  /** What was changed and is not in the file yet. */
  private unwritten: SettingsChange = {};
  private writing: Promise<void> | null = null;

  /**
   * Reads `file`, which need not be there. What it says and cannot be used falls back to what is usual, and is told.
   * `fixed`: settings that whoever started the host has decided.
   */
  constructor(file: string, fixed: readonly SettingName[] = []) {
    this.file = new FileOfSettings(file);
    const { read, problem } = this.file.read();
    this.state = { settings: changed(USUAL_SETTINGS, read.chosen), problem, fixed: [...fixed] };
  }

  get now(): Settings {
    return this.state.settings;
  }

  onChanged(listener: (notice: SettingsNotice) => void): () => void {
    this.listeners.add(listener);
    return () => void this.listeners.delete(listener);
  }

  change(some: SettingsChange): void {
    this.unwritten = { ...this.unwritten, ...some };
    this.tell({ ...this.state, settings: changed(this.now, some) });
    // Changes that come while one is written go together with the next.
    this.writing ??= this.write();
  }

  /** Resolves when everything is in the file, or was told not to be. */
  async close(): Promise<void> {
    await this.writing;
  }

  private async write(): Promise<void> {
    while (Object.keys(this.unwritten).length > 0) {
      const change = this.unwritten;
      this.unwritten = {};
      try {
        await this.file.write(change);
        if (this.state.problem !== null) this.tell({ ...this.state, problem: null });
      } catch (error) {
        // Kept for the next attempt, unless it was changed again meanwhile.
        this.unwritten = { ...change, ...this.unwritten };
        this.tell({
          ...this.state,
          problem: { kind: 'unwritten', file: this.file.path, reason: messageOf(error) },
        });
        break;
      }
    }
    this.writing = null;
  }

  private tell(notice: SettingsNotice): void {
    this.state = notice;
    for (const listener of [...this.listeners]) listener(notice);
  }
}
