/** What a session does by itself: the systems of the course notes, and the classic small services. */
import { z } from 'zod';
import * as limits from './limits';

const plain = <N extends string>(name: N) => z.strictObject({ name: z.literal(name) });

export const SERVER_BEHAVIOURS = [
  'echo',
  'manual',
  'hello',
  'iterative',
  'line',
  'split',
  'discard',
  'chargen',
  'daytime',
] as const;

export const serverBehaviourSchema = z.discriminatedUnion('name', [
  /** Sends back what arrives, to every client at once. */
  plain('echo'),
  /** Nothing: a person answers. */
  plain('manual'),
  /** Greets, and closes first. */
  z.strictObject({
    name: z.literal('hello'),
    text: z.string().max(limits.GREETING_CHARS).default('Hello World!'),
    /** The NUL byte that ends a string in C goes too, as with `sizeof`. */
    nul: z.boolean().default(false),
    /** Stops listening once one client was served. */
    once: z.boolean().default(false),
  }),
  /** Echoes to one client at a time; the others wait. */
  z.strictObject({
    name: z.literal('iterative'),
    /** After so many the listening socket is closed, and who still waits is reset. 0: no end. */
    maxClients: z.int().min(0).max(limits.CLIENTS_MAX).default(5),
    /** Bytes of one write. */
    buffer: z.int().min(1).max(limits.BUFFER_MAX).default(1024),
  }),
  /** Sends back whole lines, and tells how long each was. */
  plain('line'),
  /** Sends back what arrives, in pieces. */
  z.strictObject({
    name: z.literal('split'),
    /** Bytes of each piece. */
    bytes: z.int().min(1).max(limits.BUFFER_MAX).default(3),
    /** Between two pieces. */
    delayMs: z.int().min(0).max(limits.SPLIT_DELAY_MAX_MS).default(200),
  }),
  /** RFC 863: takes everything, says nothing. */
  plain('discard'),
  /** RFC 864: lines of characters, as fast as they are taken. */
  plain('chargen'),
  /** RFC 867: the date and time, then the end. */
  plain('daytime'),
]);

export const CLIENT_BEHAVIOURS = ['manual', 'read-once', 'naive', 'line'] as const;

export const clientBehaviourSchema = z.discriminatedUnion('name', [
  plain('manual'),
  /** One read, then close. */
  z.strictObject({
    name: z.literal('read-once'),
    /** Bytes that one read takes at most. */
    buffer: z.int().min(1).max(limits.BUFFER_MAX).default(29),
  }),
  /** The notes' echo client: after each line it sends exactly one read; `q` or `Q` alone quits. */
  z.strictObject({
    name: z.literal('naive'),
    buffer: z.int().min(1).max(limits.BUFFER_MAX).default(1023),
  }),
  /** Takes an answer for whole only at its line end. */
  plain('line'),
]);

export type ServerBehaviour = z.infer<typeof serverBehaviourSchema>;
export type ClientBehaviour = z.infer<typeof clientBehaviourSchema>;
