import {
  isMarked,
  isPictograph,
  isVariationSelector,
  visibleByte,
  visibleMark,
} from '@shared/bytes/codePoints';
import { describe, expect, it } from 'vitest';

/** All code points from U+0080 on for which the property holds. */
function* all(property: RegExp): Generator<number> {
  for (let codePoint = 0x80; codePoint <= 0x10ffff; codePoint++) {
    if (property.test(String.fromCodePoint(codePoint))) yield codePoint;
  }
}
const hex = (codePoint: number) => codePoint.toString(16);

describe('isMarked', () => {
  it('knows every control, separator and ignorable character of Unicode', () => {
    const missing = [
      ...all(/^[\p{Cc}\p{Zl}\p{Zp}\p{Default_Ignorable_Code_Point}\p{Noncharacter_Code_Point}]$/u),
    ];
    expect(missing.filter((codePoint) => !isMarked(codePoint)).map(hex)).toEqual([]);
  });

  it('knows every format character that is not seen', () => {
    // These stand visibly before or around the digits that follow.
    const visible = new Set([
      0x600, 0x601, 0x602, 0x603, 0x604, 0x605, 0x6dd, 0x70f, 0x890, 0x891, 0x8e2, 0x110bd, 0x110cd,
    ]);
    const missing = [...all(/^\p{Cf}$/u)].filter(
      (codePoint) => !visible.has(codePoint) && !isMarked(codePoint),
    );
    expect(missing.map(hex)).toEqual([]);
  });

  it('marks no letter, digit, punctuation, symbol or emoji', () => {
    const seen = [...all(/^[\p{L}\p{N}\p{P}\p{S}\p{Mc}\p{Extended_Pictographic}]$/u)];
    const fillers = new Set([0x115f, 0x1160, 0x3164, 0xffa0]);
    // U+FFFC and U+FFFD are symbols and are shown.
    expect(seen.filter((codePoint) => isMarked(codePoint) && !fillers.has(codePoint)).map(hex)).toEqual([]);
  });
});

describe('the kinds that depend on their neighbours', () => {
  it('are told apart', () => {
    expect([0xfe00, 0xfe0f, 0xe0100, 0xe01ef].every(isVariationSelector)).toBe(true);
    expect([0xfdff, 0xfe10, 0xe00ff, 0xe01f0].some(isVariationSelector)).toBe(false);
    expect(['👨', '❤', '🏽', '©'].map((char) => isPictograph(char.codePointAt(0) ?? 0))).toEqual([
      true,
      true,
      true,
      true,
    ]);
    expect(['a', '1', '한', '\u200d'].some((char) => isPictograph(char.codePointAt(0) ?? 0))).toBe(false);
    expect([-1, -2, 0].some(isPictograph)).toBe(false);
  });
});

describe('marks', () => {
  it('are pictures for ASCII and numbers for the rest', () => {
    expect([0, 0x0a, 0x1f, 0x7f, 0x85, 0x202e, 0xe0041].map(visibleMark)).toEqual([
      '␀',
      '␊',
      '␟',
      '␡',
      '⟨U+0085⟩',
      '⟨U+202E⟩',
      '⟨U+E0041⟩',
    ]);
    expect([0, 0x0a, 0xff].map(visibleByte)).toEqual(['⟨00⟩', '⟨0A⟩', '⟨FF⟩']);
  });
});
