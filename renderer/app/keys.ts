/** Keyboard shortcuts, written as in `shared/contract/shortcuts.ts`: `Mod+Shift+S`, `F6`, `Mod+=`. Pure. */

export interface KeyPress {
  readonly key: string;
  readonly code: string;
  readonly ctrlKey: boolean;
  readonly metaKey: boolean;
  readonly shiftKey: boolean;
  readonly altKey: boolean;
}

/** The same key on a layout, with Shift, or on the number pad. */
const ALIASES: Readonly<Record<string, readonly string[]>> = {
  '=': ['=', '+'],
  '-': ['-', '_'],
};

/** True when the press is the shortcut. Letters are also known by their place, for layouts that have no Latin ones. */
export function matchesShortcut(press: KeyPress, shortcut: string, isMac: boolean): boolean {
  const { key, mod, shift } = parse(shortcut);
  if (press.altKey) return false;
  if (mod !== (isMac ? press.metaKey : press.ctrlKey)) return false;
  if (isMac ? press.ctrlKey : press.metaKey) return false;
  const aliases = ALIASES[key];
  // Whether `+` needs Shift depends on the layout.
  if (aliases !== undefined) return aliases.includes(press.key);
  if (shift !== press.shiftKey) return false;
  if (press.key.toLowerCase() === key.toLowerCase()) return true;
  return /^[A-Z]$/.test(key) && !/^[a-z]$/i.test(press.key) && press.code === `Key${key}`;
}

const MAC_NAMES: Readonly<Record<string, string>> = { Mod: '⌘', Shift: '⇧' };

/** The shortcut as people of the platform write it: `Ctrl+Shift+S`, `⇧⌘S`. */
export function formatShortcut(shortcut: string, isMac: boolean): string {
  const parts = shortcut.split('+').filter((part) => part !== '');
  if (!isMac) return parts.map((part) => (part === 'Mod' ? 'Ctrl' : part)).join('+');
  const key = parts.at(-1) ?? '';
  const order = ['Shift', 'Mod'].filter((name) => parts.includes(name));
  return `${order.map((name) => MAC_NAMES[name]).join('')}${key}`;
}

/** The shortcut in the form of `aria-keyshortcuts`. */
export function ariaShortcut(shortcut: string, isMac: boolean): string {
  return shortcut.replace('Mod', isMac ? 'Meta' : 'Control');
}

function parse(shortcut: string): { key: string; mod: boolean; shift: boolean } {
  const parts = shortcut.split('+');
  return { key: parts.at(-1) ?? '', mod: parts.includes('Mod'), shift: parts.includes('Shift') };
}

/** Keys are named after the machine the page is shown on, not after the host's. */
export function isMacPlatform(platform: string = navigator.platform): boolean {
  return /^mac|^iP(hone|ad|od)/i.test(platform);
}

/** Goes to the message box, and out of the one that takes every key. */
export const MESSAGE_SHORTCUT = 'Mod+Shift+M';
