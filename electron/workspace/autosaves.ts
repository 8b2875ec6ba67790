/**
 * Autosaves in a folder of the host. `autosave`: how it is now. `autosave.before`: how it was before that was written, so that
 * one good file is there whatever happens to the other. `earlier-…`: what there was at a start, and before another workspace
 * was opened. `unread-…`: what could not be read, untouched.
 */
import { mkdirSync, readdirSync, renameSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { fail } from '@shared/contract/result';
import type { AutosaveEntry, WorkspaceTrouble } from '@shared/contract/workspace';
import { sameWork, writeWorkspace } from '@shared/workspace/file';
import type { WorkspaceFile } from '@shared/workspace/schema';
import { seal, UNSEALED } from '@shared/workspace/seal';
import writeFileAtomic from 'write-file-atomic';
import { type Reading, readFrom, readOwn } from './files';
import { isRunning, Lock } from './lock';

const ENDING = '.bothends';
/** Kept of what was replaced. */
const EARLIER_KEPT = 6;

export type WriteFile = (file: string, text: string) => Promise<void>;

/** What was to be restored and could not be read. */
export interface Unread {
  readonly trouble: WorkspaceTrouble;
  /** Where it is now. */
  readonly kept: string;
}

export class Autosaves {
  private readonly lock: Lock | null;
  private names = { now: `autosave${ENDING}`, before: `autosave.before${ENDING}` };
  /** What is in the newest file, where that is known to be good. */
  private written: string | null = null;
  private writing: Promise<void> = Promise.resolve();
  private filed = 0;

  /** Throws what the system says when there can be no such folder. */
  constructor(
    private readonly folder: string,
    private readonly write: WriteFile = (file, text) => writeFileAtomic(file, text),
  ) {
    mkdirSync(folder, { recursive: true });
    this.lock = Lock.take(join(folder, 'lock'));
    if (this.lock === null) this.standAside();
  }

  /** Another host has the autosave of this folder: ours is one of its own. */
  get isSecond(): boolean {
    return this.lock === null;
  }

  /** What was there last time. What cannot be read is put aside, and nothing is written over what was good before it. */
  restore(): { readonly workspace: WorkspaceFile | null; readonly unread: Unread | null } {
    if (this.isSecond) return { workspace: null, unread: null };
    this.adopt();
    const now = readOwn(this.path(this.names.now));
    if (now?.ok === true) {
      this.written = sealed(now.value);
      this.file(now.value);
      return { workspace: now.value, unread: null };
    }
    const before = readOwn(this.path(this.names.before));
    if (before?.ok === true) this.file(before.value);
    return { workspace: null, unread: now === null ? null : this.putAside(now.error) };
  }

  /** Writes after everything before; rejects with what the system says. */
  save(workspace: WorkspaceFile): Promise<void> {
    const text = sealed(workspace);
    const done = this.writing.then(async () => {
      const { written } = this;
      if (written !== null) await this.write(this.path(this.names.before), written);
      await this.write(this.path(this.names.now), text);
      this.written = text;
    });
    this.writing = done.catch(() => undefined);
    return done;
  }

  /** Keeps a workspace that is about to be replaced, unless there is nothing in it or it is kept already. */
  file(workspace: WorkspaceFile): void {
    if (workspace.panes.length === 0 && workspace.notes === '') return;
    const earlier = this.earlier();
    const [newest] = earlier;
    const last = newest === undefined ? null : readOwn(this.path(newest));
    if (last?.ok === true && sameWork(last.value, workspace)) return;
    const stamp = new Date().toISOString().replace(/[:.]/g, '-');
    const name = `earlier-${stamp}-${process.pid}-${this.filed++}${ENDING}`;
    const text = sealed(workspace);
    const kept = earlier.slice(0, EARLIER_KEPT - 1);
    this.writing = this.writing
      .then(() => this.write(this.path(name), text))
      .then(() => {
        for (const old of earlier) if (!kept.includes(old)) rmSync(this.path(old), { force: true });
      })
      .catch(() => undefined);
  }

  /** Everything that can be opened, the newest first; what is open now is not among it. */
  async list(): Promise<AutosaveEntry[]> {
    await this.writing;
    const entries: AutosaveEntry[] = [];
    for (const id of this.files()) {
      if (id === this.names.now || id.startsWith('unread-')) continue;
      const read = await readFrom(this.path(id), true);
      if (!read.ok || read.value.autosave === undefined) continue;
      const { panes, autosave } = read.value;
      entries.push({ id, at: autosave.at, file: autosave.file, panes: panes.length });
    }
    return entries.sort((a, b) => b.at - a.at);
  }

  async read(id: string): Promise<Reading> {
    await this.writing;
    // Of a page: it may name what we have named to it, and nothing else.
    if (!this.files().includes(id)) return fail({ trouble: 'not-found', file: id, detail: '' });
    return readFrom(this.path(id), true);
  }

  beat(): void {
    this.lock?.beat();
  }

  async close(): Promise<void> {
    await this.writing;
    // Nobody restores the autosave of a second host: what it had is kept with the others.
    if (this.isSecond) this.retire(this.names.now, this.names.before);
    await this.writing;
    this.lock?.release();
  }

  /** Takes in what second hosts left that did not get to their end. */
  private adopt(): void {
    for (const name of this.files()) {
      const pid = /^autosave-(\d+)\.bothends$/.exec(name)?.[1];
      if (pid !== undefined && !isRunning(Number(pid))) this.retire(name, `autosave-${pid}.before${ENDING}`);
    }
  }

  private retire(now: string, before: string): void {
    const read = readOwn(this.path(now)) ?? readOwn(this.path(before));
    if (read?.ok === true) this.file(read.value);
    // What cannot be read stays: nobody writes there.
    if (read?.ok !== false)
      this.writing = this.writing.then(() => {
        for (const name of [now, before]) rmSync(this.path(name), { force: true });
      });
  }

  private earlier(): string[] {
    return this.files()
      .filter((name) => name.startsWith('earlier-'))
      .sort()
      .reverse();
  }

  private files(): string[] {
    try {
      return readdirSync(this.folder).filter((name) => name.endsWith(ENDING));
    } catch {
      return [];
    }
  }

  private putAside(trouble: WorkspaceTrouble): Unread {
    const kept = this.path(`unread-${Date.now()}${ENDING}`);
    try {
      renameSync(this.path(this.names.now), kept);
      return { trouble, kept };
    } catch {
      // Then it stays where it is, and we write elsewhere.
      const stays = this.path(this.names.now);
      this.standAside();
      return { trouble, kept: stays };
    }
  }

  private standAside(): void {
    const own = `autosave-${process.pid}`;
    this.names = { now: `${own}${ENDING}`, before: `${own}.before${ENDING}` };
  }

  private path(name: string): string {
    return join(this.folder, name);
  }
}

function sealed({ autosave, ...workspace }: WorkspaceFile): string {
  const { at = Date.now(), file = null, unsaved = true } = autosave ?? {};
  return seal(writeWorkspace({ ...workspace, autosave: { at, file, unsaved, sum: UNSEALED } }));
}
