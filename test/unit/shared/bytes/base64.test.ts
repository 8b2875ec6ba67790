import { decodeByHand, encodeByHand, fromBase64, toBase64 } from '@shared/bytes/base64';
import fc from 'fast-check';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { z } from 'zod';

const text = (bytes: Uint8Array) => Buffer.from(bytes).toString('base64');

describe.each([
  ['whatever the engine has', toBase64, fromBase64],
  ['by hand', encodeByHand, decodeByHand],
])('base64, %s', (_, encode, decode) => {
  it('agrees with Node and comes back', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 100 }), (bytes) => {
        const encoded = encode(bytes);
        expect(encoded).toBe(text(bytes));
        expect(decode(encoded)).toEqual(new Uint8Array(bytes));
        expect(z.base64().safeParse(encoded).success).toBe(true);
      }),
    );
  });

  it('encodes a view, not the buffer under it', () => {
    expect(encode(new Uint8Array([0, 1, 2, 3]).subarray(1, 3))).toBe('AQI=');
  });

  it.each([
    'A',
    'AA',
    'AAA',
    'A===',
    '====',
    'AA=A',
    'A A=',
    'AAA\n',
    'AA-_',
    'AAAAé',
    'AB==',
    'AAB=',
    '한글',
  ])('refuses %j', (wrong) => {
    expect(decode(wrong)).toBeNull();
  });

  it('takes the empty text', () => {
    expect(decode('')).toEqual(new Uint8Array(0));
  });

  it('manages a whole send command', () => {
    const large = new Uint8Array(1 << 20).map((_, i) => (i * 31) & 0xff);
    const encoded = encode(large);
    expect(encoded === text(large)).toBe(true);
    expect(Buffer.compare(decode(encoded) ?? new Uint8Array(0), large)).toBe(0);
  });
});

describe('an engine that has it built in', () => {
  afterEach(() => vi.unstubAllGlobals());

  it('is asked to do it', () => {
    const bytes = Object.assign(Uint8Array.of(1), { toBase64: () => 'built in' });
    expect(toBase64(bytes)).toBe('built in');
  });

  it('is asked strictly, and its refusal is a value', () => {
    const fromBuiltIn = vi.fn(() => Uint8Array.of(7));
    const Original = Uint8Array;
    vi.stubGlobal('Uint8Array', Object.assign(class extends Original {}, { fromBase64: fromBuiltIn }));
    expect(fromBase64('AAAA')?.[0]).toBe(7);
    expect(fromBuiltIn).toHaveBeenCalledWith('AAAA', { lastChunkHandling: 'strict' });
    fromBuiltIn.mockImplementation(() => {
      throw new SyntaxError();
    });
    expect(fromBase64('AAA=')).toBeNull();
    // The built-in one would skip whitespace.
    fromBuiltIn.mockClear();
    expect(fromBase64('AA AA')).toBeNull();
    expect(fromBuiltIn).not.toHaveBeenCalled();
  });
});
