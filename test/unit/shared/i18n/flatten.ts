/** A catalogue as `section.key` → text. */
export function flatten(tree: object, prefix = ''): Map<string, string> {
  const texts = new Map<string, string>();
  for (const [name, value] of Object.entries(tree)) {
    const key = prefix === '' ? name : `${prefix}.${name}`;
    if (typeof value === 'string') texts.set(key, value);
    else for (const [inner, text] of flatten(value as object, key)) texts.set(inner, text);
  }
  return texts;
}

/** `x_one` and `x_other` are both read as `x`. */
export function withoutPlural(key: string): string {
  return key.replace(/_(one|other)$/, '');
}

/** The names between double braces, sorted. */
export function variables(text: string): string[] {
  return Array.from(text.matchAll(/\{\{(\w+)\}\}/g), ([, name]) => name ?? '').sort();
}
