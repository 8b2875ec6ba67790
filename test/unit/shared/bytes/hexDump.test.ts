import { dumpLines, dumpWidth, hexDump, hexOf, plainHex } from '@shared/bytes/hexDump';
import { encodeUtf8 } from '@shared/bytes/utf8';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

// Against the real `xxd`: test/integration/bytes/copyAs.test.ts.

describe('a dump', () => {
  it('has offset, hex in pairs of bytes, and what can be read', () => {
    expect(hexDump(encodeUtf8('hello, world\r\n한'))).toBe(
      '00000000: 6865 6c6c 6f2c 2077 6f72 6c64 0d0a ed95  hello, world....\n' +
        '00000010: 9c                                       .\n',
    );
  });

  it('of nothing is nothing', () => {
    expect(hexDump(new Uint8Array(0))).toBe('');
    expect(dumpLines(new Uint8Array(0))).toEqual([]);
  });

  it('begins at any offset, with any width', () => {
    const [line] = dumpLines(Uint8Array.of(0, 0x7e, 0x7f), { from: 0x1234, width: 8 });
    expect(line).toEqual({ offset: '00001234:', hex: '007e 7f            ', text: '.~.' });
  });

  it('has lines of one width, but for the text of the last', () => {
    fc.assert(
      fc.property(fc.uint8Array({ minLength: 1, maxLength: 100 }), fc.constantFrom(8, 16), (bytes, width) => {
        const lines = hexDump(bytes, { width }).trimEnd().split('\n');
        expect(lines).toHaveLength(Math.ceil(bytes.length / width));
        for (const line of lines.slice(0, -1)) expect(line).toHaveLength(dumpWidth(width));
      }),
    );
  });

  it('holds every byte in order', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 100 }), (bytes) => {
        const digits = dumpLines(bytes)
          .map(({ hex }) => hex.replaceAll(' ', ''))
          .join('');
        expect(digits).toBe(plainHex(bytes));
        expect(digits).toBe(Array.from(bytes, hexOf).join(''));
      }),
    );
  });
});
