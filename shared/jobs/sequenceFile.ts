/** A sequence as a file that people pass on. Pure. */
import { z } from 'zod';
import { describeIssues } from '../contract/issues';
import { type Sequence, sequenceSchema } from '../contract/jobs';
import { fail, ok, type Result } from '../contract/result';

const FORMAT = 'bothends-sequence';
const VERSION = 1;

const headSchema = z.object({ format: z.literal(FORMAT), version: z.int().min(1) });
const fileSchema = z.strictObject({
  format: z.literal(FORMAT),
  version: z.literal(VERSION),
  sequence: sequenceSchema,
});

export type FileProblem =
  | { readonly key: 'json' | 'format' | 'version' }
  | { readonly key: 'content'; readonly message: string };

export function writeSequenceFile(sequence: Sequence): string {
  return `${JSON.stringify({ format: FORMAT, version: VERSION, sequence }, null, 2)}\n`;
}

export function readSequenceFile(text: string): Result<Sequence, FileProblem> {
  let json: unknown;
  try {
    // Some editors begin a file with a byte order mark.
    json = JSON.parse(text.replace(/^\uFEFF/, ''));
  } catch {
    return fail({ key: 'json' });
  }
  const head = headSchema.safeParse(json);
  if (!head.success) return fail({ key: 'format' });
  if (head.data.version > VERSION) return fail({ key: 'version' });
  const file = fileSchema.safeParse(json);
  return file.success
    ? ok(file.data.sequence)
    : fail({ key: 'content', message: describeIssues(file.error) });
}
