/** Reading and writing a workspace as text. Pure. */
import { z } from 'zod';
import { fail, ok, type Result } from '../contract/result';
import { arrangementOf } from './layout';
import { type Json, migrate } from './migrations';
import {
  WORKSPACE_BYTES,
  WORKSPACE_FORMAT,
  WORKSPACE_VERSION,
  type WorkspaceFile,
  workspaceSchema,
} from './schema';

/**
 * `future`: written by a later app, of version `detail`. `not-a-workspace`: JSON of something else. `damaged`: a workspace in
 * which something is wrong, at the place `detail`. Otherwise `detail` is technical.
 */
export interface WorkspaceProblem {
  readonly problem: 'too-large' | 'not-json' | 'not-a-workspace' | 'future' | 'damaged';
  readonly detail: string;
}

const headSchema = z.looseObject({ format: z.literal(WORKSPACE_FORMAT), version: z.int().min(0) });

export function readWorkspace(text: string): Result<WorkspaceFile, WorkspaceProblem> {
  if (text.length > WORKSPACE_BYTES) return fail({ problem: 'too-large', detail: '' });
  let json: unknown;
  try {
    // Some editors begin a file with a byte order mark.
    json = JSON.parse(text.replace(/^\uFEFF/, ''));
  } catch (error) {
    return fail({ problem: 'not-json', detail: error instanceof Error ? error.message : String(error) });
  }
  const head = headSchema.safeParse(json);
  if (!head.success) return fail({ problem: 'not-a-workspace', detail: '' });
  const { version } = head.data;
  if (version > WORKSPACE_VERSION) return fail({ problem: 'future', detail: String(version) });
  const file: Json = head.data;
  const workspace = workspaceSchema.safeParse(migrate(file, version));
  return workspace.success
    ? ok(workspace.data)
    : fail({ problem: 'damaged', detail: placeOf(workspace.error) });
}

export function writeWorkspace(workspace: WorkspaceFile): string {
  return `${JSON.stringify(workspace, null, 2)}\n`;
}

/** `panes[1].spec.port`: the first place where something is wrong. */
function placeOf({ issues: [issue] }: z.ZodError): string {
  const keys = issue?.code === 'unrecognized_keys' ? issue.keys.slice(0, 1) : [];
  return [...(issue?.path ?? []), ...keys]
    .map((key) => (typeof key === 'number' ? `[${key}]` : `.${String(key)}`))
    .join('')
    .replace(/^\./, '');
}

/** The same for whoever saved it: sizes, and where an autosave belongs, do not count. */
export function sameWork(a: WorkspaceFile, b: WorkspaceFile): boolean {
  return workOf(a) === workOf(b);
}

function workOf({ autosave: _, layout, ...rest }: WorkspaceFile): string {
  return JSON.stringify([rest, arrangementOf(layout)]);
}
