import { LANGUAGES } from '@shared/i18n/index';
import { ChevronDown, GraduationCap, Plus, Search, Settings } from 'lucide-react';
import { useState } from 'react';
import { useHostState } from '../host/index';
import {
  Button,
  IconButton,
  keepThemeChoice,
  Menu,
  MenuChoice,
  MenuSeparator,
  readThemeChoice,
  THEME_CHOICES,
  useWords,
} from '../ui/index';
import { type LanguageChoice, readLanguageChoice } from './language';
import { type Commands, useSetLanguage } from './useCommands';

const LANGUAGE_CHOICES: readonly LanguageChoice[] = ['system', ...LANGUAGES];

export function Toolbar({ commands }: { commands: Commands }) {
  const { t } = useWords();
  const hasHost = useHostState((state) => state.status.kind === 'connected');
  return (
    <nav className="toolbar" aria-label={t('shell.toolbar')}>
      <Button
        variant="quiet"
        aria-label={t('shell.newServer')}
        disabled={!hasHost}
        onClick={() => commands.run('new-server')}
      >
        <Plus aria-hidden="true" />
        {t('shell.server')}
      </Button>
      <Button
        variant="quiet"
        aria-label={t('shell.newClient')}
        disabled={!hasHost}
        onClick={() => commands.run('new-client')}
      >
        <Plus aria-hidden="true" />
        {t('shell.client')}
      </Button>
      <Button
        variant="quiet"
        aria-haspopup="dialog"
        disabled={!hasHost}
        onClick={() => commands.run('show-scenarios')}
      >
        <GraduationCap aria-hidden="true" />
        {t('shell.scenarios')}
        <ChevronDown className="toolbar-more" aria-hidden="true" />
      </Button>
      <span className="toolbar-space" />
      <button
        type="button"
        className="toolbar-commands"
        aria-label={t('shell.commands')}
        onClick={() => commands.run('show-commands')}
      >
        <Search aria-hidden="true" />
        <span className="toolbar-commands-text">{t('shell.commands')}…</span>
        <kbd className="keys">{commands.keysOf('show-commands')}</kbd>
      </button>
      <SettingsMenu />
    </nav>
  );
}

function SettingsMenu() {
  const { t } = useWords();
  const setLanguage = useSetLanguage();
  // Kept in the storage; read anew at every change made here.
  const [, redraw] = useState(0);
  return (
    <Menu trigger={<IconButton label={t('shell.settings')} icon={<Settings />} />}>
      <MenuChoice
        label={t('shell.theme.label')}
        value={readThemeChoice(localStorage)}
        options={THEME_CHOICES.map((value) => ({ value, text: t(`shell.theme.${value}`) }))}
        onChange={(choice) => {
          keepThemeChoice(choice);
          redraw((n) => n + 1);
        }}
      />
      <MenuSeparator />
      <MenuChoice
        label={t('shell.language.label')}
        value={readLanguageChoice(localStorage)}
        options={LANGUAGE_CHOICES.map((value) => ({ value, text: t(`shell.language.${value}`) }))}
        onChange={(choice) => {
          setLanguage(choice);
          redraw((n) => n + 1);
        }}
      />
    </Menu>
  );
}
