/** Looks for bytes in a stream, whatever pieces it arrives in, in time that grows with the stream alone (Knuth, Morris, Pratt). */
export class Search {
  /** How much of the bytes still matches after a mismatch behind their first n. */
  private readonly fallback: readonly number[];
  private matched = 0;

  /** `bytes`: at least one. */
  constructor(private readonly bytes: Uint8Array) {
    this.fallback = fallbackOf(bytes);
  }

  /** Where, in `chunk` from `from` on, they end; -1: they do not end here, but may have begun. */
  next(chunk: Uint8Array, from: number): number {
    const { bytes, fallback } = this;
    let { matched } = this;
    for (let at = from; at < chunk.length; at++) {
      if (matched === 0) {
        at = chunk.indexOf(bytes[0] ?? 0, at);
        if (at < 0) break;
      }
      while (matched > 0 && chunk[at] !== bytes[matched]) matched = fallback[matched - 1] ?? 0;
      if (chunk[at] === bytes[matched]) matched++;
      if (matched === bytes.length) {
        this.matched = 0;
        return at + 1;
      }
    }
    this.matched = matched;
    return -1;
  }

  /** Forgets what has begun. */
  reset(): void {
    this.matched = 0;
  }
}

function fallbackOf(bytes: Uint8Array): number[] {
  const fallback = [0];
  let matched = 0;
  for (let at = 1; at < bytes.length; at++) {
    while (matched > 0 && bytes[at] !== bytes[matched]) matched = fallback[matched - 1] ?? 0;
    if (bytes[at] === bytes[matched]) matched++;
    fallback.push(matched);
  }
  return fallback;
}
