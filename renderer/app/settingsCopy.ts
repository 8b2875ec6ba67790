/**
 * A copy of the settings in the browser's storage: the first picture has the right theme, language and font before the
 * host has told. What is read there and cannot be used counts as not there.
 */
import {
  type Settings,
  type SettingsChange,
  settingsChangeSchema,
  settingsSchema,
} from '@shared/contract/settings';

export type KeepStorage = Pick<Storage, 'getItem' | 'setItem' | 'removeItem'>;

const KEY = 'bothends.settings';

/** Where single choices were kept before, and as what setting they live on. */
const OLD: readonly { readonly key: string; readonly read: (kept: string) => object }[] = [
  { key: 'bothends.theme', read: (theme) => ({ theme }) },
  { key: 'bothends.language', read: (language) => ({ language }) },
  { key: 'bothends.traffic.fontSize', read: (size) => ({ fontSize: Number(size) }) },
];

export function readCopy(storage: Pick<Storage, 'getItem'>): Settings | null {
  const kept = settingsSchema.safeParse(parse(storage.getItem(KEY)));
  return kept.success ? kept.data : null;
}

export function keepCopy(storage: Pick<Storage, 'setItem'>, settings: Settings): void {
  try {
    storage.setItem(KEY, JSON.stringify(settings));
  } catch {
    // The storage is full or forbidden: the next first picture is drawn as usual, until the host has told.
  }
}

/** What was chosen before there were settings; it is there once. */
export function takeOld(storage: KeepStorage): SettingsChange {
  let old: SettingsChange = {};
  for (const { key, read } of OLD) {
    const kept = storage.getItem(key);
    if (kept === null) continue;
    const change = settingsChangeSchema.safeParse(read(kept));
    if (change.success) old = { ...old, ...change.data };
    storage.removeItem(key);
  }
  return old;
}

function parse(text: string | null): unknown {
  try {
    return text === null ? null : JSON.parse(text);
  } catch {
    return null;
  }
}
