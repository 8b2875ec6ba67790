import { execFile, spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { promisify } from 'node:util';
import packageJson from '../../package.json';
import { placeholderElectron } from './placeholder';

const run = promisify(execFile);
const root = resolve(import.meta.dirname, '../..');
const PACK_TIMEOUT_MS = 100_000;

export const version = packageJson.version;
export const hasDpkg = spawnSync('dpkg-deb', ['--version']).status === 0;

export interface Packed {
  /** The app as it is installed. */
  readonly app: string;
  /** The package; null where it cannot be made. */
  readonly deb: string | null;
  remove(): void;
}

/** Packs what was built, with electron-builder itself, for Linux on x64. */
export async function pack(): Promise<Packed> {
  const folder = mkdtempSync(join(tmpdir(), 'bothends-packed-'));
  const output = join(folder, 'release');
  const electron = join(folder, 'electron');
  mkdirSync(electron);
  placeholderElectron(electron, packageJson.devDependencies.electron);
  const bin = join(root, 'node_modules/.bin');
  await run(join(bin, 'tsx'), ['electron/app/packaging/prepare.ts'], { cwd: root });
  const targets = hasDpkg ? ['dir', 'deb'] : ['dir'];
  const config = [`-c.electronDist=${electron}`, `-c.directories.output=${output}`];
  const env = { ...process.env, CUSTOM_FPM_PATH: join(import.meta.dirname, 'fpm.mjs') };
  await run(
    join(bin, 'electron-builder'),
    ['--linux', ...targets, '--x64', '--publish', 'never', ...config],
    { cwd: root, env, timeout: PACK_TIMEOUT_MS },
  );
  return {
    app: join(output, 'linux-unpacked'),
    deb: hasDpkg ? join(output, `Bothends-${version}-linux-amd64.deb`) : null,
    remove: () => rmSync(folder, { recursive: true, force: true }),
  };
}
