/** Dark or light: as the system says, unless a person has chosen. */
export const THEME_CHOICES = ['system', 'dark', 'light'] as const;
export type ThemeChoice = (typeof THEME_CHOICES)[number];
export type Theme = 'dark' | 'light';

const DARK = '(prefers-color-scheme: dark)';

export function resolveTheme(choice: ThemeChoice, systemIsDark: boolean): Theme {
  if (choice !== 'system') return choice;
  return systemIsDark ? 'dark' : 'light';
}

/** Puts the theme in force on <html data-theme>; drawers that read colours themselves watch that attribute. */
export function applyTheme(choice: ThemeChoice): void {
  document.documentElement.dataset.theme = resolveTheme(choice, matchMedia(DARK).matches);
}

/** Follows the system while that is the choice. */
export function followSystemTheme(choice: () => ThemeChoice): void {
  matchMedia(DARK).addEventListener('change', () => applyTheme(choice()));
}
