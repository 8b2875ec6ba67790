/** Numbers as people type them. Pure. */

/** Text as a whole number in this range; null when it is none. */
export function wholeNumber(text: string, min: number, max: number): number | null {
  const value = /^\s*\d{1,15}\s*$/.test(text) ? Number(text) : Number.NaN;
  return value >= min && value <= max ? value : null;
}
