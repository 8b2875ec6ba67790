/** How a stream of bytes is cut into frames: TCP itself keeps no boundaries. */
import { z } from 'zod';

/** Bytes of a longest frame. A longer one is given in pieces of this size, so that memory stays bounded. */
export const STREAM_FRAME_BYTES = 64 * 1024;
export const DELIMITER_BYTES = 64;
/** Bytes that may stand before a length. */
export const LENGTH_OFFSET_MAX = 64;
export const IDLE_GAP_MAX_MS = 60_000;

export const LENGTH_SIZES = [1, 2, 4] as const;

export const FRAMING_KINDS = ['line', 'delimiter', 'length', 'fixed', 'idle'] as const;
export type FramingKind = (typeof FRAMING_KINDS)[number];

/** Bytes as pairs of hex digits, without anything between: how settings keep them. */
export const hexBytesSchema = z.string().regex(/^(?:[0-9a-fA-F]{2})*$/);

const max = z.int().min(1).max(STREAM_FRAME_BYTES).default(STREAM_FRAME_BYTES);

export const framingSchema = z.discriminatedUnion('kind', [
  /** Up to LF; a CR before it belongs to the line end, too. */
  z.strictObject({ kind: z.literal('line'), max }),
  /** Up to these bytes. */
  z.strictObject({
    kind: z.literal('delimiter'),
    hex: hexBytesSchema.min(2).max(DELIMITER_BYTES * 2),
    max,
  }),
  /** A number tells how long the frame is. */
  z.strictObject({
    kind: z.literal('length'),
    /** Bytes of the number. */
    size: z.literal(LENGTH_SIZES).default(2),
    endian: z.enum(['big', 'little']).default('big'),
    /** Bytes before the number. */
    offset: z.int().min(0).max(LENGTH_OFFSET_MAX).default(0),
    /** The number counts itself and what stands before it. */
    includesItself: z.boolean().default(false),
    max,
  }),
  /** Always the same number of bytes. */
  z.strictObject({ kind: z.literal('fixed'), bytes: z.int().min(1).max(STREAM_FRAME_BYTES) }),
  /** Until nothing came for so long. */
  z.strictObject({ kind: z.literal('idle'), ms: z.int().min(1).max(IDLE_GAP_MAX_MS), max }),
]);

export type Framing = z.infer<typeof framingSchema>;
export type FramingInput = z.input<typeof framingSchema>;

export const BY_LINE: Framing = { kind: 'line', max: STREAM_FRAME_BYTES };
