import { z } from 'zod';
import { TCP_STATES } from '../tcp/states';
import { addressSchema } from './address';
import { errorInfoSchema } from './errors';
import { sessionSpecSchema } from './spec';

export const SERVER_PHASES = ['opening', 'listening', 'stopped', 'failed'] as const;
/** `waiting`: between two automatic attempts. `disconnected`: after a connection, or cancelled. */
export const CLIENT_PHASES = ['connecting', 'connected', 'waiting', 'disconnected', 'failed'] as const;
/** A connected socket as the app sees it; the kernel's TCP state is another thing with another tag. */
/** `waiting`: accepted, and held by the server until it is its turn. */
export const SOCKET_PHASES = ['waiting', 'open', 'ended', 'peer-ended', 'closing', 'closed'] as const;

export const ACCEPTING = ['open', 'frozen'] as const;

const count = z.int().min(0);

/** What the kernel's table says; queues are null where the system does not tell them. */
export const kernelSocketSchema = z.strictObject({
  state: z.enum(TCP_STATES),
  /** Bytes the peer has not acknowledged. */
  sendQueue: count.nullable(),
  /** Bytes not read yet; of a listening socket: connections that wait to be accepted. */
  receiveQueue: count.nullable(),
  /** Its number among the open files of this process; null until it is looked up, and where the system does not tell. */
  descriptor: count.nullable(),
});

export const socketStateSchema = z.strictObject({
  session: z.int(),
  /** Number within the session, from 1, in the order of accept or connect. */
  socket: z.int(),
  phase: z.enum(SOCKET_PHASES),
  local: addressSchema.nullable(),
  remote: addressSchema.nullable(),
  /** Engine time (ms) of accept or connect. */
  openedAt: z.number(),
  bytesIn: count,
  bytesOut: count,
  /** Bytes given to us that the kernel has not taken yet. */
  queued: count,
  readingPaused: z.boolean(),
  /** Null before the first look, and where the table cannot be read. */
  kernel: kernelSocketSchema.nullable(),
});

export const sessionStateSchema = z.strictObject({
  session: z.int(),
  spec: sessionSpecSchema,
  phase: z.enum([...SERVER_PHASES, ...CLIENT_PHASES]),
  /** Engine time (ms). */
  openedAt: z.number(),
  /** Where a server listens, or listened. */
  local: addressSchema.nullable(),
  /** Why it failed or the last attempt did. */
  error: errorInfoSchema.nullable(),
  /** Engine time (ms) of the next automatic attempt. */
  retryAt: z.number().nullable(),
  /** Totals over all sockets of the session, closed ones included. */
  bytesIn: count,
  bytesOut: count,
  accepted: count,
  dropped: count,
  /** Connected sockets now. */
  open: count,
  /** `frozen`: after the next accept, nobody of this server is served until it is released. Null: not a server. */
  accepting: z.enum(ACCEPTING).nullable(),
  /** Its packets are being captured. */
  capturing: z.boolean(),
  /** Of a recording: it can only be read. Its times count from `epochMs` (ms since 1970), not from the engine's start. */
  recorded: z.strictObject({ name: z.string(), epochMs: z.number() }).nullable(),
  /** Of the socket that listens, or is connecting. */
  kernel: kernelSocketSchema.nullable(),
  log: z.strictObject({
    /** Memory in use, index included. */
    bytes: count,
    /** What temporary files hold of it, beyond the memory. */
    spilled: count,
    /** The oldest row still there; 0 when empty. */
    firstSeq: count,
    /** Rows since the session opened, and how many of them came before the oldest still there. */
    rows: count,
    firstRow: count,
    /** Bytes of chunks that were trimmed since the session opened. */
    trimmed: count,
  }),
});

export type SocketState = z.infer<typeof socketStateSchema>;
export type SessionState = z.infer<typeof sessionStateSchema>;
export type Accepting = (typeof ACCEPTING)[number];
export type SocketPhase = SocketState['phase'];
export type SessionPhase = SessionState['phase'];

/** What a view is told about state: all of it first (`reset`), then what changed. */
export const stateUpdateSchema = z.strictObject({
  reset: z.boolean(),
  /** Engine time (ms), for rates and countdowns. */
  now: z.number(),
  sessions: z.array(sessionStateSchema),
  closedSessions: z.array(z.int()),
  sockets: z.array(socketStateSchema),
  /** `last`: how it stood; it may have come and gone since the last update. Null: long ago. */
  closedSockets: z.array(
    z.strictObject({ session: z.int(), socket: z.int(), last: socketStateSchema.nullable() }),
  ),
});

export type StateUpdate = z.infer<typeof stateUpdateSchema>;
