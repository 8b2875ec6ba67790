/** Looking through all of a log: for bytes, for text, for rows that a filter lets through. */
import { z } from 'zod';
import { ENCODINGS } from '../bytes/encoding';
import { FILTER_CHARS } from '../filter/filter';
import { LANGUAGES } from '../i18n/languages';
import { TEXT_CHARS } from '../search/textPattern';

/** Rows with matches that a search remembers; of those beyond it only the number is known. */
export const SEARCH_ROWS = 500_000;
/** Rows that one `search.rows` tells. */
export const SEARCH_PAGE_ROWS = 2_000;
/** Searches of one view at a time: a pane has one for what is looked for and one for its filter. */
export const SEARCHES_PER_VIEW = 100;

const search = z.int().min(1);
const seq = z.int().min(0);
const count = z.int().min(0);

const common = {
  encoding: z.enum(ENCODINGS),
  /** The language in which events have their words. */
  language: z.enum(LANGUAGES),
  /** Only rows of this connection. */
  socket: z.int().min(1).nullable(),
};

export const searchQuerySchema = z.discriminatedUnion('kind', [
  z.strictObject({
    kind: z.enum(['text', 'hex', 'regex']),
    text: z.string().max(TEXT_CHARS),
    matchCase: z.boolean(),
    ...common,
  }),
  /** Rows that a filter (docs/guide/en/53-filter.md) lets through. Each is one match. */
  z.strictObject({
    kind: z.literal('filter'),
    text: z.string().max(FILTER_CHARS),
    /** What the page's clock is ahead of UTC, in ms. */
    clockOffset: z.int(),
    /** Engine time that the page counts from. */
    firstAt: z.number(),
    ...common,
  }),
]);
export type SearchQuery = z.infer<typeof searchQuerySchema>;

/** A row with matches. `index`: number of its first match, from 1, in the order of rows. */
export const searchHitSchema = z.strictObject({ seq, matches: count, index: count });
export type SearchHit = z.infer<typeof searchHitSchema>;

export const searchCommandSchemas = {
  /** Begins to look through the log of a session, oldest row first; goes on with new rows until it is stopped. */
  'search.start': {
    params: z.strictObject({ session: search, query: searchQuerySchema }),
    value: z.strictObject({ search }),
  },
  'search.stop': { params: z.strictObject({ search }), value: z.strictObject({}) },
  /**
   * The next row with matches after `seq`, or before it, among those found so far; at an end it begins again at the
   * other one. Null: none is found yet.
   */
  'search.step': {
    params: z.strictObject({ search, seq, back: z.boolean() }),
    value: z.strictObject({ hit: searchHitSchema.nullable(), wrapped: z.boolean() }),
  },
  /** The rows with matches from `from` to `to`. `upTo`: rows after it are not in the answer, or not looked at yet. */
  'search.rows': {
    params: z.strictObject({ search, from: seq, to: seq }),
    value: z.strictObject({ upTo: seq, rows: z.array(searchHitSchema).max(SEARCH_PAGE_ROWS) }),
  },
} as const;

/** How a search stands. */
export const searchNoticeSchema = z.strictObject({
  search,
  matches: count,
  /** Rows with matches, and all rows it looked at. */
  rows: count,
  seen: count,
  /** Chunk bytes it went through, of so many. */
  bytes: count,
  total: count,
  /** It has come to the newest row. */
  done: z.boolean(),
  /** More rows have matches than `SEARCH_ROWS`. */
  full: z.boolean(),
});
export type SearchNotice = z.infer<typeof searchNoticeSchema>;
