import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { LINE_ENDINGS, type LineEnding, LineEndings } from '../../../../electron/cli/lineEnding';

function convert(kind: LineEnding, ...chunks: (string | Buffer)[]): string {
  const endings = new LineEndings(kind);
  const parts = chunks.map((chunk) => endings.take(Buffer.from(chunk)));
  return Buffer.concat([...parts, endings.end()]).toString('latin1');
}

describe('LineEndings', () => {
  it('passes every byte with lf', () => {
    expect(convert('lf', 'a\r\nb\0\r', '\n\n')).toBe('a\r\nb\0\r\n\n');
  });

  it.each<[LineEnding, string]>([
    ['crlf', 'a\r\nb\r\n\r\nc'],
    ['cr', 'a\rb\r\rc'],
    ['none', 'abc'],
    ['nul', 'a\0b\0\0c'],
  ])('gives lines the ending %s', (kind, expected) => {
    expect(convert(kind, 'a\nb\n\nc')).toBe(expected);
    expect(convert(kind, 'a\r\nb\r\n\r\nc')).toBe(expected);
  });

  it('sees a CR LF that is cut in two', () => {
    expect(convert('crlf', 'a\r', '\nb')).toBe('a\r\nb');
    expect(convert('none', 'a\r', '\n')).toBe('a');
  });

  it('keeps a CR that ends no line', () => {
    expect(convert('none', 'a\rb\r\r\n')).toBe('a\rb\r');
    expect(convert('crlf', 'a\r')).toBe('a\r');
    expect(convert('crlf', 'a\r', 'b')).toBe('a\rb');
  });

  it('does not depend on where the input is cut', () => {
    const text = fc.array(fc.constantFrom('a', '\r', '\n', '\0', 'é'), { maxLength: 30 });
    fc.assert(
      fc.property(text, fc.constantFrom(...LINE_ENDINGS), fc.array(fc.nat(40)), (letters, kind, cuts) => {
        const whole = Buffer.from(letters.join(''));
        const places = [0, ...cuts.filter((cut) => cut <= whole.length).sort((a, b) => a - b), whole.length];
        const pieces = places.slice(1).map((end, i) => whole.subarray(places[i], end));
        expect(convert(kind, ...pieces)).toBe(convert(kind, whole));
      }),
    );
  });
});
