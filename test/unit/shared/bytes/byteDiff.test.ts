import { ALIGN_BYTES, cellsOf, DIFF_BYTES, diffBytes } from '@shared/bytes/byteDiff';
import { encodeUtf8 } from '@shared/bytes/utf8';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

const text = encodeUtf8;
const shape = (a: string, b: string) =>
  diffBytes(text(a), text(b)).parts.map(({ kind, a: [a1, a2], b: [b1, b2] }) => [kind, a2 - a1, b2 - b1]);

describe('the difference of two runs of bytes', () => {
  it.each([
    ['same', 'same', [['same', 4, 4]]],
    ['', '', []],
    [
      'abXcd',
      'abcd',
      [
        ['same', 2, 2],
        ['only-a', 1, 0],
        ['same', 2, 2],
      ],
    ],
    [
      'abcd',
      'abXXcd',
      [
        ['same', 2, 2],
        ['only-b', 0, 2],
        ['same', 2, 2],
      ],
    ],
    [
      'abcd',
      'abXd',
      [
        ['same', 2, 2],
        ['changed', 1, 1],
        ['same', 1, 1],
      ],
    ],
    ['', 'new', [['only-b', 0, 3]]],
  ])('%j and %j', (a, b, parts) => {
    expect(shape(a, b)).toEqual(parts);
  });

  it('names the first difference and how much differs', () => {
    expect(diffBytes(text('hello'), text('hexlo'))).toMatchObject({
      first: 2,
      differing: 1,
      method: 'aligned',
    });
    expect(diffBytes(text('hello'), text('hello'))).toMatchObject({ first: null, differing: 0 });
    expect(diffBytes(text('hello'), text('hello!'))).toMatchObject({ first: 5, differing: 1 });
  });

  it('covers both sides from end to end, and what it calls the same is the same', () => {
    const bytes = fc.uint8Array({ max: 3, maxLength: 80 });
    fc.assert(
      fc.property(bytes, bytes, (a, b) => {
        const { parts, first } = diffBytes(a, b);
        expect(parts.flatMap((part) => [...a.subarray(...part.a)])).toEqual([...a]);
        expect(parts.flatMap((part) => [...b.subarray(...part.b)])).toEqual([...b]);
        for (const part of parts)
          if (part.kind === 'same') expect(a.subarray(...part.a)).toEqual(b.subarray(...part.b));
        expect(first === null).toBe(Buffer.compare(a, b) === 0);
        const cells = parts.flatMap((part) => cellsOf(part, a, b));
        expect(cells.flatMap((cell) => (cell.a === null ? [] : [cell.a]))).toEqual([...a]);
        expect(cells.flatMap((cell) => (cell.b === null ? [] : [cell.b]))).toEqual([...b]);
        for (const cell of cells) expect(cell.kind === 'same').toBe(cell.a === cell.b);
      }),
      { numRuns: 1_000 },
    );
  });

  it('compares by place what differs too much to be aligned, and says so', () => {
    const a = new Uint8Array(ALIGN_BYTES).map((_, i) => i * 7);
    const b = new Uint8Array(ALIGN_BYTES).map((_, i) => (i % 3 === 0 ? i * 7 : i * 11 + 1));
    const { method, parts, isCapped } = diffBytes(a, b);
    expect({ method, isCapped }).toEqual({ method: 'by-place', isCapped: false });
    for (const part of parts) expect(part.a).toEqual(part.b);
  });

  it('aligns however much is the same around it', () => {
    const a = new Uint8Array(50_000).fill(1);
    const b = Uint8Array.from([...a.subarray(0, 20_000), 9, ...a.subarray(20_000)]);
    expect(diffBytes(a, b)).toMatchObject({ method: 'aligned', first: 20_000, differing: 1 });
  });

  it('looks at so much and says when there is more', () => {
    const long = new Uint8Array(DIFF_BYTES + 1);
    expect(diffBytes(long, long)).toMatchObject({ isCapped: true, first: null });
  });
});
