/** What a person has chosen for the app as a whole. Belongs to the host, and holds for all its views. */
import { z } from 'zod';
import { ENCODINGS } from '../bytes/encoding';
import { LINE_ENDINGS } from '../bytes/eol';
import { LANGUAGES } from '../i18n/languages';

export const FONT_PX = { min: 8, max: 32, usual: 13 } as const;
/** Memory of one session's log, and what it may keep on disk beyond that, in MiB. */
export const LOG_MEMORY_MIB = { min: 1, max: 1_024, usual: 64 } as const;
export const SPILL_MIB = { min: 0, max: 65_536, usual: 1_024 } as const;
const FONT_CHARS = 100;
const KEY_CHARS = 40;
const COMMAND_CHARS = 80;
export const MOST_KEYS = 500;

const within = ({ min, max }: { min: number; max: number }) => z.int().min(min).max(max);

/** One schema per setting: a change names one, and a damaged file loses only what is damaged. */
export const settingSchemas = {
  theme: z.enum(['system', 'dark', 'light']),
  language: z.enum(['system', ...LANGUAGES]),
  /** A family of this system for everything written in monospace; empty: the bundled one. */
  font: z.string().max(FONT_CHARS),
  /** Size of text in the traffic, in px. */
  fontSize: within(FONT_PX),
  /** How time is shown in panes that open. */
  time: z.enum(['clock', 'since', 'delta']),
  encoding: z.enum(ENCODINGS),
  lineEnding: z.enum(LINE_ENDINGS),
  /** What new dialogs begin with. */
  defaultHost: z.string().min(1).max(253),
  logMemoryMiB: within(LOG_MEMORY_MIB),
  spillMiB: within(SPILL_MIB),
  /** Questions before what would lose something. */
  confirmCloseSession: z.boolean(),
  confirmQuit: z.boolean(),
  /** The traffic as text that a screen reader reads, and new rows told. */
  screenReader: z.boolean(),
  /** Desktop only, and off until asked for: notifications of sessions that closed or failed; an icon in the tray. */
  notifications: z.boolean(),
  tray: z.boolean(),
  /** Desktop only: the computer stays awake while something is recorded. */
  awakeWhileRecording: z.boolean(),
  /** Desktop only: whether newer versions are looked for. Nothing is fetched without a question. */
  updates: z.enum(['ask', 'never']),
  /** Commands whose key was chosen, by id; null: none. What is not named has its usual key. */
  keys: z
    .array(
      z.strictObject({ command: z.string().max(COMMAND_CHARS), key: z.string().max(KEY_CHARS).nullable() }),
    )
    .max(MOST_KEYS),
} as const;

export const settingsSchema = z.strictObject(settingSchemas);
export type Settings = Readonly<z.infer<typeof settingsSchema>>;
export type SettingName = keyof Settings;

/** Some settings; what is not named stays. */
export const settingsChangeSchema = settingsSchema.partial();
export type SettingsChange = Readonly<z.infer<typeof settingsChangeSchema>>;

export const USUAL_SETTINGS: Settings = {
  theme: 'system',
  language: 'system',
  font: '',
  fontSize: FONT_PX.usual,
  time: 'clock',
  encoding: 'utf-8',
  lineEnding: 'lf',
  defaultHost: '127.0.0.1',
  logMemoryMiB: LOG_MEMORY_MIB.usual,
  spillMiB: SPILL_MIB.usual,
  confirmCloseSession: true,
  confirmQuit: true,
  screenReader: false,
  notifications: false,
  tray: false,
  awakeWhileRecording: true,
  updates: 'ask',
  keys: [],
};

export const settingsCommandSchemas = {
  'settings.change': { params: z.strictObject({ change: settingsChangeSchema }), value: z.strictObject({}) },
} as const;

/** All settings, told with the hello and at every change. `problem`: they could not be read or kept, and why. */
export const settingsNoticeSchema = z.strictObject({
  settings: settingsSchema,
  problem: z.string().max(1_000).nullable(),
});
export type SettingsNotice = z.infer<typeof settingsNoticeSchema>;
