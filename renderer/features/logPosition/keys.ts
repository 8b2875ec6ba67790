/** What an arrow moves by, and a page key: parts of the whole log. */
const SMALL_STEPS = 1_000;
const LARGE_STEPS = 20;

/** The row a key moves to; up is earlier, as the scale is drawn. Null: not a key of ours. */
export function rowAfterKey(key: string, row: number, first: number, last: number): number | null {
  const small = Math.max(1, Math.round((last - first) / SMALL_STEPS));
  const large = Math.max(1, Math.round((last - first) / LARGE_STEPS));
  const within = (wanted: number): number => Math.min(last, Math.max(first, wanted));
  switch (key) {
    case 'ArrowUp':
    case 'ArrowLeft':
      return within(row - small);
    case 'ArrowDown':
    case 'ArrowRight':
      return within(row + small);
    case 'PageUp':
      return within(row - large);
    case 'PageDown':
      return within(row + large);
    case 'Home':
      return first;
    case 'End':
      return last;
    default:
      return null;
  }
}
