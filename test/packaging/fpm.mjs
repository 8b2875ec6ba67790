#!/usr/bin/env node
// What electron-builder asks of fpm for a .deb, done with dpkg-deb: fpm itself is a download of its own.
import { execFileSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { parseArgs } from 'node:util';

const many = { type: 'string', multiple: true };
const one = { type: 'string' };
const { values, positionals } = parseArgs({
  allowPositionals: true,
  strict: false,
  options: {
    ...Object.fromEntries(
      ['name', 'version', 'architecture', 'maintainer', 'url', 'description', 'category', 'package'].map(
        (name) => [name, one],
      ),
    ),
    ...Object.fromEntries(
      ['after-install', 'after-remove', 'deb-compression', 'deb-priority', 'vendor', 'license'].map(
        (name) => [name, one],
      ),
    ),
    depends: { ...many, short: 'd' },
    'deb-recommends': many,
    'input-type': { ...one, short: 's' },
    'output-type': { ...one, short: 't' },
    force: { type: 'boolean' },
  },
});
if (values['output-type'] !== 'deb') throw new Error(`only deb here, not ${values['output-type']}`);

const root = mkdtempSync(join(tmpdir(), 'bothends-deb-'));
for (const pair of positionals) {
  const at = pair.lastIndexOf('=');
  const target = join(root, pair.slice(at + 1));
  mkdirSync(dirname(target), { recursive: true });
  cpSync(pair.slice(0, at), target, { recursive: true, verbatimSymlinks: true });
}
const description = (values.description ?? '').split('\n').map((line) => line.trim());
const control = [
  `Package: ${values.name}`,
  `Version: ${values.version}`,
  `Architecture: ${values.architecture}`,
  `Maintainer: ${values.maintainer}`,
  `Depends: ${(values.depends ?? []).join(', ')}`,
  ...(values['deb-recommends'] ? [`Recommends: ${values['deb-recommends'].join(', ')}`] : []),
  `Section: ${values.category ?? 'default'}`,
  `Priority: ${values['deb-priority'] ?? 'optional'}`,
  `Homepage: ${values.url}`,
  `Description: ${description.map((line, nth) => (nth === 0 ? line : ` ${line === '' ? '.' : line}`)).join('\n')}`,
];
mkdirSync(join(root, 'DEBIAN'));
writeFileSync(join(root, 'DEBIAN/control'), `${control.join('\n')}\n`);
for (const [option, name] of [
  ['after-install', 'postinst'],
  ['after-remove', 'postrm'],
]) {
  if (values[option]) cpSync(values[option], join(root, 'DEBIAN', name), { mode: 0 });
}
execFileSync('chmod', ['-R', 'u+rwX,go+rX,go-w', root]);
for (const name of ['postinst', 'postrm'])
  execFileSync('chmod', ['-f', '755', join(root, 'DEBIAN', name)], { stdio: 'ignore' });
execFileSync('dpkg-deb', ['--root-owner-group', '-Zgzip', '--build', root, values.package], {
  stdio: 'inherit',
});
rmSync(root, { recursive: true });
