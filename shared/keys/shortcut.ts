/**
 * Keyboard shortcuts as text: `Mod+Shift+S`, `Shift+F6`, `Mod+=`. `Mod` is ⌘ on macOS and Ctrl elsewhere. Alt is not in
 * it: Ctrl+Alt is AltGr on many keyboards, and Alt alone types letters on a Mac and opens menus on Windows. Pure.
 */

export interface KeyPress {
  readonly key: string;
  readonly code: string;
  readonly ctrlKey: boolean;
  readonly metaKey: boolean;
  readonly shiftKey: boolean;
  readonly altKey: boolean;
}

/** Why a press is no shortcut. `modifier`: nothing but Ctrl or Shift yet. */
export type NoShortcut = 'modifier' | 'alt' | 'other-modifier' | 'bare' | 'shifted' | 'unknown';

interface Parts {
  readonly mod: boolean;
  readonly shift: boolean;
  readonly key: string;
}

const F_KEY = /^F([1-9]|1\d|2[0-4])$/;
const LETTER_OR_DIGIT = /^[A-Z0-9]$/;
const NAMED = new Set([
  'ArrowUp',
  'ArrowDown',
  'ArrowLeft',
  'ArrowRight',
  'Home',
  'End',
  'PageUp',
  'PageDown',
  'Insert',
  'Delete',
]);
/** With Shift they are other signs, and which ones differs from keyboard to keyboard. */
const SIGNS = new Set([',', '.', '/', ';', "'", '[', ']', '\\', '`', '=', '-']);
/** The same key on a layout, with Shift, or on the number pad: whether `+` needs Shift depends on the layout. */
const ALIASES: Readonly<Record<string, readonly string[]>> = { '=': ['=', '+'], '-': ['-', '_'] };
const MODIFIERS = new Set(['Control', 'Meta', 'Shift', 'Alt', 'AltGraph', 'CapsLock', 'Fn', 'OS']);

/** The parts of a shortcut; null: it is none. */
export function parseShortcut(text: string): Parts | null {
  const match = /^(Mod\+)?(Shift\+)?(.+)$/.exec(text);
  if (match === null) return null;
  const [, mod, shift, key = ''] = match;
  const parts = { mod: mod !== undefined, shift: shift !== undefined, key };
  if (F_KEY.test(key)) return parts;
  // Without Ctrl or ⌘ it would be typing.
  if (!parts.mod) return null;
  if (SIGNS.has(key)) return parts.shift ? null : parts;
  return LETTER_OR_DIGIT.test(key) || NAMED.has(key) ? parts : null;
}

export function isShortcut(text: string): boolean {
  return parseShortcut(text) !== null;
}

/** True when the press is the shortcut. Letters are also known by their place, for layouts that have no Latin ones. */
export function matchesShortcut(press: KeyPress, shortcut: string, isMac: boolean): boolean {
  const pressed = shortcutOf(press, isMac);
  return pressed.ok && pressed.shortcut === shortcut;
}

/** The shortcut that was pressed, or why it is none. */
export function shortcutOf(
  press: KeyPress,
  isMac: boolean,
): { readonly ok: true; readonly shortcut: string } | { readonly ok: false; readonly why: NoShortcut } {
  const { key: pressed } = press;
  if (MODIFIERS.has(pressed)) return { ok: false, why: 'modifier' };
  if (press.altKey) return { ok: false, why: 'alt' };
  if (isMac ? press.ctrlKey : press.metaKey) return { ok: false, why: 'other-modifier' };
  const mod = isMac ? press.metaKey : press.ctrlKey;
  const key = keyOf(press);
  if (key === null) return { ok: false, why: mod ? 'unknown' : 'bare' };
  const shift = press.shiftKey && ALIASES[key] === undefined;
  const shortcut = `${mod ? 'Mod+' : ''}${shift ? 'Shift+' : ''}${key}`;
  if (isShortcut(shortcut)) return { ok: true, shortcut };
  return { ok: false, why: mod ? 'shifted' : 'bare' };
}

function keyOf({ key, code, shiftKey }: KeyPress): string | null {
  for (const [name, aliases] of Object.entries(ALIASES)) if (aliases.includes(key)) return name;
  if (/^[a-z]$/i.test(key)) return key.toUpperCase();
  // Shift makes another sign of a digit.
  const digit = /^Digit(\d)$/.exec(code)?.[1];
  if (digit !== undefined && (shiftKey || /^\d$/.test(key))) return digit;
  if (/^\d$/.test(key) || F_KEY.test(key) || NAMED.has(key) || SIGNS.has(key)) return key;
  const letter = /^Key([A-Z])$/.exec(code)?.[1];
  // Another alphabet: what is written on the key beside it.
  return letter !== undefined && /\P{ASCII}/u.test(key) ? letter : null;
}

const MAC_NAMES: Readonly<Record<string, string>> = {
  ArrowUp: '↑',
  ArrowDown: '↓',
  ArrowLeft: '←',
  ArrowRight: '→',
  Home: '↖',
  End: '↘',
  PageUp: '⇞',
  PageDown: '⇟',
  Delete: '⌦',
};
const ARROWS: Readonly<Record<string, string>> = {
  ArrowUp: '↑',
  ArrowDown: '↓',
  ArrowLeft: '←',
  ArrowRight: '→',
};

/** The shortcut as people of the platform write it: `Ctrl+Shift+S`, `⇧⌘S`. */
export function formatShortcut(shortcut: string, isMac: boolean): string {
  const parts = parseShortcut(shortcut);
  if (parts === null) return shortcut;
  const { mod, shift, key } = parts;
  if (isMac) return `${shift ? '⇧' : ''}${mod ? '⌘' : ''}${MAC_NAMES[key] ?? key}`;
  return `${mod ? 'Ctrl+' : ''}${shift ? 'Shift+' : ''}${ARROWS[key] ?? key}`;
}

/** The shortcut in the form of `aria-keyshortcuts`. */
export function ariaShortcut(shortcut: string, isMac: boolean): string {
  return shortcut.replace('Mod', isMac ? 'Meta' : 'Control');
}

/** The shortcut as Electron's menus want it. */
export function acceleratorOf(shortcut: string): string {
  return shortcut.replace('Mod', 'CommandOrControl').replace('Arrow', '');
}
