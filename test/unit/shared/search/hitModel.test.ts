/** Rows with matches against a plain list of them, and byte patterns against a search written down naively. */
import { encodeText } from '@shared/bytes/encoding';
import { BytePattern } from '@shared/search/bytePattern';
import type { MaskedByte } from '@shared/search/hexPattern';
import { HitRows } from '@shared/search/hitRows';
import { countInPiece, REGEX_PIECE_BYTES } from '@shared/search/query';
import { compileRegex } from '@shared/search/regex';
import { StreamSearch } from '@shared/search/streamSearch';
import { textPattern } from '@shared/search/textPattern';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

/** Every row with its matches, in a map. */
class PlainHits {
  private readonly rows = new Map<number, number>();

  add(seq: number, matches: number): void {
    this.rows.set(seq, (this.rows.get(seq) ?? 0) + matches);
  }

  get all(): { seq: number; matches: number; index: number }[] {
    let index = 1;
    return [...this.rows.entries()]
      .sort(([a], [b]) => a - b)
      .map(([seq, matches]) => {
        const hit = { seq, matches, index };
        index += matches;
        return hit;
      });
  }

  step(seq: number, back: boolean) {
    const { all } = this;
    const next = back ? all.findLast((hit) => hit.seq < seq) : all.find((hit) => hit.seq > seq);
    const wrapped = next === undefined;
    const hit = next ?? (back ? all.at(-1) : all[0]);
    return hit === undefined ? null : { hit, wrapped };
  }
}

describe('rows with matches', () => {
  const additions = fc.array(
    fc.record({ seq: fc.integer({ min: 1, max: 30 }), matches: fc.integer({ min: 1, max: 4 }) }),
  );

  it('are those of a plain list, in whatever order they came', () => {
    fc.assert(
      fc.property(
        additions,
        fc.nat({ max: 32 }),
        fc.nat({ max: 32 }),
        fc.nat({ max: 9 }),
        (all, from, to, most) => {
          const hits = new HitRows(1_000);
          const plain = new PlainHits();
          for (const { seq, matches } of all) {
            hits.add(seq, matches);
            plain.add(seq, matches);
          }
          const expected = plain.all;
          expect([hits.rows, hits.matches, hits.lastKept, hits.isFull]).toEqual([
            expected.length,
            all.reduce((sum, { matches }) => sum + matches, 0),
            expected.at(-1)?.seq ?? 0,
            false,
          ]);
          expect(hits.between(from, to, most)).toEqual(
            expected.filter(({ seq }) => seq >= from && seq <= to).slice(0, most),
          );
          for (const back of [false, true]) expect(hits.step(from, back)).toEqual(plain.step(from, back));
        },
      ),
    );
  });

  it('when full are still the oldest, numbered as without a limit', () => {
    fc.assert(
      fc.property(
        fc.uniqueArray(fc.integer({ min: 1, max: 99 }), { minLength: 1 }),
        fc.integer({ min: 1, max: 9 }),
        (seqs, limit) => {
          const inOrder = [...seqs].sort((a, b) => a - b);
          const hits = new HitRows(limit);
          const plain = new PlainHits();
          for (const seq of inOrder) {
            hits.add(seq, seq % 3 || 1);
            plain.add(seq, seq % 3 || 1);
          }
          expect(hits.between(0, 100, 100)).toEqual(plain.all.slice(0, limit));
          expect(hits.isFull).toBe(inOrder.length > limit);
          expect(hits.rows).toBe(inOrder.length);
        },
      ),
    );
  });
});

describe('rows beyond the limit', () => {
  it('are counted once, however often they are found: a stream tells its matches one by one', () => {
    const hits = new HitRows(2);
    for (const seq of [1, 1, 4, 6, 6, 6, 9, 4, 9, 12]) hits.add(seq, 1);
    expect([hits.rows, hits.matches, hits.lastKept, hits.isFull]).toEqual([5, 10, 4, true]);
    expect(hits.between(0, 99, 9)).toEqual([
      { seq: 1, matches: 2, index: 1 },
      { seq: 4, matches: 2, index: 3 },
    ]);
  });
});

/** Whether the bytes fit here, by the definition alone. */
const fitsAt = (pattern: readonly MaskedByte[], data: Uint8Array, at: number): boolean =>
  at + pattern.length <= data.length &&
  pattern.every(({ value, mask }, i) => ((data[at + i] ?? 0) & mask) === value);

/** Where matches begin: leftmost first, none inside another. */
function naive(pattern: readonly MaskedByte[], data: Uint8Array): number[] {
  const starts: number[] = [];
  for (let at = 0; at < data.length; at++)
    if (fitsAt(pattern, data, at)) {
      starts.push(at);
      at += pattern.length - 1;
    }
  return starts;
}

const masks = [0xff, 0xff, 0xff, 0xf0, 0x0f, 0x00];
const masked = fc
  .tuple(fc.constantFrom(0x00, 0x01, 0x10, 0x11), fc.constantFrom(...masks))
  .map(([value, mask]) => ({ value: value & mask, mask }));
const pattern = fc
  .array(masked, { minLength: 1, maxLength: 5 })
  .filter((bytes) => bytes.some(({ mask }) => mask !== 0));
const data = fc.array(fc.constantFrom(0x00, 0x01, 0x10, 0x11, 0x21), { maxLength: 40 });

