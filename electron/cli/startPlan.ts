/** What `npm start` should do, decided from what it finds. */
import { join } from 'node:path';

/** What is asked of the disk. */
export interface Files {
  exists(path: string): boolean;
  /** The text of a file; null when there is none. */
  read(path: string): string | null;
}

export interface Surroundings {
  /** The checkout. */
  readonly root: string;
  readonly platform: NodeJS.Platform;
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly files: Files;
}

export type WhyNotDesktop = 'noDisplay' | 'noBinary' | 'didNotStart';

export type StartPlan =
  | { readonly kind: 'desktop'; readonly executable: string }
  /** `installer`: the script of the electron package that fetches what is missing. */
  | { readonly kind: 'download'; readonly installer: string }
  | { readonly kind: 'web'; readonly why: WhyNotDesktop };

/** Without a display Electron is not even fetched. */
export function planStart({ root, platform, env, files }: Surroundings): StartPlan {
  if (platform === 'linux' && !env.DISPLAY && !env.WAYLAND_DISPLAY) return { kind: 'web', why: 'noDisplay' };
  const folder = join(root, 'node_modules/electron');
  const override = env.ELECTRON_OVERRIDE_DIST_PATH;
  // The package notes here where in its distribution the executable lies.
  const note = files.read(join(folder, 'path.txt'))?.trim();
  const name = note || (override ? 'electron' : null);
  if (name !== null) {
    const executable = join(override || join(folder, 'dist'), name);
    if (files.exists(executable)) return { kind: 'desktop', executable };
  }
  const installer = join(folder, 'install.js');
  // Somebody who names a folder does not want another Electron.
  return override || !files.exists(installer)
    ? { kind: 'web', why: 'noBinary' }
    : { kind: 'download', installer };
}

/** An Electron that cannot run here (missing libraries, no sandbox, root) says so within this time. */
const START_MS = 10_000;

/** True when the desktop app never came up, as opposed to one that was used and then ended. */
export function didNotStart(code: number | null, elapsedMs: number): boolean {
  return code !== 0 && elapsedMs < START_MS;
}
