/** A run of bytes chosen in a hex view, from an anchor to a head, both within it. Pure. */
export interface ByteSelection {
  readonly anchor: number;
  readonly head: number;
}

export const LINE_BYTES = 16;

/** From where to where, the end not included. */
export function rangeOf({ anchor, head }: ByteSelection): readonly [from: number, to: number] {
  return [Math.min(anchor, head), Math.max(anchor, head) + 1];
}

export function selectAll(length: number): ByteSelection {
  return { anchor: 0, head: Math.max(0, length - 1) };
}

type Key = Pick<KeyboardEvent, 'key' | 'shiftKey' | 'ctrlKey' | 'metaKey'>;

/** What a key makes of it; null: the key is not ours. */
export function moved(
  selection: ByteSelection,
  { key, shiftKey, ctrlKey, metaKey }: Key,
  length: number,
): ByteSelection | null {
  const command = ctrlKey || metaKey;
  if (command && key.toLowerCase() === 'a') return selectAll(length);
  const { head } = selection;
  const to = target(key, head, command, length);
  if (to === null) return null;
  const next = Math.min(Math.max(to, 0), Math.max(0, length - 1));
  return { anchor: shiftKey ? selection.anchor : next, head: next };
}

function target(key: string, head: number, command: boolean, length: number): number | null {
  switch (key) {
    case 'ArrowLeft':
      return head - 1;
    case 'ArrowRight':
      return head + 1;
    case 'ArrowUp':
      return head < LINE_BYTES ? head : head - LINE_BYTES;
    case 'ArrowDown':
      return head + LINE_BYTES < length ? head + LINE_BYTES : length - 1;
    case 'Home':
      return command ? 0 : head - (head % LINE_BYTES);
    case 'End':
      return command ? length - 1 : head - (head % LINE_BYTES) + LINE_BYTES - 1;
    default:
      return null;
  }
}
