import type { LineEnding } from '@shared/bytes/eol';
import { describe, expect, it } from 'vitest';
import { enterText, rawKey } from '../../../renderer/features/compose/rawKeys';

const press = (key: string, more: object = {}, ending: LineEnding = 'lf'): string | null =>
  rawKey(
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
    ending,
  );

describe('what a terminal sends', () => {
  it.each([
    ['ArrowUp', {}, '\x1b[A'],
    ['ArrowDown', {}, '\x1b[B'],
    ['ArrowRight', {}, '\x1b[C'],
    ['ArrowLeft', {}, '\x1b[D'],
    ['ArrowLeft', { ctrlKey: true }, '\x1b[1;5D'],
    ['ArrowLeft', { altKey: true }, '\x1b[1;3D'],
    ['ArrowLeft', { shiftKey: true, ctrlKey: true }, '\x1b[1;6D'],
    ['Home', {}, '\x1b[H'],
    ['End', {}, '\x1b[F'],
    ['Insert', {}, '\x1b[2~'],
    ['Delete', {}, '\x1b[3~'],
    ['Delete', { ctrlKey: true }, '\x1b[3;5~'],
    ['PageUp', {}, '\x1b[5~'],
    ['PageDown', {}, '\x1b[6~'],
    ['Tab', {}, '\t'],
    ['Tab', { shiftKey: true }, '\x1b[Z'],
    ['Escape', {}, '\x1b'],
    ['Backspace', {}, '\x7f'],
    ['Backspace', { ctrlKey: true }, '\b'],
    ['c', { ctrlKey: true, code: 'KeyC' }, '\x03'],
    ['C', { ctrlKey: true, code: 'KeyC' }, '\x03'],
    ['ㅊ', { ctrlKey: true, code: 'KeyC' }, '\x03'],
    // Dvorak: the letter on the key counts, not its place.
    ['j', { ctrlKey: true, code: 'KeyC' }, '\n'],
    ['z', { ctrlKey: true, code: 'KeyZ' }, '\x1a'],
    [' ', { ctrlKey: true, code: 'Space' }, '\0'],
    ['[', { ctrlKey: true, code: 'BracketLeft' }, '\x1b'],
    ['\\', { ctrlKey: true, code: 'Backslash' }, '\x1c'],
    ['_', { ctrlKey: true, shiftKey: true, code: 'Minus' }, '\x1f'],
  ])('%s %j', (key, more, sent) => {
    expect(press(key, more)).toBe(sent);
  });

  it('Enter is the chosen line ending, CR when none is, and LF with Shift or Ctrl', () => {
    expect(press('Enter', {}, 'crlf')).toBe('\r\n');
    expect(press('Enter', {}, 'nul')).toBe('\0');
    expect(press('Enter', {}, 'none')).toBe('\r');
    expect(press('Enter', { shiftKey: true }, 'cr')).toBe('\n');
    expect(press('Enter', { ctrlKey: true }, 'cr')).toBe('\n');
    expect(enterText('lf')).toBe('\n');
  });
});

describe('what is not for the wire', () => {
  it.each([
    ['a', {}],
    ['한', {}],
    ['@', { ctrlKey: true, altKey: true }],
    ['c', { metaKey: true, code: 'KeyC' }],
    ['M', { ctrlKey: true, shiftKey: true, code: 'KeyM' }],
    ['F6', {}],
    ['Insert', { shiftKey: true }],
    ['Tab', { ctrlKey: true }],
    ['Enter', { altKey: true }],
    ['Shift', { shiftKey: true }],
    ['Dead', {}],
    ['constructor', {}],
  ])('%s %j is left to the box, the app or the browser', (key, more) => {
    expect(press(key, more)).toBeNull();
  });

  it('a syllable that is being put together keeps its keys', () => {
    for (const key of ['Enter', 'Backspace', 'ArrowLeft', 'Process']) {
      expect(press(key, { isComposing: true })).toBeNull();
      expect(press(key, { keyCode: 229 })).toBeNull();
    }
  });
});
