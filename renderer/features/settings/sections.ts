/** Which settings there are, in which section and in which order. Pure data. */
import type { SettingName } from '@shared/contract/settings';

export const SECTIONS = [
  'look',
  'panes',
  'log',
  'questions',
  'access',
  'desktop',
  'keys',
  'privacy',
] as const;
export type SettingsSection = (typeof SECTIONS)[number];

/** Keys and privacy have no simple settings: they are drawn by themselves. */
export const SETTINGS_OF: Readonly<Record<SettingsSection, readonly SettingName[]>> = {
  look: ['theme', 'language', 'font', 'fontSize'],
  panes: ['defaultHost', 'time', 'encoding', 'lineEnding'],
  log: ['logMemoryMiB', 'spillMiB'],
  questions: ['confirmCloseSession', 'confirmQuit'],
  access: ['screenReader'],
  desktop: ['notifications', 'tray', 'awakeWhileRecording', 'updates'],
  keys: [],
  privacy: [],
};

export const DESKTOP_ONLY: ReadonlySet<SettingName> = new Set([
  'confirmQuit',
  'notifications',
  'tray',
  'awakeWhileRecording',
  'updates',
]);
