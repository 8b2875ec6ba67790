import { MENU_SHORTCUTS } from '@shared/contract/shortcuts';
import { reservedBy } from '@shared/keys/reserved';
import { expect, it } from 'vitest';

const web = { host: 'web', isMac: false } as const;
const desktop = { host: 'desktop', isMac: false } as const;
const mac = { host: 'desktop', isMac: true } as const;

it.each([
  ['Mod+C', web, 'editing'],
  ['Mod+Shift+Z', desktop, 'editing'],
  ['Mod+ArrowLeft', desktop, 'editing'],
  ['Mod+R', web, 'box'],
  ['F3', desktop, 'box'],
  ['Mod+T', web, 'browser'],
  ['Mod+T', desktop, null],
  ['F5', web, 'browser'],
  ['F5', desktop, null],
  ['Mod+W', desktop, 'window'],
  ['Mod+H', mac, 'system'],
  ['Mod+H', desktop, null],
  ['F8', web, null],
  ['Mod+Shift+F', web, null],
  ['nonsense', web, null],
] as const)('%s, %o: %s', (key, where, by) => {
  expect(reservedBy(key, where)).toBe(by);
});

it('has none of the usual keys of a desktop app', () => {
  for (const key of Object.values(MENU_SHORTCUTS))
    for (const where of [desktop, mac]) expect(reservedBy(key, where), key).toBeNull();
});
