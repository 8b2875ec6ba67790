import type { Translator } from '@shared/i18n/index';
import { useCallback, useEffect, useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import type { PaletteItem } from '../features/palette/index';
import { keepThemeChoice } from '../ui/index';
import type { Command } from './command';
import { listCommands, runnable } from './commands';
import { formatShortcut, isMacPlatform, matchesShortcut } from './keys';
import { keepLanguageChoice, type LanguageChoice, resolveLanguage } from './language';
import { useWorkspace } from './WorkspaceContext';

const isMac = isMacPlatform();

export interface Commands {
  /** All commands that make sense now. */
  readonly list: () => readonly Command[];
  /** The same, and those that only wait for the host. */
  readonly all: () => readonly Command[];
  readonly run: (id: string) => void;
  /** The keys of a command, as this platform writes them. */
  readonly keysOf: (id: string) => string | undefined;
}

/** Chooses the language of the page, and tells the host, whose menus follow. */
export function useSetLanguage(): (choice: LanguageChoice) => void {
  const { i18n } = useTranslation();
  const { host } = useWorkspace();
  return useCallback(
    (choice) => {
      keepLanguageChoice(localStorage, choice);
      const language = resolveLanguage(choice, navigator.languages);
      void i18n.changeLanguage(language);
      void host.call('view.language', { language });
    },
    [i18n, host],
  );
}

export function useCommands(): Commands {
  const workspace = useWorkspace();
  const { t } = useTranslation();
  const setLanguage = useSetLanguage();
  return useMemo(() => {
    const context = { workspace, t, setLanguage, setTheme: keepThemeChoice };
    const list = (): readonly Command[] =>
      runnable(listCommands(context), workspace.host.store.getState().status.kind === 'connected');
    return {
      list,
      all: () => listCommands(context).filter((command) => command.when()),
      run: (id) =>
        list()
          .find((command) => command.id === id)
          ?.run(),
      keysOf: (id) => {
        const shortcut = listCommands(context).find((command) => command.id === id)?.shortcut;
        return shortcut === undefined ? undefined : formatShortcut(shortcut, isMac);
      },
    };
  }, [workspace, t, setLanguage]);
}

/** Commands as palette and key list show them. */
export function paletteItems(commands: readonly Command[], i18n: Translator): PaletteItem[] {
  const english = i18n.getFixedT('en');
  return commands.map((command) => ({
    id: command.id,
    group: command.group,
    title: command.title(i18n.t),
    english: command.title(english),
    keys: command.shortcut === undefined ? undefined : formatShortcut(command.shortcut, isMac),
  }));
}

/** Keys and native menu run commands. */
export function useCommandKeys(commands: Commands): void {
  const workspace = useWorkspace();
  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent): void => {
      if (event.isComposing || event.repeat || isControlKey(event)) return;
      const open = workspace.store.getState().dialog;
      const command = commands
        .all()
        .find(({ shortcut }) => shortcut !== undefined && matchesShortcut(event, shortcut, isMac));
      const id = command?.id ?? (asksForHelp(event) ? 'show-shortcuts' : null);
      if (id === null) return;
      // A dialog is a question: nothing behind it changes. Nor is anything begun before the host is there. But the
      // browser must not do something else either.
      event.preventDefault();
      event.stopPropagation();
      if (open === null) commands.run(id);
    };
    window.addEventListener('keydown', onKeyDown, { capture: true });
    const stop = workspace.host.onMenu((id) => {
      if (workspace.store.getState().dialog === null) commands.run(id);
    });
    return () => {
      window.removeEventListener('keydown', onKeyDown, { capture: true });
      stop();
    };
  }, [workspace, commands]);
}

/** A control character for a box that sends every key: ours are those with Shift, and F keys. */
function isControlKey({ target, code, ctrlKey, metaKey, shiftKey, altKey }: KeyboardEvent): boolean {
  if (!ctrlKey || metaKey || shiftKey || altKey || !code.startsWith('Key')) return false;
  return target instanceof Element && target.closest('[data-takes-control-keys]') !== null;
}

/** A bare `?` where nothing can be typed. */
function asksForHelp(event: KeyboardEvent): boolean {
  if (event.key !== '?' || event.ctrlKey || event.metaKey || event.altKey) return false;
  const target = event.target;
  // The traffic takes typed text too.
  return !(target instanceof Element && target.closest('input, textarea, select, [role="log"]') !== null);
}
