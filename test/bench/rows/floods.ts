// Row 10: ten visible panes, each under a flood, with the log going to disk beyond its memory.
import { setTimeout as sleep } from 'node:timers/promises';
import { type Bench, type Finding, quietly } from '../lib/bench';
import { openPage } from '../lib/browser';
import { residentMemory } from '../lib/cpu';
import { type Run, runLoad } from '../lib/load';
import { endSmoothness, type Smoothness, watchSmoothness } from '../lib/smoothness';
import { median, quantile, spread } from '../lib/stats';
import { openView, startWebHost } from '../lib/webHost';

const PANES = 10;
const SECONDS = 30;
/** From here on nothing may grow. */
const SETTLED_SECONDS = 10;
const SAMPLE_MS = 1_000;
const TARGETS = { frameMs: 33, taskMs: 100, grownMiB: 64 };
const MiB = 1024 * 1024;

interface Flooded extends Smoothness {
  readonly foreign: number;
  /** What the host's memory grew by after the first seconds. */
  readonly grownMiB: number;
  readonly megabytesPerSecond: number;
}

export async function tenFloods(bench: Bench): Promise<Finding[]> {
  const floods: Flooded[] = [];
  for (let round = 0; round < bench.rounds; round++) {
    bench.progress(`row 10, round ${round + 1} of ${bench.rounds}: ${SECONDS} s into ${PANES} panes`);
    floods.push(await quietly(bench, () => flood(bench)));
  }
  const what = `${PANES} visible panes, each flooded for ${SECONDS} s`;
  const atMost = (name: string, values: readonly number[], unit: string, limit: number): Finding => ({
    row: '10',
    what: `${what}: ${name}`,
    reached: `${spread(values, 0)} ${unit}`,
    target: `≤ ${limit} ${unit}`,
    met: Math.round(median(values)) <= limit,
  });
  return [
    atMost(
      'frames p95',
      floods.map(({ frames }) => quantile(frames, 0.95)),
      'ms',
      TARGETS.frameMs,
    ),
    atMost(
      'longest task (50 stands for less)',
      floods.map(({ longTasks }) => Math.max(50, ...longTasks)),
      'ms',
      TARGETS.taskMs,
    ),
    atMost(
      `the host’s memory grows after ${SETTLED_SECONDS} s by`,
      floods.map(({ grownMiB }) => grownMiB),
      'MiB',
      TARGETS.grownMiB,
    ),
    {
      row: '10',
      what: `${what}: echoed meanwhile, all panes`,
      reached: `${spread(
        floods.map((each) => each.megabytesPerSecond),
        0,
      )} MB/s`,
      target: '–',
      met: null,
    },
  ];
}

async function flood(bench: Bench): Promise<Flooded> {
  const host = await startWebHost();
  try {
    const view = await openView(host);
    const ports: number[] = [];
    while (ports.length < PANES) ports.push((await view.openServer('echo')).local?.port ?? 0);
    await view.close();
    const shown = await openPage(host, PANES, 1600, 1000);
    try {
      const load = { kind: 'bulk', connections: 2, seconds: SECONDS, content: 'text' } as const;
      const running = Promise.all(ports.map((port) => runLoad(bench.loadgen, port, host.pid, load)));
      // Whoever awaits it comes later.
      running.catch(() => undefined);
      await sleep(SETTLED_SECONDS * 1_000);
      await watchSmoothness(shown.page);
      const settled = residentMemory(host.pid);
      let largest = settled;
      for (let at = SETTLED_SECONDS; at < SECONDS - 1; at++) {
        await sleep(SAMPLE_MS);
        largest = Math.max(largest, residentMemory(host.pid));
      }
      const smoothness = await endSmoothness(shown.page);
      const runs = await running;
      const problem = runs.find((run) => run.problem !== null)?.problem;
      if (problem !== undefined && problem !== null) throw new Error(`the flood failed: ${problem}`);
      return {
        ...smoothness,
        foreign: median(runs.map(({ foreign }) => foreign)),
        grownMiB: (largest - settled) / MiB,
        megabytesPerSecond: runs.reduce((sum, run) => sum + speedOf(run), 0),
      };
    } finally {
      await shown.close();
    }
  } finally {
    await host.stop();
  }
}

const speedOf = ({ result }: Run): number => (result?.bytesPerSecond ?? 0) / 1e6;
