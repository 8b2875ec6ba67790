/** What a message with placeholders asks the host for. */
import { z } from 'zod';

export const templateSchemas = {
  /**
   * One variable of the environment in which the host runs, by its name; null when there is none. Whoever may ask may
   * already open sockets as this user: the pipe is the window's own, or the token-protected one of this machine. A page
   * cannot list names, and asks only for what a person has written into a template.
   */
  'template.env': {
    params: z.strictObject({ name: z.string().min(1).max(256) }),
    value: z.strictObject({ value: z.string().nullable() }),
  },
} as const;
