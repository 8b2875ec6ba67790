/** The page's side of the workspace: it takes what the host has kept, and tells the host what only pages know. */
import type { WorkspaceParts } from '@shared/contract/workspace';
import { type Layout, layoutSchema } from '@shared/workspace/layout';
import { paneViewSchema, SNIPPETS_CHARS } from '@shared/workspace/schema';
import { createStore, type StoreApi } from 'zustand/vanilla';
import type { SnippetLibrary } from '../features/snippets/index';
import type { Host } from '../host/index';

/** What is told of the page waits so long for more: arranging panes changes the layout with every pixel. */
const TELL_MS = 250;

export interface WorkspaceFileState {
  readonly notes: string;
  /** The snippets are too many for a workspace: the browser alone has them. */
  readonly isSnippetsTooLarge: boolean;
}

export class WorkspaceFile {
  readonly store: StoreApi<WorkspaceFileState> = createStore(() => ({
    notes: '',
    isSnippetsTooLarge: false,
  }));
  /** Of the workspace that was taken: engine, and which of its workspaces. */
  private taken: string | null = null;
  private layout: Layout | null = null;
  private views = new Map<number, string>();
  private pending: Partial<WorkspaceParts> = {};
  private isSettling = false;
  private isLayoutSettling = false;
  private timer: ReturnType<typeof setTimeout> | null = null;

  constructor(
    private readonly host: Host,
    private readonly snippets: SnippetLibrary,
  ) {
    host.store.subscribe(() => this.take());
    snippets.store.subscribe((state, before) => {
      if (state.snippets !== before.snippets) this.tellSnippets();
    });
  }

  /** Under which the arrangement of this workspace is kept in the browser. */
  get place(): string | null {
    this.take();
    const { hello } = this.host.store.getState();
    return this.taken ?? hello?.engine ?? null;
  }

  /** The arrangement that the host has kept. */
  get givenLayout(): unknown {
    return this.layout;
  }

  /** Where a pane keeps how its rows are drawn: what is kept here first, then what the host has. */
  viewStorage(session: number, storage: Pick<Storage, 'getItem' | 'setItem'>) {
    return {
      getItem: (key: string): string | null => storage.getItem(key) ?? this.views.get(session) ?? null,
      setItem: (key: string, text: string): void => {
        storage.setItem(key, text);
        const view = paneViewSchema.safeParse(JSON.parse(text));
        if (!view.success) return;
        const others = (this.pending.views ?? []).filter((each) => each.session !== session);
        this.tell({ views: [...others, { session, view: view.data }] });
      },
    };
  }

  keepLayout(layout: object): void {
    const read = layoutSchema.safeParse(layout);
    if (!read.success) return;
    const isSettling = this.isLayoutSettling;
    this.isLayoutSettling = false;
    this.tell({ layout: read.data }, isSettling);
  }

  setNotes(notes: string): void {
    this.store.setState({ notes });
    this.tell({ notes });
  }

  /** Takes what the host has, once for each workspace it opens. */
  private take(): void {
    const { hello, given } = this.host.store.getState();
    if (hello === null || given === null) return;
    const place = `${hello.engine} ${given.opened}`;
    if (place === this.taken) return;
    this.taken = place;
    this.pending = {};
    const { layout, views, snippets, notes } = given.parts;
    this.layout = layout;
    this.views = new Map(views.map(({ session, view }) => [session, JSON.stringify(view)]));
    this.isLayoutSettling = true;
    this.store.setState({ notes });
    this.isSettling = true;
    this.snippets.addOnce(
      place,
      snippets.map(({ id: _, ...content }) => content),
    );
    this.isSettling = false;
    this.tellSnippets(true);
  }

  private tellSnippets(isSettling = this.isSettling): void {
    const snippets = [...this.snippets.snippets];
    const isSnippetsTooLarge = JSON.stringify(snippets).length > SNIPPETS_CHARS;
    this.store.setState({ isSnippetsTooLarge });
    if (!isSnippetsTooLarge) this.tell({ snippets }, isSettling);
  }

  private tell(parts: Partial<WorkspaceParts>, isSettling = false): void {
    const given = this.host.store.getState().given;
    // A host that keeps nothing is told nothing.
    if (given === null || this.taken === null) return;
    if (isSettling) {
      void this.host.call('workspace.keep', { opened: given.opened, settling: true, parts });
      return;
    }
    this.pending = { ...this.pending, ...parts };
    this.timer ??= setTimeout(() => {
      this.timer = null;
      const { pending } = this;
      this.pending = {};
      const opened = this.host.store.getState().given?.opened;
      if (opened !== undefined && Object.keys(pending).length > 0)
        void this.host.call('workspace.keep', { opened, settling: false, parts: pending });
    }, TELL_MS);
  }
}
