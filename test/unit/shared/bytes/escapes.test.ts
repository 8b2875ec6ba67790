import { composeBytes } from '@shared/bytes/compose';
import { ENCODINGS } from '@shared/bytes/encoding';
import { doubleBackslashes, escapeBytes, parseEscapes } from '@shared/bytes/escapes';
import { printableString } from '@shared/bytes/printable';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

const pieces = (text: string): (string | number)[] | string => {
  const parsed = parseEscapes(text);
  if (!parsed.ok) return `${parsed.error.problem} ${parsed.error.at} ${parsed.error.text}`;
  return parsed.value.map((piece) => (piece.kind === 'byte' ? piece.byte : piece.text));
};

describe('escapes', () => {
  it.each([
    ['plain', ['plain']],
    ['a\\r\\n', ['a', '\r', '\n']],
    ['\\t\\0\\e\\\\', ['\t', '\0', '\x1b', '\\']],
    ['\\x0d\\xFF!', [13, 255, '!']],
    ['\\x012', [1, '2']],
    ['\\u{41}\\u{ac00}\\u{1F44B}', ['A', '가', '👋']],
    ['\\\\n', ['\\', 'n']],
    ['\\0x', ['\0', 'x']],
    ['\\0D', ['\0', 'D']],
    ['two\nlines', ['two\nlines']],
    ['', []],
  ])('%j', (text, expected) => {
    expect(pieces(text)).toEqual(expected);
  });

  it('knows where each piece stands', () => {
    const parsed = parseEscapes('ab\\x00c\\u{41}d');
    expect(parsed.ok && parsed.value.map(({ at }) => at)).toEqual([0, 2, 6, 7, 13]);
  });
});

describe('what is no escape is refused, never guessed', () => {
  it.each([
    ['\\q', 'unknown-escape 0 \\q'],
    ['ab\\a', 'unknown-escape 2 \\a'],
    ['\\N', 'unknown-escape 0 \\N'],
    ['\\1', 'unknown-escape 0 \\1'],
    ['\\"', 'unknown-escape 0 \\"'],
    ['\\\n', 'unknown-escape 0 \\\n'],
    ['\\👋', 'unknown-escape 0 \\👋'],
    ['\\constructor', 'unknown-escape 0 \\c'],
    ['ab\\', 'lone-backslash 2 \\'],
    ['\\\\\\', 'lone-backslash 2 \\'],
    ['\\x', 'incomplete-x 0 \\x'],
    ['\\x4', 'incomplete-x 0 \\x4'],
    ['\\x4g', 'incomplete-x 0 \\x4'],
    ['\\u', 'incomplete-u 0 \\u'],
    ['\\u0041', 'incomplete-u 0 \\u'],
    ['\\u{41', 'incomplete-u 0 \\u{41'],
    ['\\u{}', 'incomplete-u 0 \\u{'],
    ['\\u{1234567}', 'incomplete-u 0 \\u{1234567'],
    ['\\u{110000}', 'no-character 0 \\u{110000}'],
    ['\\u{d800}', 'no-character 0 \\u{d800}'],
    ['\\012', 'octal 0 \\01'],
  ])('%j: %s', (text, problem) => {
    expect(pieces(text)).toBe(problem);
  });

  it('names what stands there, whatever the text', () => {
    const part = fc.oneof(fc.constantFrom('\\', '\\x', '\\u{', '}', '0', 'f', 'n', '👋'), fc.string());
    fc.assert(
      fc.property(fc.array(part), (parts) => {
        const text = parts.join('');
        const parsed = parseEscapes(text);
        if (!parsed.ok) expect(text.startsWith(parsed.error.text, parsed.error.at)).toBe(true);
        // Without a backslash, nothing is an escape.
        if (!text.includes('\\')) expect(pieces(text)).toEqual(text === '' ? [] : [text]);
      }),
    );
  });
});

describe('text that stands for bytes', () => {
  it('can be any text, with its backslashes doubled', () => {
    fc.assert(
      fc.property(fc.string(), (text) => {
        const parsed = pieces(doubleBackslashes(text));
        expect(typeof parsed === 'string' ? parsed : parsed.join('')).toBe(text);
      }),
    );
  });

  it.each(ENCODINGS)('%s: any bytes can be written as text, and are the same again', (encoding) => {
    const special = fc.constantFrom(
      0,
      0x0a,
      0x0d,
      0x1b,
      0x30,
      0x41,
      0x5c,
      0x80,
      0x82,
      0xa0,
      0xb0,
      0xc7,
      0xff,
    );
    const bytes = fc.array(fc.oneof(special, fc.integer({ min: 0, max: 255 })), { maxLength: 30 });
    fc.assert(
      fc.property(bytes, fc.constantFrom('kept', 'escaped'), (list, lines) => {
        const text = escapeBytes(Uint8Array.from(list), encoding, { lines });
        const composed = composeBytes(text, { mode: 'text', encoding, ending: 'none' });
        expect(composed.ok ? [...composed.value.bytes] : composed.error).toEqual(list);
        // Seen as it is: in one line, if that is wanted.
        const joiners = /[\u200d\ufe00-\ufe0f\u{e0100}-\u{e01ef}]/gu;
        const shown = (lines === 'kept' ? text.replaceAll('\n', '') : text).replace(joiners, '');
        expect(printableString(shown)).toBe(shown);
      }),
    );
  });

  it.each([
    ['hello\r\n', 'hello\\r\\n'],
    ['C:\\new', 'C:\\\\new'],
    ['\x1b[A', '\\e[A'],
    ['한글\t\u202e', '한글\\t\\u{202E}'],
    ['\x000', '\\u{0}0'],
    ['\0a', '\\0a'],
  ])('%j is written %s', (text, written) => {
    expect(escapeBytes(Buffer.from(text), 'utf-8')).toBe(written);
  });

  it('stays readable around bytes that are no characters', () => {
    expect(escapeBytes(Uint8Array.of(0x68, 0xff, 0x69, 0x0a), 'utf-8')).toBe('h\\xFFi\\n');
    expect(escapeBytes(Uint8Array.of(0x68, 0xff, 0x0a), 'utf-8', { lines: 'kept' })).toBe('h\\xFF\n');
    expect(escapeBytes(Uint8Array.of(0xc7, 0xd1, 0xff), 'euc-kr')).toBe('한\\xFF');
    expect(escapeBytes(Uint8Array.of(0x41, 0x00, 0x42), 'utf-16le')).toBe('A\\x42');
  });
});
