/** Rows that a person has marked, with what was noted beside them. They belong to the host, as sessions do. */
import { z } from 'zod';
import { ROW_TYPES } from './record';

/** Marks of one session, and characters of a note. */
export const MARKS_PER_SESSION = 1_000;
export const NOTE_CHARS = 500;
/** The first bytes of a marked chunk: enough to know it by. */
export const MARK_BYTES = 24;

const session = z.int().min(1);
const seq = z.int().min(1);
const note = z.string().max(NOTE_CHARS);
const nothing = z.strictObject({});

/** A mark says what its row is: the row itself may leave the log. */
export const markSchema = z.strictObject({
  session,
  seq,
  at: z.number(),
  socket: z.int().min(0),
  type: z.enum(ROW_TYPES),
  /** Size of a chunk; 0 of an event. */
  bytes: z.int().min(0),
  /** The first bytes of a chunk, in base64. */
  start: z.base64().max(64),
  note,
});
export type Mark = z.infer<typeof markSchema>;

export const markCommandSchemas = {
  /** Marks a row, or changes the note of a marked one. A mark that was taken away comes back with its row's facts. */
  'mark.set': { params: z.strictObject({ session, seq, note }), value: nothing },
  'mark.remove': { params: z.strictObject({ session, seq }), value: nothing },
} as const;

/**
 * All marks of one session, oldest row first; told when they change, and with the hello of every session that has any.
 * `reset`: those of all other sessions are void; it comes first, and names session 0.
 */
export const marksNoticeSchema = z.strictObject({
  reset: z.boolean(),
  session: z.int().min(0),
  marks: z.array(markSchema).max(MARKS_PER_SESSION),
});
