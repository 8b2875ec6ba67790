/** Recording to files while it happens, and exporting what the log has. */
import { z } from 'zod';
import { LANGUAGES } from '../i18n/languages';

const KiB = 1024;
const MiB = 1024 * KiB;

/** Smaller files than this would be mostly headers. */
export const ROTATE_BYTES_MIN = 64 * KiB;
export const ROTATE_BYTES_MAX = 1024 * 1024 * MiB;
export const ROTATE_SECONDS_MAX = 7 * 24 * 3_600;
/** One part of an export, as bytes: it crosses the pipe as base64. */
export const EXPORT_PART_BYTES = 512 * KiB;
export const PATH_CHARS = 4_096;
/** Of the recordings that are over, so many are still told of. */
export const RECORDINGS_KEPT = 20;

const count = z.int().min(0);
const session = z.int().min(1);

/** What happens when the disk cannot keep up: the recorded sessions read more slowly, or rows are left out and counted. */
export const WHEN_SLOW = ['slow', 'drop'] as const;
export type WhenSlow = (typeof WHEN_SLOW)[number];

/** A new file after so many bytes or seconds; null: never. */
export const rotationSchema = z.strictObject({
  bytes: z.int().min(ROTATE_BYTES_MIN).max(ROTATE_BYTES_MAX).nullable(),
  seconds: z.int().min(1).max(ROTATE_SECONDS_MAX).nullable(),
});
export type Rotation = z.infer<typeof rotationSchema>;

/** Why a file cannot be written, or can no more. `detail` is what the system said. */
export const FILE_TROUBLES = [
  'exists',
  'no-folder',
  'not-a-file',
  'not-permitted',
  'disk-full',
  'too-large',
  'in-use',
  'failed',
] as const;
export const fileTroubleSchema = z.strictObject({
  trouble: z.enum(FILE_TROUBLES),
  file: z.string(),
  detail: z.string(),
});
export type FileTrouble = z.infer<typeof fileTroubleSchema>;

/** A recording, as all views are told of it. */
export const recordingStateSchema = z.strictObject({
  recording: z.int().min(1),
  /** Null: every session of the workspace, those opened later too. */
  session: session.nullable(),
  status: z.enum(['running', 'stopped', 'failed']),
  /** All files so far, the one that is written last. */
  files: z.array(z.string()),
  /** Engine time (ms). */
  startedAt: z.number(),
  endedAt: z.number().nullable(),
  /** Bytes of files, and packets in them. */
  bytes: count,
  packets: count,
  /** Rows and chunk bytes that were left out because the disk was too slow. */
  missingRows: count,
  missingBytes: count,
  /** The traffic is being slowed now, and for how long it was in all. */
  slowing: z.boolean(),
  slowedMs: z.number().min(0),
  trouble: fileTroubleSchema.nullable(),
  /** Where a page can fetch each file once the recording is over; empty where the host shows files itself. */
  downloads: z.array(z.string()),
});
export type RecordingState = z.infer<typeof recordingStateSchema>;

export const EXPORT_FORMATS = ['pcapng', 'jsonl', 'csv', 'text', 'raw'] as const;
export type ExportFormat = (typeof EXPORT_FORMATS)[number];

/** What to export: one session or all, some rows of it or all, and for raw bytes which direction of which sockets. */
export const exportWishSchema = z.strictObject({
  session: session.nullable(),
  format: z.enum(EXPORT_FORMATS),
  /** Seq of the first and the last row; null: all there are. */
  from: count.nullable(),
  to: count.nullable(),
  /** Only this socket. */
  socket: z.int().min(1).nullable(),
  direction: z.enum(['in', 'out']).nullable(),
  language: z.enum(LANGUAGES),
});
export type ExportWish = z.infer<typeof exportWishSchema>;

const nothing = z.strictObject({});

export const recordingCommandSchemas = {
  /** A file that could be recorded to, in the folder that was used last. `canChoose`: the host has a dialog for it. */
  'recording.suggest': {
    params: z.strictObject({ session: session.nullable() }),
    value: z.strictObject({ file: z.string(), canChoose: z.boolean() }),
  },
  /** Asks with the host's own dialog; null when it was left, or there is none. */
  'recording.choose': {
    params: z.strictObject({ file: z.string().max(PATH_CHARS) }),
    value: z.strictObject({ file: z.string().nullable() }),
  },
  /** Begins to record. What is wrong with the file is an answer, not a failure: the person chooses another. */
  'recording.start': {
    params: z.strictObject({
      session: session.nullable(),
      file: z.string().min(1).max(PATH_CHARS),
      /** Replaces a file of that name. Never without having been asked. */
      replace: z.boolean(),
      whenSlow: z.enum(WHEN_SLOW),
      rotation: rotationSchema,
    }),
    value: z.union([z.strictObject({ recording: z.int().min(1) }), fileTroubleSchema]),
  },
  'recording.stop': { params: z.strictObject({ recording: z.int().min(1) }), value: nothing },
  /** Takes a recording that is over off the list. The files stay. */
  'recording.dismiss': { params: z.strictObject({ recording: z.int().min(1) }), value: nothing },

  /** Prepares an export; it is read in parts. `trimmed`: chunk bytes the logs have forgotten already. */
  'export.start': {
    params: exportWishSchema,
    value: z.strictObject({
      export: z.int().min(1),
      name: z.string(),
      mediaType: z.string(),
      /** Rows there are to look at, for progress. */
      rows: count,
      trimmed: count,
    }),
  },
  /** The next part, as base64; an empty one may come before the last. */
  'export.read': {
    params: z.strictObject({ export: z.int().min(1) }),
    value: z.strictObject({ data: z.string(), rows: count, missing: count, done: z.boolean() }),
  },
  'export.cancel': { params: z.strictObject({ export: z.int().min(1) }), value: nothing },
} as const;

export const recordingsNoticeSchema = z.strictObject({ recordings: z.array(recordingStateSchema) });

/** The fields of the events that tell of recordings. */
export const recordingEventSchemas = {
  'recording-started': z.strictObject({ file: z.string() }),
  'recording-stopped': z.strictObject({
    file: z.string(),
    files: count,
    bytes: count,
    packets: count,
    missingBytes: count,
    durationMs: z.number().min(0),
  }),
  /** The disk took no more: what is counted here is kept. */
  'recording-failed': z.strictObject({
    file: z.string(),
    trouble: z.enum(FILE_TROUBLES),
    detail: z.string(),
    files: count,
    bytes: count,
  }),
} as const;
