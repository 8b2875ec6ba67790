/** Where windows were: decided here, read and written by windowState.ts. */
import { z } from 'zod';

const rectSchema = z.strictObject({
  x: z.int(),
  y: z.int(),
  width: z.int().min(1),
  height: z.int().min(1),
});
const windowPlaceSchema = z.strictObject({ bounds: rectSchema, maximized: z.boolean() });

/** Windows whose places are kept. */
export const PLACES_MOST = 8;
/** By the number of the window. */
export const windowPlacesSchema = z.array(windowPlaceSchema.nullable()).max(PLACES_MOST);

export type Rect = z.infer<typeof rectSchema>;
export type WindowPlace = z.infer<typeof windowPlaceSchema>;

/** Narrow enough to sit beside an editor; panes become tabs below that. */
export const MIN_SIZE = { width: 480, height: 360 } as const;
const DEFAULT_SIZE = { width: 1280, height: 820 } as const;

/** What of the title bar must be on a display so that the window can be grabbed. */
const GRAB = { width: 100, height: 32 } as const;

/** A new window leaves so much of the one below visible. */
const STEP = 32;

/**
 * Bounds for the next window: where it was if that is still on a display, else a step beside the window it was asked for in,
 * else in the middle of the first display.
 */
export function placeWindow(
  saved: WindowPlace | null,
  workAreas: readonly Rect[],
  beside: Rect | null = null,
): Rect {
  const area = workAreas[0];
  if (saved !== null && workAreas.some((each) => canGrab(saved.bounds, each))) {
    return {
      ...saved.bounds,
      width: Math.max(MIN_SIZE.width, saved.bounds.width),
      height: Math.max(MIN_SIZE.height, saved.bounds.height),
    };
  }
  if (saved === null && beside !== null) {
    const stepped = { ...beside, x: beside.x + STEP, y: beside.y + STEP };
    if (workAreas.some((each) => canGrab(stepped, each))) return stepped;
  }
  if (area === undefined) return { x: 0, y: 0, ...DEFAULT_SIZE };
  const width = Math.min(saved?.bounds.width ?? DEFAULT_SIZE.width, area.width);
  const height = Math.min(saved?.bounds.height ?? DEFAULT_SIZE.height, area.height);
  return {
    x: area.x + Math.round((area.width - width) / 2),
    y: area.y + Math.round((area.height - height) / 2),
    width,
    height,
  };
}

function canGrab(bounds: Rect, area: Rect): boolean {
  const left = Math.max(bounds.x, area.x);
  const right = Math.min(bounds.x + bounds.width, area.x + area.width);
  const titleInside = bounds.y >= area.y - GRAB.height / 2 && bounds.y + GRAB.height <= area.y + area.height;
  return right - left >= GRAB.width && titleInside;
}
