import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  addSnippets,
  foldersOf,
  moveSnippet,
  NEW_SNIPPET,
  putSnippet,
  removeSnippet,
  restoreSnippet,
  type Snippet,
} from '../../../renderer/features/snippets/model';

function snippet(id: string, more: Partial<Snippet> = {}): Snippet {
  return { ...NEW_SNIPPET, id, name: id, text: `text of ${id}`, ...more };
}

const ids = (snippets: readonly Snippet[]): string => snippets.map(({ id }) => id).join('');
const LIST = [snippet('a'), snippet('b', { folder: 'x' }), snippet('c'), snippet('d', { folder: 'x' })];

describe('folders', () => {
  it('come by name after what is in none, each in the order of the list', () => {
    const list = [...LIST, snippet('e', { folder: 'A' })];
    expect(foldersOf(list).map(({ name, snippets }) => [name, ids(snippets)])).toEqual([
      ['', 'ac'],
      ['A', 'e'],
      ['x', 'bd'],
    ]);
  });

  it('show what a search finds in names, folders and texts, whatever the case', () => {
    const list = [
      snippet('Ping'),
      snippet('b', { text: 'PING' }),
      snippet('c', { folder: 'ping pong' }),
      snippet('d'),
    ];
    const shown = foldersOf(list, ' ping ').flatMap(({ snippets }) => snippets);
    expect(shown.map(({ id }) => id)).toEqual(['Ping', 'b', 'c']);
    expect(foldersOf(list, 'nowhere')).toEqual([]);
  });
});

describe('putting', () => {
  it('adds at the end, or changes in place', () => {
    expect(ids(putSnippet(LIST, snippet('e')))).toBe('abcde');
    const changed = putSnippet(LIST, snippet('b', { name: 'new' }));
    expect(ids(changed)).toBe('abcd');
    expect(changed[1]?.name).toBe('new');
  });

  it('gives a key to the last that asked for it', () => {
    const list = putSnippet([snippet('a', { key: 'Shift+F2' })], snippet('b', { key: 'Shift+F2' }));
    expect(list.map(({ key }) => key)).toEqual([null, 'Shift+F2']);
  });
});

describe('removing', () => {
  it('can be undone: the same list again', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 3 }), (at) => {
        const { snippets, removed } = removeSnippet(LIST, LIST[at]?.id ?? '');
        expect(snippets).toHaveLength(3);
        expect(removed && restoreSnippet(snippets, removed)).toEqual(LIST);
      }),
    );
  });

  it('of what is not there changes nothing', () => {
    expect(removeSnippet(LIST, 'z')).toEqual({ snippets: LIST, removed: null });
  });

  it('brings back no key that another has taken meanwhile', () => {
    const taken = snippet('b', { key: 'Shift+F3' });
    const [, back] = restoreSnippet([taken], { snippet: snippet('a', { key: 'Shift+F3' }), at: 1 });
    expect(back?.key).toBeNull();
    const free = snippet('a', { key: 'Shift+F4' });
    expect(restoreSnippet([taken], { snippet: free, at: 0 })[0]?.key).toBe('Shift+F4');
  });
});

describe('moving', () => {
  it('changes places with the neighbour of the same folder', () => {
    expect(ids(moveSnippet(LIST, 'c', -1))).toBe('cbad');
    expect(ids(moveSnippet(LIST, 'b', 1))).toBe('adcb');
  });

  it('ends at the ends of the folder', () => {
    expect(moveSnippet(LIST, 'a', -1)).toBe(LIST);
    expect(moveSnippet(LIST, 'd', 1)).toBe(LIST);
    expect(moveSnippet(LIST, 'z', 1)).toBe(LIST);
  });
});

describe('adding from a file', () => {
  let next = 0;
  const newId = () => `n${next++}`;

  it('leaves out what is here already, but for its key', () => {
    const { id: _, ...same } = snippet('a', { key: 'Shift+F2' });
    const { id: __, ...other } = snippet('e', { folder: 'x' });
    const { snippets, added } = addSnippets(LIST, [same, other, other], newId);
    expect(added).toBe(1);
    expect(snippets).toHaveLength(5);
    expect(new Set(snippets.map(({ id }) => id)).size).toBe(5);
  });

  it('leaves keys with those who have them', () => {
    const mine = [snippet('a', { key: 'Shift+F2' })];
    const { id: _, ...theirs } = snippet('b', { key: 'Shift+F2' });
    const { snippets } = addSnippets(mine, [theirs], newId);
    expect(snippets.map(({ key }) => key)).toEqual(['Shift+F2', null]);
  });
});
