import { describe, expect, it } from 'vitest';
import { cText } from '../../../../../electron/engine/core/cText';
import { chargenLines, daytimeText } from '../../../../../electron/engine/core/services';

describe('chargen (RFC 864)', () => {
  it('moves the pattern by one character a line, 72 of them and CR LF', () => {
    const lines = chargenLines(0, 96).split('\r\n');
    expect(lines[0]).toMatch(/^ !"#\$%&'\(\)/);
    expect(lines[1]).toBe(`${lines[0]?.slice(1)}h`);
    expect(lines.slice(0, -1).every((line) => line.length === 72)).toBe(true);
    expect(lines[95]).toBe(lines[0]);
  });

  it('goes on where it was', () => {
    expect(chargenLines(0, 3) + chargenLines(3, 2)).toBe(chargenLines(0, 5));
  });
});

it('daytime (RFC 867) is the date and time in one line', () => {
  expect(daytimeText(new Date('2026-11-21T11:45:09Z'))).toBe('Saturday, November 21, 2026 11:45:09-UTC\r\n');
});

it.each([
  ['Hello World!\0', 'Hello World!'],
  ['hi\n', 'hi'],
  ['hi\r\n', 'hi'],
  ['a\0b\n', 'a'],
  ['', ''],
  ['한글\n', '한글'],
])('C prints %j as %j', (bytes, text) => {
  expect(cText(Buffer.from(bytes))).toBe(text);
});
