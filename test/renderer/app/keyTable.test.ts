// Every usual key, in one table: no two the same, and the guide has them all.
import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { createTranslator, LANGUAGES, type Language } from '@shared/i18n/index';
import { formatShortcut, isShortcut } from '@shared/keys/shortcut';
import { describe, expect, it } from 'vitest';
import { listCommands } from '../../../renderer/app/commands';
import { Workspace } from '../../../renderer/app/workspace';
import { FIXED_KEYS, FIXED_PLACES } from '../../../renderer/features/palette/fixedKeys';
import { GROUPS } from '../../../renderer/features/palette/Palette';
import { Host } from '../../../renderer/host/index';

function commands(language: Language) {
  const host = new Host({ language: () => language, openPipe: () => new Promise(() => undefined) });
  const { t } = createTranslator(language);
  return { t, list: listCommands({ workspace: new Workspace(host), t }) };
}

/** The tables as the guide has them: of commands by group, then of what only means something in one place. */
function tables(language: Language): string {
  const { t, list } = commands(language);
  const table = (title: string, rows: readonly (readonly [string, string])[]): string => {
    const lines = rows.map(([keys, does]) => `| ${keys} | ${does} |`);
    return [`## ${title}`, '', '| | |', '|---|---|', ...lines, ''].join('\n');
  };
  const key = (text: string): string => `\`${text.replace('Mod+', 'Ctrl+')}\``;
  const ofCommands = GROUPS.flatMap((group) => {
    const keyed = list.filter((command) => command.group === group && command.shortcut !== undefined);
    if (keyed.length === 0) return [];
    const rows = keyed.map(
      ({ shortcut = '', title }) => [key(formatShortcut(shortcut, false)), title(t)] as const,
    );
    return [table(t(`palette.group.${group}`), rows)];
  });
  const fixed = FIXED_PLACES.map((place) =>
    table(
      t(`palette.place.${place}`),
      FIXED_KEYS[place].map(
        ({ keys, does }) => [keys.map(key).join(' '), t(`palette.fixed.${does}`)] as const,
      ),
    ),
  );
  return [...ofCommands, ...fixed].join('\n');
}

describe('the usual keys', () => {
  it('are keys, and no two commands have the same', () => {
    const keyed = commands('en').list.flatMap(({ id, shortcut }) =>
      shortcut === undefined ? [] : [{ id, shortcut }],
    );
    expect(keyed.filter(({ shortcut }) => !isShortcut(shortcut))).toEqual([]);
    const twice = keyed.filter(
      ({ id, shortcut }) => keyed.find((other) => other.shortcut === shortcut)?.id !== id,
    );
    expect(twice).toEqual([]);
  });

  it('belong to commands that are called by one name each', () => {
    const ids = commands('en').list.map(({ id }) => id);
    expect(ids.filter((id, i) => ids.indexOf(id) !== i)).toEqual([]);
  });

  // `npx vitest run --project renderer test/renderer/app/keyTable.test.ts -u` writes the tables anew.
  it.each(LANGUAGES)('are in the guide, all of them (%s)', async (language) => {
    const page = resolve(import.meta.dirname, `../../../docs/guide/${language}/75-keys.md`);
    const text = readFileSync(page, 'utf8');
    const tablesAt = text.indexOf('\n## ');
    const before = tablesAt < 0 ? text : text.slice(0, tablesAt + 1);
    await expect(before + tables(language)).toMatchFileSnapshot(page);
  });
});
