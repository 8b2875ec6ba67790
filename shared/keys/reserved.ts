/** Keys that cannot be given to a command, and who has them. Pure. */
import { parseShortcut } from './shortcut';

/** `editing`: text boxes. `box`: the message box and the rows. `browser`, `system`: they take it before the page sees it. */
export type ReservedBy = 'editing' | 'box' | 'browser' | 'system' | 'window';

const EDITING = ['A', 'C', 'V', 'X', 'Z', 'Y'].map((key) => `Mod+${key}`);
const EDITING_MORE = ['ArrowLeft', 'ArrowRight', 'ArrowUp', 'ArrowDown', 'Home', 'End', 'Delete', 'Insert'];
/** Searching what was sent; on to the next of what was found. */
const BOX = ['Mod+R', 'F3', 'Shift+F3'];
/** No page is asked about these in a tab. */
const BROWSER = [
  ...['T', 'N', 'W', 'Shift+T', 'Shift+N', 'Shift+W', 'PageUp', 'PageDown'].map((key) => `Mod+${key}`),
  // Reload, full screen, developer tools, the page’s source.
  ...['F5', 'Shift+F5', 'Mod+F5', 'F11', 'F12', 'Mod+Shift+I', 'Mod+Shift+J', 'Mod+U'],
];
/** What the menus of a desktop app do with them. */
const WINDOW = ['Mod+Q', 'Mod+W', 'Mod+M', 'F11'];
const MAC_SYSTEM = ['Mod+H', 'Mod+Q', 'Mod+M', 'Mod+`', 'Mod+Shift+3', 'Mod+Shift+4', 'Mod+Shift+5', 'F11'];

/** Who has a key that no command may have; null: it is free. */
export function reservedBy(
  shortcut: string,
  where: { readonly host: 'desktop' | 'web'; readonly isMac: boolean },
): ReservedBy | null {
  const parts = parseShortcut(shortcut);
  if (parts === null) return null;
  if (EDITING.includes(shortcut) || shortcut === 'Mod+Shift+Z') return 'editing';
  if (parts.mod && EDITING_MORE.includes(parts.key)) return 'editing';
  // The list of what a row can do; editing in many programs.
  if (BOX.includes(shortcut) || shortcut === 'Shift+F10') return 'box';
  if (where.isMac && MAC_SYSTEM.includes(shortcut)) return 'system';
  if (where.host === 'web') return BROWSER.includes(shortcut) ? 'browser' : null;
  return WINDOW.includes(shortcut) ? 'window' : null;
}
