/** What a key means while the rows have the focus. */
export type KeyAction =
  | { readonly kind: 'cursor'; readonly by: -1 | 1 }
  /** Marks one row more, or one less, from the cursor on. */
  | { readonly kind: 'extend'; readonly by: -1 | 1 }
  | { readonly kind: 'scroll'; readonly to: 'page-up' | 'page-down' | 'start' | 'end' }
  | { readonly kind: 'open' }
  | { readonly kind: 'escape' }
  | { readonly kind: 'copy' }
  /** What can be done with the row under the cursor. */
  | { readonly kind: 'menu' }
  | { readonly kind: 'find-next'; readonly back: boolean }
  /** Goes to the message box. Empty: an input method has begun to compose, and only the focus moves. */
  | { readonly kind: 'type'; readonly text: string };

type Keys = Pick<
  KeyboardEvent,
  'key' | 'code' | 'keyCode' | 'ctrlKey' | 'metaKey' | 'altKey' | 'shiftKey' | 'isComposing'
>;

/** The browser's `keyCode` of a key that an input method has taken (UI Events §7.3.1); there is no other sign. */
const TAKEN_BY_INPUT_METHOD = 229;

const SCROLLS = {
  PageUp: 'page-up',
  PageDown: 'page-down',
  Home: 'start',
  End: 'end',
} as const;

/** Null: not ours, the page may have it. */
export function keyAction(event: Keys): KeyAction | null {
  const { key, ctrlKey, metaKey, altKey, shiftKey } = event;
  if (event.isComposing || event.keyCode === TAKEN_BY_INPUT_METHOD) return { kind: 'type', text: '' };
  const command = ctrlKey || metaKey;
  // By its place as well: a Korean layout has another letter there.
  if (command && !altKey && (key.toLowerCase() === 'c' || event.code === 'KeyC')) return { kind: 'copy' };
  // AltGr is Ctrl+Alt on Windows and types characters.
  if (key.length === 1 && command === altKey && !metaKey) return { kind: 'type', text: key };
  if (command) return null;
  if (key === 'ArrowUp' || key === 'ArrowDown')
    return { kind: shiftKey ? 'extend' : 'cursor', by: key === 'ArrowUp' ? -1 : 1 };
  if (altKey) return null;
  if (key === 'ContextMenu' || (key === 'F10' && shiftKey)) return { kind: 'menu' };
  if (key === 'F3') return { kind: 'find-next', back: shiftKey };
  if (shiftKey) return null;
  if (key === 'Enter') return { kind: 'open' };
  if (key === 'Escape') return { kind: 'escape' };
  if (Object.hasOwn(SCROLLS, key)) return { kind: 'scroll', to: SCROLLS[key as keyof typeof SCROLLS] };
  return null;
}
