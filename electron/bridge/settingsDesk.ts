import { ok } from '@shared/contract/result';
import { type SettingsChange, type SettingsNotice, USUAL_SETTINGS } from '@shared/contract/settings';
import type { CommandHandlers } from './commands';

/** Who keeps what a person has chosen for the app. */
export interface SettingsDesk {
  readonly state: SettingsNotice;
  /** The listener is called with every change, and before what asked for it goes on. */
  onChanged(listener: (notice: SettingsNotice) => void): () => void;
  change(some: SettingsChange): void;
}

/** A host that keeps none: what is usual. */
export const NO_SETTINGS: SettingsDesk = {
  state: { settings: USUAL_SETTINGS, problem: null, fixed: [] },
  onChanged: () => () => undefined,
  change: () => undefined,
};

export function settingsHandlers(settings: SettingsDesk): Pick<CommandHandlers, 'settings.change'> {
  return {
    'settings.change': ({ change }) => {
      settings.change(change);
      return ok({});
    },
  };
}
