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

/** What the settings decide for panes that open. */
export type ViewDefaults = Pick<ViewOptions, 'time' | 'encoding'>;

/** The view last chosen for this kind of session; time and encoding are as usual. */
export function readViewOptions(storage: Pick<Storage, 'getItem'>, kind: string): ViewOptions {
  return read(storage, keyOf(kind)) ?? USUAL_VIEW;
}

/** How rows are cut and what is seen of them is kept for the kind; time and encoding of new panes are settings. */
export function keepViewOptions(storage: Pick<Storage, 'setItem'>, kind: string, options: ViewOptions): void {
  const { time: _time, encoding: _encoding, ...kept } = options;
  keep(storage, keyOf(kind), kept);
}

/** The view of one pane as it was; null: it has none. */
export function readPaneView(storage: Pick<Storage, 'getItem'>, key: string): ViewOptions | null {
  return read(storage, key);
}

export function keepPaneView(storage: Pick<Storage, 'setItem'>, key: string, options: ViewOptions): void {
  keep(storage, key, options);
}

function read(storage: Pick<Storage, 'getItem'>, key: string): ViewOptions | null {
  try {
    const kept: unknown = JSON.parse(storage.getItem(key) ?? 'null');
    return kept === null ? null : viewOptionsSchema.catch(USUAL_VIEW).parse(kept);
  } catch {
    return null;
  }
}

function keep(storage: Pick<Storage, 'setItem'>, key: string, options: object): void {
  try {
    storage.setItem(key, JSON.stringify(options));
  } catch {
    // The storage is full or forbidden: what is on the screen goes on working.
  }
}

const keyOf = (kind: string): string => `bothends.traffic.view.${kind}`;
