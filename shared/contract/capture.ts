import { z } from 'zod';
import { TCP_FLAGS } from '../pcapng/segmentFields';
import { addressSchema } from './address';

export const CAPTURE_TOOLS = ['tcpdump', 'dumpcap'] as const;
export type CaptureTool = (typeof CAPTURE_TOOLS)[number];

/**
 * `not-offered`: this host captures nothing. `no-tool`: neither program is there. `not-permitted`: one is there, and may
 * not. `no-driver`: the system lacks what captures (Npcap). `failed`: it did not work, for another reason.
 */
export const CAPTURE_REASONS = ['not-offered', 'no-tool', 'not-permitted', 'no-driver', 'failed'] as const;
export type CaptureReason = (typeof CAPTURE_REASONS)[number];

export const captureUnavailableSchema = z.strictObject({
  available: z.literal(false),
  reason: z.enum(CAPTURE_REASONS),
  /** Technical: what the program said. */
  detail: z.string(),
});
export type CaptureUnavailable = z.infer<typeof captureUnavailableSchema>;

/** Whether packets can be captured here; "not available" is an answer. */
export const captureAvailabilitySchema = z.discriminatedUnion('available', [
  z.strictObject({ available: z.literal(true), tool: z.enum(CAPTURE_TOOLS) }),
  captureUnavailableSchema,
]);
export type CaptureAvailability = z.infer<typeof captureAvailabilitySchema>;

/**
 * Why capturing ended. `address-changed`: the session uses an address or port that is not looked for. `tool-failed`: the
 * program ended by itself.
 */
export const CAPTURE_ENDS = ['asked', 'session-closed', 'address-changed', 'tool-failed'] as const;
export type CaptureEnd = (typeof CAPTURE_ENDS)[number];

const count = z.int().min(0);
const number32 = z.int().min(0).max(0xffff_ffff);
const number16 = z.int().min(0).max(0xffff);
const number8 = z.int().min(0).max(0xff);

const optionSchema = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('mss'), bytes: number16 }),
  z.strictObject({ kind: z.literal('window-scale'), shift: number8 }),
  z.strictObject({ kind: z.literal('sack-permitted') }),
  z.strictObject({
    kind: z.literal('sack'),
    blocks: z.array(z.strictObject({ from: number32, to: number32 })),
  }),
  z.strictObject({ kind: z.literal('timestamps'), value: number32, echo: number32 }),
  z.strictObject({ kind: z.literal('other'), number: number8, length: number8 }),
]);

/** The fields of the events that tell of captured packets. */
export const captureEventSchemas = {
  'capture-started': z.strictObject({ tool: z.enum(CAPTURE_TOOLS), interface: z.string() }),
  'capture-stopped': z.strictObject({
    reason: z.enum(CAPTURE_ENDS),
    /** Segments of this session that were captured and told. */
    packets: count,
    /** Came too fast to be told one by one. */
    unshown: count,
    /** Lost by the system or the program, as it says; absent where it does not. */
    dropped: count.optional(),
    /** Technical: what the program said as it failed. */
    detail: z.string().optional(),
  }),
  /** One TCP segment as it went over the wire, `at` the time of its capture. `local` is the end of the session's socket. */
  segment: z.strictObject({
    local: addressSchema,
    remote: addressSchema,
    /** As the session's socket sees it. */
    direction: z.enum(['in', 'out']),
    flags: z.array(z.enum(TCP_FLAGS)),
    /** The numbers of the header. No acknowledgement without the flag ACK. */
    sequence: number32,
    acknowledgement: number32.nullable(),
    /** Counted from the SYN, or (not `fromSyn`) from the first segment that was captured; they do not wrap. */
    relativeSequence: z.int(),
    relativeAcknowledgement: z.int().nullable(),
    fromSyn: z.boolean(),
    /** As in the header, and with the scale both ends agreed on; null when that was not captured. */
    window: number16,
    scaledWindow: count.nullable(),
    /** Of payload. */
    bytes: count,
    /** All it carries had been captured before: most likely sent once more. */
    again: z.boolean(),
    options: z.array(optionSchema),
  }),
} as const;
