import { MENU_SHORTCUTS } from '@shared/contract/shortcuts';
import type { VerbKeys } from '../features/panes/index';
import { formatShortcut, isMacPlatform, MESSAGE_SHORTCUT } from './keys';

const isMac = isMacPlatform();

export const MESSAGE_KEYS = formatShortcut(MESSAGE_SHORTCUT, isMac);

/** Keys of a pane's verbs, as this platform writes them. */
export const VERB_KEYS: VerbKeys = {
  clear: formatShortcut(MENU_SHORTCUTS.clear, isMac),
  find: formatShortcut(MENU_SHORTCUTS.find, isMac),
  closeSession: formatShortcut(MENU_SHORTCUTS['close-session'], isMac),
};
