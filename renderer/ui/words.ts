import { chooseLanguage, type Language, type Translate } from '@shared/i18n/index';
import { useTranslation } from 'react-i18next';

/** The words of the current language, and the language for what formats numbers and sizes. */
export function useWords(): { readonly t: Translate; readonly language: Language } {
  const { t, i18n } = useTranslation();
  return { t, language: chooseLanguage([i18n.language]) };
}
