/** How live rows are paced. Decisions only; the numbers are measured in `npm run bench`. */

/** One screen update: nothing is gained by sending rows more often than they can be painted. */
const FRAME_PERIOD_MS = 16;
/** Repainting many panes costs by the pane, not by the row: with more than these, all of them slow down. */
const CALM_PANES = 4;
const CROWDED_PERIOD_MS = 100;

/** A view further behind than this has lost touch with what happens now: it is taken to the newest rows. */
const LAG_ROWS = 4_000;
/** What it is shown after that: a few screens. */
const RESUME_ROWS = 400;

/** Counters on the screen change this often at most; everything else about sessions is told at once. */
export const COUNTER_PERIOD_MS = 250;

/** How long to collect rows before the next batch, by the number of watched sessions. */
export function batchPeriod(watched: number): number {
  return watched > CALM_PANES ? CROWDED_PERIOD_MS : FRAME_PERIOD_MS;
}

/** The row to skip to, or null to go on. `promised`: rows up to here belong to the history a view was given. */
export function skipTarget(next: number, newest: number, promised: number): number | null {
  if (next < promised || newest - next <= LAG_ROWS) return null;
  return newest - RESUME_ROWS;
}
