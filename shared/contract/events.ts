import { z } from 'zod';
import { EXPLANATION_IDS } from '../tcp/explanations';
import { TCP_STATES } from '../tcp/states';
import { addressSchema } from './address';
import { captureEventSchemas } from './capture';
import { errorInfoSchema } from './errors';
import { SLOW_DRAIN_MS } from './limits';
import { recordingEventSchemas } from './recording';
import { ruleEventSchemas } from './rules';
import { sessionSpecSchema } from './spec';

/** Where a fact comes from: a socket event ●, the kernel's table ◆, a captured packet ▲, an explanation ○. */
export const EVIDENCE = ['app', 'kernel', 'wire', 'told'] as const;
export type Evidence = (typeof EVIDENCE)[number];
/** How each is marked wherever it is shown. */
export const EVIDENCE_MARKS: Readonly<Record<Evidence, string>> = {
  app: '●',
  kernel: '◆',
  wire: '▲',
  told: '○',
};

const bytes = z.int().min(0);
const durationMs = z.number().min(0);
const ends = { local: addressSchema.nullable(), remote: addressSchema.nullable() };
const tcpState = z.enum(TCP_STATES);
const explanation = z.enum(EXPLANATION_IDS).optional();

/**
 * `connected-client` n: the nth client is served. `line-received` n: bytes of the line. `message` text: what one read or
 * one line brought. `waits` n: the socket is accepted, and held until n others were served. `served-all` n clients.
 * `not-captured-…`, `not-recorded`: n bytes are missing in a recording. `remark` text: somebody's note in it.
 * `left-waiting`: reset without having been served. `quit`: `q` was typed. `stands-still`: accepted from a frozen queue; from
 * here on the server's thread stands still.
 */
export const NOTES = [
  'connected-client',
  'line-received',
  'message',
  'waits',
  'served-all',
  'left-waiting',
  'quit',
  'stands-still',
  'not-captured-in',
  'not-captured-out',
  'not-recorded',
  'remark',
  'rules-behind',
] as const;
export type NoteId = (typeof NOTES)[number];

/** Why rows left a log: it holds as much as it may, or the disk could not keep up, or failed (most likely it is full). */
export const TRIM_REASONS = ['limit', 'disk-slow', 'disk-failed'] as const;
export type TrimReason = (typeof TRIM_REASONS)[number];

/** The fields of each event beside `seq at session socket evidence type`. One vocabulary for UI, JSON lines, logs and tests. */
export const eventFieldSchemas = {
  'session-opened': z.strictObject({ spec: sessionSpecSchema }),
  'session-closed': z.strictObject({ bytesIn: bytes, bytesOut: bytes, durationMs }),

  lookup: z.strictObject({
    host: z.string(),
    addresses: z.array(addressSchema.pick({ address: true, family: true })),
    error: errorInfoSchema.optional(),
    durationMs,
  }),
  connecting: z.strictObject({
    host: z.string(),
    port: z.int(),
    timeoutMs: z.int(),
    attempt: z.int().min(1),
  }),
  attempt: z.strictObject({ remote: addressSchema }),
  'attempt-failed': z.strictObject({ remote: addressSchema, error: errorInfoSchema, durationMs }),
  connected: z.strictObject({ ...ends, durationMs, explanation }),
  'connect-failed': z.strictObject({ error: errorInfoSchema, durationMs, retryInMs: durationMs.optional() }),
  listening: z.strictObject({ local: addressSchema, backlog: z.int() }),
  'listen-failed': z.strictObject({ error: errorInfoSchema }),
  /** `remote` is null when the peer left (RST) between the handshake and our accept. */
  accepted: z.strictObject({ ...ends, explanation }),
  dropped: z.strictObject({ ...ends, max: z.int(), explanation }),

  /** Everything given to a socket so far has been taken by the kernel, `durationMs` after the send. */
  drained: z.strictObject({ ...ends, bytes, durationMs }),
  /** Rows this view did not get; they are read from the log on demand. Never in a log. */
  skipped: z.strictObject({ fromSeq: z.int(), toSeq: z.int(), rows: bytes, bytes }),
  /** Rows of the log went to keep it bounded, the oldest unless the disk is to blame. `total` counts since the session opened. */
  'log-trimmed': z.strictObject({ bytes, total: bytes, reason: z.enum(TRIM_REASONS) }),

  /** Our FIN is sent. `automatic`: not asked for, but the answer to the peer's FIN with half-open off. */
  ended: z.strictObject({ ...ends, bytes, automatic: z.boolean() }),
  /** The peer's FIN arrived, after everything it sent. */
  'peer-ended': z.strictObject({ ...ends, bytes }),
  'reset-sent': z.strictObject(ends),
  reset: z.strictObject({ ...ends, error: errorInfoSchema }),
  failed: z.strictObject({ ...ends, error: errorInfoSchema }),
  closed: z.strictObject({
    ...ends,
    /** Who ended its direction first; null when neither did (a failure). */
    first: z.enum(['local', 'peer']).nullable(),
    bytesIn: bytes,
    bytesOut: bytes,
    durationMs,
    retryInMs: durationMs.optional(),
  }),

  'reading-paused': z.strictObject(ends),
  'reading-resumed': z.strictObject(ends),
  'listening-stopped': z.strictObject({ local: addressSchema }),
  /** What the program of the course notes would print here, or why something happens. */
  note: z.strictObject({ note: z.enum(NOTES), n: z.int().optional(), text: z.string().optional() }),
  /**
   * The kernel's state of a socket, at two looks. `passed`: states between them that nobody saw; inferred. CLOSED: there
   * is no row any more.
   */
  state: z.strictObject({ ...ends, from: tcpState, to: tcpState, passed: z.array(tcpState) }),
  /** `accept` is frozen: the next connection is accepted, and then the thread of this server stands still. */
  'accept-paused': z.strictObject({ local: addressSchema.nullable() }),
  /** `one`: one more connection may leave the kernel's queue; `accept` stays frozen. */
  'accept-resumed': z.strictObject({ local: addressSchema.nullable(), one: z.boolean() }),
  ...captureEventSchemas,
  ...ruleEventSchemas,
  ...recordingEventSchemas,
} as const;

