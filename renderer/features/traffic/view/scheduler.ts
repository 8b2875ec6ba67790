/**
 * Chars written to terminals in one animation frame, over all panes: some screens of rows. More would only scroll by,
 * and take the time from the sockets where both share two cores.
 */
export const FRAME_CHARS = 16 * 1024;
/** What is written at least, however late the frames come: a screen of rows. */
export const LEAST_FRAME_CHARS = 4 * 1024;
/** A frame that comes this long after it was asked for says that the machine is busy: less is written. */
const LATE_FRAME_MS = 30;
/** How much more is written after a frame that came in time. */
const GROWTH_CHARS = 1024;
/**
 * Repainting costs by the pane, not by the row (measured: 10 panes at every frame keep 42 fps, at every 100 ms 58), so
 * the more panes can be seen, the less often each of them is painted.
 */
const PACES: readonly { readonly panes: number; readonly periodMs: number }[] = [
  { panes: 2, periodMs: 0 },
  { panes: 4, periodMs: 32 },
  { panes: Number.POSITIVE_INFINITY, periodMs: 160 },
];
/** A frame comes a little early or late: what is due within half of one is due. */
const EARLY_MS = 8;
/** Panes painted in one frame when it is crowded, so that they share the frames of a period evenly. */
const PANES_PER_FRAME = 2;

/**
 * A pane that gets more than it can show lets frames pass and then writes as much at once: nobody reads sixty screens a
 * second, and painting them is what a flood costs.
 */
const FLOOD_FRAMES = 6;
const FLOOD_PERIOD_MS = 100;

/** Something that draws when it is its turn. */
export interface Drawable {
  /** Draws what waits, about `budget` chars of it. True when that was not everything. */
  draw(budget: number): boolean;
}

interface Entry {
  readonly drawable: Drawable;
  wanted: boolean;
  last: number;
  flooded: boolean;
}

/** Who may draw in this frame: with few panes everybody, with many each in its turn. */
export class DrawScheduler {
  private readonly entries = new Map<Drawable, Entry>();
  private scheduled = false;
  private budget = FRAME_CHARS;
  private askedAt = 0;

  /** `clock`: the time that frames are told too. */
  constructor(
    private readonly nextFrame: (frame: (now: number) => void) => void,
    private readonly clock: () => number,
  ) {}

  /** Announces a pane that can be seen. */
  add(drawable: Drawable): void {
    if (!this.entries.has(drawable))
      this.entries.set(drawable, { drawable, wanted: false, last: 0, flooded: false });
  }

  remove(drawable: Drawable): void {
    this.entries.delete(drawable);
  }

  /** Asks for a turn. Unknown panes get none: nobody sees them. */
  request(drawable: Drawable): void {
    const entry = this.entries.get(drawable);
    if (entry === undefined) return;
    entry.wanted = true;
    this.schedule();
  }

  private periodOf({ flooded }: Entry): number {
    const panes = this.entries.size;
    const period = PACES.find((pace) => panes <= pace.panes)?.periodMs ?? 0;
    return flooded ? Math.max(period, FLOOD_PERIOD_MS) : period;
  }

  private schedule(): void {
    if (this.scheduled) return;
    this.scheduled = true;
    this.askedAt = this.clock();
    this.nextFrame((now) => {
      this.scheduled = false;
      this.frame(now);
    });
  }

  private frame(now: number): void {
    const wanted = [...this.entries.values()].filter((entry) => entry.wanted);
    const due = wanted
      .filter((entry) => now - entry.last >= this.periodOf(entry) - EARLY_MS)
      .sort((a, b) => a.last - b.last)
      .slice(0, PANES_PER_FRAME);
    for (const entry of due) {
      entry.wanted = false;
      entry.last = now;
    }
    if (due.length > 0) this.adapt(now - this.askedAt);
    const share = Math.floor(this.budget / due.length);
    for (const entry of due)
      entry.flooded = entry.drawable.draw(entry.flooded ? share * FLOOD_FRAMES : share);
    if (due.length < wanted.length) this.schedule();
  }

  /** Halves what a frame may write when frames come late, and lets it grow again: slow machines skip rows, not frames. */
  private adapt(waited: number): void {
    if (waited > LATE_FRAME_MS) this.budget = Math.max(LEAST_FRAME_CHARS, this.budget / 2);
    else this.budget = Math.min(FRAME_CHARS, this.budget + GROWTH_CHARS);
  }
}

/** The one scheduler of the page. */
export const pageScheduler = new DrawScheduler(
  (frame) => void requestAnimationFrame(frame),
  () => performance.now(),
);
