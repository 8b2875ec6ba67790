/** What brings files of earlier versions to the one of today, a step each. Pure. */

export type Json = Readonly<Record<string, unknown>>;
/** Brings a file from the version it is listed under to the next one. It checks nothing: the schema of today does. */
export type Migration = (file: Json) => Json;

/**
 * Under the version they begin with.
 *
 * 0: the short form, as people and scripts write it by hand: `sessions`, a list of specs, and nothing else. It stays
 * readable for ever.
 */
export const MIGRATIONS: readonly Migration[] = [
  ({ sessions, ...rest }) => ({
    ...rest,
    panes: Array.isArray(sessions) ? sessions.map((spec: unknown, i) => ({ pane: i + 1, spec })) : sessions,
  }),
];

/** Brings a file of `version` up to the newest version that `migrations` lead to. */
export function migrate(file: Json, version: number, migrations: readonly Migration[] = MIGRATIONS): Json {
  return migrations
    .slice(version)
    .reduce<Json>((old, step, i) => ({ ...step(old), version: version + i + 1 }), file);
}
