import type { Settings } from '@shared/contract/settings';
import type { Translator } from '@shared/i18n/index';
import { bindKeys } from '@shared/keys/bindings';
import { ariaShortcut, formatShortcut, shortcutOf } from '@shared/keys/shortcut';
import { useEffect, useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { useStore } from 'zustand';
import type { PaletteItem } from '../features/palette/index';
import type { Keys } from '../ui/index';
import type { Command } from './command';
import { listCommands, runnable } from './commands';
import { IS_MAC } from './keys';
import { useWorkspace } from './WorkspaceContext';

export interface Commands {
  /** All commands that make sense now, with the keys that are theirs. */
  readonly list: () => readonly Command[];
  /** The same, and those that only wait for the host. */
  readonly all: () => readonly Command[];
  /** All there are, with the keys that are theirs. */
  readonly everything: () => readonly Command[];
  /** All there are, with their usual keys. */
  readonly usual: () => readonly Command[];
  readonly run: (id: string) => void;
  /** The keys of a command, as this platform writes them. */
  readonly keysOf: (id: string) => string | undefined;
  /** The same, for assistive technology too. */
  readonly shownKeys: (id: string) => Keys | undefined;
}

export function useCommands(): Commands {
  const workspace = useWorkspace();
  const { t } = useTranslation();
  const keys = useStore(workspace.settings.store, (settings) => settings.keys);
  return useMemo(() => {
    const usual = (): readonly Command[] => listCommands({ workspace, t });
    const bound = (): readonly Command[] => withKeys(usual(), keys);
    const list = (): readonly Command[] =>
      runnable(bound(), workspace.host.store.getState().status.kind === 'connected');
    const shownKeys = (id: string): Keys | undefined => {
      const shortcut = bindKeys(usual(), keys).get(id);
      if (shortcut === undefined) return undefined;
      return { text: formatShortcut(shortcut, IS_MAC), aria: ariaShortcut(shortcut, IS_MAC) };
    };
    return {
      list,
      all: () => bound().filter((command) => command.when()),
      everything: bound,
      usual,
      run: (id) =>
        list()
          .find((command) => command.id === id)
          ?.run(),
      keysOf: (id) => shownKeys(id)?.text,
      shownKeys,
    };
  }, [workspace, t, keys]);
}

/** Commands with the keys that are theirs, usual or chosen. */
function withKeys(commands: readonly Command[], keys: Settings['keys']): readonly Command[] {
  const bound = bindKeys(commands, keys);
  return commands.map(({ shortcut: _usual, ...command }) => {
    const shortcut = bound.get(command.id);
    return shortcut === undefined ? command : { ...command, shortcut };
  });
}

/** Commands as palette and key list show them. */
export function paletteItems(commands: readonly Command[], i18n: Translator): PaletteItem[] {
  const english = i18n.getFixedT('en');
  return commands.map((command) => ({
    id: command.id,
    group: command.group,
    title: command.title(i18n.t),
    english: command.title(english),
    keys: command.shortcut === undefined ? undefined : formatShortcut(command.shortcut, IS_MAC),
  }));
}

/** Keys and native menu run commands. */
export function useCommandKeys(commands: Commands): void {
  const workspace = useWorkspace();
  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent): void => {
      if (event.isComposing || event.repeat || isCaptured(event)) return;
      const open = workspace.store.getState().dialog;
      const id = commandOf(event, commands);
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

/** The command that a press means; null: none. */
function commandOf(event: KeyboardEvent, commands: Commands): string | null {
  const pressed = shortcutOf(event, IS_MAC);
  const command = pressed.ok
    ? commands.all().find(({ shortcut }) => shortcut === pressed.shortcut)
    : undefined;
  // The key that leads out of a box that sends every key must not be sent.
  if (isControlKey(event) && command?.id !== 'focus-message') return null;
  return command?.id ?? (asksForHelp(event) ? 'show-shortcuts' : null);
}

/** Somebody is choosing a key: the press is the answer. */
function isCaptured({ target }: KeyboardEvent): boolean {
  return target instanceof Element && target.closest('[data-captures-keys]') !== null;
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
