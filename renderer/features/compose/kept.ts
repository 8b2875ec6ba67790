/**
 * What is kept over restarts, for each endpoint: what was sent, and how messages are written. One item an endpoint, and
 * one that lists them, so that ports which never come again do not fill the storage.
 */
import { COMPOSE_MODES, type ComposeForm } from '@shared/bytes/compose';
import { ENCODINGS } from '@shared/bytes/encoding';
import { LINE_ENDINGS } from '@shared/bytes/eol';
import type { Entry } from './entry';
import { addEntry } from './history';

/** Endpoints; the one not used for the longest time goes. A page's storage holds some five million characters. */
const ENDPOINTS = 32;
/** Characters of all messages of one endpoint. */
const ENDPOINT_CHARS = 64 * 1024;
/** A message larger than this is kept while the page is open, not longer: it would crowd out all others. */
const ENTRY_CHARS = 16 * 1024;

const LIST = 'bothends.compose';

export type ReadStorage = Pick<Storage, 'getItem'>;
export type KeepStorage = Pick<Storage, 'getItem' | 'setItem' | 'removeItem'>;

/** How messages to this endpoint were written last, if that was ever chosen, and what they were, oldest first. */
export interface Kept {
  readonly form: ComposeForm | null;
  readonly entries: readonly Entry[];
}

export function readKept(storage: ReadStorage, endpoint: string): Kept {
  const kept = parse(storage.getItem(itemKey(endpoint)));
  return { form: readForm(field(kept, 'form')), entries: readEntries(field(kept, 'entries')) };
}

export function keepForm(storage: KeepStorage, endpoint: string, form: ComposeForm): void {
  keep(storage, endpoint, { ...readKept(storage, endpoint), form });
}

/** Another pane may have sent something to the same endpoint since: what is kept has both. */
export function keepEntry(storage: KeepStorage, endpoint: string, entry: Entry): void {
  if (entry.text.length > ENTRY_CHARS) return;
  const { form, entries } = readKept(storage, endpoint);
  keep(storage, endpoint, { form, entries: fitting(addEntry(entries, entry)) });
}

const itemKey = (endpoint: string): string => `${LIST}.${endpoint}`;

function keep(storage: KeepStorage, endpoint: string, kept: Kept): void {
  try {
    const known = strings(parse(storage.getItem(LIST))).filter((other) => other !== endpoint);
    const endpoints = [...known, endpoint];
    for (const forgotten of endpoints.splice(0, endpoints.length - ENDPOINTS))
      storage.removeItem(itemKey(forgotten));
    storage.setItem(LIST, JSON.stringify(endpoints));
    storage.setItem(itemKey(endpoint), JSON.stringify(kept));
  } catch {
    // The storage is full or forbidden: what is on the screen goes on working.
  }
}

/** The newest that fit. */
function fitting(entries: readonly Entry[]): readonly Entry[] {
  let room = ENDPOINT_CHARS;
  const from = entries.findLastIndex((entry) => {
    room -= entry.text.length;
    return room < 0;
  });
  return entries.slice(from + 1);
}

function parse(stored: string | null): unknown {
  try {
    return stored === null ? null : JSON.parse(stored);
  } catch {
    return null;
  }
}

function field(value: unknown, name: string): unknown {
  return typeof value === 'object' && value !== null ? Reflect.get(value, name) : undefined;
}

function strings(value: unknown): readonly string[] {
  return Array.isArray(value) ? value.filter((each): each is string => typeof each === 'string') : [];
}

function readForm(value: unknown): ComposeForm | null {
  const mode = oneOf(COMPOSE_MODES, field(value, 'mode'));
  const encoding = oneOf(ENCODINGS, field(value, 'encoding'));
  const ending = oneOf(LINE_ENDINGS, field(value, 'ending'));
  return mode === undefined || encoding === undefined || ending === undefined
    ? null
    : { mode, encoding, ending };
}

function readEntries(value: unknown): readonly Entry[] {
  if (!Array.isArray(value)) return [];
  return value.flatMap((each: unknown) => {
    const text = field(each, 'text');
    const mode = oneOf(COMPOSE_MODES, field(each, 'mode'));
    const encoding = oneOf(ENCODINGS, field(each, 'encoding'));
    return typeof text === 'string' && mode !== undefined && encoding !== undefined
      ? [{ text, mode, encoding }]
      : [];
  });
}

function oneOf<T extends string>(known: readonly T[], value: unknown): T | undefined {
  return known.find((each) => each === value);
}
