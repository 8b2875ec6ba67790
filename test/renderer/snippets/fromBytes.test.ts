import { expandTemplate, parseTemplate } from '@shared/bytes/template';
import { encodeUtf8 } from '@shared/bytes/utf8';
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { snippetFromBytes } from '../../../renderer/features/snippets/fromBytes';
import { contentSchema, TEXT_CHARS } from '../../../renderer/features/snippets/model';

function bytesOf(bytes: Uint8Array): Uint8Array {
  const content = snippetFromBytes(bytes);
  if (content === null) throw new Error('too many');
  const template = parseTemplate(content.text, content);
  if (!template.ok) throw new Error(JSON.stringify(template.error));
  const facts = { counter: 1, now: 0, random: (n: number) => new Uint8Array(n), env: () => undefined };
  const expanded = expandTemplate(template.value, facts);
  if (!expanded.ok) throw new Error(JSON.stringify(expanded.error));
  return expanded.value;
}

it('sends exactly the bytes it was made from', () => {
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 100 }), (bytes) => {
      expect(Array.from(bytesOf(bytes))).toEqual(Array.from(bytes));
    }),
  );
  fc.assert(
    fc.property(fc.string({ maxLength: 50 }), (text) => {
      expect(Array.from(bytesOf(encodeUtf8(text)))).toEqual(Array.from(encodeUtf8(text)));
    }),
  );
});

it.each([
  ['hello\r\n', { mode: 'text', ending: 'crlf', text: 'hello', name: 'hello' }],
  ['안녕\n', { mode: 'text', ending: 'lf', text: '안녕' }],
  ['a\tb', { mode: 'text', ending: 'none', text: 'a\\tb' }],
  ['{{counter}}', { mode: 'text', text: '\\x7b\\x7bcounter}}' }],
  ['\x01\x02\x03\x04', { mode: 'hex', ending: 'none', text: '01 02 03 04' }],
])('is readable: %j', (text, expected) => {
  expect(snippetFromBytes(encodeUtf8(text))).toMatchObject(expected);
});

it('is hex for what is no text', () => {
  expect(snippetFromBytes(Uint8Array.of(0xff, 0x0a))).toMatchObject({ mode: 'hex', text: 'FF 0A' });
});

it('is a snippet that may be kept, or none', () => {
  for (const size of [1, 1_000, TEXT_CHARS]) {
    const content = snippetFromBytes(new Uint8Array(size).fill(0x61));
    expect(contentSchema.safeParse(content).success).toBe(true);
  }
  expect(snippetFromBytes(new Uint8Array(TEXT_CHARS + 1).fill(0x61))).toBeNull();
});
