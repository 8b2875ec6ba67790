// Every process the bench starts: in a group of its own, bounded, and gone when the bench ends, however it ends.
import { type ChildProcess, spawn } from 'node:child_process';
import { createInterface } from 'node:readline';

const STOP_TIMEOUT_MS = 5_000;
const KEPT_STDERR = 2_000;

const running = new Set<ChildProcess>();

export interface Child {
  readonly pid: number;
  /** The next line of its output. */
  line(timeoutMs: number): Promise<string>;
  /** Writes a line and waits for the one that answers. */
  ask(question: string, timeoutMs: number): Promise<string>;
  /** Kills its process group and waits for its end. */
  stop(): Promise<void>;
}

export function startChild(
  command: string,
  args: readonly string[],
  env: Readonly<Record<string, string>> = {},
): Child {
  const child = spawn(command, args, {
    detached: true,
    stdio: ['pipe', 'pipe', 'pipe'],
    env: { ...process.env, ...env },
  });
  const { pid } = child;
  const label = `${command.split('/').at(-1)} ${args[0] ?? ''}`;
  let stderr = '';
  let failure: Error | null = null;
  const lines: string[] = [];
  let waiting: { resolve(line: string): void; reject(error: Error): void } | null = null;
  const fail = (why: string): void => {
    failure ??= new Error(`${label}: ${why}${stderr === '' ? '' : ` (${stderr.trim().split('\n').at(-1)})`}`);
    waiting?.reject(failure);
    waiting = null;
  };
  const ended = new Promise<void>((resolve) => {
    child.once('error', (error) => {
      fail(error.message);
      resolve();
    });
    child.once('close', (code, signal) => {
      running.delete(child);
      fail(`ended with ${signal ?? code}`);
      resolve();
    });
  });
  if (pid !== undefined) running.add(child);
  child.stdin.on('error', () => undefined);
  child.stderr.on('data', (chunk: Buffer) => {
    stderr = (stderr + chunk.toString()).slice(-KEPT_STDERR);
  });
  createInterface({ input: child.stdout }).on('line', (line) => {
    if (waiting === null) lines.push(line);
    else waiting.resolve(line);
    waiting = null;
  });
  const line = (timeoutMs: number): Promise<string> => {
    const ready = lines.shift();
    if (ready !== undefined) return Promise.resolve(ready);
    if (failure !== null) return Promise.reject(failure);
    const next = new Promise<string>((resolve, reject) => {
      waiting = { resolve, reject };
    });
    return within(next, timeoutMs, `${label}: no answer`);
  };
  return {
    pid: pid ?? 0,
    line,
    ask(question, timeoutMs) {
      child.stdin.write(`${question}\n`);
      return line(timeoutMs);
    },
    async stop() {
      killGroup(child);
      await within(ended, STOP_TIMEOUT_MS, `${label} does not end`);
    },
  };
}

/** The promise, or an error after the time is over. */
export async function within<T>(promise: Promise<T>, timeoutMs: number, what: string): Promise<T> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_resolve, reject) => {
    timer = setTimeout(() => reject(new Error(`${what} within ${timeoutMs} ms`)), timeoutMs);
  });
  return Promise.race([promise, late]).finally(() => clearTimeout(timer));
}

/** Kills all that still runs; for the end of the bench. */
export function killAll(): void {
  for (const child of running) killGroup(child);
}

function killGroup(child: ChildProcess): void {
  if (child.pid === undefined) return;
  try {
    // The group: a forking server leaves children behind when only its first process is killed.
    process.kill(-child.pid, 'SIGKILL');
  } catch {
    // It has ended by itself.
  }
}
