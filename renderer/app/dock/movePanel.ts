import type { DockviewApi, DockviewGroupPanel, IDockviewPanel } from 'dockview-react';
import type { PanelMove } from '../workspace';

type Side = Exclude<PanelMove, 'join' | 'maximise'>;

const POSITIONS = { left: 'left', right: 'right', up: 'top', down: 'bottom' } as const;

/** What dragging does, for the keyboard: a tab leaves its group to one side, a pane goes past its neighbour. */
export function movePanel(api: DockviewApi, panel: IDockviewPanel, where: Side | 'join'): void {
  const own = panel.api.group;
  const others = api.groups.filter((group) => group !== own);
  if (where === 'join') {
    const next = api.groups[(api.groups.indexOf(own) + 1) % api.groups.length];
    if (next !== undefined && next !== own) panel.api.moveTo({ group: next });
    return;
  }
  const group = own.panels.length > 1 ? own : neighbour(own, others, where);
  if (group !== undefined) panel.api.moveTo({ group, position: POSITIONS[where] });
}

/** The nearest group that way, of those beside it. */
function neighbour(
  own: DockviewGroupPanel,
  others: readonly DockviewGroupPanel[],
  side: Side,
): DockviewGroupPanel | undefined {
  const box = own.element.getBoundingClientRect();
  const near = others
    .map((group) => ({ group, far: distance(box, group.element.getBoundingClientRect(), side) }))
    .filter(({ far }) => far !== null);
  near.sort((a, b) => (a.far ?? 0) - (b.far ?? 0));
  return near[0]?.group;
}

/** How far the other box is on that side; null: it is not there, or not beside. */
function distance(own: DOMRect, other: DOMRect, side: Side): number | null {
  const isBeside =
    side === 'left' || side === 'right'
      ? other.top < own.bottom && other.bottom > own.top
      : other.left < own.right && other.right > own.left;
  const far = {
    left: own.left - other.right,
    right: other.left - own.right,
    up: own.top - other.bottom,
    down: other.top - own.bottom,
  }[side];
  // Borders may lie over each other.
  return isBeside && far > -2 ? far : null;
}