describe('a byte pattern', () => {
  it('is where the definition says, whole or in pieces, with a quick search or without', () => {
    const quick = (bytes: Uint8Array, what: Uint8Array, from: number): number =>
      Buffer.from(bytes).indexOf(what, from);
    fc.assert(
      fc.property(
        pattern,
        data,
        fc.array(fc.nat({ max: 6 })),
        fc.boolean(),
        (what, stream, lengths, isQuick) => {
          const bytes = Uint8Array.from(stream);
          const compiled = isQuick ? BytePattern.masked(what, quick) : BytePattern.masked(what);
          const expected = naive(what, bytes);
          expect(compiled.isIn(bytes)).toBe(expected.length > 0);
          expect([compiled.longest, compiled.shortest]).toEqual([what.length, what.length]);

          const startOf: number[] = [];
          const found: number[] = [];
          const search = new StreamSearch(compiled, (seq) => found.push(seq));
          let at = 0;
          for (const length of [...lengths, stream.length]) {
            const piece = bytes.subarray(at, at + length);
            search.feed(3, startOf.length, piece);
            startOf.push(at);
            at += piece.length;
          }
          const chunkOf = (start: number): number =>
            startOf.findLastIndex((begin, i) => begin <= start && start < (startOf[i + 1] ?? stream.length));
          expect(found).toEqual(expected.map(chunkOf));
        },
      ),
      { numRuns: 1_000 },
    );
  });

  it('says that a match is open only where one could begin', () => {
    const compiled = BytePattern.masked([1, 2, 3].map((value) => ({ value, mask: 0xff })));
    const at = (...bytes: number[]) => compiled.find(Uint8Array.from(bytes), 0);
    expect(at(9, 1, 2)).toEqual({ kind: 'open', start: 1 });
    expect(at(9, 1, 9)).toEqual({ kind: 'none' });
    expect(at(1, 1)).toEqual({ kind: 'open', start: 1 });
    expect(at(1, 2, 3)).toEqual({ kind: 'match', start: 0, end: 3 });
    expect(compiled.find(Uint8Array.of(1, 2, 3, 1, 2, 3), 1)).toEqual({ kind: 'match', start: 3, end: 6 });
    expect(at()).toEqual({ kind: 'none' });
  });
});

describe('streams side by side', () => {
  it('find each its own, and forget all when told that bytes are missing', () => {
    const two = BytePattern.masked([0x61, 0x62].map((value) => ({ value, mask: 0xff })));
    const found: number[] = [];
    const search = new StreamSearch(two, (seq) => found.push(seq));
    search.feed(1, 10, Buffer.from('a'));
    search.feed(2, 11, Buffer.from('a'));
    // Nothing came: what began goes on.
    search.feed(1, 12, new Uint8Array(0));
    search.feed(2, 13, Buffer.from('b'));
    search.feed(1, 14, Buffer.from('b'));
    expect(found).toEqual([11, 10]);
    search.feed(1, 15, Buffer.from('a'));
    search.feed(2, 16, Buffer.from('a'));
    search.restart();
    search.feed(1, 17, Buffer.from('b'));
    search.feed(2, 18, Buffer.from('bab'));
    expect(found).toEqual([11, 10, 18]);
  });
});

describe('a text in bytes', () => {
  const isIn = (what: string, where: string, matchCase = false): boolean => {
    const compiled = textPattern(what, matchCase, 'utf-8');
    const bytes = encodeText(where, 'utf-8');
    if (!compiled.ok || !bytes.ok) throw new Error('not to be encoded');
    return compiled.value.isIn(bytes.value);
  };

  it.each([
    ['straße', 'STRAßE', true],
    // In capitals it has another length: another text.
    ['straße', 'STRASSE', false],
    ['é', 'É', true],
    ['É', 'é', true],
    ['я', 'Я', true],
    ['가', '나', false],
    ['e\u0301', 'E\u0301', true],
    ['😀', '😁', false],
  ])('%j in %j: %s', (what, where, expected) => {
    expect(isIn(what, where)).toBe(expected);
    expect(isIn(where, what)).toBe(expected);
    expect(isIn(what, where, true)).toBe(false);
  });

  it('has only the cases that the encoding has', () => {
    // Latin-1 has ÿ and no capital of it.
    const compiled = textPattern('ÿ', false, 'latin-1');
    expect(compiled.ok && compiled.value.isIn(Uint8Array.of(0xff))).toBe(true);
    expect(compiled.ok && compiled.value.longest).toBe(1);
  });
});

describe('a piece of a chunk', () => {
  const regex = compileRegex('b', true);
  const next = (bytes: Uint8Array, from: number, encoding: 'utf-8' | 'utf-16le' = 'utf-8') => {
    if (!regex.ok) throw new Error('regex');
    return countInPiece(regex.value, encoding, bytes, from);
  };

  it('ends behind its last line feed, or where it must', () => {
    const bytes = Buffer.alloc(3 * REGEX_PIECE_BYTES, 'a');
    expect(next(bytes, 0)).toEqual({ count: 0, next: REGEX_PIECE_BYTES });
    bytes[99] = 0x0a;
    bytes[REGEX_PIECE_BYTES] = 0x62;
    expect(next(bytes, 0)).toEqual({ count: 0, next: 100 });
    // A line feed that is the first byte of a piece leaves nothing before it.
    expect(next(bytes, 99)).toEqual({ count: 1, next: 99 + REGEX_PIECE_BYTES });
    expect(next(bytes, bytes.length - 5)).toEqual({ count: 0, next: bytes.length });
  });

  it('of UTF-16 does not end between the two bytes of anything', () => {
    const bytes = Buffer.alloc(2 * REGEX_PIECE_BYTES);
    bytes[99] = 0x0a;
    expect(next(bytes, 0, 'utf-16le').next).toBe(REGEX_PIECE_BYTES);
  });
});
