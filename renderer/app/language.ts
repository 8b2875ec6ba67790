import { chooseLanguage, LANGUAGES, type Language } from '@shared/i18n/index';

/** What a person has chosen: a language, or the one of the system. */
export type LanguageChoice = 'system' | Language;

const KEY = 'bothends.language';

export function readLanguageChoice(storage: Pick<Storage, 'getItem'>): LanguageChoice {
  const kept = storage.getItem(KEY);
  return LANGUAGES.find((language) => language === kept) ?? 'system';
}

export function keepLanguageChoice(storage: Pick<Storage, 'setItem'>, choice: LanguageChoice): void {
  storage.setItem(KEY, choice);
}

export function resolveLanguage(choice: LanguageChoice, wanted: readonly string[]): Language {
  return choice === 'system' ? chooseLanguage(wanted) : choice;
}
