// @vitest-environment jsdom
import { beforeEach, describe, expect, it } from 'vitest';
import { snippetsFile } from '../../../renderer/features/snippets/jsonFile';
import { SnippetLibrary, UNREADABLE_KEY } from '../../../renderer/features/snippets/library';
import { MOST_SNIPPETS, NEW_SNIPPET } from '../../../renderer/features/snippets/model';

const KEY = 'bothends.snippets';
const content = (name: string) => ({ ...NEW_SNIPPET, name, text: name });
const names = (library: SnippetLibrary): string[] => library.snippets.map(({ name }) => name);

beforeEach(() => localStorage.clear());

describe('the library', () => {
  it('is kept over restarts', () => {
    const first = new SnippetLibrary(localStorage);
    const id = first.put(content('one'));
    first.put(content('two'));
    first.put({ ...content('one'), name: 'first' }, id);
    first.move(id, 1);
    expect(names(new SnippetLibrary(localStorage))).toEqual(['two', 'first']);
  });

  it('brings back what was deleted last', () => {
    const library = new SnippetLibrary(localStorage);
    const id = library.put(content('one'));
    library.put(content('two'));
    library.remove(id);
    expect(names(new SnippetLibrary(localStorage))).toEqual(['two']);
    library.undoRemove();
    expect(names(library)).toEqual(['one', 'two']);
    expect(library.store.getState().removed).toBeNull();
    library.undoRemove();
    expect(names(library)).toEqual(['one', 'two']);
  });

  it('follows other tabs, as long as it is asked to', () => {
    const here = new SnippetLibrary(localStorage);
    const stop = here.follow(window);
    const tell = (key: string | null): void => {
      window.dispatchEvent(new StorageEvent('storage', { key, storageArea: localStorage }));
    };
    new SnippetLibrary(localStorage).put(content('elsewhere'));
    tell('something.else');
    expect(names(here)).toEqual([]);
    tell(KEY);
    expect(names(here)).toEqual(['elsewhere']);
    localStorage.clear();
    tell(null);
    expect(names(here)).toEqual([]);
    stop();
    new SnippetLibrary(localStorage).put(content('later'));
    tell(KEY);
    expect(names(here)).toEqual([]);
  });

  it.each(['not json', '{"version":2,"snippets":[]}', '{"version":1,"snippets":[{"id":"a"}]}'])(
    'puts %s aside and begins empty',
    (kept) => {
      localStorage.setItem(KEY, kept);
      const library = new SnippetLibrary(localStorage);
      expect(library.store.getState()).toMatchObject({ snippets: [], isUnreadable: true });
      expect(localStorage.getItem(UNREADABLE_KEY)).toBe(kept);
      library.put(content('new'));
      expect(localStorage.getItem(UNREADABLE_KEY)).toBe(kept);
    },
  );

  it('says when the browser does not keep it', () => {
    const full = Object.create(localStorage, {
      getItem: { value: () => null },
      setItem: {
        value: () => {
          throw new DOMException('full', 'QuotaExceededError');
        },
      },
    }) as Storage;
    const library = new SnippetLibrary(full);
    library.put(content('one'));
    expect(names(library)).toEqual(['one']);
    expect(library.store.getState().isLost).toBe(true);
  });

  it('counts how often each was sent', () => {
    const library = new SnippetLibrary(localStorage);
    expect(library.counterOf('a')).toBe(1);
    library.wasSent('a');
    library.wasSent('a');
    expect(library.counterOf('a')).toBe(3);
    expect(library.counterOf('b')).toBe(1);
  });
});

describe('the snippets of a workspace', () => {
  it('are added once, so that what is deleted stays deleted', () => {
    const library = new SnippetLibrary(localStorage);
    library.addOnce('engine 1', [content('one'), content('two')]);
    expect(names(library)).toEqual(['one', 'two']);
    const [first] = library.snippets;
    library.remove(first?.id ?? '');
    const reloaded = new SnippetLibrary(localStorage);
    reloaded.addOnce('engine 1', [content('one'), content('two')]);
    expect(names(reloaded)).toEqual(['two']);
    reloaded.addOnce('engine 2', [content('one')]);
    expect(names(reloaded)).toEqual(['two', 'one']);
  });
});

describe('sending', () => {
  it('goes one after another, in spite of failures, so that each has its own number', async () => {
    const library = new SnippetLibrary(null);
    const id = library.put(content('one'));
    const numbers: number[] = [];
    const send = async (): Promise<number> => {
      const number = library.counterOf(id);
      await Promise.resolve();
      if (number === 2 && numbers.length === 1) {
        numbers.push(0);
        throw new Error('not sent');
      }
      numbers.push(number);
      library.wasSent(id);
      return number;
    };
    const sent = await Promise.allSettled([1, 2, 3].map(() => library.inTurn(send)));
    expect(numbers).toEqual([1, 0, 2]);
    expect(sent.map(({ status }) => status)).toEqual(['fulfilled', 'rejected', 'fulfilled']);
  });
});

describe('importing', () => {
  it('adds what is new, and says how much was not', () => {
    const library = new SnippetLibrary(localStorage);
    library.put(content('one'));
    const file = snippetsFile([
      { ...content('one'), id: 'x' },
      { ...content('two'), id: 'y' },
    ]);
    expect(library.import(file)).toEqual({ ok: true, value: { added: 1, known: 1 } });
    expect(library.import(file)).toEqual({ ok: true, value: { added: 0, known: 2 } });
    expect(names(library)).toEqual(['one', 'two']);
    expect(library.import('nothing')).toEqual({ ok: false, error: { problem: 'json' } });
  });

  it('adds all or nothing', () => {
    const library = new SnippetLibrary(localStorage);
    for (let i = 0; i < 2; i++) library.put(content(`own ${i}`));
    const many = Array.from({ length: MOST_SNIPPETS - 1 }, (_, i) => ({ ...content(`${i}`), id: `${i}` }));
    expect(library.import(snippetsFile(many))).toEqual({ ok: false, error: { problem: 'many' } });
    expect(library.snippets).toHaveLength(2);
    expect(library.isFull).toBe(false);
    expect(library.import(snippetsFile(many.slice(1))).ok).toBe(true);
    expect(library.isFull).toBe(true);
  });
});
