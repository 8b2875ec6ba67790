const KEY = 'bothends.traffic.fontSize';
const DEFAULT = 13;
const SMALLEST = 9;
const LARGEST = 24;

/** The font size that was last chosen in any pane. */
export function readFontSize(storage: Pick<Storage, 'getItem'>): number {
  const kept = Number(storage.getItem(KEY) ?? Number.NaN);
  return Number.isFinite(kept) ? clamp(kept) : DEFAULT;
}

export function keepFontSize(storage: Pick<Storage, 'setItem'>, size: number): void {
  storage.setItem(KEY, String(size));
  for (const listener of listeners) listener(size);
}

const listeners = new Set<(size: number) => void>();

/** All panes have one size, whichever was asked. */
export function onFontSize(listener: (size: number) => void): () => void {
  listeners.add(listener);
  return () => void listeners.delete(listener);
}

/** The size after one step of zoom, or the usual one. */
export function zoomed(size: number, zoom: number | 'reset'): number {
  return zoom === 'reset' ? DEFAULT : clamp(size + zoom);
}

function clamp(size: number): number {
  return Math.min(LARGEST, Math.max(SMALLEST, Math.round(size)));
}
