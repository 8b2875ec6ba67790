/** The size of text in the rows, in px: one for all panes. */
import { FONT_PX } from '@shared/contract/settings';

let size: number = FONT_PX.usual;
const listeners = new Set<(size: number) => void>();

export function fontSize(): number {
  return size;
}

export function setFontSize(next: number): void {
  if (next === size) return;
  size = next;
  for (const listener of listeners) listener(size);
}

export function onFontSize(listener: (size: number) => void): () => void {
  listeners.add(listener);
  return () => void listeners.delete(listener);
}
