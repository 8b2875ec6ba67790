/** Shows the page to the person at this machine, if there is one. */
import { accessSync, constants } from 'node:fs';
import { delimiter, join } from 'node:path';
import open, { apps, openApp } from 'open';

export interface Desk {
  readonly platform: NodeJS.Platform;
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly isRoot: boolean;
}

export type WhyNotOpened = 'asRoot' | 'noDisplay';

/** The machine this process runs on. */
export function thisDesk(): Desk {
  return { platform: process.platform, env: process.env, isRoot: process.getuid?.() === 0 };
}

/** Why no browser is opened here; null when one can be. Browsers do not run as root, nor without a display. */
export function whyNotOpen({ platform, env, isRoot }: Desk): WhyNotOpened | null {
  if (platform === 'linux' && !env.DISPLAY && !env.WAYLAND_DISPLAY) return 'noDisplay';
  return isRoot ? 'asRoot' : null;
}

/** Where a Linux command may lie, the preferred command first. */
export function commandPaths(commands: readonly string[], path: string): string[] {
  const folders = path.split(delimiter).filter((folder) => folder !== '');
  return commands.flatMap((command) => folders.map((folder) => join(folder, command)));
}

/** Browsers that show a page as an app: a window of its own, without tabs and address bar. */
const APP_BROWSERS = [apps.chrome, apps.edge].flat();

/** Opens `url` in an installed browser, as an app window where one can; false when there is none. */
export async function openPage(url: string, desk: Desk = thisDesk()): Promise<boolean> {
  return (await openAsApp(url, desk)) || (await succeeds(open(url)));
}

async function openAsApp(url: string, { platform, env }: Desk): Promise<boolean> {
  const options = { arguments: [`--app=${url}`] };
  if (platform !== 'linux') return succeeds(openApp(APP_BROWSERS, options));
  // Given a list, `open` waits for the first browser to end before it believes in it: so one is found here.
  const installed = commandPaths(APP_BROWSERS, env.PATH ?? '').find(isExecutable);
  return installed !== undefined && (await succeeds(openApp(installed, options)));
}

function isExecutable(path: string): boolean {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}

async function succeeds(opening: Promise<unknown>): Promise<boolean> {
  try {
    await opening;
    return true;
  } catch {
    return false;
  }
}
