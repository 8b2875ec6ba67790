import { fail, ok, type Result } from '@shared/contract/result';
import { z } from 'zod';
import { createStore, type StoreApi } from 'zustand/vanilla';
import { type ImportProblem, readSnippetsFile } from './jsonFile';
import {
  addSnippets,
  MOST_SNIPPETS,
  moveSnippet,
  putSnippet,
  type Removed,
  removeSnippet,
  restoreSnippet,
  type Snippet,
  type SnippetContent,
  snippetSchema,
} from './model';

const KEY = 'bothends.snippets';
/** The workspace whose snippets were added last. */
const TAKEN_KEY = 'bothends.snippets.taken';
/** What was kept and could not be read: somebody may still want it. */
export const UNREADABLE_KEY = `${KEY}.unreadable`;

const keptSchema = z.strictObject({
  version: z.literal(1),
  snippets: z.array(snippetSchema).max(MOST_SNIPPETS),
});

export interface LibraryState {
  readonly snippets: readonly Snippet[];
  /** The one that was deleted last, for whoever did not mean it. */
  readonly removed: Removed | null;
  /** The browser refuses to keep them. */
  readonly isLost: boolean;
  /** Something was kept that is no list of snippets; it was put aside. */
  readonly isUnreadable: boolean;
}

/** The snippets of this browser: kept over restarts, the same in all its tabs. */
export class SnippetLibrary {
  readonly store: StoreApi<LibraryState>;
  /** How often each was sent by this page; what `{{counter}}` counts. */
  private readonly sent = new Map<string, number>();
  private turn: Promise<unknown> = Promise.resolve();

  constructor(
    /** Null: what is here is kept nowhere. */
    private readonly storage: Storage | null,
    private readonly newId: () => string = () => crypto.randomUUID(),
  ) {
    const kept = this.read();
    this.store = createStore<LibraryState>(() => ({
      snippets: kept ?? [],
      removed: null,
      isLost: false,
      isUnreadable: kept === null,
    }));
  }

  /** Follows what other tabs keep; the answer ends that. */
  follow(tabs: Window): () => void {
    const changed = ({ key, storageArea }: StorageEvent): void => {
      // A null key: everything was cleared.
      if (storageArea !== this.storage || (key !== KEY && key !== null)) return;
      this.store.setState({ snippets: this.read() ?? [], removed: null });
    };
    tabs.addEventListener('storage', changed);
    return () => tabs.removeEventListener('storage', changed);
  }

  get snippets(): readonly Snippet[] {
    return this.store.getState().snippets;
  }

  get isFull(): boolean {
    return this.snippets.length >= MOST_SNIPPETS;
  }

  /** Adds a snippet, or changes the one of this id; answers with its id. */
  put(content: SnippetContent, id: string = this.newId()): string {
    this.keep(putSnippet(this.snippets, { ...content, id }));
    return id;
  }

  remove(id: string): void {
    const { snippets, removed } = removeSnippet(this.snippets, id);
    if (removed !== null) this.keep(snippets, removed);
  }

  undoRemove(): void {
    const { removed } = this.store.getState();
    if (removed !== null) this.keep(restoreSnippet(this.snippets, removed));
  }

  move(id: string, by: 1 | -1): void {
    const moved = moveSnippet(this.snippets, id, by);
    if (moved !== this.snippets) this.keep(moved, this.store.getState().removed);
  }

  /** Adds what is in a file; answers how many, and how many were here already. All of it or nothing. */
  import(text: string): Result<{ readonly added: number; readonly known: number }, ImportProblem> {
    const contents = readSnippetsFile(text);
    if (!contents.ok) return contents;
    const { snippets, added } = addSnippets(this.snippets, contents.value, this.newId);
    if (snippets.length > MOST_SNIPPETS) return fail({ problem: 'many' });
    if (added > 0) this.keep(snippets);
    return ok({ added, known: contents.value.length - added });
  }

  /** Adds what is not here yet, as long as there is room. Nothing is taken away. */
  add(contents: readonly SnippetContent[]): void {
    const { snippets, added } = addSnippets(this.snippets, contents, this.newId);
    if (added > 0) this.keep(snippets.slice(0, MOST_SNIPPETS), this.store.getState().removed);
  }

  /** The number of the next sending. */
  counterOf(id: string): number {
    return (this.sent.get(id) ?? 0) + 1;
  }

  wasSent(id: string): void {
    this.sent.set(id, this.counterOf(id));
  }

  /**
   * Adds those of a workspace, once: what is deleted afterwards does not come back with the next page. `from` names the
   * workspace.
   */
  addOnce(from: string, contents: readonly SnippetContent[]): void {
    if (this.storage?.getItem(TAKEN_KEY) === from) return;
    this.add(contents);
    try {
      this.storage?.setItem(TAKEN_KEY, from);
    } catch {
      // Full, or forbidden: they are added again.
    }
  }

  /** One sending at a time: a key pressed twice sends two numbers, and long messages do not mix. */
  inTurn<T>(send: () => Promise<T>): Promise<T> {
    const sent = this.turn.then(send);
    this.turn = sent.catch(() => undefined);
    return sent;
  }

  private keep(snippets: readonly Snippet[], removed: Removed | null = null): void {
    let isLost = false;
    try {
      this.storage?.setItem(KEY, JSON.stringify({ version: 1, snippets }));
    } catch {
      isLost = true;
    }
    this.store.setState({ snippets, removed, isLost });
  }

  /** Null: what is kept is no list of snippets, and has been put aside. */
  private read(): readonly Snippet[] | null {
    const text = this.storage?.getItem(KEY) ?? null;
    if (this.storage === null || text === null) return [];
    const kept = keptSchema.safeParse(parsed(text));
    if (kept.success) return kept.data.snippets;
    try {
      this.storage.setItem(UNREADABLE_KEY, text);
      this.storage.removeItem(KEY);
    } catch {
      // Then it stays where it is, until something is kept in its place.
    }
    return null;
  }
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
