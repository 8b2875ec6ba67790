import { decodeText, ENCODINGS, encodeText } from '@shared/bytes/encoding';
import { NO_CARRY, type Printable, segmentsText } from '@shared/bytes/printable';
import { printableIn } from '@shared/bytes/printableIn';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

const OTHERS = ENCODINGS.filter((encoding) => encoding !== 'utf-8');
const text = ({ segments }: Printable): string => segmentsText(segments);
const bytesOf = (content: string, encoding: (typeof ENCODINGS)[number]): Uint8Array => {
  const encoded = encodeText(content, encoding);
  if (!encoded.ok) throw new Error(`${content} is not in ${encoding}`);
  return encoded.value;
};

describe('text of other encodings', () => {
  it.each([
    ['euc-kr', '안녕 hello'],
    ['shift_jis', 'こんにちは ｱ'],
    ['latin-1', 'Grüße ÿ'],
    ['utf-16le', '안녕 👋'],
    ['utf-16be', '안녕 👋'],
  ] as const)('%s', (encoding, content) => {
    expect(text(printableIn(encoding, bytesOf(content, encoding)))).toBe(content);
  });

  it('is what the decoder reads, for every character of two bytes', () => {
    for (const encoding of ['euc-kr', 'shift_jis'] as const) {
      for (let lead = 0x81; lead < 0xff; lead++) {
        for (let trail = 0x40; trail < 0xff; trail += 7) {
          const bytes = Uint8Array.of(lead, trail);
          const decoded = decodeText(bytes, encoding);
          const { segments } = printableIn(encoding, bytes);
          if (!decoded.includes('\ufffd') && segments.every(({ kind }) => kind === 'text'))
            expect(segmentsText(segments)).toBe(decoded);
        }
      }
    }
  });

  it('marks what is not of the encoding, byte by byte', () => {
    expect(printableIn('euc-kr', Uint8Array.of(0xb0, 0x20, 0xff)).segments).toEqual([
      { kind: 'invalid', text: '⟨B0⟩' },
      { kind: 'text', text: ' ' },
      { kind: 'invalid', text: '⟨FF⟩' },
    ]);
    expect(printableIn('utf-16be', Uint8Array.of(0xdc, 0x00, 0, 0x41)).segments[0]).toEqual({
      kind: 'invalid',
      text: '⟨DC⟩',
    });
  });

  it('marks control characters as in any other text', () => {
    expect(text(printableIn('utf-16le', Uint8Array.of(0x1b, 0, 0x2e, 0x20, 0x9b, 0)))).toBe(
      '␛⟨U+202E⟩⟨U+009B⟩',
    );
    expect(text(printableIn('latin-1', Uint8Array.of(0x9b, 0x33, 0x31, 0x6d)))).toBe('⟨U+009B⟩31m');
  });

  it('is the same however the stream was cut', () => {
    const content = fc.constantFrom('안녕하세요', 'mixed 한글 text', 'plain');
    fc.assert(
      fc.property(content, fc.constantFrom(...OTHERS), fc.nat(20), (words, encoding, cut) => {
        const encoded = encodeText(words, encoding);
        if (!encoded.ok) return;
        const first = printableIn(encoding, encoded.value.subarray(0, cut));
        const second = printableIn(encoding, encoded.value.subarray(cut), { carry: first.carry });
        const both = `${text(first).replace('‥', '')}${text(second)}`;
        expect(both).toBe(words);
      }),
    );
  });

  it('never lets a control character through, whatever the bytes', () => {
    // biome-ignore lint/suspicious/noControlCharactersInRegex: that is what it looks for
    const CONTROL = /[\u0000-\u001f\u007f-\u009f\u202a-\u202e\u2066-\u2069]/;
    fc.assert(
      fc.property(
        fc.constantFrom(...ENCODINGS),
        fc.array(fc.uint8Array({ maxLength: 60 }), { maxLength: 4 }),
        fc.boolean(),
        (encoding, chunks, cut) => {
          let carry = NO_CARRY;
          for (const chunk of chunks) {
            const shown = printableIn(encoding, chunk, { carry, cut });
            expect(text(shown)).not.toMatch(CONTROL);
            carry = shown.carry;
          }
        },
      ),
    );
  });
});
