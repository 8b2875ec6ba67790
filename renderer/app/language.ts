import type { Settings } from '@shared/contract/settings';
import { chooseLanguage, type Language } from '@shared/i18n/index';

/** What a person has chosen: a language, or the one of the system. */
export type LanguageChoice = Settings['language'];

export function resolveLanguage(choice: LanguageChoice, wanted: readonly string[]): Language {
  return choice === 'system' ? chooseLanguage(wanted) : choice;
}
