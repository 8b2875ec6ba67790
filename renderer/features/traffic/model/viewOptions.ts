import { ENCODINGS } from '@shared/bytes/encoding';
import { framingSchema } from '@shared/framing/spec';
import { z } from 'zod';

/** What is seen of a chunk's bytes. */
export const FORMS = ['text', 'hex', 'both'] as const;
export type Form = (typeof FORMS)[number];

export const TIMES = ['clock', 'since', 'delta'] as const;
export type TimeForm = (typeof TIMES)[number];

export const COLUMNS = ['time', 'who', 'direction', 'size'] as const;
export type Column = (typeof COLUMNS)[number];

const shown = z.boolean().catch(true);

const viewOptionsSchema = z.object({
  form: z.enum(FORMS).catch('text'),
  time: z.enum(TIMES).catch('clock'),
  columns: z
    .object({ time: shown, who: shown, direction: shown, size: shown })
    .catch({ time: true, who: true, direction: true, size: true }),
  encoding: z.enum(ENCODINGS).catch('utf-8'),
  /** How rows are cut from the stream; null: a row is a chunk. */
  framing: framingSchema.nullable().catch(null),
});

/** How a person wants rows drawn. What is kept and cannot be read falls back one by one to what is usual. */
export type ViewOptions = Readonly<z.infer<typeof viewOptionsSchema>>;

export const USUAL_VIEW: ViewOptions = viewOptionsSchema.parse({});

/** The view last chosen for this kind of session. */
export function readViewOptions(storage: Pick<Storage, 'getItem'>, kind: string): ViewOptions {
  try {
    const kept: unknown = JSON.parse(storage.getItem(keyOf(kind)) ?? '{}');
    return viewOptionsSchema.catch(USUAL_VIEW).parse(kept);
  } catch {
    return USUAL_VIEW;
  }
}

export function keepViewOptions(storage: Pick<Storage, 'setItem'>, kind: string, options: ViewOptions): void {
  try {
    storage.setItem(keyOf(kind), JSON.stringify(options));
  } catch {
    // The storage is full or forbidden: what is on the screen goes on working.
  }
}

const keyOf = (kind: string): string => `bothends.traffic.view.${kind}`;
