/** The last values of a dialog, in the browser's storage; anything unreadable there counts as nothing. */
import type { z } from 'zod';

export function recall<Values>(
  storage: Pick<Storage, 'getItem'>,
  key: string,
  schema: z.ZodType<Values>,
  defaults: Values,
): Values {
  try {
    const kept: unknown = JSON.parse(storage.getItem(key) ?? 'null');
    const parsed = schema.safeParse({ ...defaults, ...(kept as object | null) });
    return parsed.success ? parsed.data : defaults;
  } catch {
    return defaults;
  }
}

export function remember(storage: Pick<Storage, 'setItem'>, key: string, values: object): void {
  try {
    storage.setItem(key, JSON.stringify(values));
  } catch {
    // A full or forbidden storage costs only convenience.
  }
}
