/** Text that people type, as values, and what is wrong with it. */

/** What is wrong with a field: a key below `dialogs.invalid`, and the range where there is one. */
export type Problem =
  | { readonly key: 'hostMissing' | 'host' | 'port' | 'serverPort' | 'localAddress' | 'greeting' }
  | { readonly key: 'number'; readonly min: number; readonly max: number };
export type Problems<Values> = { readonly [Field in keyof Values]?: Problem };

/** Text as a whole number; NaN is refused by the schema, so that every rule stays in the contract. */
export function whole(text: string): number {
  return /^\s*\d+\s*$/.test(text) ? Number(text) : Number.NaN;
}

export function optional(text: string): number | null {
  return text.trim() === '' ? null : whole(text);
}

/** Seconds, fractions allowed, as whole milliseconds. */
export function milliseconds(text: string): number {
  return /^\s*\d+([.]\d+)?\s*$/.test(text) ? Math.round(Number(text) * 1_000) : Number.NaN;
}
