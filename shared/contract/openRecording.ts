/** Opening recordings, and replaying one side of a connection in them against a live peer. */
import { z } from 'zod';

export const OPEN_PATH_CHARS = 4_096;
/** Sessions one recording may become; a capture of a whole network has more endpoints than anybody looks at. */
export const OPENED_SESSIONS_MAX = 200;
/** Openings and replays that are over, and are still told of. */
export const OPENINGS_KEPT = 20;
export const REPLAYS_KEPT = 20;
/** How often a page is told how far they are, at most. */
export const OPEN_PERIOD_MS = 250;
/** Bytes before and after the first difference that are told. */
export const ANSWER_AROUND = 16;
export const REPLAY_SPEED_MAX = 1_000_000;
export const REPLAY_PATIENCE_MAX_MS = 600_000;

const count = z.int().min(0);
const nothing = z.strictObject({});
const opening = z.int().min(1);
const replay = z.int().min(1);

/** `not-a-capture`: neither pcapng nor pcap. `detail` is what the system said, if it did. */
export const OPEN_TROUBLES = ['not-found', 'not-a-file', 'not-permitted', 'not-a-capture', 'failed'] as const;
export const openTroubleSchema = z.strictObject({
  trouble: z.enum(OPEN_TROUBLES),
  file: z.string(),
  detail: z.string(),
});
export type OpenTrouble = z.infer<typeof openTroubleSchema>;

export const openingStateSchema = z.strictObject({
  opening,
  file: z.string(),
  /** `broken`: what is behind a place in it is no capture any more. */
  status: z.enum(['reading', 'done', 'cancelled', 'broken', 'failed']),
  detail: z.string(),
  /** Bytes of the file, and how many of them are read. */
  size: count,
  read: count,
  /** Written by this app. */
  isOurs: z.boolean(),
  sessions: z.array(z.int().min(1)),
  packets: count,
  /** Packets that are not TCP, or of sessions beyond the limit. */
  passedOver: count,
});
export type OpeningState = z.infer<typeof openingStateSchema>;

/** Where a live answer differs from the recorded one. Bytes are hex, from `around` on. */
export const answerDifferenceSchema = z.strictObject({
  /** In the answer, from its first byte. */
  offset: count,
  around: count,
  expected: z.string(),
  actual: z.string(),
});
export type AnswerDifference = z.infer<typeof answerDifferenceSchema>;

/** `missing`: the peer ended, or kept silent, before its answer was whole. `more`: it said more than was recorded. */
export const REPLAY_OUTCOMES = [
  'running',
  'equal',
  'different',
  'missing',
  'more',
  'failed',
  'stopped',
] as const;
export type ReplayOutcome = (typeof REPLAY_OUTCOMES)[number];

export const replayStateSchema = z.strictObject({
  replay,
  /** What was recorded: a session opened from a file, and a connection of it. */
  session: z.int().min(1),
  socket: z.int().min(1),
  /** The live session. */
  live: z.int().min(1),
  outcome: z.enum(REPLAY_OUTCOMES),
  detail: z.string(),
  /** Bytes to send and expected in all, and how many of them were sent and came as expected. */
  toSend: count,
  sent: count,
  expected: count,
  matched: count,
  difference: answerDifferenceSchema.nullable(),
  durationMs: z.number().min(0),
});
export type ReplayState = z.infer<typeof replayStateSchema>;

export const REPLAY_SIDES = ['client', 'server'] as const;
export type ReplaySide = (typeof REPLAY_SIDES)[number];

export const replayWishSchema = z.strictObject({
  session: z.int().min(1),
  socket: z.int().min(1),
  /** Whose bytes are sent; the other's are what is expected. */
  side: z.enum(REPLAY_SIDES).default('client'),
  host: z.string().trim().min(1).max(253),
  port: z.int().min(1).max(65_535),
  /** Times as fast as it was recorded; null for no waiting but for answers. */
  speed: z.number().positive().max(REPLAY_SPEED_MAX).nullable().default(1),
  /** How long an answer may take before it is given up. */
  patienceMs: z.int().min(1).max(REPLAY_PATIENCE_MAX_MS).default(10_000),
});
export type ReplayWish = z.infer<typeof replayWishSchema>;

export const openCommandSchemas = {
  /** Begins to open a file on the host's machine. What is wrong with it is an answer: the person chooses another. */
  'open.start': {
    params: z.strictObject({ file: z.string().min(1).max(OPEN_PATH_CHARS) }),
    value: z.union([z.strictObject({ opening }), openTroubleSchema]),
  },
  /** Stops reading; what was read so far stays. */
  'open.cancel': { params: z.strictObject({ opening }), value: nothing },
  'open.dismiss': { params: z.strictObject({ opening }), value: nothing },
  'replay.start': { params: replayWishSchema, value: z.strictObject({ replay }) },
  'replay.stop': { params: z.strictObject({ replay }), value: nothing },
  'replay.dismiss': { params: z.strictObject({ replay }), value: nothing },
} as const;

export const openNoticeSchema = z.strictObject({
  openings: z.array(openingStateSchema),
  replays: z.array(replayStateSchema),
});
export type OpenNotice = z.infer<typeof openNoticeSchema>;
