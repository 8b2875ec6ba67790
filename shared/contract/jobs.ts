/** Work that goes on in the host by itself: repeated messages, sequences of steps, echo checks. */
import { z } from 'zod';
import { ENCODINGS } from '../bytes/encoding';
import { LINE_ENDINGS } from '../bytes/eol';
import { wantedSchema } from '../jobs/wanted';

/** Characters of one message; larger ones are for `Send file`. */
export const JOB_MESSAGE_CHARS = 64 * 1024;
export const JOB_EVERY_MAX_MS = 24 * 60 * 60 * 1_000;
export const JOB_COUNT_MAX = 1_000_000_000;
export const JOB_STEPS_MAX = 100;
export const JOB_WAIT_MAX_MS = 60 * 60 * 1_000;
/** More at once is a mistake; and all of them must fit into one notice. */
export const JOBS_RUNNING_MAX = 32;
/** Jobs that are over and can still be looked at. */
export const JOBS_KEPT = 16;
/** How often views are told how jobs stand, at most. */
export const JOBS_PERIOD_MS = 250;
/** A message is skipped while more than this waits for the kernel. */
export const JOB_QUEUE_BYTES = 1024 * 1024;
/** Characters of a message, and bytes of what a step found, that are told. */
export const LABEL_CHARS = 60;
export const FOUND_BYTES = 32;
export const SEQUENCE_NAME_CHARS = 80;

export const CHECK_CHUNK_MAX = 1024 * 1024;
/** A petabyte: nobody waits for more. */
export const CHECK_SIZE_MAX = 2 ** 50;
/** Bytes before and after the first difference that are told. */
export const DIFFERENCE_AROUND = 16;

const session = z.int().min(1);
const socket = z.int().min(1);
const job = z.int().min(1);
const count = z.int().min(0);
const nothing = z.strictObject({});

/** A message as it is written: escapes, hex and placeholders are read by the host. */
export const jobMessageSchema = z.strictObject({
  text: z.string().max(JOB_MESSAGE_CHARS),
  mode: z.enum(['text', 'hex']).default('text'),
  encoding: z.enum(ENCODINGS).default('utf-8'),
  ending: z.enum(LINE_ENDINGS).default('none'),
});

export const stepSchema = z.discriminatedUnion('do', [
  z.strictObject({
    do: z.literal('send'),
    /** Before it is sent. */
    delayMs: z.int().min(0).max(JOB_WAIT_MAX_MS).default(0),
    message: jobMessageSchema,
  }),
  z.strictObject({
    do: z.literal('wait'),
    for: wantedSchema,
    timeoutMs: z.int().min(1).max(JOB_WAIT_MAX_MS).default(5_000),
    /** When it does not come in time: the sequence is over, or goes on with the next step. */
    otherwise: z.enum(['stop', 'go-on']).default('stop'),
  }),
]);

export const sequenceSchema = z.strictObject({
  name: z.string().max(SEQUENCE_NAME_CHARS),
  /** How often it is done from the first step to the last. */
  rounds: z.int().min(1).max(JOB_COUNT_MAX).default(1),
  steps: z.array(stepSchema).min(1).max(JOB_STEPS_MAX),
});

export const repeatSchema = z.strictObject({
  message: jobMessageSchema,
  everyMs: z.int().min(1).max(JOB_EVERY_MAX_MS),
  /** So many are sent; null for no end. */
  count: z.int().min(1).max(JOB_COUNT_MAX).nullable(),
});

export const checkSchema = z.strictObject({
  size: z.int().min(1).max(CHECK_SIZE_MAX),
  /** Bytes of one write. */
  chunk: z
    .int()
    .min(1)
    .max(CHECK_CHUNK_MAX)
    .default(64 * 1024),
  /** Bytes a second; null for as fast as it goes. */
  rate: z.int().min(1).max(CHECK_SIZE_MAX).nullable().default(null),
  /** Bytes that may be under way, sent and not back; null for as many as the systems between take. */
  window: z.int().min(1).max(CHECK_SIZE_MAX).nullable().default(null),
  /** It is given up when so long nothing has come back. */
  silenceMs: z.int().min(100).max(JOB_WAIT_MAX_MS).default(10_000),
});

/**
 * `done`: to its end. `stopped`: somebody stopped it. `closed`: the connection or session ended first. `failed`: an echo
 * was wrong, or what was waited for did not come.
 */
export const JOB_OUTCOMES = ['running', 'done', 'stopped', 'closed', 'failed'] as const;
export type JobOutcome = (typeof JOB_OUTCOMES)[number];

