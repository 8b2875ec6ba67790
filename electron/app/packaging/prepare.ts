/** Before packing: manual page, completions, licences and the list of components, into out/packaging. Run after the build. */
import { spawnSync } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import packageJson from '../../../package.json';
import { type BundledPackage, bundledPackages, licencesPage, softwareBill } from './bundled';

const root = resolve(import.meta.dirname, '../../..');
const target = join(root, 'out/packaging');

function read(path: string): string {
  return readFileSync(join(root, path), 'utf8');
}

function write(name: string, text: string): void {
  writeFileSync(join(target, name), text);
}

/** What `bothends` prints for these words, in a language. */
function said(language: string, ...words: string[]): string {
  const program = [join(root, 'out/cli/bothends.js'), ...words];
  const env = { ...process.env, LANG: `${language}.UTF-8`, LC_ALL: `${language}.UTF-8`, LANGUAGE: '' };
  const { status, stdout, stderr } = spawnSync(process.execPath, program, { encoding: 'utf8', env });
  if (status !== 0) throw new Error(`bothends ${words.join(' ')}: ${stderr}`);
  return stdout;
}

/** Fonts are files of their own, and no build lists them. */
function font(name: string, version: string, file: string): BundledPackage {
  return { name, version, licence: 'OFL-1.1', text: read(file).trim() };
}

rmSync(target, { recursive: true, force: true });
mkdirSync(target, { recursive: true });
write('bothends.1', said('en_US', 'manual'));
write('bothends.ko.1', said('ko_KR', 'manual'));
write('bothends.bash', said('en_US', 'completion', 'bash'));
write('_bothends', said('en_US', 'completion', 'zsh'));
write('bothends.fish', said('en_US', 'completion', 'fish'));

const jetBrainsMono = '@fontsource-variable/jetbrains-mono';
const packages = [
  ...bundledPackages(['main', 'preload', 'renderer', 'cli'].map((part) => read(`out/${part}/licences.md`))),
  font(jetBrainsMono, packageJson.devDependencies[jetBrainsMono], `node_modules/${jetBrainsMono}/LICENSE`),
];
write('THIRD-PARTY-LICENCES.md', licencesPage(packages));
const { packages: locked } = JSON.parse(read('package-lock.json')) as { packages: Record<string, object> };
const app = { name: packageJson.name, version: packageJson.version, licence: packageJson.license };
write('sbom.cdx.json', softwareBill(app, packages, locked, randomUUID(), new Date().toISOString()));
