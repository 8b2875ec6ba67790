import { basename, dirname, extname, isAbsolute, join, resolve } from 'node:path';
import type { ErrorInfo } from '@shared/contract/errors';
import { fail, ok, type Result } from '@shared/contract/result';
import {
  type AutosaveEntry,
  WORKSPACE_TEXT_CHARS,
  type WorkspaceNotice,
  type WorkspaceParts,
  type WorkspaceTrouble,
} from '@shared/contract/workspace';
import { sameWork, writeWorkspace } from '@shared/workspace/file';
import { type Layout, renumber } from '@shared/workspace/layout';
import {
  type Autosave,
  EMPTY_WORKSPACE,
  WORKSPACE_ENDING,
  type WorkspaceFile,
} from '@shared/workspace/schema';
import { UNSEALED } from '@shared/workspace/seal';
import { Autosaves } from './autosaves';
import { ClosedPanes } from './closedPanes';
import { type Reading, readFrom, readFromText, writeTo } from './files';
import { LOCK_BEAT_MS } from './lock';
import { OpenPanes, type PaneRooms } from './openPanes';
import { RecentFiles } from './recent';
import { startAll } from './startAll';

/** Changes are looked at, kept and told so long after the first of them. */
const SETTLE_MS = 300;

export interface WorkspacesOptions {
  /** Where autosaves are kept. */
  readonly folder: string;
  /** Where files go that are named without a folder. */
  readonly files: string;
  /** The host's own dialogs; null: left. */
  readonly choose?: {
    open(): Promise<string | null>;
    save(file: string): Promise<string | null>;
  };
  /** False: begins empty; what was there last time is kept with the other autosaves. */
  readonly restore?: boolean;
}

type Opened = { readonly panes: number } | WorkspaceTrouble;

export class Workspaces {
  private readonly panes: OpenPanes;
  private readonly closed = new ClosedPanes();
  private readonly autosaves: Autosaves | null;
  private readonly recent: RecentFiles;
  private readonly listeners = new Set<(notice: WorkspaceNotice) => void>();
  private readonly stops: (() => void)[] = [];
  private readonly beat: NodeJS.Timeout;
  private timer: NodeJS.Timeout | null = null;
  /** One opening at a time. */
  private turn: Promise<unknown> = Promise.resolve();
  private isReplacing = false;
  private isClosed = false;

  private opened = 0;
  private layout: Layout | null = null;
  private snippets: WorkspaceParts['snippets'] = [];
  private notes = '';
  private file: string | null = null;
  /** How it was when it was opened or saved; null: nobody knows any more, it has changed since. */
  private saved: WorkspaceFile | null = EMPTY_WORKSPACE;
  private autosaved: WorkspaceFile | null = null;
  private unsaved = false;
  private readonly waiting = new Map<number, () => void>();
  private wish: WorkspaceNotice['wish'] = null;
  private wishes = 0;
  private refused: WorkspaceNotice['refused'] = null;
  private problem: string | null = null;

  constructor(
    private readonly rooms: PaneRooms,
    private readonly options: WorkspacesOptions,
  ) {
    const { engine } = rooms;
    this.panes = new OpenPanes(rooms);
    this.autosaves = this.openAutosaves();
    this.recent = new RecentFiles(join(options.folder, 'recent.json'));
    this.stops.push(
      engine.onOpened((session) => {
        this.panes.opened(session);
        this.changed();
      }),
      engine.onClosing((session) => this.closing(session)),
      rooms.rules.onChanged(() => this.changed()),
      rooms.marks.onChanged(() => this.changed()),
    );
    this.restore(options.restore ?? true);
    // A port that was given anew is told by nobody.
    this.beat = setInterval(() => {
      this.autosaves?.beat();
      this.settle();
    }, LOCK_BEAT_MS);
    this.beat.unref();
  }

  /** As a view is told that has just come. */
  get state(): WorkspaceNotice {
    return { ...this.notice, parts: this.parts };
  }

  onChanged(listener: (notice: WorkspaceNotice) => void): () => void {
    this.listeners.add(listener);
    return () => void this.listeners.delete(listener);
  }

  /**
   * Opens a file that was asked for outside the page. At once where nothing would be lost by it; otherwise the page asks
   * first. What is wrong with the file is told.
   */
  openFile(file: string): void {
    if (this.isBusy) {
      this.wish = { number: ++this.wishes, file };
      this.tell();
      return;
    }
    void this.open({ file }).then((answer) => {
      if (!('trouble' in answer)) return;
      this.refused = { trouble: answer, kept: answer.file, isAutosave: false };
      this.tell();
    });
  }

  keep(opened: number, settling: boolean, parts: Partial<WorkspaceParts>): void {
    if (opened !== this.opened || this.isReplacing) return;
    const wasSaved = this.saved !== null && sameWork(this.saved, this.snapshot());
    if (parts.layout !== undefined) this.layout = parts.layout;
    if (parts.snippets !== undefined) this.snippets = parts.snippets;
    if (parts.notes !== undefined) this.notes = parts.notes;
    for (const { session, view } of parts.views ?? []) this.panes.setView(session, view);
    if (settling && wasSaved) this.saved = this.snapshot();
    this.changed();
  }

