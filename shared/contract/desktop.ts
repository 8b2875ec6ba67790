/** What a desktop does around the page: windows, links that come from outside, sleep, newer versions. */
import { z } from 'zod';
import { sessionSpecSchema } from './spec';

const nothing = z.strictObject({});
const VERSION_CHARS = 60;
const DETAIL_CHARS = 500;
const ADDRESS_CHARS = 300;

/** A link longer than this is not even looked at. */
export const LINK_CHARS = 2_048;
/** What of a link's own text is shown to say what is wrong with it. */
export const LINK_DETAIL_CHARS = 60;
export const LINK_PROBLEMS = [
  'not-a-link',
  'too-long',
  'unknown-kind',
  'unknown-key',
  'repeated-key',
  'missing-key',
  'bad-value',
] as const;
export type LinkProblem = (typeof LINK_PROBLEMS)[number];

/** A link that somebody opened: what its dialog would be filled with, or why it is refused. Told to one view. */
export const linkNoticeSchema = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('spec'), spec: sessionSpecSchema }),
  z.strictObject({
    kind: z.literal('problem'),
    problem: z.enum(LINK_PROBLEMS),
    /** The part that is wrong. */
    detail: z.string().max(LINK_DETAIL_CHARS),
  }),
]);
export type LinkNotice = z.infer<typeof linkNoticeSchema>;

/** A session as people call it, also when it is gone. */
export const endNameSchema = z.strictObject({
  kind: z.enum(['server', 'client']),
  address: z.string().max(ADDRESS_CHARS),
});
export type EndName = z.infer<typeof endNameSchema>;

/** Sessions a notice of sleep names. */
export const LOST_NAMED = 20;

/** The computer has slept while sockets were open. */
export const sleepSchema = z.strictObject({
  sleptMs: z.number().min(0),
  /** Connections that were open before. */
  before: z.int().min(0),
  /** Sessions that lost something since, in the order of losing it. */
  lost: z
    .array(
      z.strictObject({
        session: z.int().min(1),
        name: endNameSchema,
        /** Connections it lost. */
        connections: z.int().min(0),
        /** Why, where there is an error. */
        code: z.string().max(ADDRESS_CHARS).nullable(),
      }),
    )
    .max(LOST_NAMED),
});
export type Sleep = z.infer<typeof sleepSchema>;

/** Packages that do not replace themselves. */
export const MANUAL_PACKAGES = ['deb', 'rpm', 'portable', 'archive'] as const;
export type ManualPackage = (typeof MANUAL_PACKAGES)[number];

const version = z.string().max(VERSION_CHARS);

/** How it stands with newer versions, as far as it is worth a word. */
export const updateStateSchema = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('none') }),
  /** This copy is not one that was installed. */
  z.strictObject({ kind: z.literal('not-installed') }),
  /** It cannot replace itself: how a person does. */
  z.strictObject({ kind: z.literal('manual'), package: z.enum(MANUAL_PACKAGES), page: z.string() }),
  z.strictObject({ kind: z.literal('checking') }),
  z.strictObject({ kind: z.literal('newest'), version }),
  z.strictObject({ kind: z.literal('available'), version }),
  z.strictObject({ kind: z.literal('downloading'), version, percent: z.number().min(0).max(100) }),
  /** Loaded and checked; installed only when somebody says so, and never while sockets are open. */
  z.strictObject({ kind: z.literal('ready'), version }),
  z.strictObject({ kind: z.literal('installing'), version }),
  z.strictObject({
    kind: z.literal('failed'),
    step: z.enum(['check', 'download', 'install']),
    detail: z.string().max(DETAIL_CHARS),
  }),
]);
export type UpdateState = z.infer<typeof updateStateSchema>;

export const UPDATE_ACTS = ['check', 'download', 'cancel', 'install', 'dismiss'] as const;
export type UpdateAct = (typeof UPDATE_ACTS)[number];

export const desktopCommandSchemas = {
  /** Another window on the same sessions. */
  'window.new': { params: nothing, value: nothing },
  /** The person has read what was lost in sleep. */
  'sleep.dismiss': { params: nothing, value: nothing },
  'update.act': { params: z.strictObject({ act: z.enum(UPDATE_ACTS) }), value: nothing },
} as const;

/** Told with the hello and at every change. */
export const desktopNoticeSchema = z.strictObject({
  sleep: sleepSchema.nullable(),
  update: updateStateSchema,
});
export type DesktopNotice = z.infer<typeof desktopNoticeSchema>;

export const NO_DESKTOP_STATE: DesktopNotice = { sleep: null, update: { kind: 'none' } };

/** The pane of a session comes forward, because of a click outside the page. Told to one view. */
export const showNoticeSchema = z.strictObject({ session: z.int().min(1) });
