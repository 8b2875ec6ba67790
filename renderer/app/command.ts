/** What a command of the page is. */
import type { Translate } from '@shared/i18n/index';
import type { Workspace } from './workspace';

/** `tools`: what works on one session and is also offered in the menu of its pane. */
export type CommandGroup = 'workspace' | 'scenario' | 'session' | 'tools' | 'connection' | 'view';

export interface Command {
  readonly id: string;
  readonly group: CommandGroup;
  readonly title: (t: Translate) => string;
  readonly shortcut?: string;
  /** Whether it makes sense now; a command that does not is neither listed nor run. */
  readonly when: () => boolean;
  /** Asks the host: cannot be run before the page has found it, nor after it was lost. */
  readonly needsHost?: boolean;
  readonly run: () => void;
}

/** What commands need beside the workspace. */
export interface CommandContext {
  readonly workspace: Workspace;
  readonly t: Translate;
}
