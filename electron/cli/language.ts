import { chooseLanguage, type Language } from '@shared/i18n/index';

/** The language of messages, as POSIX orders it; `systemLocale` is asked where there are no such variables. */
export function languageOf(
  env: Readonly<Record<string, string | undefined>>,
  systemLocale: string,
): Language {
  const wanted = [env.LC_ALL, env.LC_MESSAGES, env.LANG].find((value) => value !== undefined && value !== '');
  return chooseLanguage([wanted ?? systemLocale]);
}
