/** Rules are kept with the endpoint they were written for, over restarts, as they are being written. */
import type { RuleSet } from '@shared/contract/rules';
import { readRules } from '@shared/rules/file';

/** Endpoints; the one not used for the longest time goes. */
const ENDPOINTS = 32;
const LIST = 'bothends.rules';
const itemKey = (endpoint: string): string => `${LIST}.${endpoint}`;

export type RuleStorage = Pick<Storage, 'getItem' | 'setItem' | 'removeItem'>;

/** Null: there are none, or what is there cannot be read. */
export function readKeptRules(storage: Pick<Storage, 'getItem'>, endpoint: string): RuleSet | null {
  const text = storage.getItem(itemKey(endpoint));
  const read = text === null ? null : readRules(text);
  return read?.ok === true ? read.value : null;
}

/** False: the storage is full or forbidden. */
export function keepRules(storage: RuleStorage, endpoint: string, set: RuleSet): boolean {
  try {
    const endpoints = [...endpointsOf(storage).filter((other) => other !== endpoint), endpoint];
    for (const forgotten of endpoints.splice(0, endpoints.length - ENDPOINTS))
      storage.removeItem(itemKey(forgotten));
    storage.setItem(itemKey(endpoint), JSON.stringify(set));
    storage.setItem(LIST, JSON.stringify(endpoints));
    return true;
  } catch {
    return false;
  }
}

function endpointsOf(storage: Pick<Storage, 'getItem'>): readonly string[] {
  try {
    const list: unknown = JSON.parse(storage.getItem(LIST) ?? '[]');
    return Array.isArray(list) ? list.filter((each): each is string => typeof each === 'string') : [];
  } catch {
    return [];
  }
}
