import { describe, expect, it } from 'vitest';
import { bundledPackages, licencesPage, softwareBill } from '../../../../electron/app/packaging/bundled';

const first = `# Licenses

The app bundles dependencies which contain the following licenses:

## zod - 4.6.7 (MIT)

MIT License

Copyright (c) somebody

## @scope/name - 1.0.0-next.29 (ISC)
`;
const second = `# Licenses

## zod - 4.6.7 (MIT)

MIT License

## app - 2.0.0 (Apache-2.0 OR MIT)

Two of them.
`;

const packages = bundledPackages([first, second, '# Licenses\n\nThere are none.\n']);

describe('what is bundled', () => {
  it('is each package once, by name, with the text of its licence', () => {
    expect(packages.map(({ name, version, licence }) => [name, version, licence])).toEqual([
      ['@scope/name', '1.0.0-next.29', 'ISC'],
      ['app', '2.0.0', 'Apache-2.0 OR MIT'],
      ['zod', '4.6.7', 'MIT'],
    ]);
    expect(packages.find(({ name }) => name === '@scope/name')?.text).toBe('');
    expect(packages.find(({ name }) => name === 'app')?.text).toBe('Two of them.');
  });

  it('keeps two versions of one package apart', () => {
    const two = ['## a - 1.0.0 (MIT)\n', '## a - 2.0.0 (MIT)\n'];
    expect(bundledPackages(two).map(({ version }) => version)).toEqual(['1.0.0', '2.0.0']);
  });

  it('is a page of licences', () => {
    const page = licencesPage(packages);
    expect(page).toContain('## zod 4.6.7 (MIT)\n\nMIT License');
    expect(page).toContain('## @scope/name 1.0.0-next.29 (ISC)\n');
  });
});

describe('the list of components', () => {
  const integrity = `sha512-${Buffer.from('00ff', 'hex').toString('base64')}`;
  const locked = {
    '': {},
    'node_modules/zod': { version: '4.6.7', integrity },
    'node_modules/other/node_modules/zod': { version: '3.0.0', integrity: 'sha512-AAAA' },
    'node_modules/app': { version: '2.0.0', integrity: 'sha1-AAAA' },
  };
  const app = { name: 'bothends', version: '1.2.3', licence: 'MIT' };
  const bill = JSON.parse(softwareBill(app, packages, locked, 'a-uuid', '2026-11-21T00:00:00Z')) as {
    serialNumber: string;
    metadata: { component: { purl: string } };
    components: { purl: string; hashes: unknown[]; licenses: unknown[] }[];
    dependencies: { dependsOn: string[] }[];
  };

  it('names the app and every package by its address', () => {
    expect(bill.serialNumber).toBe('urn:uuid:a-uuid');
    expect(bill.metadata.component.purl).toBe('pkg:npm/bothends@1.2.3');
    const purls = ['pkg:npm/%40scope/name@1.0.0-next.29', 'pkg:npm/app@2.0.0', 'pkg:npm/zod@4.6.7'];
    expect(bill.components.map(({ purl }) => purl)).toEqual(purls);
    expect(bill.dependencies[0]?.dependsOn).toEqual(purls);
  });

  it('has the hash of the very version, where the lock file has one that counts', () => {
    expect(bill.components.map(({ hashes }) => hashes)).toEqual([
      [],
      [],
      [{ alg: 'SHA-512', content: '00ff' }],
    ]);
  });

  it('writes a choice of licences as an expression', () => {
    expect(bill.components[1]?.licenses).toEqual([{ expression: 'Apache-2.0 OR MIT' }]);
    expect(bill.components[2]?.licenses).toEqual([{ license: { id: 'MIT' } }]);
  });
});
