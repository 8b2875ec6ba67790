import { composeBytes } from '@shared/bytes/compose';
import { convertForms, findForm } from '@shared/bytes/convertPaste';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

describe("other tools' ways to write bytes", () => {
  it.each([
    ['AT$0D$0A', '$0D', 'AT\\r\\n'],
    ['AT$0d', '$0d', 'AT\\r'],
    ['AT#13#10', '#13', 'AT\\r\\n'],
    ['#13#10#65', '#13', '\\r\\nA'],
    ['AT<CR><LF>', '<CR>', 'AT\\r\\n'],
    ['AT<cr><lf>', '<cr>', 'AT\\r\\n'],
    ['AT<CRLF>', '<CRLF>', 'AT\\r\\n'],
    ['<STX>data<ETX>', '<STX>', '\\x02data\\x03'],
    ['<ESC>[A<DEL><TAB>', '<ESC>', '\\e[A\\x7F\\t'],
    ['AT\\0D\\0A', '\\0D', 'AT\\r\\n'],
    ['\\02\\41\\FF', '\\02', '\\x02A\\xFF'],
    ['$00$30', '$00', '\\x000'],
    ['<NUL>x', '<NUL>', '\\x00x'],
    ['$FF$5C', '$FF', '\\xFF\\\\'],
    // Escapes of ours stay as they are.
    ['\\x0D$0A', '$0A', '\\x0D\\n'],
    ['\\u{AC00}$0D', '$0D', '\\u{AC00}\\r'],
    ['\\\\0D$0D', '$0D', '\\\\0D\\r'],
  ])('%j: %s is found, and becomes %j', (pasted, form, converted) => {
    expect(findForm(pasted)).toBe(form);
    expect(convertForms(pasted)).toBe(converted);
  });

  it.each([
    'plain',
    '$41 and #65',
    'costs $5',
    '#1234',
    '#300',
    '#12ab34',
    '<em>text</em>',
    '<sub>',
    '<html>',
    '\\r\\n\\x0D',
    '\\\\0D',
    '\\e[0m',
    '한글 😀',
    '',
  ])('%j has nothing to offer', (pasted) => {
    expect(findForm(pasted)).toBeNull();
  });

  it('leaves what is no form as it is', () => {
    fc.assert(
      fc.property(fc.string({ unit: fc.constantFrom('a', ' ', '한', '<', '>', '(', '5') }), (text) => {
        expect(convertForms(text)).toBe(text);
      }),
    );
  });

  it('means the same bytes in each way to write them', () => {
    const forms = [
      (byte: number) => `$${byte.toString(16).padStart(2, '0')}`,
      (byte: number) => `\\${byte.toString(16).toUpperCase().padStart(2, '0')}`,
      (byte: number) => `#${byte}`,
    ];
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 20 }), fc.constantFrom(...forms), (bytes, form) => {
        const text = convertForms(Array.from(bytes, form).join(''));
        const composed = composeBytes(text, { mode: 'text', encoding: 'latin-1', ending: 'none' });
        expect(composed.ok ? [...composed.value.bytes] : composed.error).toEqual([...bytes]);
      }),
    );
  });
});
