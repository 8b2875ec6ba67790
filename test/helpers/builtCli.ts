import { type ChildProcess, spawn } from 'node:child_process';
import { chmodSync, cpSync, existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { afterAll, afterEach } from 'vitest';
import { pollUntil } from './pollUntil';

const built = resolve(import.meta.dirname, '../../out');
export const PAGE_TEXT = '<!doctype html><title>test page</title>';

/** A running program of ours or of others, with what it said so far. */
export class Running {
  readonly outChunks: Buffer[] = [];
  err = '';
  /** Null until it has ended; a signal that killed it counts as a code of its own. */
  exit: number | NodeJS.Signals | null = null;

  constructor(readonly child: ChildProcess) {
    child.stdout?.on('data', (chunk: Buffer) => this.outChunks.push(chunk));
    child.stderr?.setEncoding('utf8').on('data', (text: string) => {
      this.err += text;
    });
    // It may end before it has read everything.
    child.stdin?.on('error', () => undefined);
    child.once('close', (code, signal) => {
      this.exit = code ?? signal;
    });
  }

  get out(): Buffer {
    return Buffer.concat(this.outChunks);
  }
  get outText(): string {
    return this.out.toString();
  }
  /** The lines of stdout so far, each parsed. */
  get json(): Record<string, unknown>[] {
    const lines = this.outText.split('\n');
    return lines.slice(0, -1).map((line) => JSON.parse(line) as Record<string, unknown>);
  }

  async untilErr(pattern: RegExp): Promise<RegExpExecArray> {
    return pollUntil(`${pattern} on stderr`, () => {
      const found = pattern.exec(this.err);
      if (found === null && this.exit !== null) throw new Error(`ended with ${this.exit}: ${this.err}`);
      return found;
    });
  }
  async untilOut(pattern: RegExp): Promise<RegExpExecArray> {
    return pollUntil(`${pattern} on stdout`, () => pattern.exec(this.outText));
  }
  async untilExit(deadlineMs = 20_000): Promise<number | NodeJS.Signals> {
    await pollUntil('its end', () => this.exit !== null, deadlineMs);
    return this.exit ?? 'SIGKILL';
  }
}

/**
 * The command line as it was built, in a folder of its own, so that a build at the same time does not change it under
 * our feet; with a page of its own, so that it does not depend on the real one.
 */
export function builtCli() {
  const folder = mkdtempSync(join(tmpdir(), 'bothends-cli-'));
  // Some tests run it as somebody else.
  chmodSync(folder, 0o755);
  const script = join(folder, 'out/cli/bothends.js');
  if (!existsSync(join(built, 'cli/bothends.js'))) throw new Error('Nothing is built: npm run build');
  for (const room of ['cli', 'engine', 'kernel', 'chunks']) {
    cpSync(join(built, room), join(folder, 'out', room), { recursive: true });
  }
  cpSync(join(built, '../package.json'), join(folder, 'package.json'));
  const page = join(folder, 'out/renderer');
  mkdirSync(page);
  writeFileSync(join(page, 'index.html'), PAGE_TEXT);

  const running = new Set<ChildProcess>();
  afterEach(() => {
    for (const child of running) if (child.exitCode === null) child.kill('SIGKILL');
    running.clear();
  });
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  /** Nothing of this machine's language or display reaches a program under test. */
  const plain = {
    PATH: process.env.PATH,
    HOME: process.env.HOME,
    LANG: 'C.UTF-8',
  };
  let homes = 0;
  /** A place of its own for what is kept: nothing comes back of the run before. */
  const freshHome = () => ({ BOTHENDS_HOME: join(folder, 'home', String(++homes)) });
  const start = (
    command: string,
    args: readonly string[],
    env: NodeJS.ProcessEnv = {},
    user: { uid?: number; gid?: number } = {},
  ): Running => {
    const child = spawn(command, args, {
      env: { ...plain, ...freshHome(), ...env },
      stdio: 'pipe',
      ...user,
    });
    running.add(child);
    return new Running(child);
  };
  return {
    folder,
    script,
    /** Any program, with stdin open; `user`: as whom, for what behaves otherwise as root. */
    start,
    /** `bothends …`, with stdin open. */
    run: (args: readonly string[], env?: NodeJS.ProcessEnv): Running =>
      start(process.execPath, [script, ...args], env),
    /** The same, but living through all tests of a file; the caller ends it. */
    keep: (args: readonly string[], env: NodeJS.ProcessEnv = {}): Running =>
      new Running(
        spawn(process.execPath, [script, ...args], {
          env: { ...plain, ...freshHome(), ...env },
          stdio: 'pipe',
        }),
      ),
    /** `bothends …` to its end, with `input` as all of stdin. */
    async runToEnd(args: readonly string[], input: string | Buffer = '', env?: NodeJS.ProcessEnv) {
      const run = start(process.execPath, [script, ...args], env);
      run.child.stdin?.end(input);
      await run.untilExit();
      return run;
    },
    /** A server of ours that listens on a free port. */
    async serve(...args: string[]): Promise<Running & { port: number }> {
      const run = start(process.execPath, [script, 'server', '0', ...args]);
      const [, port] = args.includes('--json')
        ? await run.untilOut(/"type":"listening".*?"port":(\d+)/)
        : await run.untilErr(/listening on \S+:(\d+)/);
      return Object.assign(run, { port: Number(port) });
    },
  };
}
