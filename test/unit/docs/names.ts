/** Names of the interface in the pages of the guide: what stands in bold there must be what stands on the screen. */

const BOLD = /\*\*(.+?)\*\*/gs;
const PLACEHOLDER = /\{\{\w+\}\}/g;
/** Letters that must be left of a text without its placeholders; fewer would fit anything. */
const LETTERS = 3;

/** Every text of a catalogue. */
export function textsOf(catalogue: object): string[] {
  return Object.values(catalogue).flatMap((value) => (typeof value === 'string' ? [value] : textsOf(value)));
}

/** The names in bold of a page that no text of the catalogue is. */
export function unknownNames(page: string, texts: readonly string[]): string[] {
  const exact = new Set(texts.flatMap((text) => [text, text.replace(PLACEHOLDER, '').trim()]));
  const patterns = texts.flatMap((text) => {
    const fixed = text.split(PLACEHOLDER);
    if (fixed.length === 1 || (fixed.join('').match(/\p{L}/gu)?.length ?? 0) < LETTERS) return [];
    return [new RegExp(`^${fixed.map(escaped).join('.+')}$`)];
  });
  return [...page.replace(/^```.*?^```/gms, '').matchAll(BOLD)]
    .map(([, name = '']) => name.replace(/\s+/g, ' '))
    .filter((name) => !exact.has(name) && !patterns.some((pattern) => pattern.test(name)));
}

function escaped(text: string): string {
  return text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
}
