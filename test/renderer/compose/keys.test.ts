import { describe, expect, it } from 'vitest';
import { type Caret, composeKey } from '../../../renderer/features/compose/keys';

describe('keys in the box', () => {
  const at = (text: string, place = text.length, wraps = false): Caret => ({
    text,
    start: place,
    end: place,
    wraps,
  });
  const press = (key: string, caret: Caret, more: object = {}) =>
    composeKey(
      {
        key,
        code: '',
        keyCode: 0,
        ctrlKey: false,
        metaKey: false,
        altKey: false,
        shiftKey: false,
        isComposing: false,
        ...more,
      },
      caret,
    );

  it('Enter sends, with Ctrl without the line ending, with Shift it makes a line', () => {
    expect(press('Enter', at('x'))).toBe('send');
    expect(press('Enter', at('x'), { ctrlKey: true })).toBe('send-bare');
    expect(press('Enter', at('x'), { metaKey: true })).toBe('send-bare');
    expect(press('Enter', at('x'), { shiftKey: true })).toBeNull();
    expect(press('Enter', at('x'), { altKey: true })).toBeNull();
  });

  it('never sends or replaces a syllable that is being put together', () => {
    for (const key of ['Enter', 'ArrowUp', 'ArrowDown']) {
      expect(press(key, at('하'), { isComposing: true })).toBeNull();
      expect(press(key, at('하'), { keyCode: 229 })).toBeNull();
    }
  });

  it('the arrows leave the box only at its first and last line', () => {
    const two = 'one\ntwo';
    expect(press('ArrowUp', at(two, 2))).toBe('older');
    expect(press('ArrowUp', at(two, 5))).toBeNull();
    expect(press('ArrowDown', at(two, 2))).toBeNull();
    expect(press('ArrowDown', at(two, 5))).toBe('newer');
    expect(press('ArrowUp', at('\nx', 0))).toBe('older');
  });

  it('and only at its very ends when a line is wrapped, or not at all while text is marked', () => {
    expect(press('ArrowUp', at('long', 2, true))).toBeNull();
    expect(press('ArrowUp', at('long', 0, true))).toBe('older');
    expect(press('ArrowDown', at('long', 4, true))).toBe('newer');
    expect(press('ArrowUp', { text: 'abc', start: 0, end: 2, wraps: false })).toBeNull();
    expect(press('ArrowUp', at('x'), { ctrlKey: true })).toBeNull();
  });

  it('Ctrl+R searches, wherever R is, and ⌘R is left to the browser', () => {
    expect(press('r', at('x'), { ctrlKey: true })).toBe('search');
    expect(press('ㄱ', at('x'), { ctrlKey: true, code: 'KeyR' })).toBe('search');
    expect(press('ㄱ', at('x'), { code: 'KeyR' })).toBeNull();
    expect(press('p', at('x'), { ctrlKey: true, code: 'KeyR' })).toBeNull();
    expect(press('r', at('x'), { metaKey: true })).toBeNull();
    expect(press('R', at('x'), { ctrlKey: true, shiftKey: true })).toBeNull();
  });
});
