// Where a Chrome or Chromium may come from on this machine, best first. Pure: findBrowser.ts acts on it.

export interface Machine {
  platform: NodeJS.Platform;
  arch: string;
  env: Record<string, string | undefined>;
  isRoot: boolean;
  exists(path: string): boolean;
  /** Where Playwright keeps its own browser, installed or not. */
  playwrightPath: string;
}

export type BrowserStep =
  | { kind: 'use'; path: string }
  | { kind: 'unpack' }
  | { kind: 'install-playwright' }
  | { kind: 'install-package' };

const LINUX_COMMANDS = ['google-chrome', 'google-chrome-stable', 'chromium', 'microsoft-edge'];
const MAC_APPS = ['Google Chrome', 'Chromium', 'Microsoft Edge'];
const WINDOWS_PROGRAMS = [
  'Google\\Chrome\\Application\\chrome.exe',
  'Chromium\\Application\\chrome.exe',
  'Microsoft\\Edge\\Application\\msedge.exe',
];

function candidates({ platform, env }: Machine): string[] {
  if (platform === 'win32') {
    const folders = [env.ProgramFiles, env['ProgramFiles(x86)'], env.LOCALAPPDATA];
    return WINDOWS_PROGRAMS.flatMap((program) =>
      folders.filter((folder) => folder !== undefined).map((folder) => `${folder}\\${program}`),
    );
  }
  if (platform === 'darwin') {
    return MAC_APPS.map((name) => `/Applications/${name}.app/Contents/MacOS/${name}`);
  }
  const folders = (env.PATH ?? '').split(':').filter((folder) => folder !== '');
  return LINUX_COMMANDS.flatMap((command) => folders.map((folder) => `${folder}/${command}`));
}

/** The ways to try, in order. The list ends with the first browser that is already there. */
export function browserPlan(machine: Machine): BrowserStep[] {
  const chosen = machine.env.CHROMIUM;
  // A browser that somebody asked for is used or reported, never replaced by another one.
  if (chosen) return machine.exists(chosen) ? [{ kind: 'use', path: chosen }] : [];
  const installed = [...candidates(machine), machine.playwrightPath].find((path) => machine.exists(path));
  if (installed !== undefined) return [{ kind: 'use', path: installed }];

  const steps: BrowserStep[] = [];
  const isLinux = machine.platform === 'linux';
  if (isLinux && machine.arch === 'x64') steps.push({ kind: 'unpack' });
  steps.push({ kind: 'install-playwright' });
  if (isLinux && machine.isRoot && machine.exists('/usr/bin/apt-get'))
    steps.push({ kind: 'install-package' });
  return steps;
}
