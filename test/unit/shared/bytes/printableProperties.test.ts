import {
  flushCarry,
  NO_CARRY,
  printable,
  type Segment,
  segmentsText,
  UNKNOWN_CARRY,
} from '@shared/bytes/printable';
import { encodeUtf8 } from '@shared/bytes/utf8';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

/** Strings rich in what is hard: joiners, selectors, skin tones, controls, direction marks, every plane. */
const hardCharacter = fc.oneof(
  fc.constantFrom('a', ' ', '#', '한', 'ㅎ', 'e\u0301', '\n', '\0', '\x1b', '\u009b', '\u202e', '\ufeff'),
  fc.constantFrom(
    '👨',
    '👩',
    '🏽',
    '❤',
    '\ufe0f',
    '\u200d',
    '\u{e0101}',
    '\u{e0041}',
    '🇰',
    '\u20e3',
    '\u3164',
  ),
  fc.string({ unit: 'binary', minLength: 1, maxLength: 1 }),
);
const hardString = fc.array(hardCharacter, { maxLength: 60 }).map((parts) => parts.join(''));

/** Bytes that often begin, break or forge sequences. */
const hardBytes = fc.oneof(
  hardString.map(encodeUtf8),
  fc.uint8Array({ maxLength: 80 }),
  fc
    .array(fc.constantFrom(0x41, 0x80, 0xbf, 0xa0, 0x8d, 0xc2, 0xe0, 0xe2, 0xed, 0xf0, 0xf4, 0x9f, 0xff), {
      maxLength: 60,
    })
    .map((values) => Uint8Array.from(values)),
);

/** Cuts bytes at the given fractions; equal cuts give empty chunks. */
function cutAt(input: Uint8Array, fractions: readonly number[]): Uint8Array[] {
  const cuts = fractions.map((fraction) => Math.floor(fraction * (input.length + 1))).sort((a, b) => a - b);
  return [0, ...cuts].map((from, i) => input.subarray(from, cuts[i] ?? input.length));
}
const fractions = fc.array(fc.double({ min: 0, max: 1, maxExcluded: true, noNaN: true }), { maxLength: 12 });

function readAll(chunks: readonly Uint8Array[]): Segment[] {
  const all: Segment[] = [];
  let carry = NO_CARRY;
  for (const chunk of chunks) {
    const result = printable(chunk, { carry });
    all.push(...result.segments.filter((segment) => segment.kind !== 'partial'));
    carry = result.carry;
  }
  return [...all, ...flushCarry(carry)];
}

/** Neighbours of one kind made one, so that chunk borders do not count. */
function merged(segments: readonly Segment[]): Segment[] {
  const out: Segment[] = [];
  for (const { kind, text } of segments) {
    const last = out.at(-1);
    if (last?.kind === kind) out[out.length - 1] = { kind, text: last.text + text };
    else out.push({ kind, text });
  }
  return out;
}

/** Cc, and what Unicode calls format, line or paragraph separators; joiners between emoji are the one exception. */
const FORBIDDEN = /[\p{Cc}\p{Zl}\p{Zp}]|(?!\u200d)\p{Cf}|[\u2066-\u2069\u202a-\u202e]/u;
// Visible although they are Cf: number signs and the like that stand before or around digits.
const VISIBLE_FORMATS = /[\u0600-\u0605\u06dd\u070f\u0890\u0891\u08e2\u{110bd}\u{110cd}]/gu;

describe('printable, for any bytes', () => {
  it('gives the same segments however the bytes were cut', () => {
    fc.assert(
      fc.property(hardBytes, fractions, (input, where) => {
        expect(merged(readAll(cutAt(input, where)))).toEqual(merged(readAll([input])));
      }),
      { numRuns: 2_000 },
    );
  });

  it('gives the same segments when bytes come one at a time', () => {
    fc.assert(
      fc.property(hardBytes, (input) => {
        const single = Array.from(input, (_, i) => input.subarray(i, i + 1));
        expect(merged(readAll(single))).toEqual(merged(readAll([input])));
      }),
      { numRuns: 1_000 },
    );
  });

  it('never lets a control or an invisible character through', () => {
    fc.assert(
      fc.property(hardBytes, fractions, fc.boolean(), (input, where, unknown) => {
        let carry = unknown ? UNKNOWN_CARRY : NO_CARRY;
        for (const chunk of cutAt(input, where)) {
          const result = printable(chunk, { carry });
          const text = segmentsText(result.segments).replace(VISIBLE_FORMATS, '');
          expect(text).not.toMatch(FORBIDDEN);
          carry = result.carry;
        }
        expect(segmentsText(flushCarry(carry))).not.toMatch(FORBIDDEN);
      }),
      { numRuns: 2_000 },
    );
  });

  it('keeps at most six bytes back', () => {
    fc.assert(fc.property(hardBytes, (input) => printable(input).carry.pending.length <= 6));
  });

  it('accounts for every byte: text and marks encode the input', () => {
    fc.assert(
      fc.property(hardBytes, (input) => {
        expect(bytesOf(readAll([input]))).toEqual(Array.from(input));
      }),
      { numRuns: 1_000 },
    );
  });

  it('takes time in proportion to the bytes', () => {
    const worst = new Uint8Array(1 << 20).map(
      (_, i) => [0xf0, 0x9f, 0x98, 0x80, 0xe2, 0x80, 0x8d, 0x0a][i % 8] ?? 0,
    );
    const started = performance.now();
    printable(worst);
    expect(performance.now() - started).toBeLessThan(2_000);
  });
});

describe('printable, for text', () => {
  it('shows ordinary text unchanged', () => {
    fc.assert(
      fc.property(fc.string({ unit: fc.constantFrom(...'abc XYZ0189{}"한글소켓漢字éßжΩ😀') }), (text) => {
        expect(segmentsText(readAll([encodeUtf8(text)]))).toBe(text);
      }),
    );
  });
});

/** Undoes the marks, which is possible because each segment says what it is. */
function bytesOf(segments: readonly Segment[]): number[] {
  return segments.flatMap(({ kind, text }) => {
    if (kind === 'text') return Array.from(encodeUtf8(text));
    return Array.from(text.matchAll(/⟨(U\+)?([0-9A-F]+)⟩|[␀-␡]/g)).flatMap(([mark, unicode, hex]) => {
      if (hex === undefined) return mark === '␡' ? [0x7f] : [mark.charCodeAt(0) - 0x2400];
      const value = Number.parseInt(hex, 16);
      return unicode === undefined ? [value] : Array.from(encodeUtf8(String.fromCodePoint(value)));
    });
  });
}
