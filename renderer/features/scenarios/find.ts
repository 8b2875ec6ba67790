/** Which scenarios fit what is typed. Pure. */

/** 1 when every typed word is found somewhere, whatever its case; 0 when not. */
export function fits(search: string, texts: readonly string[]): 0 | 1 {
  const words = search.trim().toLowerCase().split(/\s+/);
  const all = texts.join('\n').toLowerCase();
  return words.every((word) => all.includes(word)) ? 1 : 0;
}
