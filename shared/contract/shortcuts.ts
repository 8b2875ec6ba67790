import type { MenuCommand } from './commands';

/**
 * Keys of the commands that both the page and a native menu show. `Mod` is ⌘ on macOS and Ctrl elsewhere.
 * Never Ctrl+Alt+letter: that is AltGr on many keyboards.
 */
export const MENU_SHORTCUTS: Readonly<Record<MenuCommand, string>> = {
  'new-server': 'Mod+Shift+S',
  'new-client': 'Mod+Shift+K',
  'new-pair': 'Mod+Shift+B',
  'show-scenarios': 'Mod+Shift+G',
  'open-recording': 'Mod+Shift+O',
  'open-workspace': 'Mod+O',
  'save-workspace': 'Mod+S',
  'reopen-pane': 'Mod+Shift+U',
  'show-commands': 'Mod+Shift+P',
  'show-events': 'Mod+Shift+E',
  'show-wire': 'Mod+Shift+L',
  'show-guide': 'Mod+F1',
  'show-layers': 'Shift+F1',
  'show-shortcuts': 'F1',
  'show-settings': 'Mod+,',
  find: 'Mod+Shift+F',
  clear: 'Mod+L',
  'close-session': 'Mod+Shift+W',
  'zoom-in': 'Mod+=',
  'zoom-out': 'Mod+-',
  'zoom-reset': 'Mod+0',
};
