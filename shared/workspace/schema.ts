/** A workspace as a file: what is open and how it is arranged, in JSON that people can read. */
import { z } from 'zod';
import { PORT_MAX } from '../contract/limits';
import { NOTE_CHARS } from '../contract/marks';
import { ROW_TYPES } from '../contract/record';
import { ruleSetSchema } from '../contract/rules';
import { MOST_SNIPPETS, snippetSchema } from '../contract/snippet';
import { sessionSpecSchema } from '../contract/spec';
import { layoutSchema } from './layout';

export const WORKSPACE_FORMAT = 'bothends-workspace';
/** Raised when a file of before needs a step to be read; the step goes into `migrations.ts`. */
export const WORKSPACE_VERSION = 1;
export const WORKSPACE_ENDING = '.bothends';
/** Larger is no workspace, whatever is in it. */
export const WORKSPACE_BYTES = 8 * 1024 * 1024;
export const PANES_MAX = 200;
export const NOTES_CHARS = 16_384;
/** Notes of marked rows that go on with a pane. */
export const PANE_MARKS_MAX = 200;
/** Characters of how rows of a pane are drawn, and of all snippets, as JSON: both cross the pipe in one message. */
export const VIEW_CHARS = 4_096;
export const SNIPPETS_CHARS = 393_216;

/** How rows are drawn. What draws them reads it with suspicion, and knows what its parts mean. */
export const paneViewSchema = z
  .record(z.string().max(40), z.json())
  .refine((view) => JSON.stringify(view).length <= VIEW_CHARS, 'the view is too large');
export type PaneViewJson = z.infer<typeof paneViewSchema>;

export const workspaceSnippetsSchema = z
  .array(snippetSchema)
  .max(MOST_SNIPPETS)
  .refine((snippets) => JSON.stringify(snippets).length <= SNIPPETS_CHARS, 'the snippets are too large');

export const notesSchema = z.string().max(NOTES_CHARS);

/** A row that was marked: the row itself went with its session. */
export const keptMarkSchema = z.strictObject({
  /** When it happened, in ms since 1970. */
  at: z.number(),
  type: z.enum(ROW_TYPES),
  bytes: z.int().min(0),
  /** The first bytes of a chunk, in base64. */
  start: z.base64().max(64),
  note: z.string().max(NOTE_CHARS),
});
export type KeptMark = z.infer<typeof keptMarkSchema>;

export const workspacePaneSchema = z.strictObject({
  /** Its number in the layout. */
  pane: z.int().min(1),
  spec: sessionSpecSchema,
  /** Of a server that asked for any free port: the one it had, so that its clients find it again. */
  port: z.int().min(1).max(PORT_MAX).nullable().default(null),
  rules: ruleSetSchema.nullable().default(null),
  view: paneViewSchema.nullable().default(null),
  marks: z.array(keptMarkSchema).max(PANE_MARKS_MAX).default([]),
});
export type WorkspacePane = z.infer<typeof workspacePaneSchema>;

/** What only an autosave says: whose it is. */
export const autosaveSchema = z.strictObject({
  /** When, in ms since 1970. */
  at: z.number(),
  /** The file it was opened from or saved to. */
  file: z.string().max(4_096).nullable(),
  /** It has changed since. */
  unsaved: z.boolean(),
  /** Of the whole text (`seal.ts`). The last of all: what is looked for from the end. */
  sum: z.string().length(8),
});
export type Autosave = z.infer<typeof autosaveSchema>;

export const workspaceSchema = z.strictObject({
  format: z.literal(WORKSPACE_FORMAT),
  version: z.literal(WORKSPACE_VERSION),
  panes: z
    .array(workspacePaneSchema)
    .max(PANES_MAX)
    .refine(
      (panes) => new Set(panes.map(({ pane }) => pane)).size === panes.length,
      'two panes have the same number',
    )
    .default([]),
  layout: layoutSchema.nullable().default(null),
  snippets: workspaceSnippetsSchema.default([]),
  notes: notesSchema.default(''),
  autosave: autosaveSchema.optional(),
});
export type WorkspaceFile = z.infer<typeof workspaceSchema>;

export const EMPTY_WORKSPACE: WorkspaceFile = workspaceSchema.parse({
  format: WORKSPACE_FORMAT,
  version: WORKSPACE_VERSION,
});
