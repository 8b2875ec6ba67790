import type { Command, CommandContext } from './command';
import { stepRegion } from './regions';
import { isScreenReaderOn, setScreenReader } from './screenReader';
import { PANEL_MOVES } from './workspace';

/** What the pointer does with the window itself, for the keyboard; and the mode for screen readers. */
export function accessCommands({ workspace, t }: CommandContext): Command[] {
  const hasPanels = (): boolean => workspace.dock !== null && document.querySelector('.dv-tab') !== null;
  const isOn = isScreenReaderOn(workspace.host.store.getState());
  return [
    {
      id: 'next-pane',
      group: 'view',
      title: (words) => words('palette.action.nextPane'),
      shortcut: 'F6',
      when: () => true,
      run: () => stepRegion(workspace, 1),
    },
    {
      id: 'previous-pane',
      group: 'view',
      title: (words) => words('palette.action.previousPane'),
      shortcut: 'Shift+F6',
      when: () => true,
      run: () => stepRegion(workspace, -1),
    },
    ...PANEL_MOVES.map(
      (where): Command => ({
        id: where === 'maximise' ? 'maximise-pane' : `move-pane-${where}`,
        group: 'view',
        title: (words) => words(`a11y.move.${where}`),
        when: hasPanels,
        run: () => workspace.dock?.move(where),
      }),
    ),
    {
      id: 'screen-reader',
      group: 'view',
      title: (words) => words(isOn ? 'a11y.mode.off' : 'a11y.mode.on'),
      when: () => true,
      needsHost: true,
      run: () => setScreenReader(workspace, t, !isOn),
    },
  ];
}
