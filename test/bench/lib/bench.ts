import { setTimeout as sleep } from 'node:timers/promises';
import { cpuBetween, sampleCpu } from './cpu';
import { type Load, type LoadKind, type Run, runLoad } from './load';

/** A run beside more foreign work than this (in cores) is repeated. */
const QUIET_CORES = 0.2;
const ATTEMPTS = 3;
/** How long to wait for other work to end, and how long it must be quiet to count as ended. */
const CALM_TIMEOUT_MS = 20_000;
const CALM_MS = 500;

/** What every row works with. */
export interface Bench {
  readonly loadgen: string;
  readonly rounds: number;
  /** Tells the person waiting what is going on. */
  progress(text: string): void;
  /** Runs that were kept, and those of them beside too much foreign work. */
  readonly noise: { runs: number; noisy: number };
}

/** One line of the table. */
export interface Finding {
  readonly row: string;
  readonly what: string;
  readonly reached: string;
  readonly target: string;
  /** Null when there is nothing to compare with; the text says why. */
  readonly met: boolean | null;
}

export interface RunningServer {
  readonly port: number;
  /** Its first process. */
  readonly pid: number;
  /** More to keep of a run, asked when the load is over. */
  figures?(): Promise<Record<string, number>>;
  stop(): Promise<void>;
}

export interface BenchServer {
  readonly name: string;
  start(): Promise<RunningServer>;
}

/** Runs by server and kind of load, one for every round. */
export type Runs = (server: BenchServer, kind: LoadKind) => readonly Run[];

/** Repeats what other work on the machine disturbed, and keeps the quietest. */
export async function quietly<T extends { readonly foreign: number }>(
  bench: Bench,
  measure: () => Promise<T>,
): Promise<T> {
  let best = await measure();
  for (let attempt = 1; attempt < ATTEMPTS && best.foreign > QUIET_CORES; attempt++) {
    bench.progress(`  ${best.foreign.toFixed(2)} core of other work: again when it is over`);
    await calm();
    const again = await measure();
    if (again.foreign < best.foreign) best = again;
  }
  bench.noise.runs++;
  if (best.foreign > QUIET_CORES) bench.noise.noisy++;
  return best;
}

async function calm(): Promise<void> {
  for (const until = performance.now() + CALM_TIMEOUT_MS; performance.now() < until; ) {
    const before = sampleCpu();
    await sleep(CALM_MS);
    if (cpuBetween(before, sampleCpu()).foreign <= QUIET_CORES) return;
  }
}

/**
 * Loads every server once a round, each time in a new process: what is compared ran within the same minute, and an
 * unlucky process (memory layout, JIT) is one value among several, not all of them.
 */
export async function compare(
  bench: Bench,
  row: string,
  servers: readonly BenchServer[],
  loads: readonly Load[],
): Promise<Runs> {
  const runs = new Map<string, Run[]>();
  const key = (server: BenchServer, kind: LoadKind): string => `${kind} ${server.name}`;
  for (let round = 0; round < bench.rounds; round++) {
    for (const load of loads) {
      for (let i = 0; i < servers.length; i++) {
        // Nobody is always first.
        const server = servers[(i + round) % servers.length];
        if (server === undefined) continue;
        bench.progress(`row ${row}, round ${round + 1} of ${bench.rounds}: ${load.kind}, ${server.name}`);
        const run = await quietly(bench, () => runOnce(bench, server, load));
        const list = runs.get(key(server, load.kind)) ?? [];
        list.push(run);
        runs.set(key(server, load.kind), list);
      }
    }
  }
  return (server, kind) => runs.get(key(server, kind)) ?? [];
}

async function runOnce(bench: Bench, server: BenchServer, load: Load): Promise<Run> {
  const running = await server.start();
  try {
    const run = await runLoad(bench.loadgen, running.port, running.pid, load);
    return { ...run, figures: (await running.figures?.()) ?? {} };
  } finally {
    await running.stop();
  }
}

export function speed(run: Run, kind: LoadKind): number {
  if (run.result === null) return 0;
  return kind === 'small' ? run.result.roundsPerSecond : run.result.bytesPerSecond;
}

/** One value a round, of two runs of that round; rounds in which either went wrong are left out. */
export function perRound(
  ours: readonly Run[],
  theirs: readonly Run[],
  value: (our: Run, their: Run) => number,
): number[] {
  return ours.flatMap((our, round) => {
    const their = theirs[round];
    return their === undefined || our.problem !== null || their.problem !== null ? [] : [value(our, their)];
  });
}

/** "2 of 5 stalled", or nothing. */
export function problems(name: string, runs: readonly Run[]): string {
  const bad = runs.flatMap(({ problem }) => (problem === null ? [] : [problem]));
  if (bad.length === 0) return '';
  return `${name} failed ${bad.length} of ${runs.length}: ${[...new Set(bad)].join('; ')}`;
}
