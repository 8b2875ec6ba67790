/** How the writes and the reads of a group are drawn above each other: the same byte at the same place. */
import { sum } from '@shared/tcp/boundaries';
import type { WireChunk, WireGroup } from './wireBytes';

/** Neighbours are drawn as one box until they are this much of their group. */
const SMALLEST_SHARE = 1 / 64;
/** From here on a group is drawn in the full width. */
const WIDEST_BYTES = 2 ** 20;

/** One chunk, or several that are too small to be drawn alone. Places are shares of the group's width. */
export interface Box {
  readonly left: number;
  readonly width: number;
  readonly bytes: number;
  readonly chunks: readonly WireChunk[];
}

/** Width of a group as a share of what there is; by the number of digits, so that 6 B are seen beside 200 kB. */
export function groupWidth({ writes, reads }: WireGroup): number {
  const bytes = Math.max(sum(writes), sum(reads));
  return Math.min(1, Math.log(1 + bytes) / Math.log(1 + WIDEST_BYTES));
}

export function boxesOf({ from, to }: WireGroup, chunks: readonly WireChunk[]): readonly Box[] {
  const size = from === null || to === null ? sum(chunks) : to - from;
  const boxes: Box[] = [];
  let held: WireChunk[] = [];
  const draw = (): void => {
    const first = held[0];
    if (first === undefined) return;
    const bytes = sum(held);
    const left = from === null || first.offset === null ? 0 : (first.offset - from) / size;
    boxes.push({ left, width: bytes / size, bytes, chunks: held });
    held = [];
  };
  for (const chunk of chunks) {
    const last = held.at(-1);
    const follows = last === undefined || endOf(last) === chunk.offset;
    const isSmall = chunk.bytes < size * SMALLEST_SHARE;
    // What is large enough stands alone, and nothing reaches over a hole.
    if (!follows || !isSmall) draw();
    held.push(chunk);
    if (sum(held) >= size * SMALLEST_SHARE) draw();
  }
  draw();
  return boxes;
}

function endOf({ offset, bytes }: WireChunk): number {
  return (offset ?? 0) + bytes;
}
