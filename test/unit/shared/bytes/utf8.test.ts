import { decodeUtf8, decodeUtf8Strict, encodeUtf8 } from '@shared/bytes/utf8';
import { INCOMPLETE, INVALID, readCodePoint, sequenceLength } from '@shared/bytes/utf8Reader';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

describe('utf8', () => {
  it('keeps text, a byte order mark included', () => {
    expect(decodeUtf8(encodeUtf8('\ufeff한글 ok'))).toBe('\ufeff한글 ok');
    expect(decodeUtf8Strict(encodeUtf8('\ufeff한글'))).toBe('\ufeff한글');
  });

  it('tells what is not UTF-8', () => {
    expect(decodeUtf8(Uint8Array.of(0x61, 0xff))).toBe('a\ufffd');
    expect(decodeUtf8Strict(Uint8Array.of(0x61, 0xff))).toBeNull();
    expect(decodeUtf8Strict(Uint8Array.of(0xe2, 0x82))).toBeNull();
  });
});

describe('readCodePoint', () => {
  it('reads every character as the language does', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', minLength: 1, maxLength: 1 }), (char) => {
        const bytes = encodeUtf8(char);
        // A lone surrogate cannot be encoded.
        const expected = char.isWellFormed() ? char.codePointAt(0) : 0xfffd;
        expect(readCodePoint(bytes, 0, bytes.length)).toBe(expected);
        expect(sequenceLength(bytes[0] ?? 0)).toBe(bytes.length);
        for (let end = 1; end < bytes.length; end++) expect(readCodePoint(bytes, 0, end)).toBe(INCOMPLETE);
      }),
    );
  });

  it('accepts exactly what a strict decoder accepts', () => {
    const edge = fc.constantFrom(
      0x00,
      0x7f,
      0x80,
      0x8f,
      0x90,
      0x9f,
      0xa0,
      0xbf,
      0xc0,
      0xc2,
      0xe0,
      0xed,
      0xf0,
      0xf4,
      0xf5,
    );
    fc.assert(
      fc.property(fc.array(fc.oneof(edge, fc.nat(255)), { minLength: 1, maxLength: 4 }), (values) => {
        const bytes = Uint8Array.from(values);
        const read = readCodePoint(bytes, 0, bytes.length);
        const length = sequenceLength(values[0] ?? 0);
        const decoded = decodeUtf8Strict(bytes.subarray(0, length));
        if (read === INVALID) expect(length === 0 || decoded === null).toBe(true);
        else if (read === INCOMPLETE) expect(length).toBeGreaterThan(bytes.length);
        else expect(decoded?.codePointAt(0)).toBe(read);
      }),
      { numRuns: 5_000 },
    );
  });
});