  open(what: { readonly file: string } | { readonly autosave: string }): Promise<Opened> {
    return this.inTurn(async () => {
      if ('file' in what) {
        const file = this.pathOf(what.file);
        return this.replaceBy(await readFrom(file), file);
      }
      const read = await (this.autosaves?.read(what.autosave) ??
        Promise.resolve(readFromText('', what.autosave)));
      return this.replaceBy(read, null);
    });
  }

  import(name: string, text: string): Promise<Opened> {
    return this.inTurn(() => this.replaceBy(readFromText(text, name), null));
  }

  async clear(): Promise<void> {
    await this.inTurn(() => this.replaceBy(ok({ ...EMPTY_WORKSPACE, snippets: this.snippets }), null));
  }

  save(file: string | null, replace: boolean): Promise<{ readonly file: string } | WorkspaceTrouble> {
    return this.inTurn(async () => {
      const to = file === null ? this.file : this.pathOf(file);
      if (to === null) return { trouble: 'not-found' as const, file: '', detail: '' };
      const workspace = this.snapshot();
      const trouble = await writeTo(to, writeWorkspace(workspace), replace || to === this.file);
      if (trouble !== null) return trouble;
      this.file = to;
      this.saved = workspace;
      this.recent.add(to);
      this.settle();
      this.tell();
      return { file: to };
    });
  }

  export(): { readonly name: string; readonly text: string } | WorkspaceTrouble {
    const name = `${this.name || 'workspace'}${WORKSPACE_ENDING}`;
    const text = writeWorkspace(this.snapshot());
    return text.length > WORKSPACE_TEXT_CHARS
      ? { trouble: 'too-large', file: name, detail: '' }
      : { name, text };
  }

  suggest(): { readonly file: string; readonly canChoose: boolean } {
    const file = this.file ?? join(this.options.files, `workspace${WORKSPACE_ENDING}`);
    return { file, canChoose: this.options.choose !== undefined };
  }

  async choose(to: 'open' | 'save'): Promise<string | null> {
    const { choose } = this.options;
    if (choose === undefined) return null;
    return to === 'open' ? choose.open() : choose.save(this.suggest().file);
  }

  listAutosaves(): Promise<AutosaveEntry[]> {
    return this.autosaves?.list() ?? Promise.resolve([]);
  }

  forget(file: string): void {
    this.recent.forget(file);
    this.tell();
  }

  start(): Promise<number> {
    return startAll(this.rooms.engine, this.panes.sessions);
  }

  reopen(number: number | null): Result<{ session: number }, ErrorInfo> {
    const pane = this.closed.take(number);
    if (pane === null)
      return fail({
        code: 'NOT_POSSIBLE_NOW',
        message: 'there is no closed pane',
        explanation: 'bad-command' as const,
      });
    const session = this.panes.bring(pane);
    this.waitFor(session);
    this.changed();
    this.tell();
    return ok({ session });
  }

  dismiss(what: 'waiting' | 'refused' | 'wish'): void {
    if (what === 'waiting') this.forgetWaiting();
    else if (what === 'refused') this.refused = null;
    else this.wish = null;
    this.tell();
  }

  /** Writes what is not written yet. Before the sessions close: they shall come back. */
  async close(): Promise<void> {
    this.isClosed = true;
    for (const stop of this.stops) stop();
    clearInterval(this.beat);
    if (this.timer !== null) clearTimeout(this.timer);
    this.forgetWaiting();
    await this.turn;
    this.settle();
    await this.autosaves?.close();
    await this.recent.close();
  }

  /** Something would be lost, or would end, if another workspace were opened now. */
  private get isBusy(): boolean {
    this.settle();
    return (
      this.isReplacing ||
      (this.unsaved && this.panes.sessions.length > 0) ||
      this.rooms.engine.openSockets > 0
    );
  }

  private get name(): string {
    return this.file === null ? '' : basename(this.file, extname(this.file));
  }

  private get notice(): WorkspaceNotice {
    const { opened, file, name, unsaved, wish, refused, problem } = this;
    const waiting = [...this.waiting.keys()];
    const recent = [...this.recent.list];
    return {
      opened,
      file,
      name,
      unsaved,
      waiting,
      closed: this.closed.list,
      recent,
      wish,
      refused,
      problem,
      parts: null,
    };
  }

  private get parts(): WorkspaceParts {
    const { layout, snippets, notes } = this;
    return { layout, views: this.panes.viewsOf(this.panes.sessions), snippets, notes };
  }

  private openAutosaves(): Autosaves | null {
    try {
      return new Autosaves(this.options.folder);
    } catch (error) {
      this.problem = error instanceof Error ? error.message : String(error);
      return null;
    }
  }

