import { encodeText } from '@shared/bytes/encoding';
import { LINE_ENDINGS, lineEndingText, visibleLineEnding } from '@shared/bytes/eol';
import { printableString } from '@shared/bytes/printable';
import { describe, expect, it } from 'vitest';

describe('line endings', () => {
  it('are these characters', () => {
    expect(LINE_ENDINGS.map(lineEndingText)).toEqual(['', '\n', '\r', '\r\n', '\0']);
  });

  it('are drawn beside the message box as in the traffic', () => {
    expect(LINE_ENDINGS.map(visibleLineEnding)).toEqual(['', '␊', '␍', '␍␊', '␀']);
    for (const ending of LINE_ENDINGS)
      expect(printableString(lineEndingText(ending))).toBe(visibleLineEnding(ending));
  });

  it('have twice as many bytes in UTF-16', () => {
    const bytes = encodeText(lineEndingText('crlf'), 'utf-16be');
    expect(bytes.ok && [...bytes.value]).toEqual([0, 13, 0, 10]);
  });
});
