import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { useStore } from 'zustand';
import { type KeyCommand, SettingsDialog, type SettingsSection } from '../features/settings/index';
import { useHostState } from '../host/index';
import { IS_MAC } from './keys';
import type { Commands } from './useCommands';
import { useWorkspace } from './WorkspaceContext';

/** The settings, with the commands of this moment to give keys to. */
export function SettingsSlot(props: {
  readonly commands: Commands;
  readonly section: SettingsSection | null;
  readonly onClose: () => void;
}) {
  const { commands, section, onClose } = props;
  const { settings } = useWorkspace();
  const { i18n, t } = useTranslation();
  const now = useStore(settings.store);
  const notice = useHostState((state) => state.settings);
  const host = useHostState((state) => state.hello?.host ?? 'web');
  const keyed = useMemo(() => {
    const english = i18n.getFixedT('en');
    return commands.usual().map(
      ({ id, group, title, shortcut }): KeyCommand => ({
        id,
        group,
        title: title(t),
        english: title(english),
        shortcut,
        isSnippet: id.startsWith('snippet-'),
      }),
    );
  }, [commands, i18n, t]);
  return (
    <SettingsDialog
      settings={now}
      notice={notice}
      commands={keyed}
      place={{ host, isMac: IS_MAC }}
      section={section}
      onChange={(change) => settings.change(change)}
      onClose={onClose}
    />
  );
}