  private restore(wanted: boolean): void {
    const { workspace, unread } = this.autosaves?.restore() ?? { workspace: null, unread: null };
    if (unread !== null) this.refused = { ...unread, isAutosave: true };
    if (workspace === null || !wanted) return;
    this.bring(workspace);
    this.file = workspace.autosave?.file ?? null;
    this.saved = workspace.autosave?.unsaved === true ? null : this.snapshot();
    this.settle();
  }

  private bring(workspace: WorkspaceFile): void {
    const sessions = new Map<number, number>();
    for (const pane of workspace.panes) {
      const session = this.panes.bring(pane);
      sessions.set(pane.pane, session);
      this.waitFor(session);
    }
    this.layout =
      workspace.layout === null ? null : renumber(workspace.layout, (pane) => sessions.get(pane) ?? null);
    this.snippets = workspace.snippets;
    this.notes = workspace.notes;
  }

  private async replaceBy(read: Reading, file: string | null): Promise<Opened> {
    if (!read.ok) return read.error;
    this.autosaves?.file({ ...this.snapshot(), autosave: this.ownership() });
    this.isReplacing = true;
    try {
      await Promise.all(this.panes.sessions.map((session) => this.rooms.engine.close(session)));
    } finally {
      this.isReplacing = false;
    }
    this.closed.clear();
    this.forgetWaiting();
    this.opened++;
    this.refused = null;
    this.wish = null;
    this.bring(read.value);
    this.file = file;
    // Nothing has it but us: what was imported, and what came out of an autosave.
    this.saved = file === null && read.value.panes.length > 0 ? null : this.snapshot();
    if (file !== null) this.recent.add(file);
    this.settle();
    this.tell(this.parts);
    return { panes: read.value.panes.length };
  }

  private inTurn<T>(act: () => Promise<T>): Promise<T> {
    const done = this.turn.then(act);
    this.turn = done.catch(() => undefined);
    return done;
  }

  private closing(session: number): void {
    const isOurs = this.panes.sessions.includes(session);
    const pane = isOurs ? this.panes.paneOf(session, 1) : null;
    this.panes.gone(session);
    this.stopWaiting(session);
    if (this.isReplacing) return;
    if (pane !== null) this.closed.add(pane);
    this.changed();
  }

  /** Comes back stopped, until something happens in it. */
  private waitFor(session: number): void {
    const stop = this.rooms.engine.observe(session, ({ type }) => {
      if (type !== 'note' && this.stopWaiting(session)) this.changed();
    });
    if (stop !== undefined) this.waiting.set(session, stop);
  }

  private stopWaiting(session: number): boolean {
    this.waiting.get(session)?.();
    return this.waiting.delete(session);
  }

  private forgetWaiting(): void {
    for (const session of [...this.waiting.keys()]) this.stopWaiting(session);
  }

  /** The workspace as it is, with panes numbered from 1. */
  private snapshot(): WorkspaceFile {
    const numbers = new Map(this.panes.sessions.map((session, i) => [session, i + 1]));
    const panes = [...numbers].map(([session, pane]) => this.panes.paneOf(session, pane));
    const layout =
      this.layout === null ? null : renumber(this.layout, (session) => numbers.get(session) ?? null);
    const { snippets, notes } = this;
    return { ...EMPTY_WORKSPACE, panes: panes.filter((pane) => pane !== null), layout, snippets, notes };
  }

  private ownership(): Autosave {
    return { at: Date.now(), file: this.file, unsaved: this.unsaved, sum: UNSEALED };
  }

  private changed(): void {
    if (this.isClosed) return;
    this.timer ??= setTimeout(() => {
      this.timer = null;
      this.settle();
      this.tell();
    }, SETTLE_MS);
  }

  /** Finds out what has changed, and keeps it. */
  private settle(): void {
    if (this.isReplacing) return;
    const now = this.snapshot();
    this.unsaved = this.saved === null || !sameWork(now, this.saved);
    const autosave = this.ownership();
    const last = this.autosaved;
    const isKept =
      last?.autosave !== undefined &&
      last.autosave.file === autosave.file &&
      last.autosave.unsaved === autosave.unsaved &&
      writeWorkspace({ ...now, autosave: last.autosave }) === writeWorkspace(last);
    if (isKept) return;
    this.autosaved = { ...now, autosave };
    void this.autosaves?.save(this.autosaved).then(
      () => this.setProblem(null),
      (error: unknown) => this.setProblem(error instanceof Error ? error.message : String(error)),
    );
  }

  private setProblem(problem: string | null): void {
    if (problem === this.problem) return;
    this.problem = problem;
    // Tried again with the next change, or at the next look.
    if (problem !== null) this.autosaved = null;
    this.tell();
  }

  private tell(parts: WorkspaceParts | null = null): void {
    if (this.isClosed) return;
    const notice = { ...this.notice, parts };
    for (const listener of [...this.listeners]) listener(notice);
  }

  private pathOf(file: string): string {
    const named = extname(file) === '' ? `${file}${WORKSPACE_ENDING}` : file;
    const folder = this.file === null ? this.options.files : dirname(this.file);
    return isAbsolute(named) ? resolve(named) : resolve(folder, named);
  }
}
