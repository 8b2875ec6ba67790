/** What a terminal sends for a key. */
import { type LineEnding, lineEndingText } from '@shared/bytes/eol';

type Keys = Pick<
  KeyboardEvent,
  'key' | 'code' | 'keyCode' | 'ctrlKey' | 'metaKey' | 'altKey' | 'shiftKey' | 'isComposing'
>;

/** The browser's `keyCode` of a key that an input method has taken; some send no `isComposing` with the last one. */
const TAKEN_BY_INPUT_METHOD = 229;

/** The last letter of `ESC [ letter`. */
const LETTERED: Readonly<Record<string, string>> = {
  ArrowUp: 'A',
  ArrowDown: 'B',
  ArrowRight: 'C',
  ArrowLeft: 'D',
  End: 'F',
  Home: 'H',
};

/** The number of `ESC [ number ~`. */
const NUMBERED: Readonly<Record<string, number>> = { Insert: 2, Delete: 3, PageUp: 5, PageDown: 6 };

/** With Ctrl, as xterm has them: characters that are not letters. */
const CONTROLS: Readonly<Record<string, string>> = {
  ' ': '\0',
  '@': '\0',
  '[': '\x1b',
  '\\': '\x1c',
  ']': '\x1d',
  '^': '\x1e',
  _: '\x1f',
  '/': '\x1f',
};

/** Enter sends the chosen line ending; where none is chosen, CR as a terminal does. */
export function enterText(ending: LineEnding): string {
  return ending === 'none' ? '\r' : lineEndingText(ending);
}

/**
 * The characters to send; null: not this way. Letters come as input, so that input methods and dead keys can make them;
 * F keys and those with Shift and Ctrl, or ⌘, are the app's and the browser's.
 */
export function rawKey(event: Keys, ending: LineEnding): string | null {
  if (event.isComposing || event.keyCode === TAKEN_BY_INPUT_METHOD || event.metaKey) return null;
  const { key, ctrlKey, altKey, shiftKey } = event;
  const modifiers = 1 + (shiftKey ? 1 : 0) + (altKey ? 2 : 0) + (ctrlKey ? 4 : 0);
  const letter = ownEntry(LETTERED, key);
  if (letter !== undefined) return modifiers === 1 ? `\x1b[${letter}` : `\x1b[1;${modifiers}${letter}`;
  const number = ownEntry(NUMBERED, key);
  // Shift+Insert pastes.
  if (number !== undefined && !(key === 'Insert' && shiftKey))
    return modifiers === 1 ? `\x1b[${number}~` : `\x1b[${number};${modifiers}~`;
  if (altKey) return null;
  if (key === 'Enter') return ctrlKey || shiftKey ? '\n' : enterText(ending);
  if (key === 'Backspace') return ctrlKey ? '\b' : '\x7f';
  if (key === 'Escape') return ctrlKey || shiftKey ? null : '\x1b';
  if (key === 'Tab') return ctrlKey ? null : shiftKey ? '\x1b[Z' : '\t';
  return ctrlKey ? controlText(event) : null;
}

/** By its place as well: a Korean layout has another letter there. */
function controlText({ key, code, shiftKey }: Keys): string | null {
  const other = ownEntry(CONTROLS, key);
  if (other !== undefined) return other;
  if (shiftKey) return null;
  const byPlace = /^Key([A-Z])$/.exec(code)?.[1];
  const letter = /^[a-z]$/i.test(key) ? key.toUpperCase() : byPlace;
  return letter === undefined ? null : String.fromCharCode(letter.charCodeAt(0) - 0x40);
}

function ownEntry<T>(table: Readonly<Record<string, T>>, key: string): T | undefined {
  return Object.hasOwn(table, key) ? table[key] : undefined;
}
