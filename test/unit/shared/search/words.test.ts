/** What a query finds in the words of events, and where. */
import { compileQuery, countText, type FindQuery } from '@shared/search/query';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

function compiled(kind: FindQuery['kind'], text: string, matchCase = false) {
  const query = compileQuery({ kind, text, matchCase, encoding: 'utf-8' });
  if (!query.ok) throw new Error(query.error.problem);
  return query.value;
}

/** What stands at the places a query names. */
function found(
  kind: FindQuery['kind'],
  text: string,
  words: string,
  matchCase = false,
  limit = 99,
): string[] {
  const places = compiled(kind, text, matchCase).places?.(words, limit) ?? [];
  return places.map(([from, to]) => words.slice(from, to));
}

describe('a text in words', () => {
  it.each([
    ['closed', 'Closed by peer, CLOSED', ['Closed', 'CLOSED']],
    ['aa', 'aaaaa', ['aa', 'aa']],
    ['연결', '연결됨: 재연결', ['연결', '연결']],
    ['😀', 'a😀b', ['😀']],
    ['x', 'none', []],
  ])('%j in %j', (text, words, expected) => {
    expect(found('text', text, words)).toEqual(expected);
    expect(countText(words, text, false)).toBe(expected.length);
  });

  it('stands where it stands, though small letters before it are more than one', () => {
    // "İ" in small letters is "i" and a dot above it: two units for one.
    expect(found('text', 'refused', 'İİİ refused')).toEqual(['refused']);
    expect(found('text', 'İ', 'aİb')).toEqual(['İ']);
  });

  it('is found at the end of a word as well: there a capital sigma has another small letter', () => {
    expect(found('text', 'ΟΔΟΣ', 'οδοσ ΟΔΟΣ')).toEqual(['οδοσ', 'ΟΔΟΣ']);
    expect(countText('ΟΔΟΣ', 'Σ', false)).toBe(1);
  });

  it('minds the case when told so', () => {
    expect(found('text', 'Closed', 'closed Closed', true)).toEqual(['Closed']);
    expect(found('text', 'Σ', 'σΣ', true)).toEqual(['Σ']);
  });

  it('is counted as often as it has places, each of which is the text itself', () => {
    const letters = fc.string({
      unit: fc.constantFrom('a', 'A', 'é', 'É', 'İ', 'Σ', 'σ', '가', '😀'),
      maxLength: 14,
    });
    const same = (a: string, b: string): boolean =>
      new Intl.Collator('en', { sensitivity: 'accent', usage: 'search' }).compare(a, b) === 0;
    fc.assert(
      fc.property(
        letters,
        fc.string({ unit: fc.constantFrom('a', 'É', 'Σ', '가', 'İ'), minLength: 1, maxLength: 2 }),
        (words, text) => {
          const pieces = found('text', text, words);
          expect(pieces).toHaveLength(countText(words, text, false));
          for (const piece of pieces) expect(same(piece, text), `${piece} for ${text}`).toBe(true);
        },
      ),
    );
  });

  it('names no more places than are wanted', () => {
    expect(found('text', 'a', 'aaaa', false, 3)).toHaveLength(3);
    expect(found('text', 'a', 'aaaa', false, 0)).toEqual([]);
    expect(found('regex', 'a', 'aaaa', false, 3)).toHaveLength(3);
  });
});

describe('an expression in words', () => {
  it.each([
    ['\\d+', 'port 9190 and 80', ['9190', '80']],
    ['a*', 'baab', ['aa']],
    ['^b', 'b\nb', ['b', 'b']],
    ['연.', '재연결', ['연결']],
    ['x|', 'axa', ['x']],
  ])('%s in %j', (source, words, expected) => {
    expect(found('regex', source, words)).toEqual(expected);
    expect(compiled('regex', source).words?.(words)).toBe(expected.length);
  });

  it('minds the case only when told so', () => {
    expect(found('regex', 'get', 'GET get')).toEqual(['GET', 'get']);
    expect(found('regex', 'get', 'GET get', true)).toEqual(['get']);
  });

  it('finds what JavaScript finds, where both can read it', () => {
    const source = fc.constantFrom('a+b', '(ab|ba)c?', '[^a]+', 'a.b', 'a{2,3}', '^a|b$', 'c*?b');
    fc.assert(
      fc.property(
        source,
        fc.string({ unit: fc.constantFrom('a', 'b', 'c', '\n'), maxLength: 20 }),
        (text, words) => {
          const expected = [...words.matchAll(new RegExp(text, 'gm'))]
            .map(([all]) => all)
            .filter((all) => all !== '');
          expect(found('regex', text, words, true)).toEqual(expected);
        },
      ),
    );
  });
});

describe('bytes in words', () => {
  it('are in none: events have no bytes', () => {
    const { words, places } = compiled('hex', '61');
    expect([words, places]).toEqual([null, null]);
  });
});
