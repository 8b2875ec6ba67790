import { type SettingName, type SettingsChange, settingSchemas } from '@shared/contract/settings';

/** What a file of settings says. */
export interface SettingsFile {
  readonly chosen: SettingsChange;
  /** What only other versions know: it is written back as it is. */
  readonly others: Readonly<Record<string, unknown>>;
  /** Settings whose values cannot be used. */
  readonly bad: readonly SettingName[];
  /** Why nothing of it can be read. */
  readonly reason: string | null;
}

export const NO_FILE: SettingsFile = { chosen: {}, others: {}, bad: [], reason: null };

/** The settings a file has, each by itself. Pure. */
export function readSettings(text: string): SettingsFile {
  let kept: unknown;
  try {
    kept = JSON.parse(text);
  } catch (error) {
    return { ...NO_FILE, reason: error instanceof Error ? error.message : String(error) };
  }
  if (typeof kept !== 'object' || kept === null || Array.isArray(kept))
    return { ...NO_FILE, reason: 'not an object' };
  const chosen: [string, unknown][] = [];
  const others: [string, unknown][] = [];
  const bad: SettingName[] = [];
  for (const [name, value] of Object.entries(kept)) {
    if (!isSetting(name)) {
      others.push([name, value]);
      continue;
    }
    const read = settingSchemas[name].safeParse(value);
    if (!read.success) bad.push(name);
    const usable = read.success ? read.data : name === 'keys' ? goodKeys(value) : undefined;
    if (usable !== undefined) chosen.push([name, usable]);
  }
  // Each was parsed with the schema of its name.
  return {
    chosen: Object.fromEntries(chosen) as SettingsChange,
    others: Object.fromEntries(others),
    bad,
    reason: null,
  };
}

/** One bad key does not cost the others. */
function goodKeys(value: unknown): unknown {
  if (!Array.isArray(value)) return undefined;
  const good = settingSchemas.keys.safeParse(
    value.filter((each) => settingSchemas.keys.element.safeParse(each).success),
  );
  return good.success ? good.data : undefined;
}

function isSetting(name: string): name is SettingName {
  return Object.hasOwn(settingSchemas, name);
}
