/** Which key runs which command: usual keys, and what a person chose instead. Pure. */

/** A command whose key was chosen; null: it has none. */
export interface KeyChoice {
  readonly command: string;
  readonly key: string | null;
}

/** A command and its usual key, if it has one. */
export interface KeyedCommand {
  readonly id: string;
  readonly shortcut?: string | undefined;
}

/**
 * The key of each command that has one. A key that was chosen belongs to who chose it, also where another command has it
 * by usage: so what a newer version adds takes nothing away.
 */
export function bindKeys(
  commands: readonly KeyedCommand[],
  chosen: readonly KeyChoice[],
): ReadonlyMap<string, string> {
  const choices = new Map(chosen.map(({ command, key }) => [command, key]));
  const taken = new Set<string>();
  const bound = new Map<string, string>();
  const bind = (id: string, key: string | null | undefined): void => {
    if (key === null || key === undefined || taken.has(key)) return;
    taken.add(key);
    bound.set(id, key);
  };
  // Of commands that are not there now too: their keys stay theirs.
  for (const { command, key } of chosen) bind(command, key);
  for (const { id, shortcut } of commands) if (!choices.has(id)) bind(id, shortcut);
  return bound;
}

/** The choices after one more. What comes to the same as usual is no choice. */
export function chooseKey(
  chosen: readonly KeyChoice[],
  command: KeyedCommand,
  key: string | null,
): KeyChoice[] {
  const others = chosen.filter((choice) => choice.command !== command.id);
  return key === (command.shortcut ?? null) ? others : [...others, { command: command.id, key }];
}

/** Gives a key to a command and takes it from another that has it. */
export function giveKey(
  chosen: readonly KeyChoice[],
  command: KeyedCommand,
  key: string,
  from: KeyedCommand | null,
): KeyChoice[] {
  const taken = from === null ? [...chosen] : chooseKey(chosen, from, null);
  return chooseKey(taken, command, key);
}
