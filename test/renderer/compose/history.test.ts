import { describe, expect, it } from 'vitest';
import type { Entry } from '../../../renderer/features/compose/entry';
import {
  EMPTY_HISTORY,
  type MessageHistory,
  newer,
  older,
  remember,
  searchEntries,
} from '../../../renderer/features/compose/history';

const entry = (text: string, more: Partial<Entry> = {}): Entry => ({
  text,
  mode: 'text',
  encoding: 'utf-8',
  ...more,
});
const sent = (...texts: string[]): MessageHistory =>
  texts.map((text) => entry(text)).reduce(remember, EMPTY_HISTORY);
const texts = (entries: readonly Entry[]): string[] => entries.map(({ text }) => text);

describe('history', () => {
  it('goes back to the oldest and forth to the draft', () => {
    const draft = entry('draft', { mode: 'hex' });
    const first = older(sent('one', 'two'), draft);
    expect(first?.entry.text).toBe('two');
    const second = older(first?.history ?? EMPTY_HISTORY, entry('two'));
    expect(second?.entry.text).toBe('one');
    expect(older(second?.history ?? EMPTY_HISTORY, entry('one'))).toBeNull();
    const third = newer(second?.history ?? EMPTY_HISTORY);
    expect(third?.entry.text).toBe('two');
    const back = newer(third?.history ?? EMPTY_HISTORY);
    expect(back?.entry).toEqual(draft);
    expect(newer(back?.history ?? EMPTY_HISTORY)).toBeNull();
  });

  it('has no message twice in a row, no empty one, and the last 200', () => {
    expect(texts(sent('a', 'a', '', 'b', 'a').entries)).toEqual(['a', 'b', 'a']);
    const many = sent(...Array.from({ length: 250 }, (_, i) => `${i}`));
    expect(many.entries).toHaveLength(200);
    expect(many.entries[0]?.text).toBe('50');
  });

  it('the same text in hex is another message', () => {
    const both = remember(sent('41'), entry('41', { mode: 'hex' }));
    expect(both.entries).toHaveLength(2);
    expect(remember(both, entry('41', { mode: 'hex', encoding: 'euc-kr' })).entries).toHaveLength(3);
  });
});

describe('searching it', () => {
  it('finds parts in any case, newest first, each once', () => {
    const { entries } = sent('GET /a', 'post', 'get /b', 'GET /a', 'x');
    expect(texts(searchEntries(entries, 'get'))).toEqual(['GET /a', 'get /b']);
    expect(texts(searchEntries(entries, '/B'))).toEqual(['get /b']);
    expect(searchEntries(entries, 'nothing')).toEqual([]);
  });

  it('has all of them before anything was typed', () => {
    expect(texts(searchEntries(sent('a', 'b').entries, ''))).toEqual(['b', 'a']);
  });
});
