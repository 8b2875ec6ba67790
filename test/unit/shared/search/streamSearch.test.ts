import { encodeText } from '@shared/bytes/encoding';
import { encodeUtf8 } from '@shared/bytes/utf8';
import { BytePattern } from '@shared/search/bytePattern';
import { parseHexPattern } from '@shared/search/hexPattern';
import { StreamSearch } from '@shared/search/streamSearch';
import { textPattern } from '@shared/search/textPattern';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

function hex(text: string): BytePattern {
  const bytes = parseHexPattern(text);
  if (!bytes.ok) throw new Error(bytes.error.problem);
  return BytePattern.masked(bytes.value);
}

function text(what: string, matchCase = true, encoding: Parameters<typeof textPattern>[2] = 'utf-8') {
  const pattern = textPattern(what, matchCase, encoding);
  if (!pattern.ok) throw new Error(pattern.error.problem);
  return pattern.value;
}

/** The numbers of the chunks in which matches begin. */
function search(pattern: BytePattern, chunks: readonly Uint8Array[]): number[] {
  const hits: number[] = [];
  const stream = new StreamSearch(pattern, (seq) => hits.push(seq));
  for (const [seq, chunk] of chunks.entries()) stream.feed(1, seq, chunk);
  return hits;
}

/** The same, the slow and plain way: where matches begin in all bytes put together. */
function reference(pattern: BytePattern, bytes: Uint8Array): number[] {
  const starts: number[] = [];
  for (let from = 0; ; ) {
    const found = pattern.find(bytes, from);
    if (found.kind !== 'match') return starts;
    starts.push(found.start);
    from = found.end;
  }
}

function cut(bytes: Uint8Array, lengths: readonly number[]): Uint8Array[] {
  const chunks: Uint8Array[] = [];
  let at = 0;
  for (const length of lengths) {
    chunks.push(bytes.subarray(at, at + length));
    at += length;
  }
  return [...chunks, bytes.subarray(at)];
}

const few = fc.uint8Array({ min: 0, max: 3, maxLength: 60 });
const cuts = fc.array(fc.nat({ max: 7 }), { maxLength: 20 });

describe('looking for bytes in a stream', () => {
  it('finds the same matches however the stream is cut', () => {
    const patterns = [hex('01 02'), hex('01 ?? 01'), hex('00 00'), hex('?1 02 ?3'), hex('01'), hex('?? 03')];
    fc.assert(
      fc.property(few, cuts, fc.constantFrom(...patterns), (bytes, lengths, pattern) => {
        const chunks = cut(bytes, lengths);
        const ends = chunks.map((_, i) =>
          chunks.slice(0, i + 1).reduce((all, { length }) => all + length, 0),
        );
        const expected = reference(pattern, bytes).map((start) => ends.findIndex((end) => start < end));
        expect(search(pattern, chunks)).toEqual(expected);
      }),
      { numRuns: 2_000 },
    );
  });

  it('finds letters in both cases however the stream is cut, in forms of different length too', () => {
    // The small and the capital form of ȿ take two and three bytes.
    const pattern = text('aȿb', false);
    expect(pattern.longest).toBeGreaterThan(pattern.shortest);
    const word = fc.constantFrom('aȿb', 'AⱾB', 'aȿ', 'Ȿb', 'x', 'a', '가');
    fc.assert(
      fc.property(fc.array(word, { maxLength: 12 }), cuts, (words, lengths) => {
        const bytes = encodeUtf8(words.join(''));
        const chunks = cut(bytes, lengths);
        const count = words.join('').toLowerCase().split('aȿb').length - 1;
        expect(search(pattern, chunks)).toHaveLength(count);
      }),
      { numRuns: 1_000 },
    );
  });

  it('finds what is there once when it overlaps itself', () => {
    expect(search(text('aa'), [encodeUtf8('aaaaa')])).toEqual([0, 0]);
    expect(search(text('aa'), [encodeUtf8('a'), encodeUtf8('aa'), encodeUtf8('aa')])).toEqual([0, 1]);
  });

  it('says in which chunk a match begins, over many small ones', () => {
    const chunks = [...'xxhello!'].map(encodeUtf8);
    expect(search(text('hello'), chunks)).toEqual([2]);
  });

  it('keeps the streams apart, and forgets them when bytes are missing', () => {
    const hits: number[] = [];
    const stream = new StreamSearch(text('ab'), (seq) => hits.push(seq));
    stream.feed(1, 1, encodeUtf8('a'));
    stream.feed(2, 2, encodeUtf8('b'));
    stream.feed(1, 3, encodeUtf8('b'));
    expect(hits).toEqual([1]);
    stream.feed(1, 4, encodeUtf8('a'));
    stream.restart();
    stream.feed(1, 5, encodeUtf8('b'));
    expect(hits).toEqual([1]);
  });

  it('finds text in the encoding of the view', () => {
    for (const encoding of ['utf-8', 'euc-kr', 'utf-16le', 'utf-16be'] as const) {
      const bytes = encodeText('안녕 Hello', encoding);
      if (!bytes.ok) throw new Error(encoding);
      expect(search(text('녕 hEL', false, encoding), cut(bytes.value, [1, 2, 3]))).toHaveLength(1);
      expect(search(text('녕 hEL', true, encoding), [bytes.value])).toEqual([]);
    }
  });
});
