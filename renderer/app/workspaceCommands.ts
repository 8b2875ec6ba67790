import type { Command, CommandContext } from './command';
import { askWhereToSave, replaceBy, startAllSessions } from './workspaceVerbs';

const STOPPED: ReadonlySet<string> = new Set(['stopped', 'disconnected', 'failed']);

/** What can be done with the workspace beside what the native menu has: opening, saving, reopening a pane. */
export function workspaceCommands({ workspace, t }: CommandContext): Command[] {
  const hostState = () => workspace.host.store.getState();
  const isKept = (): boolean => hostState().workspace !== null;
  return [
    {
      id: 'new-workspace',
      group: 'workspace',
      title: (words) => words('workspace.command.new'),
      when: isKept,
      needsHost: true,
      run: () => replaceBy(workspace, t, {}),
    },
    {
      id: 'save-workspace-as',
      group: 'workspace',
      title: (words) => words('workspace.command.saveAs'),
      when: isKept,
      needsHost: true,
      run: () => askWhereToSave(workspace, t),
    },
    {
      id: 'recent-workspaces',
      group: 'workspace',
      title: (words) => words('workspace.command.list'),
      when: isKept,
      needsHost: true,
      run: () => workspace.show({ kind: 'workspace-open' }),
    },
    {
      id: 'workspace-notes',
      group: 'workspace',
      title: (words) => words('workspace.command.notes'),
      when: isKept,
      needsHost: true,
      run: () => workspace.show({ kind: 'workspace-notes' }),
    },
    {
      id: 'start-all',
      group: 'workspace',
      title: (words) => words('workspace.command.startAll'),
      when: () =>
        isKept() &&
        [...hostState().sessions.values()].some(
          ({ phase, recorded }) => recorded === null && STOPPED.has(phase),
        ),
      needsHost: true,
      run: () => void startAllSessions(workspace, t),
    },
  ];
}
