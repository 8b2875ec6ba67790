import { LayoutPanelLeft } from 'lucide-react';
import { useHostState } from '../host/index';
import { IconButton, Menu, MenuItem, MenuSeparator, useWords } from '../ui/index';
import type { Commands } from './useCommands';

const GROUPS = [
  ['new-workspace', 'open-workspace', 'recent-workspaces'],
  ['save-workspace', 'save-workspace-as', 'workspace-notes'],
  ['start-all', 'reopen-pane'],
] as const;

/** What can be done with the workspace as a whole. */
export function WorkspaceMenu({ commands }: { commands: Commands }) {
  const { t } = useWords();
  const isKept = useHostState((state) => state.workspace !== null);
  const hasClosed = useHostState((state) => (state.workspace?.closed.length ?? 0) > 0);
  if (!isKept) return null;
  const runnable = new Map(commands.list().map((command) => [command.id, command]));
  return (
    <Menu align="start" trigger={<IconButton label={t('workspace.menu')} icon={<LayoutPanelLeft />} />}>
      {GROUPS.map((group) => [
        group[0] !== 'new-workspace' && <MenuSeparator key={`before ${group[0]}`} />,
        ...group.map((id) => (
          <MenuItem
            key={id}
            keys={commands.keysOf(id)}
            disabled={!runnable.has(id) || (id === 'reopen-pane' && !hasClosed)}
            onSelect={() => commands.run(id)}
          >
            {commands
              .usual()
              .find((command) => command.id === id)
              ?.title(t)}
          </MenuItem>
        )),
      ])}
    </Menu>
  );
}
