/** What can be done with the key of a command. Pure. */
import { bindKeys, type KeyChoice } from '@shared/keys/bindings';
import type { KeysFileProblem } from '@shared/keys/keysFile';
import { type ReservedBy, reservedBy } from '@shared/keys/reserved';

export interface KeyCommand {
  readonly id: string;
  readonly group: 'workspace' | 'scenario' | 'session' | 'tools' | 'connection' | 'view';
  readonly title: string;
  /** Its English name: what guides and colleagues call it. */
  readonly english: string;
  /** Its usual key. */
  readonly shortcut?: string | undefined;
  /** Its key is chosen where it was made. */
  readonly isSnippet: boolean;
}

export interface Place {
  readonly host: 'desktop' | 'web';
  readonly isMac: boolean;
}

/** What comes of pressing a key for a command. */
export type Pressed =
  | { readonly kind: 'same' }
  | { readonly kind: 'reserved'; readonly by: ReservedBy }
  | { readonly kind: 'snippet'; readonly other: KeyCommand }
  | { readonly kind: 'taken'; readonly other: KeyCommand }
  | { readonly kind: 'free' };

export function pressedFor(
  command: KeyCommand,
  key: string,
  commands: readonly KeyCommand[],
  chosen: readonly KeyChoice[],
  place: Place,
): Pressed {
  const bound = bindKeys(commands, chosen);
  if (bound.get(command.id) === key) return { kind: 'same' };
  // What it has by usage it may have again.
  const by = key === command.shortcut ? null : reservedBy(key, place);
  if (by !== null) return { kind: 'reserved', by };
  const other = commands.find(({ id }) => id !== command.id && bound.get(id) === key);
  if (other === undefined) return { kind: 'free' };
  return other.isSnippet ? { kind: 'snippet', other } : { kind: 'taken', other };
}

/** Keys out of a file, for the commands that are here. */
export function adoptKeys(
  keys: readonly KeyChoice[],
  commands: readonly KeyCommand[],
  place: Place,
):
  | { readonly ok: true; readonly keys: readonly KeyChoice[]; readonly unknown: number }
  | { readonly ok: false; readonly problem: ReservedKey } {
  const known = new Map(commands.map((command) => [command.id, command]));
  for (const [i, { command, key }] of keys.entries()) {
    if (key === null || known.get(command)?.shortcut === key) continue;
    const by = reservedBy(key, place);
    if (by !== null) return { ok: false, problem: { kind: 'reserved', at: `keys[${i}].key`, key, by } };
  }
  const usable = keys.filter(({ command }) => known.has(command));
  return { ok: true, keys: usable, unknown: keys.length - usable.length };
}

export interface ReservedKey {
  readonly kind: 'reserved';
  readonly at: string;
  readonly key: string;
  readonly by: ReservedBy;
}

export type KeysProblem = KeysFileProblem | ReservedKey | { readonly kind: 'unreadable' };
