/** How often the table is read. Pure: whoever polls asks after every reading. */

export interface PaceInput {
  /** Rows of the whole table at the last reading; 0 before the first. */
  readonly tableRows: number;
  /** Somebody looks at what the kernel tells. */
  readonly watched: boolean;
  /** Something opened, closed or moved bytes since the last reading, or a state is about to pass (TIME_WAIT). */
  readonly changing: boolean;
}

/**
 * Up to this many rows a reading takes about 5 ms of another processor: four a second cost 2 % of it. (Measured. It is
 * the kernel's own time, and took three times as long on another host.)
 */
const SMALL_TABLE_ROWS = 2_000;
const SHORTEST_MS = 250;
/** Here a reading takes about 30 ms: once a second costs 3 %. */
const LARGE_TABLE_ROWS = 20_000;
const LARGE_TABLE_MS = 1_000;
/** However large the table: slower than this, and nobody would call it live. */
const LONGEST_MS = 5_000;

/**
 * Milliseconds until the next reading: 4 Hz up to 2,000 rows, falling in a straight line to 1 Hz at 20,000 and further
 * beyond, so that the share of a processor stays the same, down to one in 5 s. Null: not at all, because nothing
 * changes and nobody looks.
 */
export function pollInterval({ tableRows, watched, changing }: PaceInput): number | null {
  if (!watched && !changing) return null;
  const beyond = Math.max(0, tableRows - SMALL_TABLE_ROWS) / (LARGE_TABLE_ROWS - SMALL_TABLE_ROWS);
  return Math.min(LONGEST_MS, Math.round(SHORTEST_MS + beyond * (LARGE_TABLE_MS - SHORTEST_MS)));
}
