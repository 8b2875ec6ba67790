import {
  flushCarry,
  NO_CARRY,
  printable,
  printableString,
  type Segment,
  segmentsText,
  UNKNOWN_CARRY,
  type Utf8Carry,
} from '@shared/bytes/printable';
import { encodeUtf8 } from '@shared/bytes/utf8';
import { describe, expect, it } from 'vitest';

const bytes = (...values: number[]) => Uint8Array.from(values);
const segments = (input: string | Uint8Array, carry = NO_CARRY) =>
  printable(typeof input === 'string' ? encodeUtf8(input) : input, { carry }).segments;
const text = (input: string | Uint8Array) => segmentsText(segments(input));

describe('controls', () => {
  it('draws every ASCII control as its picture', () => {
    expect(text('a\r\n\t\0\x1b[2J\x07\x7f')).toBe('a␍␊␉␀␛[2J␇␡');
  });

  it('keeps neighbours of a kind in one segment', () => {
    expect(segments('one\r\ntwo\n')).toEqual<Segment[]>([
      { kind: 'text', text: 'one' },
      { kind: 'control', text: '␍␊' },
      { kind: 'text', text: 'two' },
      { kind: 'control', text: '␊' },
    ]);
  });

  it('names C1 controls, which some terminals obey', () => {
    expect(segments('\u009b31m')).toEqual([
      { kind: 'control', text: '⟨U+009B⟩' },
      { kind: 'text', text: '31m' },
    ]);
    expect(text('\u0080\u0085\u009f')).toBe('⟨U+0080⟩⟨U+0085⟩⟨U+009F⟩');
  });

  it.each([
    ['overrides', '\u202a\u202e', '⟨U+202A⟩⟨U+202E⟩'],
    ['isolates', '\u2066\u2069', '⟨U+2066⟩⟨U+2069⟩'],
    ['direction marks', '\u200e\u200f\u061c', '⟨U+200E⟩⟨U+200F⟩⟨U+061C⟩'],
    ['zero width', '\u200b\u2060\ufeff', '⟨U+200B⟩⟨U+2060⟩⟨U+FEFF⟩'],
    ['line separators', '\u2028\u2029', '⟨U+2028⟩⟨U+2029⟩'],
    ['fillers', '\u115f\u3164\uffa0', '⟨U+115F⟩⟨U+3164⟩⟨U+FFA0⟩'],
    ['soft hyphen and no-break space', '\u00ad\u00a0', '⟨U+00AD⟩⟨U+00A0⟩'],
    ['tags', '\u{e0041}', '⟨U+E0041⟩'],
    ['non-characters', '\ufdd0\uffff\u{1fffe}', '⟨U+FDD0⟩⟨U+FFFF⟩⟨U+1FFFE⟩'],
  ])('makes %s visible', (_, input, shown) => {
    expect(segments(input)).toEqual([{ kind: 'control', text: shown }]);
  });
});

describe('text', () => {
  it.each([
    ['Hangul', '안녕하세요, 소켓'],
    ['decomposed Hangul', '한글'.normalize('NFD')],
    ['combining marks', 'e\u0301 n\u0303'],
    ['emoji', '😀🇰🇷👍🏽'],
    ['joined emoji', '👨‍👩‍👧‍👦 👩🏽‍💻 🏳️‍🌈 ❤️‍🔥'],
    ['a keycap', '#️⃣'],
    ['ideographs and their variants', '漢字 葛\u{e0100}'],
    ['other scripts', 'Ελλάδα مرحبا हिन्दी'],
    ['the replacement character itself', '\ufffd'],
  ])('leaves %s alone', (_, input) => {
    expect(segments(input)).toEqual([{ kind: 'text', text: input }]);
  });

  it('shows a joiner that joins no emoji', () => {
    expect(text('a\u200db')).toBe('a⟨U+200D⟩b');
    expect(text('😀\u200dx')).toBe('😀⟨U+200D⟩x');
  });

  it('shows variation selectors that hide data instead of varying a character', () => {
    expect(text('❤\ufe0f\ufe0f\u{e0101}')).toBe('❤\ufe0f⟨U+FE0F⟩⟨U+E0101⟩');
    expect(text('\ufe0f')).toBe('⟨U+FE0F⟩');
    expect(text('\n\ufe0f \ufe0f')).toBe('␊⟨U+FE0F⟩ ⟨U+FE0F⟩');
  });
});

