// @vitest-environment node
import { readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { createTranslator } from '@shared/i18n/index';
import { expect, it } from 'vitest';
import { roleWords } from '../../../renderer/features/scenarios/roles';

const FOLDER = resolve(import.meta.dirname, '../../../electron/scenarios/definitions');
const ASKED = /\b(?:server|client|connected|tryServer|present|actor|find)\(\s*(?:stage, )?'([^']+)'/g;
const LISTED = /^const [A-Z_]+ = (\[[^\]]*'[^\]]*\]) as const;$/gm;
/** The same in every language: `A`, `I2`, `10`, an address, a name of a machine. */
const PLAIN = /^[A-Z]?\d*$|^[\d.:]+$|^localhost$/;

function rolesIn(source: string): string[] {
  const listed = [...source.matchAll(LISTED)].flatMap(([, list = '']) => [...list.matchAll(/'([^']+)'/g)]);
  return [...source.matchAll(ASKED), ...listed].map(([, role = '']) => role);
}

const { t } = createTranslator('ko');
const files = readdirSync(FOLDER);
const roles = new Set(files.flatMap((file) => rolesIn(readFileSync(join(FOLDER, file), 'utf8'))));

it('the scan finds roles, alone and in lists', () => {
  expect(rolesIn(`await stage.server('frozen', {});\nconst ROLES = ['A', 'in hand'] as const;`)).toEqual([
    'frozen',
    'A',
    'in hand',
  ]);
  expect([...roles]).toEqual(expect.arrayContaining(['server', 'client', 'in hand', 'never asks', 'A']));
});

it.each([...roles].filter((role) => !PLAIN.test(role)))('“%s” has a name in every language', (role) => {
  expect(roleWords(role, t)).not.toBe(role);
  expect(roleWords(role, t)).not.toMatch(/scenario\./);
});