/** The chunk rows: their bytes travel in the record itself. */
export const CHUNK_TYPES = ['received', 'sent'] as const;
export type ChunkType = (typeof CHUNK_TYPES)[number];

export type EventType = keyof typeof eventFieldSchemas;
export type EventFields<T extends EventType> = z.infer<(typeof eventFieldSchemas)[T]>;
export type RowType = ChunkType | EventType;

/** What every row has, chunk or event. */
export interface RowBase {
  /** Strictly increasing in one engine, over all sessions. */
  readonly seq: number;
  /** Milliseconds since the engine started, monotonic, meaningful to 1 µs. */
  readonly at: number;
  readonly session: number;
  /** Number of the socket within its session; 0 when the row is about the session or its listening socket. */
  readonly socket: number;
  readonly evidence: Evidence;
}

export interface ChunkRow extends RowBase {
  readonly type: ChunkType;
  /** Size of the read or write. */
  readonly bytes: number;
  /** The bytes this row carries, from `offset` of the chunk: all of them, a preview, or a part. */
  readonly data: Uint8Array;
  readonly offset: number;
}

export type EventRow = {
  [T in EventType]: RowBase & { readonly type: T } & Readonly<EventFields<T>>;
}[EventType];

export type Row = ChunkRow | EventRow;

export function isChunk(row: Row): row is ChunkRow {
  return row.type === 'received' || row.type === 'sent';
}

/** The groups people filter by (design: life, opening, data, ending, control). */
export const EVENT_GROUPS = ['life', 'opening', 'data', 'ending', 'control'] as const;
export type EventGroup = (typeof EVENT_GROUPS)[number];

export const GROUP_OF: Readonly<Record<RowType, EventGroup>> = {
  'session-opened': 'life',
  'session-closed': 'life',
  lookup: 'opening',
  connecting: 'opening',
  attempt: 'opening',
  'attempt-failed': 'opening',
  connected: 'opening',
  'connect-failed': 'opening',
  listening: 'opening',
  'listen-failed': 'opening',
  accepted: 'opening',
  dropped: 'opening',
  received: 'data',
  sent: 'data',
  drained: 'data',
  skipped: 'data',
  'log-trimmed': 'data',
  note: 'data',
  state: 'ending',
  ended: 'ending',
  'peer-ended': 'ending',
  'reset-sent': 'ending',
  reset: 'ending',
  failed: 'ending',
  closed: 'ending',
  'reading-paused': 'control',
  'reading-resumed': 'control',
  'listening-stopped': 'control',
  'accept-paused': 'control',
  'accept-resumed': 'control',
  'capture-started': 'control',
  'capture-stopped': 'control',
  segment: 'data',
  'rule-fired': 'control',
  'recording-started': 'control',
  'recording-stopped': 'control',
  'recording-failed': 'control',
};

/**
 * A `drained` that came at once. It is an event like any other, in the log and in the list of events; between the
 * rows of a conversation it would double every line and say nothing.
 */
export function isPromptDrain(row: Row): boolean {
  return row.type === 'drained' && row.durationMs < SLOW_DRAIN_MS;
}
