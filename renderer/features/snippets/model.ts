/** Snippets as values: what they are, and what can be done with a list of them. Pure. */
import type { Snippet, SnippetContent } from '@shared/contract/snippet';

export {
  MOST_SNIPPETS,
  SNIPPET_KEYS,
  SNIPPET_NAME_CHARS as NAME_CHARS,
  SNIPPET_TEXT_CHARS as TEXT_CHARS,
  type Snippet,
  type SnippetContent,
  type SnippetKey,
  snippetContentSchema as contentSchema,
  snippetSchema,
} from '@shared/contract/snippet';

export const NEW_SNIPPET: SnippetContent = {
  name: '',
  folder: '',
  mode: 'text',
  encoding: 'utf-8',
  ending: 'lf',
  key: null,
  text: '',
};

export interface Folder {
  /** Empty: the snippets that are in none. */
  readonly name: string;
  readonly snippets: readonly Snippet[];
}

/** What is shown of the list, in the order it is shown: first what is in no folder, then folders by name. */
export function foldersOf(snippets: readonly Snippet[], search = ''): Folder[] {
  const wanted = search.trim().toLowerCase();
  const shown = snippets.filter((snippet) =>
    [snippet.name, snippet.folder, snippet.text].some((text) => text.toLowerCase().includes(wanted)),
  );
  const names = [...new Set(shown.map(({ folder }) => folder))].sort((a, b) => a.localeCompare(b));
  return names.map((name) => ({ name, snippets: shown.filter(({ folder }) => folder === name) }));
}

/** Adds a snippet, or puts it in the place of the one with its id. A key belongs to one snippet: the last that asked. */
export function putSnippet(snippets: readonly Snippet[], snippet: Snippet): Snippet[] {
  const others = snippets.map((other) =>
    snippet.key !== null && other.key === snippet.key ? { ...other, key: null } : other,
  );
  const at = others.findIndex(({ id }) => id === snippet.id);
  return at < 0 ? [...others, snippet] : others.with(at, snippet);
}

/** Where a snippet stands, to bring it back there. */
export interface Removed {
  readonly snippet: Snippet;
  readonly at: number;
}

export function removeSnippet(
  snippets: readonly Snippet[],
  id: string,
): { readonly snippets: Snippet[]; readonly removed: Removed | null } {
  const at = snippets.findIndex((snippet) => snippet.id === id);
  const snippet = snippets[at];
  if (snippet === undefined) return { snippets: [...snippets], removed: null };
  return { snippets: snippets.toSpliced(at, 1), removed: { snippet, at } };
}

/** Brings a snippet back. A key that another has taken meanwhile stays with it. */
export function restoreSnippet(snippets: readonly Snippet[], { snippet, at }: Removed): Snippet[] {
  const isTaken = snippets.some(({ key }) => key === snippet.key);
  return snippets.toSpliced(at, 0, isTaken ? { ...snippet, key: null } : snippet);
}

/** Changes places with its neighbour of the same folder; the same list when there is none. */
export function moveSnippet(snippets: readonly Snippet[], id: string, by: 1 | -1): readonly Snippet[] {
  const at = snippets.findIndex((snippet) => snippet.id === id);
  const snippet = snippets[at];
  if (snippet === undefined) return snippets;
  for (let to = at + by; to >= 0 && to < snippets.length; to += by) {
    const other = snippets[to];
    if (other !== undefined && other.folder === snippet.folder)
      return snippets.with(at, other).with(to, snippet);
  }
  return snippets;
}

/** Adds those that are not here yet. What is the same but for its key is here. */
export function addSnippets(
  snippets: readonly Snippet[],
  contents: readonly SnippetContent[],
  newId: () => string,
): { readonly snippets: readonly Snippet[]; readonly added: number } {
  const all = [...snippets];
  for (const content of contents) {
    if (all.some((snippet) => sameContent(snippet, content))) continue;
    const isTaken = all.some(({ key }) => key === content.key);
    all.push({ ...content, key: isTaken ? null : content.key, id: newId() });
  }
  return { snippets: all, added: all.length - snippets.length };
}

function sameContent(a: SnippetContent, b: SnippetContent): boolean {
  return (['name', 'folder', 'mode', 'encoding', 'ending', 'text'] as const).every(
    (field) => a[field] === b[field],
  );
}
