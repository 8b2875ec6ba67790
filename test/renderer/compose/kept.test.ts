import { describe, expect, it } from 'vitest';
import type { Entry } from '../../../renderer/features/compose/entry';
import { keepEntry, keepForm, readKept } from '../../../renderer/features/compose/kept';

class MemoryStorage {
  readonly items = new Map<string, string>();
  getItem = (key: string): string | null => this.items.get(key) ?? null;
  setItem = (key: string, value: string): void => void this.items.set(key, value);
  removeItem = (key: string): void => void this.items.delete(key);
}

const entry = (text: string): Entry => ({ text, mode: 'hex', encoding: 'euc-kr' });
const keptTexts = (storage: MemoryStorage, endpoint: string): string[] =>
  readKept(storage, endpoint).entries.map(({ text }) => text);

describe('what is kept for an endpoint', () => {
  it('is no form before one was chosen, so that the usual one holds', () => {
    const storage = new MemoryStorage();
    expect(readKept(storage, 'a')).toEqual({ form: null, entries: [] });
    keepEntry(storage, 'a', entry('41'));
    expect(readKept(storage, 'a')).toEqual({ form: null, entries: [entry('41')] });
  });

  it('comes back after a restart: messages with how they were written, and the choices', () => {
    const storage = new MemoryStorage();
    keepForm(storage, 'a', { mode: 'hex', encoding: 'shift_jis', ending: 'nul' });
    keepEntry(storage, 'a', entry('41'));
    keepForm(storage, 'b', { mode: 'text', encoding: 'latin-1', ending: 'cr' });
    expect(readKept(storage, 'a')).toEqual({
      form: { mode: 'hex', encoding: 'shift_jis', ending: 'nul' },
      entries: [entry('41')],
    });
    expect(readKept(storage, 'b').entries).toEqual([]);
  });

  it('has the messages of two panes, in the order of sending', () => {
    const storage = new MemoryStorage();
    for (const text of ['one', 'two', 'two', 'three']) keepEntry(storage, 'a', entry(text));
    expect(keptTexts(storage, 'a')).toEqual(['one', 'two', 'three']);
  });

  it('is bounded: a message, an endpoint, and the number of endpoints', () => {
    const storage = new MemoryStorage();
    keepEntry(storage, 'a', entry('x'.repeat(20_000)));
    expect(keptTexts(storage, 'a')).toEqual([]);
    for (let i = 0; i < 10; i++) keepEntry(storage, 'a', entry(`${i}${'x'.repeat(10_000)}`));
    expect(keptTexts(storage, 'a').map((text) => text[0])).toEqual(['4', '5', '6', '7', '8', '9']);
    for (let i = 0; i < 40; i++) keepEntry(storage, `client 127.0.0.1:${i}`, entry('a'));
    expect(storage.items.size).toBe(32 + 1);
    expect(keptTexts(storage, 'a')).toEqual([]);
    expect(keptTexts(storage, 'client 127.0.0.1:39')).toEqual(['a']);
  });

  it('an endpoint that is used again is not the next to go', () => {
    const storage = new MemoryStorage();
    keepEntry(storage, 'old', entry('a'));
    for (let i = 0; i < 31; i++) keepEntry(storage, `${i}`, entry('a'));
    keepEntry(storage, 'old', entry('b'));
    keepEntry(storage, 'one more', entry('a'));
    expect(keptTexts(storage, 'old')).toEqual(['a', 'b']);
    expect(keptTexts(storage, '0')).toEqual([]);
  });

  it.each([
    '',
    '{',
    'null',
    '7',
    '[]',
    '{"form":{"mode":"raw","encoding":"klingon","ending":7},"entries":{}}',
    '{"entries":[null,7,"a",{"text":1},{"text":"a","mode":"hex"}]}',
  ])('takes nothing strange from the storage: %s', (stored) => {
    const storage = new MemoryStorage();
    storage.setItem('bothends.compose.a', stored);
    storage.setItem('bothends.compose', stored);
    expect(readKept(storage, 'a')).toEqual(readKept(new MemoryStorage(), 'a'));
    keepEntry(storage, 'a', entry('41'));
    expect(keptTexts(storage, 'a')).toEqual(['41']);
  });

  it('goes on without a storage', () => {
    const full = Object.assign(new MemoryStorage(), {
      setItem: () => {
        throw new Error('QuotaExceededError');
      },
    });
    expect(() => keepEntry(full, 'a', entry('41'))).not.toThrow();
    expect(readKept(full, 'a').entries).toEqual([]);
  });
});
