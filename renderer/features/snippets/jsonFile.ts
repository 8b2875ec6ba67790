/** Snippets as a file that people pass on: JSON with a name and a version, read with suspicion. Pure. */
import { fail, ok, type Result } from '@shared/contract/result';
import { z } from 'zod';
import { contentSchema, MOST_SNIPPETS, type Snippet, type SnippetContent } from './model';

const FORMAT = 'bothends-snippets';
const VERSION = 1;
/** Larger is no file of snippets, whatever is in it. */
export const FILE_BYTES = 16 * 1024 * 1024;

const headSchema = z.object({ format: z.literal(FORMAT), version: z.int().min(1) });
const fileSchema = z.strictObject({
  format: z.literal(FORMAT),
  version: z.literal(VERSION),
  snippets: z.array(contentSchema).max(MOST_SNIPPETS),
});

export type ImportProblem =
  | { readonly problem: 'json' | 'large' | 'many' }
  /** `where`: the path of what is wrong. */
  | { readonly problem: 'foreign'; readonly where: string }
  | { readonly problem: 'newer'; readonly version: number };

export function snippetsFile(snippets: readonly Snippet[]): string {
  const contents = snippets.map(({ id: _, ...content }) => content);
  return `${JSON.stringify({ format: FORMAT, version: VERSION, snippets: contents }, null, 2)}\n`;
}

export function readSnippetsFile(text: string): Result<readonly SnippetContent[], ImportProblem> {
  let json: unknown;
  try {
    // Editors of Windows put a byte order mark in front.
    json = JSON.parse(text.replace(/^\uFEFF/, ''));
  } catch {
    return fail({ problem: 'json' });
  }
  const head = headSchema.safeParse(json);
  if (!head.success) return fail({ problem: 'foreign', where: placeOf(head.error) });
  if (head.data.version > VERSION) return fail({ problem: 'newer', version: head.data.version });
  const file = fileSchema.safeParse(json);
  return file.success ? ok(file.data.snippets) : fail({ problem: 'foreign', where: placeOf(file.error) });
}

/** `snippets[1].key`: the first place where it is no file of ours; empty when that is the whole of it. */
function placeOf({ issues: [issue] }: z.ZodError): string {
  const path = [
    ...(issue?.path ?? []),
    ...(issue?.code === 'unrecognized_keys' ? issue.keys.slice(0, 1) : []),
  ];
  return path
    .map((key) => (typeof key === 'number' ? `[${key}]` : `.${String(key)}`))
    .join('')
    .replace(/^\./, '');
}
