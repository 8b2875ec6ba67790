import { z } from 'zod';
import * as limits from './limits';

/** Where something went wrong that nobody expected. */
export const PROBLEM_PLACES = ['page', 'host'] as const;

/**
 * An error nobody expected: its class, its code and where it was thrown. Never its message: what a program complains
 * about may quote what was sent or received, and a report contains no traffic.
 */
export const problemSchema = z.strictObject({
  place: z.enum(PROBLEM_PLACES),
  name: z.string().max(limits.PROBLEM_NAME_CHARS),
  code: z.string().max(limits.PROBLEM_NAME_CHARS).nullable(),
  frames: z.array(z.string().max(limits.PROBLEM_FRAME_CHARS)).max(limits.PROBLEM_FRAMES),
});
export type Problem = z.infer<typeof problemSchema>;

export const reportCommandSchemas = {
  /** The report a person may copy: versions, and the problems of late. Contains no traffic. */
  'report.read': { params: z.strictObject({}), value: z.strictObject({ text: z.string() }) },
} as const;
