// The load generator: compiled at the start, run against one server, watched by /proc.
import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { promisify } from 'node:util';
import { z } from 'zod';
import { type Child, startChild } from './children';
import { type CpuUse, cpuBetween, peakMemory, sampleCpu } from './cpu';

const COMPILE_TIMEOUT_MS = 60_000;
/** Connecting and the last words; the load itself has its own time. */
const SLACK_MS = 10_000;
/** A bulk echo that was silent this long at the end has stopped, not paused. */
const STALL_SECONDS = 0.5;

const resultSchema = z.object({
  bytesPerSecond: z.number(),
  roundsPerSecond: z.number(),
  p50: z.number(),
  p99: z.number(),
  quiet: z.number(),
  wrong: z.number(),
});
type LoadResult = z.infer<typeof resultSchema>;

export type LoadKind = 'small' | 'bulk';

export interface Load {
  readonly kind: LoadKind;
  readonly connections: number;
  readonly seconds: number;
  /** What it sends. A pane has far more to do with binary: most bytes become an escape in a colour of its own. */
  readonly content: 'text' | 'binary';
}

export interface Run {
  /** Null when the server failed; `problem` says how. A stalled server has both. */
  readonly result: LoadResult | null;
  readonly problem: string | null;
  /** Cores that other work on this machine took meanwhile. */
  readonly foreign: number;
  /** Cores the server used. */
  readonly cores: number;
  /** Largest resident memory of the server so far, in bytes. */
  readonly peak: number;
  /** Whatever else the server told of itself. */
  readonly figures: Readonly<Record<string, number>>;
}

/** Compiles the generator; throws one line when that is impossible. */
export async function compileLoadgen(folder: string): Promise<string> {
  const target = join(folder, 'loadgen');
  const source = join(import.meta.dirname, '../loadgen.c');
  try {
    await promisify(execFile)('cc', ['-O2', '-o', target, source], { timeout: COMPILE_TIMEOUT_MS });
  } catch (error) {
    const missing = error instanceof Error && 'code' in error && error.code === 'ENOENT';
    const why = missing ? 'there is no C compiler (cc); install gcc or clang' : String(error).split('\n')[1];
    throw new Error(`The load generator cannot be compiled: ${why}`);
  }
  return target;
}

/** Opens idle connections; they stay until the child is stopped. */
export async function openIdle(loadgen: string, port: number, connections: number, timeoutMs: number) {
  const child = startChild(loadgen, [String(port), String(connections), 'idle', '0', 'text']);
  try {
    const answer = z.object({ seconds: z.number() }).parse(JSON.parse(await child.line(timeoutMs)));
    return { child, seconds: answer.seconds };
  } catch (error) {
    await child.stop();
    throw error;
  }
}

/** Loads the server on `port`, whose first process is `pid`. */
export async function runLoad(loadgen: string, port: number, pid: number, load: Load): Promise<Run> {
  const { kind, connections, seconds, content } = load;
  const args = [port, connections, kind, seconds, content].map(String);
  const child = startChild(loadgen, args);
  try {
    const outcome = readResult(child, load);
    // Inside the counted part, and while every process still lives.
    await sleep(seconds * 250);
    const before = sampleCpu();
    await sleep(seconds * 700);
    const cpu: CpuUse = cpuBetween(before, sampleCpu());
    return {
      ...(await outcome),
      foreign: cpu.foreign,
      cores: cpu.of(pid),
      peak: peakMemory(pid),
      figures: {},
    };
  } finally {
    await child.stop();
  }
}

async function readResult(child: Child, load: Load): Promise<Pick<Run, 'result' | 'problem'>> {
  try {
    const line = await child.line(load.seconds * 1000 + SLACK_MS);
    const result = resultSchema.parse(JSON.parse(line));
    if (result.wrong > 0)
      return { result: null, problem: `${result.wrong} reads came back with wrong bytes` };
    return { result, problem: result.quiet > STALL_SECONDS ? 'stalled' : null };
  } catch (error) {
    return { result: null, problem: error instanceof Error ? error.message : String(error) };
  }
}
