import { type Entry, isSameEntry } from './entry';

const LIMIT = 200;

/** Messages that were sent, and where somebody is who looks through them. Pure: every step is a new value. */
export interface MessageHistory {
  /** Oldest first, no message twice in a row. */
  readonly entries: readonly Entry[];
  /** The entry that is shown; null: what was being written. */
  readonly at: number | null;
  /** What was being written when somebody began to look. */
  readonly draft: Entry | null;
}

export interface Recalled {
  readonly history: MessageHistory;
  readonly entry: Entry;
}

export const EMPTY_HISTORY: MessageHistory = { entries: [], at: null, draft: null };

export function historyOf(entries: readonly Entry[]): MessageHistory {
  return { ...EMPTY_HISTORY, entries };
}

/** Adds what was sent and ends looking. */
export function remember(history: MessageHistory, entry: Entry): MessageHistory {
  return historyOf(addEntry(history.entries, entry));
}

export function addEntry(entries: readonly Entry[], entry: Entry): readonly Entry[] {
  if (entry.text === '' || isSameEntry(entries.at(-1), entry)) return entries;
  return [...entries, entry].slice(-LIMIT);
}

/** The message before; null when there is none. `now`: what is in the box. */
export function older(history: MessageHistory, now: Entry): Recalled | null {
  const { entries, at } = history;
  const index = at === null ? entries.length - 1 : at - 1;
  const entry = entries[index];
  if (entry === undefined) return null;
  return { history: { ...history, at: index, draft: at === null ? now : history.draft }, entry };
}

/** The message after, and in the end what was being written; null when nobody is looking. */
export function newer(history: MessageHistory): Recalled | null {
  const { entries, at, draft } = history;
  if (at === null || draft === null) return null;
  const entry = entries[at + 1];
  if (entry === undefined) return { history: historyOf(entries), entry: draft };
  return { history: { ...history, at: at + 1 }, entry };
}

/** Messages that contain the text, whatever its case; newest first, each once. */
export function searchEntries(entries: readonly Entry[], query: string): readonly Entry[] {
  const wanted = query.toLowerCase();
  const found: Entry[] = [];
  for (const entry of entries.toReversed()) {
    if (!entry.text.toLowerCase().includes(wanted)) continue;
    if (!found.some((other) => isSameEntry(other, entry))) found.push(entry);
  }
  return found;
}
