import { existsSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';

const packageFolder = resolve(import.meta.dirname, '../../node_modules/electron');

/** The Electron executable that is installed, if there is one. Never asks for the package: that would download. */
export function findElectron(): string | undefined {
  const note = join(packageFolder, 'path.txt');
  const override = process.env.ELECTRON_OVERRIDE_DIST_PATH;
  if (!existsSync(note)) return undefined;
  const executable = join(override ?? join(packageFolder, 'dist'), readFileSync(note, 'utf8').trim());
  return existsSync(executable) ? executable : undefined;
}

/** Why specs cannot run on real Electron here, or undefined if they can. */
export function whyNoElectron(): string | undefined {
  if (findElectron() === undefined) return 'no Electron binary';
  const { DISPLAY, WAYLAND_DISPLAY } = process.env;
  if (process.platform === 'linux' && !DISPLAY && !WAYLAND_DISPLAY) return 'no display';
  return undefined;
}