describe('bytes that are no UTF-8', () => {
  it.each([
    ['bytes that never occur', [0xff, 0xc0, 0xf8], '⟨FF⟩⟨C0⟩⟨F8⟩'],
    ['a lone continuation', [0x80], '⟨80⟩'],
    ['a broken sequence', [0xe2, 0x82, 0x41], '⟨E2⟩⟨82⟩A'],
    ['an overlong form', [0xc0, 0x8a, 0xe0, 0x80, 0x8a], '⟨C0⟩⟨8A⟩⟨E0⟩⟨80⟩⟨8A⟩'],
    ['a surrogate', [0xed, 0xa0, 0x80], '⟨ED⟩⟨A0⟩⟨80⟩'],
    ['a number above U+10FFFF', [0xf4, 0x90, 0x80, 0x80], '⟨F4⟩⟨90⟩⟨80⟩⟨80⟩'],
  ])('shows %s in hex', (_, input, shown) => {
    expect(text(bytes(...input))).toBe(shown);
    expect(segments(bytes(...input))[0]?.kind).toBe('invalid');
  });
});

describe('a character over two chunks', () => {
  const [first, second, third] = encodeUtf8('한') as unknown as [number, number, number];

  it('is completed in the chunk that ends it', () => {
    const one = printable(bytes(0x61, first, second));
    expect(one.segments).toEqual([
      { kind: 'text', text: 'a' },
      { kind: 'partial', text: '‥' },
    ]);
    const two = printable(bytes(third, 0x62), one);
    expect(two).toEqual({
      segments: [{ kind: 'text', text: '한b' }],
      carry: { ...NO_CARRY, base: 0x62 },
    });
  });

  it('may take more chunks than two', () => {
    const one = printable(bytes(first));
    const two = printable(bytes(second), one);
    expect(two.segments).toEqual([{ kind: 'partial', text: '‥' }]);
    expect(segmentsText(printable(bytes(third), two).segments)).toBe('한');
  });

  it('shows its bytes when the rest never fits', () => {
    const one = printable(bytes(first, second));
    expect(segmentsText(printable(encodeUtf8('x'), one).segments)).toBe('⟨ED⟩⟨95⟩x');
    expect(flushCarry(one.carry)).toEqual([{ kind: 'invalid', text: '⟨ED⟩⟨95⟩' }]);
    expect(flushCarry(NO_CARRY)).toEqual([]);
  });

  it('waits for what follows a joiner', () => {
    const [man, joiner, woman] = ['👨', '\u200d', '👩'].map(encodeUtf8) as [
      Uint8Array,
      Uint8Array,
      Uint8Array,
    ];
    const one = printable(man);
    const two = printable(joiner, one);
    expect(two.segments).toEqual([{ kind: 'partial', text: '‥' }]);
    expect(segmentsText(printable(woman, two).segments)).toBe('\u200d👩');
    expect(segmentsText(printable(encodeUtf8('x'), two).segments)).toBe('⟨U+200D⟩x');
    expect(segmentsText(flushCarry(two.carry))).toBe('⟨U+200D⟩');
  });

  it('is not invented by an empty chunk', () => {
    const one = printable(bytes(first));
    expect(printable(bytes(), one)).toEqual({ segments: [], carry: one.carry });
  });

  it('is unknown after a gap or a preview: its rest is marked as such, not as garbage', () => {
    expect(printable(bytes(0x61, first), { cut: true }).carry).toBe(UNKNOWN_CARRY);
    expect(printable(bytes(), { cut: true }).carry).toBe(UNKNOWN_CARRY);
    expect(segments(bytes(second, third, 0x62), UNKNOWN_CARRY)).toEqual([
      { kind: 'partial', text: '‥' },
      { kind: 'text', text: 'b' },
    ]);
    expect(text(bytes(second, third))).toBe('⟨95⟩⟨9C⟩');
    expect(printable(encodeUtf8('ok'), { carry: UNKNOWN_CARRY }).carry.unknown).toBe(false);
  });

  it('hides at most three bytes after a gap', () => {
    expect(segmentsText(segments(bytes(0x80, 0x81, 0x82, 0x83), UNKNOWN_CARRY))).toBe('‥⟨83⟩');
  });

  it('does not touch the carry it was given', () => {
    const carry: Utf8Carry = Object.freeze({ ...NO_CARRY, pending: bytes(first, second) });
    expect(printable(bytes(third), { carry })).toEqual(printable(bytes(third), { carry }));
  });
});

describe('printableString', () => {
  it('makes a string of others safe to print', () => {
    expect(printableString('bad\x1b]0;title\x07 \u202ename')).toBe('bad␛]0;title␇ ⟨U+202E⟩name');
    expect(printableString('호스트 😀\u200d')).toBe('호스트 😀⟨U+200D⟩');
    expect(printableString('lone \ud800')).toBe('lone \ufffd');
  });
});
