import { prettifyError, type ZodError } from 'zod';

/** What a schema found wrong, a line each with the path: for people who write commands, not for end users. */
export function describeIssues(error: ZodError): string {
  return prettifyError(error);
}
