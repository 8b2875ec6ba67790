import { LANGUAGES } from '@shared/i18n/index';
import { ChevronDown, FolderOpen, GraduationCap, Plus, Search, Settings } from 'lucide-react';
import { useStore } from 'zustand';
import { useHostState } from '../host/index';
import {
  Button,
  IconButton,
  Menu,
  MenuChoice,
  MenuItem,
  MenuSeparator,
  THEME_CHOICES,
  useWords,
} from '../ui/index';
import type { LanguageChoice } from './language';
import type { Commands } from './useCommands';
import { useWorkspace } from './WorkspaceContext';
import { WorkspaceMenu } from './WorkspaceMenu';

const LANGUAGE_CHOICES: readonly LanguageChoice[] = ['system', ...LANGUAGES];

export function Toolbar({ commands }: { commands: Commands }) {
  const { t } = useWords();
  const hasHost = useHostState((state) => state.status.kind === 'connected');
  return (
    <nav className="toolbar" data-region="toolbar" aria-label={t('shell.toolbar')}>
      <Button
        variant="quiet"
        aria-label={t('shell.newServer')}
        aria-keyshortcuts={commands.shownKeys('new-server')?.aria}
        title={commands.keysOf('new-server')}
        disabled={!hasHost}
        onClick={() => commands.run('new-server')}
      >
        <Plus aria-hidden="true" />
        {t('shell.server')}
      </Button>
      <Button
        variant="quiet"
        aria-label={t('shell.newClient')}
        aria-keyshortcuts={commands.shownKeys('new-client')?.aria}
        title={commands.keysOf('new-client')}
        disabled={!hasHost}
        onClick={() => commands.run('new-client')}
      >
        <Plus aria-hidden="true" />
        {t('shell.client')}
      </Button>
      <Button
        variant="quiet"
        aria-haspopup="dialog"
        aria-keyshortcuts={commands.shownKeys('show-scenarios')?.aria}
        title={commands.keysOf('show-scenarios')}
        disabled={!hasHost}
        onClick={() => commands.run('show-scenarios')}
      >
        <GraduationCap aria-hidden="true" />
        {t('shell.scenarios')}
        <ChevronDown className="toolbar-more" aria-hidden="true" />
      </Button>
      <IconButton
        label={t('palette.command.open-recording')}
        keys={commands.shownKeys('open-recording')}
        icon={<FolderOpen />}
        disabled={!hasHost}
        onClick={() => commands.run('open-recording')}
      />
      <WorkspaceMenu commands={commands} />
      <span className="toolbar-space" />
      <button
        type="button"
        className="toolbar-commands"
        aria-label={t('shell.commands')}
        aria-keyshortcuts={commands.shownKeys('show-commands')?.aria}
        onClick={() => commands.run('show-commands')}
      >
        <Search aria-hidden="true" />
        <span className="toolbar-commands-text">{t('shell.commands')}…</span>
        <kbd className="keys">{commands.keysOf('show-commands')}</kbd>
      </button>
      <SettingsMenu commands={commands} />
    </nav>
  );
}

function SettingsMenu({ commands }: { commands: Commands }) {
  const { t } = useWords();
  const { settings } = useWorkspace();
  const theme = useStore(settings.store, (now) => now.theme);
  const language = useStore(settings.store, (now) => now.language);
  return (
    <Menu
      trigger={
        <IconButton
          label={t('shell.settings')}
          keys={commands.shownKeys('show-settings')}
          icon={<Settings />}
        />
      }
    >
      <MenuChoice
        label={t('shell.theme.label')}
        value={theme}
        options={THEME_CHOICES.map((value) => ({ value, text: t(`shell.theme.${value}`) }))}
        onChange={(choice) => settings.change({ theme: choice })}
      />
      <MenuSeparator />
      <MenuChoice
        label={t('shell.language.label')}
        value={language}
        options={LANGUAGE_CHOICES.map((value) => ({ value, text: t(`shell.language.${value}`) }))}
        onChange={(choice) => settings.change({ language: choice })}
      />
      <MenuSeparator />
      {/* The menu first gives the focus back: what the command focuses must come after that. */}
      <MenuItem
        keys={commands.keysOf('show-settings')}
        onSelect={() => void setTimeout(() => commands.run('show-settings'))}
      >
        {t('shell.allSettings')}
      </MenuItem>
    </Menu>
  );
}
