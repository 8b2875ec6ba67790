/** What a key means in the message box. */
export type ComposeKey = 'send' | 'send-bare' | 'older' | 'newer' | 'search';

type Keys = Pick<
  KeyboardEvent,
  'key' | 'code' | 'keyCode' | 'ctrlKey' | 'metaKey' | 'altKey' | 'shiftKey' | 'isComposing'
>;

/** Where the caret is. */
export interface Caret {
  readonly text: string;
  readonly start: number;
  readonly end: number;
  /** A line is longer than the box is wide: the arrow keys are needed to get about in it. */
  readonly wraps: boolean;
}

/** The browser's `keyCode` of a key that an input method has taken; some send no `isComposing` with the last one. */
const TAKEN_BY_INPUT_METHOD = 229;

/** Null: the box does with it what boxes do. A syllable that is being put together is never sent or replaced. */
export function composeKey(event: Keys, caret: Caret): ComposeKey | null {
  if (event.isComposing || event.keyCode === TAKEN_BY_INPUT_METHOD) return null;
  const { key, shiftKey, altKey } = event;
  const command = event.ctrlKey || event.metaKey;
  if (altKey || shiftKey) return null;
  if (key === 'Enter') return command ? 'send-bare' : 'send';
  if (isSearch(event)) return 'search';
  if (command || caret.start !== caret.end) return null;
  if (key === 'ArrowUp') return isFirstLine(caret) ? 'older' : null;
  if (key === 'ArrowDown') return isLastLine(caret) ? 'newer' : null;
  return null;
}

/** Ctrl+R as in a shell, on macOS too, where ⌘R is the browser's. By its place as well: Korean has another letter there. */
export function isSearch(
  event: Pick<Keys, 'key' | 'code' | 'ctrlKey' | 'metaKey' | 'altKey' | 'shiftKey'>,
): boolean {
  const { key, code, ctrlKey, metaKey, altKey, shiftKey } = event;
  if (!ctrlKey || metaKey || altKey || shiftKey) return false;
  return key.toLowerCase() === 'r' || (code === 'KeyR' && !/^[a-z]$/i.test(key));
}

function isFirstLine({ text, start, wraps }: Caret): boolean {
  return start === 0 || (!wraps && text.lastIndexOf('\n', start - 1) < 0);
}

function isLastLine({ text, end, wraps }: Caret): boolean {
  return end === text.length || (!wraps && text.indexOf('\n', end) < 0);
}
