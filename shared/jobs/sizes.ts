import { parseSize } from '../bytes/size';

/** A size as people type it, `64K` or `1.5G`; null when it is none, or not within these. */
export function readSize(text: string, min: number, max: number): number | null {
  const size = parseSize(text);
  return size !== null && size >= min && size <= max ? size : null;
}
