import { type SettingsNotice, settingSchemas, USUAL_SETTINGS } from '@shared/contract/settings';

/** The settings a file has, each by itself; `text` is null when there is no file. Pure. */
export function readSettings(text: string | null): SettingsNotice {
  if (text === null) return { settings: USUAL_SETTINGS, problem: null };
  let kept: unknown;
  try {
    kept = JSON.parse(text);
  } catch (error) {
    return { settings: USUAL_SETTINGS, problem: error instanceof Error ? error.message : String(error) };
  }
  if (typeof kept !== 'object' || kept === null)
    return { settings: USUAL_SETTINGS, problem: 'not an object' };
  const read: Record<string, unknown> = {};
  const bad: string[] = [];
  for (const [name, schema] of Object.entries(settingSchemas)) {
    if (!(name in kept)) continue;
    const value = schema.safeParse((kept as Record<string, unknown>)[name]);
    if (value.success) read[name] = value.data;
    else bad.push(name);
  }
  return {
    settings: { ...USUAL_SETTINGS, ...read },
    problem: bad.length === 0 ? null : bad.join(', '),
  };
}
