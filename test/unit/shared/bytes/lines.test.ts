import { Lines } from '@shared/bytes/lines';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

const text = (parts: readonly Uint8Array[]): string[] => parts.map((part) => Buffer.from(part).toString());

describe('Lines', () => {
  it('waits for the newline, and keeps it', () => {
    const lines = new Lines();
    expect(lines.push(Buffer.from('ab'))).toEqual([]);
    expect(text(lines.push(Buffer.from('c\nd\n\ne')))).toEqual(['abc\n', 'd\n', '\n']);
    expect(text([lines.end()])).toEqual(['e']);
    expect(lines.end()).toHaveLength(0);
  });

  it('gives a line that is too long in parts, as rio_readlineb does', () => {
    const lines = new Lines(4);
    expect(text(lines.push(Buffer.from('abcdefghi\nxyz\n')))).toEqual(['abcd', 'efgh', 'i\n', 'xyz\n']);
  });

  it('loses, adds and moves nothing, however the stream is cut', () => {
    const letter = fc.constantFrom(0x0a, 0x61, 0x62, 0x00, 0xff);
    fc.assert(
      fc.property(
        fc.array(fc.array(letter, { maxLength: 12 })),
        fc.integer({ min: 1, max: 6 }),
        (cuts, limit) => {
          const lines = new Lines(limit);
          const whole = Buffer.from(cuts.flat());
          const once = new Lines(limit);
          const cut = [...cuts.flatMap((part) => lines.push(Uint8Array.from(part))), lines.end()];
          const uncut = [...once.push(whole), once.end()];
          expect(text(cut)).toEqual(text(uncut));
          expect(Buffer.concat(cut).equals(whole)).toBe(true);
          expect(cut.every((line) => line.length <= limit && line.subarray(0, -1).indexOf(0x0a) < 0)).toBe(
            true,
          );
        },
      ),
    );
  });
});
