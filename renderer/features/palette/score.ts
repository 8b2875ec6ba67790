/** How well a command fits what is typed. Pure. */

/** 0: not at all. Beginnings of names and words count most; every typed word must be found somewhere. */
export function score(search: string, names: readonly string[]): number {
  const words = search.trim().toLowerCase().split(/\s+/);
  return Math.max(0, ...names.map((name) => scoreOne(words, name.toLowerCase())));
}

function scoreOne(words: readonly string[], name: string): number {
  let least = 1;
  for (const word of words) {
    const at = name.indexOf(word);
    if (at < 0) return 0;
    const isWordStart = at > 0 && /[^\p{L}\p{N}]/u.test(name[at - 1] ?? '');
    least = Math.min(least, at === 0 ? 1 : isWordStart ? 0.8 : 0.4);
  }
  return least;
}
