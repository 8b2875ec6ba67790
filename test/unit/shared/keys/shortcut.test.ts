import { MENU_SHORTCUTS } from '@shared/contract/shortcuts';
import {
  acceleratorOf,
  ariaShortcut,
  formatShortcut,
  isShortcut,
  type KeyPress,
  matchesShortcut,
  shortcutOf,
} from '@shared/keys/shortcut';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

const press = (key: string, more: Partial<KeyPress> = {}): KeyPress => ({
  key,
  code: '',
  ctrlKey: false,
  metaKey: false,
  shiftKey: false,
  altKey: false,
  ...more,
});
const ctrl = { ctrlKey: true };
const ctrlShift = { ctrlKey: true, shiftKey: true };

describe('a press and a shortcut', () => {
  it('have exactly the same modifiers', () => {
    expect(matchesShortcut(press('S', ctrlShift), 'Mod+Shift+S', false)).toBe(true);
    expect(matchesShortcut(press('s', ctrl), 'Mod+Shift+S', false)).toBe(false);
    expect(matchesShortcut(press('S', { shiftKey: true }), 'Mod+Shift+S', false)).toBe(false);
    expect(matchesShortcut(press('F6'), 'F6', false)).toBe(true);
    expect(matchesShortcut(press('F6', { shiftKey: true }), 'F6', false)).toBe(false);
    expect(matchesShortcut(press('F6', { shiftKey: true }), 'Shift+F6', false)).toBe(true);
  });

  it('never take AltGr, which is Ctrl+Alt on many keyboards', () => {
    expect(matchesShortcut(press('l', { ctrlKey: true, altKey: true }), 'Mod+L', false)).toBe(false);
  });

  it('mean the command key on a Mac, and leave its control key to the system', () => {
    expect(matchesShortcut(press('l', { metaKey: true }), 'Mod+L', true)).toBe(true);
    expect(matchesShortcut(press('l', ctrl), 'Mod+L', true)).toBe(false);
    expect(matchesShortcut(press('l', { metaKey: true }), 'Mod+L', false)).toBe(false);
  });

  it('know letters by their place on a layout without Latin letters', () => {
    expect(matchesShortcut(press('ㄴ', { ...ctrlShift, code: 'KeyS' }), 'Mod+Shift+S', false)).toBe(true);
    // A Latin layout that has another letter there means that letter.
    expect(matchesShortcut(press('o', { ...ctrlShift, code: 'KeyS' }), 'Mod+Shift+S', false)).toBe(false);
  });

  it('take plus with and without Shift', () => {
    expect(matchesShortcut(press('=', ctrl), 'Mod+=', false)).toBe(true);
    expect(matchesShortcut(press('+', ctrlShift), 'Mod+=', false)).toBe(true);
    expect(matchesShortcut(press('-', ctrl), 'Mod+-', false)).toBe(true);
    expect(matchesShortcut(press('=', {}), 'Mod+=', false)).toBe(false);
  });

  it('know a digit under Shift by its place', () => {
    expect(shortcutOf(press('!', { ...ctrlShift, code: 'Digit1' }), false)).toEqual({
      ok: true,
      shortcut: 'Mod+Shift+1',
    });
    expect(shortcutOf(press('7', { ...ctrl, code: 'Numpad7' }), false)).toEqual({
      ok: true,
      shortcut: 'Mod+7',
    });
  });
});

describe('a press that is no shortcut says why', () => {
  it.each([
    ['modifier', press('Control', ctrl)],
    ['modifier', press('Shift', { shiftKey: true })],
    ['alt', press('x', { altKey: true })],
    ['alt', press('q', { ctrlKey: true, altKey: true })],
    ['other-modifier', press('x', { metaKey: true })],
    ['bare', press('x')],
    ['bare', press('X', { shiftKey: true })],
    ['bare', press('ArrowUp')],
    ['bare', press(' ')],
    ['shifted', press('[', ctrlShift)],
    ['unknown', press('MediaPlayPause', ctrl)],
  ])('%s', (why, pressed) => {
    expect(shortcutOf(pressed, false)).toEqual({ ok: false, why });
  });

  it('holds the other way round on a Mac', () => {
    expect(shortcutOf(press('x', ctrl), true)).toEqual({ ok: false, why: 'other-modifier' });
  });
});

describe('the text of a shortcut', () => {
  it.each(['F1', 'Shift+F12', 'Mod+A', 'Mod+Shift+9', 'Mod+,', 'Mod+PageUp', 'Mod+ArrowLeft'])(
    '%s',
    (text) => {
      expect(isShortcut(text)).toBe(true);
    },
  );

  it.each([
    '',
    'A',
    'Shift+A',
    'Mod+',
    'Mod+a',
    'Shift+Mod+A',
    'Mod+Mod+A',
    'Mod+Shift+,',
    'F25',
    'Alt+A',
    'Up',
  ])('not %j', (text) => {
    expect(isShortcut(text)).toBe(false);
  });

  it('is what every press is called that is one', () => {
    const key = fc.oneof(
      fc.string({ minLength: 1, maxLength: 2 }),
      fc.constantFrom('F5', 'Home', 'ㅎ', '-', '!'),
    );
    const code = fc.constantFrom('', 'KeyB', 'Digit4', 'Minus');
    fc.assert(
      fc.property(key, code, fc.boolean(), fc.boolean(), fc.boolean(), (key, code, mod, shiftKey, isMac) => {
        const pressed = press(key, { code, shiftKey, ctrlKey: mod && !isMac, metaKey: mod && isMac });
        const read = shortcutOf(pressed, isMac);
        if (!read.ok) return;
        expect(isShortcut(read.shortcut)).toBe(true);
        expect(matchesShortcut(pressed, read.shortcut, isMac)).toBe(true);
      }),
    );
  });

  it('is written as the platform does', () => {
    expect(formatShortcut('Mod+Shift+S', false)).toBe('Ctrl+Shift+S');
    expect(formatShortcut('Mod+Shift+S', true)).toBe('⇧⌘S');
    expect(formatShortcut('F1', true)).toBe('F1');
    expect(formatShortcut('Mod+ArrowUp', false)).toBe('Ctrl+↑');
    expect(formatShortcut('nonsense', false)).toBe('nonsense');
    expect(ariaShortcut('Mod+L', false)).toBe('Control+L');
    expect(ariaShortcut('Mod+L', true)).toBe('Meta+L');
    expect(acceleratorOf('Mod+ArrowUp')).toBe('CommandOrControl+Up');
    expect(acceleratorOf('Mod+=')).toBe('CommandOrControl+=');
  });

  it('of menu commands is one, and no two have the same', () => {
    const keys = Object.values(MENU_SHORTCUTS);
    expect(keys.filter((key) => !isShortcut(key))).toEqual([]);
    expect(new Set(keys).size).toBe(keys.length);
  });
});
