import { type SettingName, settingSchemas } from '@shared/contract/settings';
import type { Translate } from '@shared/i18n/index';
import { SETTINGS_OF, type SettingsSection } from './sections';
import { wordsOfValue } from './values';

/** True when every typed word is somewhere in what is said. No words: always. */
export function fits(query: string, said: readonly string[]): boolean {
  const all = said.join('\n').toLowerCase();
  return query
    .trim()
    .toLowerCase()
    .split(/\s+/)
    .every((word) => all.includes(word));
}

/** The settings of a section that a search is after, by what is said about them in any of the languages given. */
export function findSettings(
  section: SettingsSection,
  query: string,
  languages: readonly Translate[],
): readonly SettingName[] {
  return SETTINGS_OF[section].filter((name) =>
    fits(
      query,
      languages.flatMap((t) => saidOf(t, section, name)),
    ),
  );
}

function saidOf(t: Translate, section: SettingsSection, name: SettingName): readonly string[] {
  const schema = settingSchemas[name];
  const values = 'options' in schema && Array.isArray(schema.options) ? schema.options : [];
  return [
    t(`settings.section.${section}`),
    t(`settings.item.${name}.label`),
    t(`settings.item.${name}.hint`),
    ...values.flatMap((value: unknown) => (typeof value === 'string' ? [wordsOfValue(t, name, value)] : [])),
  ];
}
