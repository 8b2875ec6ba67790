/** The regions of the window in their order, for F6 and Shift+F6: toolbar, banners, panes one by one, scenario, status bar. */
import type { Workspace } from './workspace';

/** On every element that is a region. The one of the panes holds many: the dock says where in it the focus goes. */
export const REGION = 'data-region';
const PANES = 'panes';
const FOCUSABLE =
  'a[href], button:not(:disabled), input:not(:disabled), select:not(:disabled), textarea:not(:disabled), [tabindex="0"]';

export type Direction = 1 | -1;

/** Goes to the next or previous region; past the last one it begins anew. */
export function stepRegion({ dock }: Workspace, direction: Direction): void {
  const regions = [...document.querySelectorAll<HTMLElement>(`[${REGION}]`)];
  const panes = regions.findIndex((region) => region.getAttribute(REGION) === PANES);
  const focused = regions.findIndex((region) => region.contains(document.activeElement));
  // Nothing has the focus: the pane that is active is where the person was.
  const from = focused < 0 ? panes : focused;
  if (from === panes && dock?.step(direction) === true) return;
  for (let passed = 1; passed <= regions.length; passed++) {
    const at = (from + direction * passed + regions.length * 2) % regions.length;
    const region = regions[at];
    if (region === undefined) continue;
    if (at === panes && dock?.enter(direction) === true) return;
    if (focusFirst(region)) return;
  }
}

/** Goes to the panes: the one that was used last, or what stands there while there is none. */
export function enterPanes({ dock }: Workspace): void {
  if (dock?.step(0) === true) return;
  const region = document.querySelector<HTMLElement>(`[${REGION}="${PANES}"]`);
  if (region !== null) focusFirst(region);
}

/** False when nothing in it can have the focus. */
function focusFirst(region: HTMLElement): boolean {
  const first = [...region.querySelectorAll<HTMLElement>(FOCUSABLE)].find(
    (each) => each.closest('[inert]') === null && each.checkVisibility({ visibilityProperty: true }),
  );
  first?.focus();
  return first !== undefined;
}
