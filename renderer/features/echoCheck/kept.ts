import { CHECK_DEFAULTS, type CheckValues, checkValuesSchema } from './values';

const KEY = 'bothends.echoCheck';

/** What was asked for last; anything unreadable counts as nothing. */
export function keptCheck(storage: Pick<Storage, 'getItem'>): CheckValues {
  try {
    const parsed = checkValuesSchema.safeParse(JSON.parse(storage.getItem(KEY) ?? 'null'));
    return parsed.success ? parsed.data : CHECK_DEFAULTS;
  } catch {
    return CHECK_DEFAULTS;
  }
}

export function keepCheck(storage: Pick<Storage, 'setItem'>, values: CheckValues): void {
  try {
    storage.setItem(KEY, JSON.stringify(values));
  } catch {
    // The storage is full or forbidden: that costs only convenience.
  }
}
