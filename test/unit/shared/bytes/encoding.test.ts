import { decodeText, ENCODING_NAMES, ENCODINGS, type Encoding, encodeText } from '@shared/bytes/encoding';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

function hex(text: string, encoding: Encoding): string {
  const encoded = encodeText(text, encoding);
  return encoded.ok ? Buffer.from(encoded.value).toString('hex') : `no ${encoded.error.character}`;
}

describe('characters as bytes', () => {
  it.each<[Encoding, string, string]>([
    ['utf-8', 'A한👋', '41ed959cf09f918b'],
    ['euc-kr', 'A한글', '41c7d1b1db'],
    // Not in KS X 1001: CP949 has all 11172 syllables.
    ['euc-kr', '똠방각하', '8c63b9e6b0a2c7cf'],
    ['shift_jis', 'Aあア漢', '4182a083418abf'],
    ['latin-1', 'é\u0080ÿ', 'e980ff'],
    ['utf-16le', 'A한', '41005cd5'],
    ['utf-16be', 'A한', '0041d55c'],
    ['utf-16be', '👋', 'd83ddc4b'],
    ['utf-8', '', ''],
  ])('%s: %s is %s', (encoding, text, expected) => {
    expect(hex(text, encoding)).toBe(expected);
    expect(decodeText(Buffer.from(expected, 'hex'), encoding)).toBe(text);
  });

  it.each<[Encoding, string, number, string]>([
    ['latin-1', 'caf€', 3, '€'],
    ['euc-kr', '한👋글', 1, '👋'],
    ['shift_jis', 'あ한', 1, '한'],
    ['utf-8', 'ab\ud800c', 2, '\ud800'],
    ['utf-16le', '👋\udc00', 2, '\udc00'],
  ])('%s refuses %j as a whole, and names the character', (encoding, text, at, character) => {
    expect(encodeText(text, encoding)).toEqual({ ok: false, error: { at, character } });
  });

  it.each(['latin-1', 'euc-kr'] as const)(
    '%s: finds the first that has no place, wherever it is',
    (encoding) => {
      const letters = fc.string({
        unit: fc.constantFrom('a', encoding === 'euc-kr' ? '한' : 'é'),
        maxLength: 500,
      });
      fc.assert(
        fc.property(letters, fc.string({ unit: 'binary', maxLength: 500 }), (before, after) => {
          const at = before.length;
          expect(encodeText(`${before}👋${after}`, encoding)).toEqual({
            ok: false,
            error: { at, character: '👋' },
          });
        }),
      );
    },
  );

  it('has a name for each', () => {
    expect(Object.keys(ENCODING_NAMES)).toEqual([...ENCODINGS]);
  });
});

describe('bytes as characters', () => {
  it.each<[Encoding, string, string]>([
    ['utf-8', '41ff', 'A\ufffd'],
    ['utf-8', 'efbbbf41', '\ufeffA'],
    ['euc-kr', 'b041ff', '캚\ufffd'],
    ['shift_jis', '82', '\ufffd'],
    ['latin-1', '80ff00', '\u0080ÿ\0'],
    ['utf-16le', 'fffe4100', '\ufeffA'],
    ['utf-16le', '410042', 'A\ufffd'],
    ['utf-16be', 'd800', '\ufffd'],
  ])('%s: %s, what does not belong there replaced', (encoding, bytes, text) => {
    expect(decodeText(Buffer.from(bytes, 'hex'), encoding)).toBe(text);
  });

  it.each(ENCODINGS)('%s: any bytes become text, again and again the same', (encoding) => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 40 }), (bytes) => {
        const text = decodeText(bytes, encoding);
        expect(decodeText(bytes, encoding)).toBe(text);
      }),
    );
  });

  it.each(['utf-8', 'latin-1', 'utf-16le', 'utf-16be', 'euc-kr'] as const)(
    '%s: what can be encoded comes back',
    (encoding) => {
      fc.assert(
        fc.property(fc.string({ unit: 'binary' }), (text) => {
          const encoded = encodeText(text, encoding);
          if (encoded.ok) expect(decodeText(encoded.value, encoding)).toBe(text);
          else expect(text.startsWith(encoded.error.character, encoded.error.at)).toBe(true);
          // UTF-8 and UTF-16 have every character.
          if (encoding.startsWith('utf')) expect(encoded.ok).toBe(text.isWellFormed());
        }),
      );
    },
  );

  it('takes more bytes of Latin-1 than a call takes arguments', () => {
    const bytes = new Uint8Array(300_000).fill(0xe9);
    expect(decodeText(bytes, 'latin-1')).toBe('é'.repeat(300_000));
  });

  it('keeps nothing of the bytes before: a cut character does not change the next text', () => {
    decodeText(Uint8Array.of(0xb0), 'euc-kr');
    expect(decodeText(Uint8Array.of(0x41), 'euc-kr')).toBe('A');
    decodeText(Uint8Array.of(0x41), 'utf-16le');
    expect(decodeText(Uint8Array.of(0x41, 0), 'utf-16le')).toBe('A');
  });
});
