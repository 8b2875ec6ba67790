/** Keys that mean something in one place, and cannot be given away. `Mod` is ⌘ on a Mac and Ctrl elsewhere. */
export const FIXED_KEYS = {
  anywhere: [
    { keys: ['?'], does: 'help' },
    { keys: ['Tab', 'Shift+Tab'], does: 'onward' },
    { keys: ['Esc'], does: 'leave' },
  ],
  message: [
    { keys: ['Enter'], does: 'send' },
    { keys: ['Mod+Enter'], does: 'sendBare' },
    { keys: ['Shift+Enter'], does: 'newLine' },
    { keys: ['↑', '↓'], does: 'history' },
    { keys: ['Ctrl+R'], does: 'searchHistory' },
  ],
  rows: [
    { keys: ['↑', '↓'], does: 'row' },
    { keys: ['PageUp', 'PageDown', 'Home', 'End'], does: 'scroll' },
    { keys: ['Enter'], does: 'open' },
    { keys: ['Shift+F10'], does: 'rowMenu' },
    { keys: ['Mod+C'], does: 'copyRows' },
    { keys: ['F3', 'Shift+F3'], does: 'findNext' },
  ],
  lists: [
    { keys: ['↑', '↓'], does: 'listItem' },
    { keys: ['←', '→'], does: 'tab' },
    { keys: ['Delete'], does: 'closeTab' },
    { keys: ['←', '→', '↑', '↓'], does: 'boundary' },
    { keys: ['Shift+←', 'Shift+→'], does: 'selectBytes' },
    { keys: ['Alt+↑', 'Alt+↓'], does: 'moveRule' },
  ],
} as const;

export type FixedPlace = keyof typeof FIXED_KEYS;
export type FixedKey = (typeof FIXED_KEYS)[FixedPlace][number]['does'];
export const FIXED_PLACES = ['anywhere', 'message', 'rows', 'lists'] as const satisfies readonly FixedPlace[];

/** As people of the platform write them. */
export function fixedText(keys: string, isMac: boolean): string {
  return keys.replace('Mod+', isMac ? '⌘' : 'Ctrl+');
}
