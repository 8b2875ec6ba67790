import { COMPOSE_MODES, type ComposeMode } from '@shared/bytes/compose';
import type { Encoding } from '@shared/bytes/encoding';

/** How a message is put in. `raw`: there is no message, each key is sent as it is typed. */
export const INPUT_MODES = [...COMPOSE_MODES, 'raw'] as const;
export type InputMode = (typeof INPUT_MODES)[number];

/** What stands in the box, and how it is meant. */
export interface Entry {
  readonly text: string;
  readonly mode: ComposeMode;
  readonly encoding: Encoding;
}

export function isSameEntry(a: Entry | undefined, b: Entry): boolean {
  return a !== undefined && a.text === b.text && a.mode === b.mode && a.encoding === b.encoding;
}
