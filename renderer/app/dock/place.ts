/** Where a new pane goes: servers left, clients right, tabs when there is no room. Pure. */

export interface PlacedPanel {
  readonly id: string;
  readonly group: string;
  readonly kind: 'server' | 'client' | 'tool';
}

export type Place =
  | { readonly how: 'first' }
  | { readonly how: 'within'; readonly panel: string }
  | {
      readonly how: 'beside';
      readonly panel: string;
      readonly direction: 'left' | 'right' | 'above' | 'below';
    }
  | { readonly how: 'edge'; readonly direction: 'left' | 'right' | 'below' };

/** Narrower than this, panes are tabs of one group: two columns would be unreadable. */
export const NARROW_PX = 720;
/** A pane needs this height to show its header and a few rows. */
const PANE_HEIGHT_PX = 230;
/** In a dock narrower than this, the headers of panes side by side take more lines, and so much height. */
const ROOMY_PX = 1_000;
const SLIM_PANE_HEIGHT_PX = 300;
/** More rows than this are not taken in at a glance, however high the window is: the others are tabs. */
const MOST_ROWS = 3;

const ORDER = ['server', 'client', 'tool'] as const;

/** The order to place many in: what stands left first. */
export function byPlace(a: PlacedPanel['kind'], b: PlacedPanel['kind']): number {
  return ORDER.indexOf(a) - ORDER.indexOf(b);
}

export interface Room {
  readonly width: number;
  readonly height: number;
}

export function placeFor(
  kind: PlacedPanel['kind'],
  panels: readonly PlacedPanel[],
  active: string | null,
  room: Room,
): Place {
  const last = panels.at(-1);
  if (last === undefined) return { how: 'first' };
  if (room.width < NARROW_PX) return { how: 'within', panel: active ?? last.id };
  if (kind === 'tool') {
    const other = panels.find((panel) => panel.kind === 'tool');
    return other === undefined ? { how: 'edge', direction: 'below' } : { how: 'within', panel: other.id };
  }

  const same = panels.filter((panel) => panel.kind === kind);
  const newest = same.at(-1);
  const other = panels.find((panel) => panel.kind !== kind && panel.kind !== 'tool');
  if (newest === undefined) {
    if (other !== undefined) {
      const direction = kind === 'server' ? 'left' : 'right';
      // Beside all of them at once, unless tools lie below: those keep the whole width.
      const isAlone = panels.every((panel) => panel.kind === other.kind);
      return isAlone ? { how: 'edge', direction } : { how: 'beside', panel: other.id, direction };
    }
    return { how: 'beside', panel: last.id, direction: 'above' };
  }
  const rows = new Set(same.map((panel) => panel.group)).size;
  // Several clients are watched at once; several servers are looked at one by one.
  const height = room.width < ROOMY_PX ? SLIM_PANE_HEIGHT_PX : PANE_HEIGHT_PX;
  const hasRoom = rows < MOST_ROWS && (rows + 1) * height <= room.height;
  const isStacked = kind === 'client' && hasRoom;
  return isStacked
    ? { how: 'beside', panel: newest.id, direction: 'below' }
    : { how: 'within', panel: newest.id };
}
