import { LINE_ENDINGS, lineEndingBytes, visibleLineEnding } from '@shared/bytes/eol';
import { printable, segmentsText } from '@shared/bytes/printable';
import { describe, expect, it } from 'vitest';

describe('line endings', () => {
  it('are these bytes', () => {
    expect(LINE_ENDINGS.map((ending) => Array.from(lineEndingBytes(ending)))).toEqual([
      [],
      [10],
      [13, 10],
      [13],
    ]);
  });

  it('are drawn beside the message box as in the traffic', () => {
    expect(LINE_ENDINGS.map(visibleLineEnding)).toEqual(['', '␊', '␍␊', '␍']);
    for (const ending of LINE_ENDINGS) {
      expect(segmentsText(printable(lineEndingBytes(ending)).segments)).toBe(visibleLineEnding(ending));
    }
  });

  it('are a copy that a caller may change', () => {
    lineEndingBytes('lf').fill(0);
    expect(lineEndingBytes('lf')).toEqual(Uint8Array.of(10));
  });
});
