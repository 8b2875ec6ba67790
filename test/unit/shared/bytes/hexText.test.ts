import { formatHex, parseHex } from '@shared/bytes/hexText';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

const bytesOf = (text: string): number[] | string => {
  const parsed = parseHex(text);
  return parsed.ok ? [...parsed.value] : `${parsed.error.problem} ${parsed.error.at} ${parsed.error.text}`;
};

describe('hex as people write it', () => {
  it.each([
    ['48 65 6C', [0x48, 0x65, 0x6c]],
    ['48656c', [0x48, 0x65, 0x6c]],
    ['0x48, 0x65', [0x48, 0x65]],
    ['0X480x65', [0x48, 0x65]],
    ['0x4865', [0x48, 0x65]],
    ['\\x48\\x65', [0x48, 0x65]],
    ['48:65', [0x48, 0x65]],
    ['48;65,;: 6c', [0x48, 0x65, 0x6c]],
    ['48\n65\t6c\u00a06d', [0x48, 0x65, 0x6c, 0x6d]],
    ['00 0x00', [0, 0]],
    ['', []],
    [' , ', []],
  ])('%j', (text, bytes) => {
    expect(bytesOf(text)).toEqual(bytes);
  });
});

describe('what is no byte is refused, with its place', () => {
  it.each([
    ['4', 'odd-digit 0 4'],
    ['48 6', 'odd-digit 3 6'],
    ['486', 'odd-digit 2 6'],
    ['4 8', 'odd-digit 0 4'],
    ['0x4, 0x8', 'odd-digit 2 4'],
    ['4\\x65', 'odd-digit 0 4'],
    ['48 0x', 'empty-prefix 3 0x'],
    ['0x 48', 'empty-prefix 0 0x'],
    ['\\x', 'empty-prefix 0 \\x'],
    ['48 G5', 'foreign-character 3 G'],
    ['48 5G', 'foreign-character 4 G'],
    ['0xG', 'foreign-character 2 G'],
    ['hello', 'foreign-character 0 h'],
    ['00x41', 'foreign-character 2 x'],
    ['$0D', 'foreign-character 0 $'],
    ['48\u200b65', 'foreign-character 2 \u200b'],
    ['👋', 'foreign-character 0 👋'],
    ['４８', 'foreign-character 0 ４'],
  ])('%j: %s', (text, problem) => {
    expect(bytesOf(text)).toBe(problem);
  });
});

describe('hex, there and back', () => {
  const pair = (byte: number): string => byte.toString(16).padStart(2, '0');

  it('comes back from spaced pairs', () => {
    fc.assert(
      fc.property(fc.uint8Array(), (bytes) => {
        expect(bytesOf(formatHex(bytes))).toEqual([...bytes]);
        expect(formatHex(bytes)).toMatch(/^([0-9A-F]{2}( |$))*$/);
      }),
    );
  });

  it('is the same bytes however they are separated, each byte in its own way', () => {
    const before = fc.constantFrom('', '0x', '0X', '\\x', ' ', ', 0x', ':', ';', '\n', ' \\x');
    fc.assert(
      fc.property(fc.array(fc.tuple(before, fc.integer({ min: 0, max: 255 }), fc.boolean())), (bytes) => {
        const text = bytes
          .map(([mark, byte, upper]) => mark + (upper ? pair(byte).toUpperCase() : pair(byte)))
          .join('');
        expect(bytesOf(text)).toEqual(bytes.map(([, byte]) => byte));
      }),
    );
  });

  it('never takes half a byte: one digit less is refused, and the place is in the text', () => {
    fc.assert(
      fc.property(fc.uint8Array({ minLength: 1 }), fc.nat(), (bytes, n) => {
        const text = formatHex(bytes);
        const digits = [...text].flatMap((character, at) => (character === ' ' ? [] : [at]));
        const gone = digits[n % digits.length] ?? 0;
        const parsed = parseHex(text.slice(0, gone) + text.slice(gone + 1));
        expect(parsed.ok ? 'taken' : parsed.error.problem).toBe('odd-digit');
        if (!parsed.ok) expect(parsed.error.at).toBe(gone - (gone % 3));
      }),
    );
  });

  it('any text is bytes or names what stands at its place', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (text) => {
        const parsed = parseHex(text);
        if (!parsed.ok) expect(text.startsWith(parsed.error.text, parsed.error.at)).toBe(true);
      }),
    );
  });
});
