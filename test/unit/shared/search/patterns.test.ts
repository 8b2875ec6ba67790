import { encodeUtf8 } from '@shared/bytes/utf8';
import { BytePattern, plainIndexOf } from '@shared/search/bytePattern';
import { parseHexPattern, printHexPattern } from '@shared/search/hexPattern';
import { compileQuery, countInPiece, countText, REGEX_PIECE_BYTES } from '@shared/search/query';
import { compileRegex, REGEX_CHARS } from '@shared/search/regex';
import { TEXT_CHARS, textPattern } from '@shared/search/textPattern';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

describe('a pattern of hex digits', () => {
  it.each([
    ['aa ?? b?', 'aa ?? b?'],
    ['AA??B?', 'aa ?? b?'],
    ['0d:0a', '0d 0a'],
    ['0d,0a-?1', '0d 0a ?1'],
  ])('%s', (text, printed) => {
    const bytes = parseHexPattern(text);
    expect(bytes.ok && printHexPattern(bytes.value)).toBe(printed);
  });

  it.each([
    ['', 0, 'empty'],
    ['?? ??', 0, 'only-wildcards'],
    ['aa b', 3, 'odd-digit'],
    ['a bb', 0, 'odd-digit'],
    ['aa gg', 3, 'not-hex'],
  ])('%j is refused at %i: %s', (text, at, problem) => {
    expect(parseHexPattern(text)).toMatchObject({ ok: false, error: { at, problem } });
  });

  it('is read again as it is printed', () => {
    const byte = fc.constantFrom('0?', '?f', 'a5', '??', '00');
    fc.assert(
      fc.property(fc.array(byte, { minLength: 1, maxLength: 9 }), (bytes) => {
        const parsed = parseHexPattern(`7f ${bytes.join(' ')}`);
        expect(parsed.ok && printHexPattern(parsed.value)).toBe(`7f ${bytes.join(' ')}`);
      }),
    );
  });
});

describe('a byte pattern', () => {
  it('finds the same with the quick search and by hand', () => {
    const quick = (data: Uint8Array, needle: Uint8Array, from: number): number =>
      Buffer.from(data.buffer, data.byteOffset, data.length).indexOf(needle, from);
    const small = fc.uint8Array({ max: 2, maxLength: 40 });
    const needle = fc.uint8Array({ max: 2, minLength: 1, maxLength: 4 });
    fc.assert(
      fc.property(small, needle, fc.nat({ max: 40 }), (data, what, from) => {
        const at = Math.min(from, data.length);
        expect(plainIndexOf(data, what, at)).toBe(quick(data, what, at));
      }),
    );
  });

  it('looks on behind a beginning that the end of the bytes leaves open', () => {
    const parsed = parseHexPattern('01 ?? ?? 02');
    if (!parsed.ok) throw new Error('pattern');
    expect(BytePattern.masked(parsed.value).isIn(Uint8Array.of(1, 1, 9, 9, 2))).toBe(true);
    expect(BytePattern.masked(parsed.value).isIn(Uint8Array.of(1, 1, 9, 9))).toBe(false);
  });
});

describe('a text', () => {
  it('is refused where the encoding does not have it', () => {
    expect(textPattern('abc가', true, 'latin-1')).toMatchObject({
      ok: false,
      error: { at: 3, problem: 'not-encodable', detail: '가' },
    });
    expect(textPattern('', true, 'utf-8')).toMatchObject({ ok: false, error: { problem: 'empty' } });
    expect(textPattern('a'.repeat(TEXT_CHARS + 1), true, 'utf-8')).toMatchObject({
      ok: false,
      error: { problem: 'long' },
    });
  });

  it('is counted in words', () => {
    expect(countText('Closed, closed', 'CLOSED', false)).toBe(2);
    expect(countText('Closed, closed', 'closed', true)).toBe(1);
  });
});

describe('a regular expression', () => {
  it('counts what it fits, and nothing where it fits nothing', () => {
    const digits = compileRegex('\\d+', true);
    expect(digits.ok && digits.value.count('a1b22c')).toBe(2);
    const maybe = compileRegex('x*', true);
    expect(maybe.ok && maybe.value.count('axxb')).toBe(1);
    const folded = compileRegex('^get', false);
    expect(folded.ok && folded.value.count('POST\nGET /')).toBe(1);
  });

  it.each([
    ['a(?=b)', 'regex-look-around', 1],
    ['a(?<!b)', 'regex-look-around', 1],
    ['(a)\\1', 'regex-back-reference', 3],
    ['a(', 'regex', 0],
    ['[z-a]', 'regex', 1],
    ['', 'empty', 0],
    ['a'.repeat(REGEX_CHARS + 1), 'long', REGEX_CHARS],
  ])('%s is refused: %s', (source, problem, at) => {
    expect(compileRegex(source, true)).toMatchObject({ ok: false, error: { problem, at } });
  });

  it('does not hang on what hangs others', () => {
    const evil = compileRegex('(a+)+$', true);
    // Others would still be at it when the test is given up.
    expect(evil.ok && evil.value.test(`${'a'.repeat(50_000)}!`)).toBe(false);
  });

  it('goes through a chunk in pieces that end with a line', () => {
    const regex = compileRegex('line \\d+', true);
    if (!regex.ok) throw new Error('regex');
    const lines = Array.from({ length: 5_000 }, (_, i) => `line ${i}\n`).join('');
    const data = encodeUtf8(lines);
    let count = 0;
    let pieces = 0;
    for (let from = 0; from < data.length; pieces++) {
      const piece = countInPiece(regex.value, 'utf-8', data, from);
      expect(piece.next).toBeGreaterThan(from);
      count += piece.count;
      from = piece.next;
    }
    expect(count).toBe(5_000);
    expect(pieces).toBeGreaterThan(data.length / REGEX_PIECE_BYTES);
  });

  it('keeps the two bytes of a character together', () => {
    const regex = compileRegex('가나', true);
    if (!regex.ok) throw new Error('regex');
    const view = new DataView(new ArrayBuffer(3 * REGEX_PIECE_BYTES));
    for (let at = 0; at < view.byteLength; at += 4) {
      view.setUint16(at, '가'.charCodeAt(0), true);
      view.setUint16(at + 2, '나'.charCodeAt(0), true);
    }
    const data = new Uint8Array(view.buffer);
    let count = 0;
    for (let from = 0; from < data.length; ) {
      const piece = countInPiece(regex.value, 'utf-16le', data, from);
      count += piece.count;
      from = piece.next;
    }
    expect(count).toBe(data.length / 4);
  });
});

describe('a query', () => {
  it('is compiled the same way for page and host', () => {
    const base = { matchCase: false, encoding: 'utf-8' } as const;
    expect(compileQuery({ ...base, kind: 'text', text: 'a' })).toMatchObject({ value: { kind: 'bytes' } });
    expect(compileQuery({ ...base, kind: 'hex', text: '6?' })).toMatchObject({ value: { words: null } });
    expect(compileQuery({ ...base, kind: 'regex', text: 'a|b' })).toMatchObject({ value: { kind: 'regex' } });
    for (const kind of ['text', 'hex', 'regex'] as const)
      expect(compileQuery({ ...base, kind, text: '' })).toMatchObject({
        ok: false,
        error: { problem: 'empty' },
      });
  });
});
