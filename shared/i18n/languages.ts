/** Languages that are complete. The first is the fallback. */
export const LANGUAGES = ['en', 'ko'] as const;
export type Language = (typeof LANGUAGES)[number];

/** The first wanted tag we speak (`ko-KR` → `ko`), else English. */
export function chooseLanguage(wanted: readonly string[]): Language {
  for (const tag of wanted) {
    const primary = tag.toLowerCase().split(/[-_.]/)[0];
    const match = LANGUAGES.find((language) => language === primary);
    if (match !== undefined) return match;
  }
  return LANGUAGES[0];
}
