import type { DockviewApi, IDockviewPanel } from 'dockview-react';
import { moveSplitter } from './splitters';

const TAB = '.dv-tab';

/**
 * Keys of what the dock itself draws. Heard before the dock does: it would take a closed tab away without the question
 * that closing a session asks.
 */
export function listenToDockKeys(
  element: HTMLElement,
  api: Pick<DockviewApi, 'groups'>,
  close: (panel: IDockviewPanel) => void,
): () => void {
  const onKeyDown = (event: KeyboardEvent): void => {
    const tab = event.key === 'Delete' || event.key === 'Backspace' ? panelOfTab(api, event.target) : null;
    if (tab !== null) close(tab);
    else if (!moveSplitter(event)) return;
    event.preventDefault();
    event.stopPropagation();
  };
  element.addEventListener('keydown', onKeyDown, { capture: true });
  return () => element.removeEventListener('keydown', onKeyDown, { capture: true });
}

function panelOfTab(
  { groups }: Pick<DockviewApi, 'groups'>,
  target: EventTarget | null,
): IDockviewPanel | null {
  if (!(target instanceof HTMLElement) || !target.matches(TAB)) return null;
  const group = groups.find(({ element }) => element.contains(target));
  const at = [...(group?.element.querySelectorAll(TAB) ?? [])].indexOf(target);
  return group?.panels[at] ?? null;
}
