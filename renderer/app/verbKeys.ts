import type { VerbKeys } from '../features/panes/index';
import type { Commands } from './useCommands';

/** Keys of a pane's verbs. */
export function verbKeys({ shownKeys }: Commands): VerbKeys {
  return {
    clear: shownKeys('clear'),
    find: shownKeys('find'),
    closeSession: shownKeys('close-session'),
  };
}
