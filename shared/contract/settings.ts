/** What a person has chosen for the app as a whole. Belongs to the host, and holds for all its views. */
import { z } from 'zod';
import { ENCODINGS } from '../bytes/encoding';
import { LINE_ENDINGS } from '../bytes/eol';
import { LANGUAGES } from '../i18n/languages';
import { isShortcut } from '../keys/shortcut';
import { hostSchema } from './spec';

export const FONT_PX = { min: 8, max: 32, usual: 13 } as const;
/** Memory of one session's log, and what it may keep on disk beyond that, in MiB. */
export const LOG_MEMORY_MIB = { min: 1, max: 1_024, usual: 64 } as const;
export const SPILL_MIB = { min: 0, max: 65_536, usual: 1_024 } as const;
const FONT_CHARS = 100;
const PROBLEM_CHARS = 1_000;
const KEY_CHARS = 40;
const COMMAND_CHARS = 80;
export const MOST_KEYS = 500;

const within = ({ min, max }: { min: number; max: number }) => z.int().min(min).max(max);

/** One schema per setting: a change names one, and a damaged file loses only what is damaged. */
export const settingSchemas = {
  theme: z.enum(['system', 'dark', 'light']),
  language: z.enum(['system', ...LANGUAGES]),
  /** A family of this system for everything written in monospace; empty: the bundled one. */
  font: z
    .string()
    .max(FONT_CHARS)
    .regex(/^\P{Cc}*$/u),
  /** Size of text in the traffic, in px. */
  fontSize: within(FONT_PX),
  /** How time is shown in panes that open. */
  time: z.enum(['clock', 'since', 'delta']),
  encoding: z.enum(ENCODINGS),
  lineEnding: z.enum(LINE_ENDINGS),
  /** What new dialogs begin with; empty: what was used last. */
  defaultHost: z.union([z.literal(''), hostSchema]),
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
      z.strictObject({
        command: z.string().min(1).max(COMMAND_CHARS),
        key: z.string().max(KEY_CHARS).refine(isShortcut).nullable(),
      }),
    )
    .max(MOST_KEYS),
} as const;

export const settingsSchema = z.strictObject(settingSchemas);
export type Settings = Readonly<z.infer<typeof settingsSchema>>;
export type SettingName = keyof Settings;
export const settingNameSchema = settingsSchema.keyof();

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
  defaultHost: '',
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

/** The settings after a change. */
export function changed(settings: Settings, change: SettingsChange): Settings {
  const given = Object.entries(change).filter(([, value]) => value !== undefined);
  return { ...settings, ...Object.fromEntries(given) };
}

export const settingsCommandSchemas = {
  'settings.change': { params: z.strictObject({ change: settingsChangeSchema }), value: z.strictObject({}) },
} as const;

/**
 * What is wrong with the file of the settings. `unreadable`: all of it, `damaged`: these settings, and they are as usual;
 * `kept` is where the file was copied to before anything is written over it. `unwritten`: changes hold until the host ends.
 */
export const settingsProblemSchema = z.discriminatedUnion('kind', [
  z.strictObject({
    kind: z.literal('unreadable'),
    file: z.string(),
    reason: z.string().max(PROBLEM_CHARS),
    kept: z.string().nullable(),
  }),
  z.strictObject({
    kind: z.literal('damaged'),
    file: z.string(),
    names: z.array(settingNameSchema),
    kept: z.string().nullable(),
  }),
  z.strictObject({ kind: z.literal('unwritten'), file: z.string(), reason: z.string().max(PROBLEM_CHARS) }),
]);
export type SettingsProblem = Readonly<z.infer<typeof settingsProblemSchema>>;

/** All settings, told with the hello and at every change. */
export const settingsNoticeSchema = z.strictObject({
  settings: settingsSchema,
  problem: settingsProblemSchema.nullable(),
  /** Settings that are not in force now, because whoever started the host has said otherwise. */
  fixed: z.array(settingNameSchema),
});
export type SettingsNotice = z.infer<typeof settingsNoticeSchema>;
