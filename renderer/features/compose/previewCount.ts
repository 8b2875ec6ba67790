/** Cells of `… +1,048,576 B`, and of the gaps between the parts. */
const MORE_CELLS = 14;
const GAP_CELLS = 4;
/** Two digits, a space, and the character it may be. */
const BYTE_CELLS = 4;

/** How many of the bytes before the line ending a line of so many cells shows: all, or as many as leave room to say so. */
export function previewCount(body: number, ending: number, cells: number): number {
  const room = cells - GAP_CELLS - ending * BYTE_CELLS;
  if (body * BYTE_CELLS <= room) return body;
  return Math.max(1, Math.floor((room - MORE_CELLS) / BYTE_CELLS));
}
