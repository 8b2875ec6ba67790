/** Keys that were chosen, as a file to take along. */
import { z } from 'zod';
import { fail, ok, type Result } from '../contract/result';
import type { KeyChoice } from './bindings';
import { isShortcut } from './shortcut';

const VERSION = 1;
const MOST = 500;

/** What is wrong with a file, and where in it. */
export type KeysFileProblem =
  | { readonly kind: 'json'; readonly reason: string }
  | { readonly kind: 'foreign' }
  | { readonly kind: 'future'; readonly version: number }
  | { readonly kind: 'shape'; readonly at: string }
  | { readonly kind: 'key'; readonly at: string; readonly key: string }
  | { readonly kind: 'twice'; readonly at: string; readonly key: string }
  | { readonly kind: 'command-twice'; readonly at: string; readonly command: string };

const headSchema = z.object({ bothends: z.literal('keys'), version: z.int().min(1) });
const keysSchema = z
  .array(z.object({ command: z.string().min(1).max(80), key: z.string().max(40).nullable() }))
  .max(MOST);

export function writeKeysFile(keys: readonly KeyChoice[]): string {
  const sorted = keys
    .map(({ command, key }) => ({ command, key }))
    .sort((a, b) => (a.command < b.command ? -1 : 1));
  return `${JSON.stringify({ bothends: 'keys', version: VERSION, keys: sorted }, null, 2)}\n`;
}

/** Reads all of it or nothing: half a set of keys is none. */
export function readKeysFile(text: string): Result<readonly KeyChoice[], KeysFileProblem> {
  let parsed: unknown;
  try {
    parsed = JSON.parse(text);
  } catch (error) {
    return fail({ kind: 'json', reason: error instanceof Error ? error.message : String(error) });
  }
  const head = headSchema.safeParse(parsed);
  if (!head.success) return fail({ kind: 'foreign' });
  if (head.data.version > VERSION) return fail({ kind: 'future', version: head.data.version });
  const keys = keysSchema.safeParse(Reflect.get(Object(parsed), 'keys'));
  if (!keys.success) return fail({ kind: 'shape', at: placeOf(keys.error.issues[0]?.path ?? []) });
  const commands = new Set<string>();
  const taken = new Set<string>();
  for (const [i, { command, key }] of keys.data.entries()) {
    if (commands.has(command)) return fail({ kind: 'command-twice', at: placeOf([i, 'command']), command });
    commands.add(command);
    if (key === null) continue;
    const at = placeOf([i, 'key']);
    if (!isShortcut(key)) return fail({ kind: 'key', at, key });
    if (taken.has(key)) return fail({ kind: 'twice', at, key });
    taken.add(key);
  }
  return ok(keys.data);
}

/** `keys[3].command`. */
function placeOf(path: readonly PropertyKey[]): string {
  return path.reduce<string>(
    (text, step) => (typeof step === 'number' ? `${text}[${step}]` : `${text}.${String(step)}`),
    'keys',
  );
}
