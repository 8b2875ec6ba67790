import { EllipsisVertical } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { IconButton, Menu, MenuItem } from '../ui/index';
import { paletteItems, useCommands } from './useCommands';
import { useWorkspace } from './WorkspaceContext';

/** The menu of a pane: the commands of the group `tools`, for its session. */
export function SessionTools({ session }: { readonly session: number }) {
  const { t } = useTranslation();
  return (
    <Menu trigger={<IconButton label={t('panes.more')} icon={<EllipsisVertical />} />}>
      <ToolItems session={session} />
    </Menu>
  );
}

/** Made when the menu opens, so that it offers what can be done at this moment. */
function ToolItems({ session }: { readonly session: number }) {
  const workspace = useWorkspace();
  const { i18n } = useTranslation();
  const commands = useCommands();
  const [items] = useState(() => {
    // Commands act on the active session, and that is the one whose menu was opened.
    workspace.setActive(session);
    return paletteItems(
      commands.list().filter(({ group }) => group === 'tools'),
      i18n,
    );
  });
  return items.map(({ id, title, keys }) => (
    // The menu first gives the focus back: what the command focuses must come after that.
    <MenuItem key={id} keys={keys} onSelect={() => void setTimeout(() => commands.run(id))}>
      {title}
    </MenuItem>
  ));
}
