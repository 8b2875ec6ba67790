/** The workspace: everything that is open, as one file. The host keeps it; pages tell it what only they know. */
import { z } from 'zod';
import { layoutSchema } from '../workspace/layout';
import { notesSchema, paneViewSchema, workspaceSnippetsSchema } from '../workspace/schema';
import { sessionSpecSchema } from './spec';

export const WORKSPACE_PATH_CHARS = 4_096;
/** Characters of a workspace that a page passes on or is given: more does not go through the pipe in one message. */
export const WORKSPACE_TEXT_CHARS = 600_000;
export const RECENT_WORKSPACES = 12;
/** Panes that were closed and can come back. */
export const CLOSED_PANES = 20;

/**
 * What is wrong with a file. `future`, `damaged`: see `shared/workspace/file`. `exists`, `no-folder`: of a file to write.
 * `detail`: of `future` its version, of `damaged` the place; otherwise what the system said, if it did.
 */
export const WORKSPACE_TROUBLES = [
  'not-found',
  'not-a-file',
  'not-permitted',
  'too-large',
  'not-text',
  'not-json',
  'not-a-workspace',
  'future',
  'damaged',
  'exists',
  'no-folder',
  'failed',
] as const;
export const workspaceTroubleSchema = z.strictObject({
  trouble: z.enum(WORKSPACE_TROUBLES),
  file: z.string(),
  detail: z.string(),
});
export type WorkspaceTrouble = z.infer<typeof workspaceTroubleSchema>;

const session = z.int().min(1);
const count = z.int().min(0);
const path = z.string().min(1).max(WORKSPACE_PATH_CHARS);
const nothing = z.strictObject({});
const trouble = workspaceTroubleSchema;
const opened = z.strictObject({ panes: count });

/** What pages know: the last that told a part has decided it. */
export const workspacePartsSchema = z.strictObject({
  layout: layoutSchema.nullable(),
  views: z.array(z.strictObject({ session, view: paneViewSchema })),
  snippets: workspaceSnippetsSchema,
  notes: notesSchema,
});
export type WorkspaceParts = z.infer<typeof workspacePartsSchema>;

/** An autosave that can be opened. */
export const autosaveEntrySchema = z.strictObject({
  id: z.string().min(1).max(100),
  /** ms since 1970. */
  at: z.number(),
  /** The file it belongs to; null: none. */
  file: z.string().nullable(),
  panes: count,
});
export type AutosaveEntry = z.infer<typeof autosaveEntrySchema>;

export const workspaceCommandSchemas = {
  /**
   * What a page has of the workspace that was opened as number `opened`; of another one it is not taken. `settling`: what
   * it made of what it was given, and nobody's change.
   */
  'workspace.keep': {
    params: z.strictObject({
      opened: count,
      settling: z.boolean(),
      parts: workspacePartsSchema.partial(),
    }),
    value: nothing,
  },
  /** Closes everything and opens a file of the host's machine, or an autosave; its panes come back stopped. */
  'workspace.open': {
    params: z.strictObject({
      from: z.union([z.strictObject({ file: path }), z.strictObject({ autosave: z.string().max(100) })]),
    }),
    value: z.union([opened, trouble]),
  },
  /** The same with a workspace that the page has read. */
  'workspace.import': {
    params: z.strictObject({ name: z.string().max(255), text: z.string().max(WORKSPACE_TEXT_CHARS) }),
    value: z.union([opened, trouble]),
  },
  /** Closes everything. */
  'workspace.new': { params: nothing, value: nothing },
  /** `file` null: where it was opened from or saved to. `replace`: what is there already. */
  'workspace.save': {
    params: z.strictObject({ file: path.nullable(), replace: z.boolean() }),
    value: z.union([z.strictObject({ file: z.string() }), trouble]),
  },
  /** The workspace as a page can save it. Too large a one is told as trouble: it can be saved on the host. */
  'workspace.export': {
    params: nothing,
    value: z.union([z.strictObject({ name: z.string(), text: z.string() }), trouble]),
  },
  /** Where to save, and whether the host has a dialog of its own. */
  'workspace.suggest': {
    params: nothing,
    value: z.strictObject({ file: z.string(), canChoose: z.boolean() }),
  },
  /** Asks with the host's own dialog; null: it was left. */
  'workspace.choose': {
    params: z.strictObject({ to: z.enum(['open', 'save']) }),
    value: z.strictObject({ file: z.string().nullable() }),
  },
  /** The newest first. */
  'workspace.autosaves': {
    params: nothing,
    value: z.strictObject({ autosaves: z.array(autosaveEntrySchema) }),
  },
  /** Takes a file off the list of recent ones. */
  'workspace.forget': { params: z.strictObject({ file: path }), value: nothing },
  /** Starts every session that is stopped: servers first, and clients when those listen or have failed to. */
  'workspace.start': { params: nothing, value: z.strictObject({ started: count }) },
  /** Opens a closed pane anew, stopped; null: the one that was closed last. */
  'workspace.reopen': {
    params: z.strictObject({ closed: count.nullable() }),
    value: z.strictObject({ session }),
  },
  /** What was told has been read: that sessions came back, that a file could not be read, that a file is asked for. */
  'workspace.dismiss': {
    params: z.strictObject({ what: z.enum(['waiting', 'refused', 'wish']) }),
    value: nothing,
  },
} as const;

export const workspaceNoticeSchema = z.strictObject({
  /** Raised with every workspace that is opened: what pages have is then void. */
  opened: count,
  /** Where it was opened from or saved to. */
  file: z.string().nullable(),
  /** What it is called; empty: nothing yet. */
  name: z.string(),
  /** It has changed since it was opened or saved. */
  unsaved: z.boolean(),
  /** Sessions that came back stopped and were not started since. */
  waiting: z.array(session),
  /** Closed panes, the last one first. */
  closed: z.array(z.strictObject({ number: count, spec: sessionSpecSchema })).max(CLOSED_PANES),
  recent: z.array(z.strictObject({ file: z.string(), at: z.number() })).max(RECENT_WORKSPACES),
  /** A file that was asked for outside the page, and would lose something here: the page asks. */
  wish: z.strictObject({ number: count, file: z.string() }).nullable(),
  /** A file that was to be opened at the start and could not be read. `kept`: where it is now. */
  refused: z
    .strictObject({ trouble: workspaceTroubleSchema, kept: z.string(), isAutosave: z.boolean() })
    .nullable(),
  /** Why nothing can be autosaved; null: it can. */
  problem: z.string().nullable(),
  /** Told with the hello and when another workspace was opened. */
  parts: workspacePartsSchema.nullable(),
});
export type WorkspaceNotice = z.infer<typeof workspaceNoticeSchema>;
