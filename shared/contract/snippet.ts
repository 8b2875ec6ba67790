/** Snippets: messages that are kept under a name, to be sent again. */
import { z } from 'zod';
import { COMPOSE_MODES } from '../bytes/compose';
import { ENCODINGS } from '../bytes/encoding';
import { LINE_ENDINGS } from '../bytes/eol';

export const SNIPPET_NAME_CHARS = 80;
/** A longer message is a file: that is what sending files is for. */
export const SNIPPET_TEXT_CHARS = 65_536;
export const MOST_SNIPPETS = 1_000;

/**
 * Keys that a snippet may have. Shift+F1 and Shift+F6 are the page's own, Shift+F5 reloads it, Shift+F10 opens menus, and
 * without Shift browsers have these keys for themselves.
 */
export const SNIPPET_KEYS = [
  'Shift+F2',
  'Shift+F3',
  'Shift+F4',
  'Shift+F7',
  'Shift+F8',
  'Shift+F9',
  'Shift+F11',
  'Shift+F12',
] as const;
export type SnippetKey = (typeof SNIPPET_KEYS)[number];

/** What is written to files. */
export const snippetContentSchema = z.strictObject({
  name: z.string().trim().min(1).max(SNIPPET_NAME_CHARS),
  /** Empty: in none. */
  folder: z.string().trim().max(SNIPPET_NAME_CHARS),
  mode: z.enum(COMPOSE_MODES),
  encoding: z.enum(ENCODINGS),
  ending: z.enum(LINE_ENDINGS),
  key: z.enum(SNIPPET_KEYS).nullable(),
  /** A template (`shared/bytes/template.ts`). */
  text: z.string().max(SNIPPET_TEXT_CHARS),
});
export type SnippetContent = z.infer<typeof snippetContentSchema>;

export const snippetSchema = snippetContentSchema.extend({ id: z.string().min(1).max(64) });
export type Snippet = z.infer<typeof snippetSchema>;
