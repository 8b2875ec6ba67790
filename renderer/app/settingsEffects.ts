/** What settings do to the page as a whole. */
import type { Settings } from '@shared/contract/settings';
import type { Translator } from '@shared/i18n/index';
import { setFontSize } from '../features/traffic/index';
import type { Host } from '../host/index';
import { applyTheme, followSystemTheme } from '../ui/index';
import { resolveLanguage } from './language';
import type { PageSettings } from './settings';

/** Applies what is chosen now, and every change. */
export function applySettings(settings: PageSettings, translator: Translator, host: Host): void {
  followSystemTheme(() => settings.now.theme);
  const apply = (now: Settings, before: Settings | null): void => {
    if (now.theme !== before?.theme) applyTheme(now.theme);
    if (now.font !== before?.font) applyFont(now.font);
    if (now.fontSize !== before?.fontSize) setFontSize(now.fontSize);
    if (before !== null && now.language !== before.language) {
      const language = resolveLanguage(now.language, navigator.languages);
      if (language !== translator.language) void translator.changeLanguage(language);
      void host.call('view.language', { language });
    }
  };
  apply(settings.now, null);
  settings.store.subscribe(apply);
}

/** The family before the bundled one, which has what it lacks. */
export function applyFont(family: string): void {
  const { style } = document.documentElement;
  if (family.trim() === '') style.removeProperty('--font-chosen');
  else style.setProperty('--font-chosen', `${quoted(family)},`);
}

function quoted(family: string): string {
  return `"${family.trim().replaceAll(/["\\]/g, '\\$&')}"`;
}
