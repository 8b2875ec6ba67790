const FACTORS: Readonly<Record<string, number>> = { '': 1, K: 2 ** 10, M: 2 ** 20, G: 2 ** 30, T: 2 ** 40 };

/** A size as people type it: `0`, `65536`, `512K`, `1.5G`, `2 GiB`. Null when it is none. K is 1,024. */
export function parseSize(text: string): number | null {
  const [, number, unit = ''] = /^(\d{1,12}(?:\.\d{1,3})?) ?([KMGT]?)(?:i?B)?$/i.exec(text.trim()) ?? [];
  const factor = FACTORS[unit.toUpperCase()];
  return number === undefined || factor === undefined ? null : Math.floor(Number(number) * factor);
}
