// @vitest-environment node
import { MENU_SHORTCUTS } from '@shared/contract/shortcuts';
import { describe, expect, it } from 'vitest';
import {
  ariaShortcut,
  formatShortcut,
  isMacPlatform,
  type KeyPress,
  matchesShortcut,
} from '../../../renderer/app/keys';

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

describe('matchesShortcut', () => {
  it('wants exactly the modifiers of the shortcut', () => {
    expect(matchesShortcut(press('S', ctrlShift), 'Mod+Shift+S', false)).toBe(true);
    expect(matchesShortcut(press('s', ctrl), 'Mod+Shift+S', false)).toBe(false);
    expect(matchesShortcut(press('S', { shiftKey: true }), 'Mod+Shift+S', false)).toBe(false);
    expect(matchesShortcut(press('F6'), 'F6', false)).toBe(true);
    expect(matchesShortcut(press('F6', { shiftKey: true }), 'F6', false)).toBe(false);
    expect(matchesShortcut(press('F6', { shiftKey: true }), 'Shift+F6', false)).toBe(true);
  });

  it('never takes AltGr, which is Ctrl+Alt on many keyboards', () => {
    expect(matchesShortcut(press('l', { ctrlKey: true, altKey: true }), 'Mod+L', false)).toBe(false);
  });

  it('means the command key on a Mac, and leaves its control key to the system', () => {
    expect(matchesShortcut(press('l', { metaKey: true }), 'Mod+L', true)).toBe(true);
    expect(matchesShortcut(press('l', ctrl), 'Mod+L', true)).toBe(false);
    expect(matchesShortcut(press('l', { metaKey: true }), 'Mod+L', false)).toBe(false);
  });

  it('knows letters by their place on a layout without Latin letters', () => {
    expect(matchesShortcut(press('ㄴ', { ...ctrlShift, code: 'KeyS' }), 'Mod+Shift+S', false)).toBe(true);
    // A Latin layout that has another letter there means that letter.
    expect(matchesShortcut(press('o', { ...ctrlShift, code: 'KeyS' }), 'Mod+Shift+S', false)).toBe(false);
  });

  it('takes plus with and without Shift', () => {
    expect(matchesShortcut(press('=', ctrl), 'Mod+=', false)).toBe(true);
    expect(matchesShortcut(press('+', ctrlShift), 'Mod+=', false)).toBe(true);
    expect(matchesShortcut(press('-', ctrl), 'Mod+-', false)).toBe(true);
    expect(matchesShortcut(press('=', {}), 'Mod+=', false)).toBe(false);
  });
});

it('writes shortcuts as the platform does', () => {
  expect(formatShortcut('Mod+Shift+S', false)).toBe('Ctrl+Shift+S');
  expect(formatShortcut('Mod+Shift+S', true)).toBe('⇧⌘S');
  expect(formatShortcut('F1', true)).toBe('F1');
  expect(ariaShortcut('Mod+L', false)).toBe('Control+L');
  expect(isMacPlatform('MacIntel')).toBe(true);
  expect(isMacPlatform('Linux x86_64')).toBe(false);
});

it('has no two menu commands on one key', () => {
  const keys = Object.values(MENU_SHORTCUTS);
  expect(new Set(keys).size).toBe(keys.length);
});
