/** Reads and writes the file of the settings. */
import { constants, copyFileSync, readFileSync } from 'node:fs';
import { mkdir, readFile } from 'node:fs/promises';
import { dirname } from 'node:path';
import {
  changed,
  type SettingName,
  type SettingsChange,
  type SettingsProblem,
  USUAL_SETTINGS,
} from '@shared/contract/settings';
import writeFileAtomic from 'write-file-atomic';
import { NO_FILE, readSettings, type SettingsFile } from './readSettings';

/** Copies of damaged files beside the good one, at most. */
const COPIES = 100;

export function messageOf(error: unknown): string {
  return (error instanceof Error ? error.message : String(error)).slice(0, 1_000);
}

export class FileOfSettings {
  /** The damaged text that was copied last, so that it is not copied twice. */
  private copied: { readonly text: string; readonly to: string } | null = null;

  constructor(readonly path: string) {}

  /** What the file says, and what is wrong with it. No file is no problem. */
  read(): { readonly read: SettingsFile; readonly problem: SettingsProblem | null } {
    let text: string;
    try {
      text = readFileSync(this.path, 'utf8');
    } catch (error) {
      if (isAbsent(error)) return { read: NO_FILE, problem: null };
      return {
        read: NO_FILE,
        problem: { kind: 'unreadable', file: this.path, reason: messageOf(error), kept: null },
      };
    }
    return this.judge(text);
  }

  /**
   * Writes settings over what the file has now: another host may have written since, and what it chose stays. A file that
   * is damaged is copied first; where that is not possible, it is not touched.
   */
  async write(change: SettingsChange): Promise<void> {
    const { read, problem } = this.judge(await this.textNow());
    if (problem !== null && 'kept' in problem && problem.kept === null)
      throw new Error(`${this.path} is damaged and could not be copied`);
    const chosen = changed(changed(USUAL_SETTINGS, read.chosen), change);
    const unusual = Object.entries(chosen).filter(([name, value]) => !isUsual(name as SettingName, value));
    await mkdir(dirname(this.path), { recursive: true });
    const content = { ...read.others, ...Object.fromEntries(unusual) };
    await writeFileAtomic(this.path, `${JSON.stringify(content, null, 2)}\n`);
  }

  private async textNow(): Promise<string> {
    try {
      return await readFile(this.path, 'utf8');
    } catch (error) {
      if (isAbsent(error)) return '{}';
      throw error;
    }
  }

  private judge(text: string): { readonly read: SettingsFile; readonly problem: SettingsProblem | null } {
    const read = readSettings(text);
    const file = this.path;
    if (read.reason !== null) {
      const reason = read.reason.slice(0, 1_000);
      return { read, problem: { kind: 'unreadable', file, reason, kept: this.copy(text) } };
    }
    if (read.bad.length === 0) return { read, problem: null };
    return { read, problem: { kind: 'damaged', file, names: [...read.bad], kept: this.copy(text) } };
  }

  /** Copies the file beside itself, under a name that is free; null: that did not work. */
  private copy(text: string): string | null {
    if (this.copied?.text === text) return this.copied.to;
    for (let n = 1; n <= COPIES; n++) {
      const to = this.path.replace(/(\.json)?$/, `.damaged-${n}$1`);
      try {
        copyFileSync(this.path, to, constants.COPYFILE_EXCL);
      } catch (error) {
        if (codeOf(error) === 'EEXIST') {
          if (sameText(to, text)) return this.remember(text, to);
          continue;
        }
        return null;
      }
      return this.remember(text, to);
    }
    return null;
  }

  private remember(text: string, to: string): string {
    this.copied = { text, to };
    return to;
  }
}

function sameText(path: string, text: string): boolean {
  try {
    return readFileSync(path, 'utf8') === text;
  } catch {
    return false;
  }
}

function isUsual(name: SettingName, value: unknown): boolean {
  return JSON.stringify(USUAL_SETTINGS[name]) === JSON.stringify(value);
}

function codeOf(error: unknown): unknown {
  return error instanceof Error && 'code' in error ? error.code : undefined;
}

function isAbsent(error: unknown): boolean {
  return codeOf(error) === 'ENOENT';
}
