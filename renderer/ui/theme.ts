/** Dark or light: as the system says, unless a person has chosen. */
export const THEME_CHOICES = ['system', 'dark', 'light'] as const;
export type ThemeChoice = (typeof THEME_CHOICES)[number];
export type Theme = 'dark' | 'light';

const KEY = 'bothends.theme';
const DARK = '(prefers-color-scheme: dark)';

export function readThemeChoice(storage: Pick<Storage, 'getItem'>): ThemeChoice {
  const kept = storage.getItem(KEY);
  return THEME_CHOICES.find((choice) => choice === kept) ?? 'system';
}

export function resolveTheme(choice: ThemeChoice, systemIsDark: boolean): Theme {
  if (choice !== 'system') return choice;
  return systemIsDark ? 'dark' : 'light';
}

/** Puts the theme in force on <html data-theme>; drawers that read colours themselves watch that attribute. */
export function applyTheme(choice: ThemeChoice): void {
  document.documentElement.dataset.theme = resolveTheme(choice, matchMedia(DARK).matches);
}

export function keepThemeChoice(choice: ThemeChoice): void {
  localStorage.setItem(KEY, choice);
  applyTheme(choice);
}

/** Applies the kept choice, and follows the system while that is the choice. */
export function startTheme(): void {
  const apply = (): void => applyTheme(readThemeChoice(localStorage));
  matchMedia(DARK).addEventListener('change', apply);
  // Another tab may change it.
  window.addEventListener('storage', (event) => event.key === KEY && apply());
  apply();
}
