/** Opening recordings, and replaying one side of a connection in them against a live peer. */
import { z } from 'zod';
import { addressSchema } from './address';
import { errorInfoSchema } from './errors';
import { PORT_MAX, SEND_BYTES } from './limits';
import { hostSchema } from './spec';

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

/** Bytes of one part of a file that comes from the page: as for files that are sent. */
export const OPEN_PART_BYTES = 512 * 1024;

/**
 * What is to be known of a file that could not be read as a whole. `foreign`: neither pcapng nor pcap; `cut`: its last
 * block is not whole; `damaged`: what is behind a place in it is no capture any more; `unreadable`: the system says so.
 */
export const OPENING_FLAWS = ['foreign', 'empty', 'cut', 'damaged', 'unreadable'] as const;

export const openingStateSchema = z.strictObject({
  opening,
  file: z.string(),
  /** `failed`: nothing of it could be read. */
  status: z.enum(['reading', 'done', 'cancelled', 'failed']),
  flaw: z.enum(OPENING_FLAWS).nullable(),
  /** What the system said about it, if it did. */
  detail: z.string(),
  /** Bytes of the file, how many of them are read, and how many of those were whole blocks of a capture. */
  size: count,
  read: count,
  understood: count,
  /** Written by this app. */
  isOurs: z.boolean(),
  sessions: z.array(z.int().min(1)),
  packets: count,
  /** Packets that are not TCP, or of sessions beyond the limit. */
  passedOver: count,
  /** Bytes of chunks that the logs had no room for, the oldest. */
  dropped: count,
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
  /** Where it waits for a client that it answers; null: it waits for none. */
  waitsAt: addressSchema.nullable(),
  outcome: z.enum(REPLAY_OUTCOMES),
  /** Why it failed, in words of the system; and as it is explained to people, where it is known. */
  detail: z.string(),
  error: errorInfoSchema.nullable(),
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

export const replayWishSchema = z
  .strictObject({
    session: z.int().min(1),
    socket: z.int().min(1),
    /** Whose bytes are sent; the other's are what is expected. */
    side: z.enum(REPLAY_SIDES).default('client'),
    /** Waits there for a client, instead of connecting: the first that comes is the peer. */
    listen: z.boolean().default(false),
    host: hostSchema,
    /** 0 asks for any free port to listen on. */
    port: z.int().min(0).max(PORT_MAX),
    /** Times as fast as it was recorded; null for no waiting but for answers. */
    speed: z.number().positive().max(REPLAY_SPEED_MAX).nullable().default(1),
    /** How long an answer may take before it is given up. For a client to come there is no limit. */
    patienceMs: z.int().min(1).max(REPLAY_PATIENCE_MAX_MS).default(10_000),
  })
  .refine(({ listen, port }) => listen || port > 0, { path: ['port'] });
export type ReplayWish = z.infer<typeof replayWishSchema>;

export const openCommandSchemas = {
  /** Begins to open a file on the host's machine. What is wrong with it is an answer: the person chooses another. */
  'open.start': {
    params: z.strictObject({ file: z.string().min(1).max(OPEN_PATH_CHARS) }),
    value: z.union([z.strictObject({ opening }), openTroubleSchema]),
  },
  /** Asks the person at the host's machine which file, and begins to open it. */
  'open.choose': {
    params: nothing,
    value: z.union([
      z.strictObject({ opening }),
      z.strictObject({ left: z.literal(true) }),
      openTroubleSchema,
    ]),
  },
  /** Begins to open a file that the page has, and brings in parts. It ends with the view that brings it. */
  'open.upload': {
    params: z.strictObject({ name: z.string().min(1).max(OPEN_PATH_CHARS), size: count }),
    value: z.strictObject({ opening }),
  },
  /** The part that begins at `at`; answered when the next may come. `more` false: none is wanted any more. */
  'open.part': {
    params: z.strictObject({
      opening,
      at: count,
      /** base64. */
      data: z.base64().max(Math.ceil(SEND_BYTES / 3) * 4),
    }),
    value: z.strictObject({ more: z.boolean() }),
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
