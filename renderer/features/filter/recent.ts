/** Filters used last, newest first, as they are kept in the browser. Pure. */
import { z } from 'zod';

const KEY = 'bothends.filters';
export const RECENT_FILTERS = 12;

const keptSchema = z.array(z.string().min(1)).max(RECENT_FILTERS).catch([]);

export function readRecent(storage: Pick<Storage, 'getItem'>): readonly string[] {
  try {
    return keptSchema.parse(JSON.parse(storage.getItem(KEY) ?? '[]'));
  } catch {
    return [];
  }
}

/** Puts a filter first; one that is there already moves there. */
export function withRecent(recent: readonly string[], text: string): readonly string[] {
  const trimmed = text.trim();
  if (trimmed === '') return recent;
  return [trimmed, ...recent.filter((each) => each !== trimmed)].slice(0, RECENT_FILTERS);
}

export function keepRecent(storage: Pick<Storage, 'setItem'>, recent: readonly string[]): void {
  try {
    storage.setItem(KEY, JSON.stringify(recent));
  } catch {
    // A full or forbidden storage costs only the list.
  }
}
