/** What the dialogs remember, in the browser's storage; anything unreadable there counts as nothing. */
import { type Sequence, sequenceSchema } from '@shared/contract/jobs';
import { z } from 'zod';

type Reads = Pick<Storage, 'getItem'>;
type Writes = Pick<Storage, 'setItem'>;

const REPEAT_KEY = 'bothends.jobs.repeat';
const SEQUENCES_KEY = 'bothends.jobs.sequences';
/** More are forgotten, the oldest first. */
const SEQUENCES_KEPT = 100;

export function keptRepeat<Values>(storage: Reads, schema: z.ZodType<Values>, fallback: Values): Values {
  const parsed = schema.safeParse(read(storage, REPEAT_KEY));
  return parsed.success ? parsed.data : fallback;
}

export function keepRepeat(storage: Writes, values: object): void {
  write(storage, REPEAT_KEY, values);
}

/** In the order of their last use, the newest first; one that cannot be read is left out. */
export function keptSequences(storage: Reads): readonly Sequence[] {
  const list = z.array(z.unknown()).safeParse(read(storage, SEQUENCES_KEY));
  return (list.success ? list.data : []).flatMap((each) => {
    const sequence = sequenceSchema.safeParse(each);
    return sequence.success ? [sequence.data] : [];
  });
}

/** One of the same name is replaced. */
export function keepSequence(storage: Reads & Writes, sequence: Sequence): readonly Sequence[] {
  const others = keptSequences(storage).filter(({ name }) => name !== sequence.name);
  return keepSequences(storage, [sequence, ...others].slice(0, SEQUENCES_KEPT));
}

export function keepSequences(storage: Writes, sequences: readonly Sequence[]): readonly Sequence[] {
  write(storage, SEQUENCES_KEY, sequences);
  return sequences;
}

function read(storage: Reads, key: string): unknown {
  try {
    return JSON.parse(storage.getItem(key) ?? 'null');
  } catch {
    return null;
  }
}

function write(storage: Writes, key: string, value: unknown): void {
  try {
    storage.setItem(key, JSON.stringify(value));
  } catch {
    // The storage is full or forbidden: what is on the screen goes on working.
  }
}
