/** Answers a session gives by itself: what a person writes, how it goes, and the commands about it. */
import { z } from 'zod';
import { ENCODINGS } from '../bytes/encoding';
import { LINE_ENDINGS } from '../bytes/eol';
import { framingSchema } from '../framing/spec';

export const RULES_MAX = 200;
export const RULE_NAME_CHARS = 80;
/** Characters of a pattern, and of a reply. */
export const RULE_PATTERN_CHARS = 4_096;
export const RULE_REPLY_CHARS = 16_384;
export const RULE_DELAY_MAX_MS = 600_000;
/** Rows that tell of fired rules, in one second of one session; the others are only counted. */
export const RULE_ROWS_PER_SECOND = 200;

/** `exact` to `ends`: text with escapes. `regex`: RE2 over UTF-8. `hex`: bytes with `?` for a digit and `*` for any bytes. */
export const MATCH_KINDS = ['exact', 'contains', 'starts', 'ends', 'regex', 'hex'] as const;
export type MatchKind = (typeof MATCH_KINDS)[number];

export const REPLY_MODES = ['text', 'hex'] as const;
export const AFTER_REPLY = ['stay', 'close', 'reset'] as const;
export type AfterReply = (typeof AFTER_REPLY)[number];

export const ruleSchema = z.strictObject({
  /** Names the rule in events and counters; the same in an exported file. */
  id: z.string().min(1).max(64),
  name: z.string().max(RULE_NAME_CHARS).default(''),
  enabled: z.boolean().default(true),
  match: z.strictObject({ kind: z.enum(MATCH_KINDS), pattern: z.string().max(RULE_PATTERN_CHARS) }),
  /** Empty: the rule answers nothing. */
  reply: z
    .strictObject({
      mode: z.enum(REPLY_MODES).default('text'),
      text: z.string().max(RULE_REPLY_CHARS),
      ending: z.enum(LINE_ENDINGS).default('none'),
    })
    .default({ mode: 'text', text: '', ending: 'none' }),
  delayMs: z.int().min(0).max(RULE_DELAY_MAX_MS).default(0),
  /** At most once on each connection. */
  once: z.boolean().default(false),
  /** What happens to the connection after the reply. */
  after: z.enum(AFTER_REPLY).default('stay'),
  /** The rules below look at the frame as well; otherwise the first that matches is the last. */
  goOn: z.boolean().default(false),
});

/** What is kept, exported and imported. */
export const ruleSetSchema = z.strictObject({
  version: z.literal(1),
  framing: framingSchema.default({ kind: 'line', max: 65_536 }),
  /** Of texts and replies. */
  encoding: z.enum(ENCODINGS).default('utf-8'),
  rules: z
    .array(ruleSchema)
    .max(RULES_MAX)
    .refine(
      (rules) => new Set(rules.map(({ id }) => id)).size === rules.length,
      'two rules have the same id',
    ),
});

export type Rule = z.infer<typeof ruleSchema>;
export type RuleSet = z.infer<typeof ruleSetSchema>;
export type RuleSetInput = z.input<typeof ruleSetSchema>;

const count = z.int().min(0);

/** The fields of the event that tells of a fired rule. */
export const ruleEventSchemas = {
  'rule-fired': z.strictObject({
    rule: z.string(),
    name: z.string(),
    /** Seq of the `received` row in which the frame ended. */
    matched: count,
    /** Bytes of the frame. */
    bytes: count,
    /** Bytes of the reply. */
    reply: count,
    delayMs: count,
    after: z.enum(AFTER_REPLY),
    /** Fired since the last such row, and not told: too many in a second. */
    untold: count,
    /** Technical: why there is no reply. */
    problem: z.string().optional(),
  }),
} as const;

export const rulesStateSchema = z.strictObject({
  /** Raised with every change of the rules: who shows them asks for them anew. */
  revision: count,
  /** Enabled rules. */
  active: count,
  /** Of each rule that has fired, in the order of the rules. */
  fired: z.array(z.strictObject({ rule: z.string(), times: count, socket: count, seq: count })),
  /** Frames over the limit of the framing, and over that of a regular expression: no rule, or not that rule, saw them. */
  unseen: count,
  /** Connections that are not read now because their rules are behind. */
  behind: count,
});
export type RulesState = z.infer<typeof rulesStateSchema>;

const session = z.int().min(1);
const nothing = z.strictObject({});

export const rulesCommandSchemas = {
  /** Replaces the rules of a session; null removes them. Connections keep what they have begun to receive. */
  'rules.set': {
    params: z.strictObject({ session, rules: ruleSetSchema.nullable() }),
    value: nothing,
  },
  'rules.get': {
    params: z.strictObject({ session }),
    value: z.strictObject({ rules: ruleSetSchema.nullable() }),
  },
} as const;

/** How the rules of some sessions stand; null: a session has none any more. */
export const rulesNoticeSchema = z.strictObject({
  /** All there are; otherwise only what changed. */
  reset: z.boolean(),
  sessions: z.array(z.strictObject({ session, state: rulesStateSchema.nullable() })),
});
export type RulesNotice = z.infer<typeof rulesNoticeSchema>;
