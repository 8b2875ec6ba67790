/**
 * The bytes of an echo check: every byte follows from its offset, so that nothing sent has to be remembered.
 *
 * A page is 4,096 bytes. It begins with its number (six bytes, high byte first), and goes on with the same noise on
 * every page, rotated by the number: a byte that is lost, doubled or exchanged shows at once, a whole page too.
 */

export const PAGE_BYTES = 4_096;
const NUMBER_BYTES = 6;
/** The noise is as long as a page and the longest rotation together. */
const ROTATIONS = 251;
const SEED = 0x2545f491;

const noise = makeNoise(PAGE_BYTES + ROTATIONS);

/** Writes the pattern from `offset` on into `out`. */
export function fillPattern(out: Uint8Array, offset: number): void {
  let at = 0;
  let page = Math.floor(offset / PAGE_BYTES);
  let inPage = offset - page * PAGE_BYTES;
  while (at < out.length) {
    const length = Math.min(PAGE_BYTES - inPage, out.length - at);
    const from = (page % ROTATIONS) + inPage;
    out.set(noise.subarray(from, from + length), at);
    if (inPage === 0 && length >= NUMBER_BYTES) writeNumber(out, at, page);
    else
      for (let i = inPage; i < NUMBER_BYTES && i - inPage < length; i++)
        out[at + i - inPage] = numberByte(page, i);
    at += length;
    page++;
    inPage = 0;
  }
}

/** The byte at `offset`. */
export function patternByte(offset: number): number {
  const page = Math.floor(offset / PAGE_BYTES);
  const inPage = offset - page * PAGE_BYTES;
  return inPage < NUMBER_BYTES ? numberByte(page, inPage) : (noise[(page % ROTATIONS) + inPage] ?? 0);
}

/** Index of the first byte of `bytes` that is not the pattern's from `offset` on; -1 when all are. */
export function firstDifference(bytes: Uint8Array, offset: number): number {
  return bytes.findIndex((byte, index) => byte !== patternByte(offset + index));
}

/** The whole number at once: nearly always there is room for it, and it is written sixteen times a chunk. */
function writeNumber(out: Uint8Array, at: number, page: number): void {
  const high = Math.floor(page / 2 ** 32);
  out[at] = high >>> 8;
  out[at + 1] = high;
  out[at + 2] = page >>> 24;
  out[at + 3] = page >>> 16;
  out[at + 4] = page >>> 8;
  out[at + 5] = page;
}

function numberByte(page: number, index: number): number {
  return Math.floor(page / 256 ** (NUMBER_BYTES - 1 - index)) % 256;
}

/** xorshift32: the same noise at every end and in every version. */
function makeNoise(length: number): Uint8Array {
  const bytes = new Uint8Array(length);
  let state = SEED;
  for (let i = 0; i < length; i++) {
    state ^= state << 13;
    state ^= state >>> 17;
    state ^= state << 5;
    bytes[i] = state & 0xff;
  }
  return bytes;
}
