/** Settings of the app, kept in one file for the next start. */
import { readFileSync } from 'node:fs';
import { mkdir } from 'node:fs/promises';
import { dirname } from 'node:path';
import {
  type Settings,
  type SettingsChange,
  type SettingsNotice,
  USUAL_SETTINGS,
} from '@shared/contract/settings';
import writeFileAtomic from 'write-file-atomic';
import { readSettings } from './readSettings';

export class AppSettings {
  state: SettingsNotice;
  private readonly listeners = new Set<(notice: SettingsNotice) => void>();
  private writing: Promise<void> = Promise.resolve();

  /** Reads `file`, which need not be there. What it says and cannot be used falls back to what is usual, and is told. */
  constructor(private readonly file: string) {
    this.state = readSettings(textOf(file));
  }

  get now(): Settings {
    return this.state.settings;
  }

  onChanged(listener: (notice: SettingsNotice) => void): () => void {
    this.listeners.add(listener);
    return () => void this.listeners.delete(listener);
  }

  change(some: SettingsChange): void {
    const given = Object.entries(some).filter(([, value]) => value !== undefined);
    this.tell({ settings: { ...USUAL_SETTINGS, ...this.now, ...Object.fromEntries(given) }, problem: null });
    const text = `${JSON.stringify(this.now, null, 2)}\n`;
    this.writing = this.writing.then(() => this.write(text));
  }

  /** Resolves when everything is in the file, or was told not to be. */
  close(): Promise<void> {
    return this.writing;
  }

  private async write(text: string): Promise<void> {
    try {
      await mkdir(dirname(this.file), { recursive: true });
      await writeFileAtomic(this.file, text);
    } catch (error) {
      this.tell({ ...this.state, problem: error instanceof Error ? error.message : String(error) });
    }
  }

  private tell(notice: SettingsNotice): void {
    this.state = notice;
    for (const listener of [...this.listeners]) listener(notice);
  }
}

function textOf(file: string): string | null {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    return null;
  }
}
