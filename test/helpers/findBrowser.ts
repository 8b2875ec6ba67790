import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdir, mkdtemp, rename, rm } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { join, resolve } from 'node:path';
import { promisify } from 'node:util';
import { chromium } from '@playwright/test';
import { type BrowserStep, browserPlan, type Machine } from './browserPlan';

const run = promisify(execFile);
const require = createRequire(import.meta.url);
const root = resolve(import.meta.dirname, '../..');
const INSTALL_TIMEOUT_MS = 240_000;

function thisMachine(): Machine {
  return {
    platform: process.platform,
    arch: process.arch,
    env: process.env,
    isRoot: process.getuid?.() === 0,
    exists: existsSync,
    playwrightPath: chromium.executablePath(),
  };
}

const UNPACK = `import packed from '@sparticuz/chromium'; await packed.executablePath();`;

/**
 * The package unpacks into the temporary folder and trusts whatever lies there: so it runs in a process of its
 * own, with a temporary folder of its own.
 */
async function unpack(): Promise<string> {
  const cache = join(root, 'node_modules/.cache/bothends');
  const folder = join(cache, 'chromium-153.0.0');
  const executable = join(folder, 'chromium');
  if (existsSync(executable)) return executable;
  await mkdir(cache, { recursive: true });
  const own = await mkdtemp(join(cache, 'unpack-'));
  const env = { ...process.env, TMPDIR: own };
  await run(process.execPath, ['--input-type=module', '--eval', UNPACK], { cwd: root, env });
  // Another run may have been faster: then its folder stands, and ours goes.
  await rename(own, folder).catch(() => rm(own, { recursive: true, force: true }));
  return executable;
}

async function installPlaywrights(path: string): Promise<string> {
  const cli = join(require.resolve('@playwright/test/package.json'), '../cli.js');
  await run(process.execPath, [cli, 'install', 'chromium'], { timeout: INSTALL_TIMEOUT_MS });
  return path;
}

async function installPackage(): Promise<string> {
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
  await run('apt-get', ['update'], { env, timeout: INSTALL_TIMEOUT_MS });
  const install = ['install', '--yes', '--no-install-recommends', 'chromium'];
  await run('apt-get', install, { env, timeout: INSTALL_TIMEOUT_MS });
  return '/usr/bin/chromium';
}

async function obtain(step: BrowserStep, machine: Machine): Promise<string> {
  switch (step.kind) {
    case 'use':
      return step.path;
    case 'unpack':
      return unpack();
    case 'install-playwright':
      return installPlaywrights(machine.playwrightPath);
    case 'install-package':
      return installPackage();
  }
}

/** Finds a Chrome or Chromium, or brings one; throws one line that says what to do. */
export async function findBrowser(machine: Machine = thisMachine()): Promise<string> {
  const tried: string[] = [];
  for (const step of browserPlan(machine)) {
    try {
      const path = await obtain(step, machine);
      // What has just been fetched may lack system libraries: it must start once before it counts.
      if (step.kind !== 'use') await run(path, ['--version'], { timeout: 30_000 });
      return path;
    } catch (error) {
      tried.push(`${step.kind}: ${error instanceof Error ? error.message.split('\n', 1)[0] : String(error)}`);
    }
  }
  const asked = machine.env.CHROMIUM ? `CHROMIUM=${machine.env.CHROMIUM} does not exist` : tried.join('; ');
  throw new Error(`No browser for the tests: install Chrome or Chromium, or set CHROMIUM (${asked})`);
}
