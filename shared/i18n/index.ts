/**
 * The words of the page, the desktop and the command line, in every language of `languages.ts`.
 *
 * A text lives in `en/<section>.ts` and `ko/<section>.ts` under the same key and is read as `t('section.key')`.
 * Variables are `{{name}}`; a counted text has the keys `x_one` and `x_other` and is read as `t('x', { count })`.
 */
import { createInstance, type i18n, type TFunction } from 'i18next';
import { en } from './en/index';
import { ko } from './ko/index';
import { LANGUAGES, type Language } from './languages';

export * from './format';
export * from './languages';

declare module 'i18next' {
  interface CustomTypeOptions {
    defaultNS: 'translation';
    resources: { translation: typeof en };
    nsSeparator: false;
    returnNull: false;
    // A forgotten `{{name}}` is a compile error.
    strictInterpolationChecks: true;
  }
}

export type Translate = TFunction<'translation'>;
export type Translator = i18n;

/** A translator that speaks `language` at once: texts are part of the bundle, nothing is loaded. */
export function createTranslator(language: Language): Translator {
  const translator = createInstance({
    lng: language,
    fallbackLng: LANGUAGES[0],
    supportedLngs: LANGUAGES,
    resources: { en: { translation: en }, ko: { translation: ko } },
    nsSeparator: false,
    initAsync: false,
    // Whoever shows a text escapes it: React for the page; a terminal must not get entities.
    interpolation: { escapeValue: false },
  });
  void translator.init();
  return translator;
}
