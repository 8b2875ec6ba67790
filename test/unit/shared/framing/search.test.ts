import { Search } from '@shared/framing/search';
import fc from 'fast-check';
import { expect, it } from 'vitest';

/** Where in all of the pieces together the bytes end, each time. */
function ends(bytes: Uint8Array, pieces: readonly Uint8Array[]): number[] {
  const search = new Search(bytes);
  const found: number[] = [];
  let before = 0;
  for (const piece of pieces) {
    for (let at = 0; ; ) {
      at = search.next(piece, at);
      if (at < 0) break;
      found.push(before + at);
    }
    before += piece.length;
  }
  return found;
}

it('finds bytes one after the other, over the borders of pieces', () => {
  const letter = fc.constantFrom(0x61, 0x62);
  const piece = fc.array(letter, { maxLength: 6 }).map((bytes) => Uint8Array.from(bytes));
  fc.assert(
    fc.property(
      fc.array(letter, { minLength: 1, maxLength: 4 }).map((bytes) => Uint8Array.from(bytes)),
      fc.array(piece),
      (bytes, pieces) => {
        const whole = Buffer.concat(pieces);
        const expected: number[] = [];
        for (let at = whole.indexOf(bytes); at >= 0; at = whole.indexOf(bytes, at + bytes.length))
          expected.push(at + bytes.length);
        expect(ends(bytes, pieces)).toEqual(expected);
      },
    ),
  );
});

it('begins anew when told so', () => {
  const search = new Search(Buffer.from('ab'));
  search.next(Buffer.from('a'), 0);
  search.reset();
  expect(search.next(Buffer.from('b'), 0)).toBe(-1);
  expect(search.next(Buffer.from('ab'), 0)).toBe(2);
});
