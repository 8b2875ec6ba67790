import { ENCODINGS } from '@shared/bytes/encoding';
import { LINE_ENDINGS } from '@shared/bytes/eol';
import {
  FONT_PX,
  LOG_MEMORY_MIB,
  type SettingName,
  SPILL_MIB,
  settingSchemas,
} from '@shared/contract/settings';
import { LANGUAGES, type Translate } from '@shared/i18n/index';

/** Settings that are one of a few. */
export const CHOICES = {
  theme: settingSchemas.theme.options,
  language: ['system', ...LANGUAGES],
  time: settingSchemas.time.options,
  encoding: ENCODINGS,
  lineEnding: LINE_ENDINGS,
  updates: settingSchemas.updates.options,
} as const;
export type ChoiceName = keyof typeof CHOICES;

export const NUMBERS = {
  fontSize: FONT_PX,
  logMemoryMiB: LOG_MEMORY_MIB,
  spillMiB: SPILL_MIB,
} as const satisfies Partial<Record<SettingName, { min: number; max: number; usual: number }>>;
export type NumberName = keyof typeof NUMBERS;

export const TEXTS = ['font', 'defaultHost'] as const satisfies readonly SettingName[];
export type TextName = (typeof TEXTS)[number];

export function isChoice(name: SettingName): name is ChoiceName {
  return Object.hasOwn(CHOICES, name);
}

export function isNumber(name: SettingName): name is NumberName {
  return Object.hasOwn(NUMBERS, name);
}

export function isText(name: SettingName): name is TextName {
  return TEXTS.some((each) => each === name);
}

/** A value of a setting in words; itself where it has none. */
export function wordsOfValue(t: Translate, name: SettingName, value: string): string {
  const known = <T extends string>(values: readonly T[]): T | undefined =>
    values.find((each) => each === value);
  switch (name) {
    case 'theme': {
      const theme = known(CHOICES.theme);
      return theme === undefined ? value : t(`shell.theme.${theme}`);
    }
    case 'language': {
      const language = known(CHOICES.language);
      return language === undefined ? value : t(`shell.language.${language}`);
    }
    case 'time': {
      const time = known(CHOICES.time);
      return time === undefined ? value : t(`traffic.view.times.${time}`);
    }
    case 'encoding': {
      const encoding = known(CHOICES.encoding);
      return encoding === undefined ? value : t(`traffic.view.encodings.${encoding}`);
    }
    case 'lineEnding': {
      const ending = known(CHOICES.lineEnding);
      return ending === undefined ? value : t(`compose.ending.${ending}`);
    }
    case 'updates': {
      const updates = known(CHOICES.updates);
      return updates === undefined ? value : t(`settings.updates.${updates}`);
    }
    default:
      return value;
  }
}

/** The whole number a text says; null: none within the bounds. */
export function numberOf(
  text: string,
  { min, max }: { readonly min: number; readonly max: number },
): number | null {
  if (!/^\d{1,9}$/.test(text.trim())) return null;
  const value = Number(text.trim());
  return value >= min && value <= max ? value : null;
}
