import { COPY_FORMS, copyAs } from '@shared/bytes/copyAs';
import { encodeUtf8 } from '@shared/bytes/utf8';
import { describe, expect, it } from 'vitest';

// That Python, Node, a shell and a C compiler read the same bytes again: test/integration/bytes/copyAs.test.ts.

const HELLO = encodeUtf8("it's\n\\\t한");

describe('bytes as', () => {
  it.each([
    ['text', "it's\n\\\t한"],
    ['hex', '69 74 27 73 0a 5c 09 ed 95 9c'],
    [
      'c',
      'const unsigned char data[10] = {\n  0x69, 0x74, 0x27, 0x73, 0x0a, 0x5c, 0x09, 0xed, 0x95, 0x9c\n};',
    ],
    ['base64', 'aXQncwpcCe2VnA=='],
    ['python', "b'it\\'s\\n\\\\\\t\\xed\\x95\\x9c'"],
    ['node', "Buffer.from('697427730a5c09ed959c', 'hex')"],
    ['xxd', "00000000: 6974 2773 0a5c 09ed 959c                 it's.\\....\n"],
    ['xxd-plain', 'echo 697427730a5c09ed959c | xxd -r -p'],
  ] as const)('%s', (form, expected) => {
    expect(copyAs(form, HELLO)).toBe(expected);
  });

  it('text in the encoding of the view', () => {
    expect(copyAs('text', Uint8Array.of(0xe9), (bytes) => String.fromCharCode(...bytes))).toBe('é');
  });

  it('a C array breaks its lines after twelve bytes', () => {
    expect(copyAs('c', new Uint8Array(25)).split('\n')).toHaveLength(5);
  });

  it('every form of no bytes is a text, too', () => {
    for (const form of COPY_FORMS) expect(typeof copyAs(form, new Uint8Array(0))).toBe('string');
  });
});