/** What every job tells. Times are engine times in ms. */
const common = {
  job,
  session,
  /** All of a server's connections, or one. */
  to: z.union([socket, z.literal('all')]),
  outcome: z.enum(JOB_OUTCOMES),
  startedAt: z.number(),
  endedAt: z.number().nullable(),
};

export const stepResultSchema = z.strictObject({
  /** `late`: what it waits for did not come in time. `refused`: the message could not be sent. */
  status: z.enum(['open', 'active', 'done', 'late', 'refused']),
  /** When it was sent or found; engine time. */
  at: z.number().nullable(),
  /** Bytes sent, or size of what was found. */
  bytes: count,
  /** The first bytes of what was found, in hex. */
  found: z.string().max(2 * FOUND_BYTES),
});

/** What came back in place of what was sent. */
export const differenceSchema = z.strictObject({
  offset: count,
  /** Bytes around it in hex, from `from` on. `actual` ends where the chunk ended. */
  from: count,
  expected: z.string().max(4 * DIFFERENCE_AROUND),
  actual: z.string().max(4 * DIFFERENCE_AROUND),
});

/** `disturbed`: somebody else sent on the connection. `difference`: a byte is wrong. `excess`: more came back than was sent. `lost`: the end came before everything. */
export const CHECK_PROBLEMS = ['difference', 'excess', 'disturbed', 'lost', 'silence'] as const;

export const jobStateSchema = z.discriminatedUnion('kind', [
  z.strictObject({
    kind: z.literal('repeat'),
    ...common,
    /** The first characters of the message, as they were written. */
    label: z.string(),
    everyMs: z.number(),
    count: count.nullable(),
    sent: count,
    bytes: count,
    /** Sends whose time had passed. */
    missed: count,
    /** Messages that a connection did not get: too much waited already. */
    skipped: count,
    /** Sends when nobody was there. */
    nobody: count,
  }),
  z.strictObject({
    kind: z.literal('sequence'),
    ...common,
    name: z.string(),
    rounds: count,
    /** The round that goes on, from 1. */
    round: count,
    /** Of this round. */
    steps: z.array(stepResultSchema),
    /** Waits of all rounds that ran out of time. */
    late: count,
  }),
  z.strictObject({
    kind: z.literal('check'),
    ...common,
    check: checkSchema,
    sent: count,
    received: count,
    problem: z.enum(CHECK_PROBLEMS).nullable(),
    difference: differenceSchema.nullable(),
    /** Round trips in ms, of each chunk's last byte; null before the first. */
    times: z
      .strictObject({
        count,
        min: z.number(),
        p50: z.number(),
        p90: z.number(),
        p99: z.number(),
        max: z.number(),
      })
      .nullable(),
    /** Of `shared/jobs/histogram.ts`: those that are not empty. */
    buckets: z.array(z.tuple([count, count])),
  }),
]);

export const jobsNoticeSchema = z.strictObject({ jobs: z.array(jobStateSchema) });

export const jobCommandSchemas = {
  /** Sends a message again and again: to one connection, or to all that are there. */
  'jobs.repeat': {
    params: z.strictObject({ session, to: z.union([socket, z.literal('all')]), repeat: repeatSchema }),
    value: z.strictObject({ job }),
  },
  'jobs.sequence': {
    params: z.strictObject({ session, socket, sequence: sequenceSchema }),
    value: z.strictObject({ job }),
  },
  /** On the connection of a client. */
  'jobs.check': { params: z.strictObject({ session, check: checkSchema }), value: z.strictObject({ job }) },
  'jobs.stop': { params: z.strictObject({ job }), value: nothing },
  /** Stops every job, or every one of a session. */
  'jobs.stop-all': { params: z.strictObject({ session: session.nullable() }), value: nothing },
  /** Forgets a job that is over. */
  'jobs.dismiss': { params: z.strictObject({ job }), value: nothing },
} as const;

export type JobMessage = z.infer<typeof jobMessageSchema>;
export type Repeat = z.infer<typeof repeatSchema>;
export type Sequence = z.infer<typeof sequenceSchema>;
export type Step = z.infer<typeof stepSchema>;
export type Check = z.infer<typeof checkSchema>;
export type StepResult = z.infer<typeof stepResultSchema>;
export type Difference = z.infer<typeof differenceSchema>;
export type JobState = z.infer<typeof jobStateSchema>;
export type RepeatState = Extract<JobState, { kind: 'repeat' }>;
export type SequenceState = Extract<JobState, { kind: 'sequence' }>;
export type CheckState = Extract<JobState, { kind: 'check' }>;
