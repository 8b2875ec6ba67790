const LIMIT = 200;
/** A message larger than this is kept while the page is open, not longer: it would crowd out all others. */
const STORED_CHARS = 16 * 1024;

/** Messages that were sent, and where somebody is who looks through them. Pure: every step is a new value. */
export interface MessageHistory {
  /** Oldest first, no message twice in a row. */
  readonly entries: readonly string[];
  /** The entry that is shown; null: what was being written. */
  readonly at: number | null;
  /** What was being written when somebody began to look. */
  readonly draft: string;
}

export interface Recalled {
  readonly history: MessageHistory;
  readonly text: string;
}

export const EMPTY_HISTORY: MessageHistory = { entries: [], at: null, draft: '' };

/** Adds what was sent and ends looking. */
export function remember(history: MessageHistory, text: string): MessageHistory {
  if (text === '' || history.entries.at(-1) === text) return { ...history, at: null, draft: '' };
  return { entries: [...history.entries, text].slice(-LIMIT), at: null, draft: '' };
}

/** The message before; null when there is none. `text`: what is in the box now. */
export function older(history: MessageHistory, text: string): Recalled | null {
  const { entries, at } = history;
  const index = at === null ? entries.length - 1 : at - 1;
  const entry = entries[index];
  if (entry === undefined) return null;
  return { history: { ...history, at: index, draft: at === null ? text : history.draft }, text: entry };
}

/** The message after, and in the end what was being written; null when nobody is looking. */
export function newer(history: MessageHistory): Recalled | null {
  const { entries, at, draft } = history;
  if (at === null) return null;
  const entry = entries[at + 1];
  if (entry === undefined) return { history: { ...history, at: null, draft: '' }, text: draft };
  return { history: { ...history, at: at + 1 }, text: entry };
}

/** Reads what an earlier page kept; anything unexpected is an empty history. */
export function parseHistory(stored: string | null): MessageHistory {
  if (stored === null) return EMPTY_HISTORY;
  try {
    const entries: unknown = JSON.parse(stored);
    if (!Array.isArray(entries)) return EMPTY_HISTORY;
    const texts = entries.filter((entry): entry is string => typeof entry === 'string');
    return { ...EMPTY_HISTORY, entries: texts.slice(-LIMIT) };
  } catch {
    return EMPTY_HISTORY;
  }
}

export function serializeHistory({ entries }: MessageHistory): string {
  return JSON.stringify(entries.filter((entry) => entry.length <= STORED_CHARS));
}
