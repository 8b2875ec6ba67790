import { z } from 'zod';
import { EXPLANATION_IDS } from '../tcp/explanations';

/** Codes of our own, beside the ones Node and the operating system give. */
export const OWN_CODES = [
  /** The command's name or parameters are wrong; `message` holds the path. */
  'BAD_COMMAND',
  'UNKNOWN_SESSION',
  'UNKNOWN_SOCKET',
  /** The verb does not fit the session's kind or phase, such as connecting a server. */
  'NOT_POSSIBLE_NOW',
  /** We have sent our FIN (or closed): nothing more can be sent. */
  'SENDING_ENDED',
  'QUEUE_FULL',
  /** This platform or this host cannot do it, whatever the moment. */
  'NOT_AVAILABLE',
  /** A person gave up connecting. */
  'CANCELLED',
  /** The other end of the pipe speaks another contract version. */
  'CONTRACT_VERSION',
  'PIPE_CLOSED',
  /** A bug of ours, reported instead of hidden. */
  'INTERNAL',
] as const;

const baseErrorSchema = z.strictObject({
  code: z.string().min(1),
  message: z.string(),
  syscall: z.string().optional(),
  address: z.string().optional(),
  port: z.int().optional(),
  explanation: z.enum(EXPLANATION_IDS),
});

/** What went wrong, as data: Node's code and syscall, every attempt, and the id of its explanation. */
export const errorInfoSchema = baseErrorSchema.extend({
  /** One entry per address tried, when a name has several. */
  attempts: z.array(baseErrorSchema).optional(),
});

export type ErrorInfo = z.infer<typeof errorInfoSchema>;
export type AttemptError = z.infer<typeof baseErrorSchema>;
