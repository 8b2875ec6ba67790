/** `npm start`: the desktop app where Electron runs, else the same page in a browser. */
import { type StdioOptions, spawn } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { runWeb } from './runWeb';
import { didNotStart, planStart, type StartPlan, type WhyNotDesktop } from './startPlan';
import { leave, openTerminal, type Terminal } from './terminal';

/** The checkout, whether this code ended up in out/cli or in out/chunks. */
const ROOT = resolve(import.meta.dirname, '../..');
/** About 110 MB: a slow line needs minutes, but nobody should wait for ever for what does not come. */
const DOWNLOAD_MS = 5 * 60_000;

async function start(terminal: Terminal): Promise<number> {
  let plan = currentPlan();
  if (plan.kind === 'download') {
    terminal.err.write(`${terminal.t('cli.start.downloading')}\n`);
    // Its own complaints are long and add nothing to what is said below.
    const fetched = await runChild(process.execPath, [plan.installer], terminal, 'ignore', DOWNLOAD_MS);
    if (fetched.stopped) return 0;
    plan = currentPlan();
  }
  if (plan.kind !== 'desktop') return startWeb(plan.kind === 'web' ? plan.why : 'noBinary', terminal);
  const startedAt = performance.now();
  const { code, stopped } = await runChild(plan.executable, [ROOT], terminal, 'inherit');
  if (stopped) return 0;
  if (didNotStart(code, performance.now() - startedAt)) return startWeb('didNotStart', terminal);
  return code ?? 1;
}

function currentPlan(): StartPlan {
  const files = { exists: existsSync, read: readText };
  return planStart({ root: ROOT, platform: process.platform, env: process.env, files });
}

function readText(path: string): string | null {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    return null;
  }
}

function startWeb(why: WhyNotDesktop, terminal: Terminal): Promise<number> {
  const reason = terminal.t(`cli.start.${why}`);
  terminal.err.write(`${terminal.t('cli.start.desktopUnavailable', { reason })}\n`);
  const options = { host: '127.0.0.1', port: 0, allowRemote: false, open: true, json: false };
  return runWeb(options, terminal);
}

interface Ended {
  /** Null when it could not be started or was killed. */
  readonly code: number | null;
  /** We were asked to stop, and it with us. */
  readonly stopped: boolean;
}

function runChild(
  command: string,
  args: readonly string[],
  terminal: Terminal,
  stdio: StdioOptions,
  timeout?: number,
): Promise<Ended> {
  // Inside an editor built on Electron this may be set, and Electron would then be a plain Node.
  const { ELECTRON_RUN_AS_NODE: _, ...env } = process.env;
  const child = spawn(command, args, { stdio, env, timeout });
  let stopped = false;
  void terminal.stopped.then(() => {
    stopped = true;
    child.kill();
  });
  return new Promise((done) => {
    child.once('error', () => done({ code: null, stopped }));
    child.once('exit', (code) => done({ code, stopped }));
  });
}

const terminal = openTerminal();
await leave(terminal, await start(terminal));
