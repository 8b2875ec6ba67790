// Row 5: ten thousand connections that do nothing.
import { setTimeout as sleep } from 'node:timers/promises';
import { z } from 'zod';
import { type Bench, type Finding, quietly } from '../lib/bench';
import { cpuBetween, sampleCpu } from '../lib/cpu';
import { openIdle } from '../lib/load';
import { startScript } from '../lib/servers';
import { median, spread } from '../lib/stats';

const CONNECTIONS = 10_000;
const TIMEOUT_MS = 30_000;
const TARGETS = { seconds: 1.5, kib: 6, delayMs: 10 };

const factsSchema = z.object({
  rss: z.number(),
  heapUsed: z.number(),
  arrayBuffers: z.number(),
  open: z.number(),
  log: z.number(),
  delayP99: z.number(),
  delayMax: z.number(),
});

interface Idle {
  readonly foreign: number;
  readonly seconds: number;
  /** KiB for one connection. */
  readonly rss: number;
  readonly heap: number;
  readonly log: number;
  readonly delayP99: number;
  readonly delayMax: number;
}

export async function idleConnections(bench: Bench): Promise<Finding[]> {
  const runs: Idle[] = [];
  for (let round = 0; round < bench.rounds; round++) {
    bench.progress(`row 5, round ${round + 1} of ${bench.rounds}: ${CONNECTIONS} idle connections`);
    runs.push(await quietly(bench, () => measure(bench)));
  }
  const all = (value: (run: Idle) => number): number[] => runs.map(value);
  const line = (what: string, values: number[], digits: number, unit: string, limit: number): Finding => ({
    row: '5',
    what: `${CONNECTIONS} idle connections: ${what}`,
    reached: `${spread(values, digits)} ${unit}`,
    target: `≤ ${limit} ${unit}`,
    met: median(values) <= limit,
  });
  const memory = line(
    'memory of each',
    all((run) => run.rss),
    1,
    'KiB',
    TARGETS.kib,
  );
  const parts = `JS heap ${median(all((run) => run.heap)).toFixed(1)}, log ${median(all((run) => run.log)).toFixed(1)}`;
  return [
    line(
      'all open after',
      all((run) => run.seconds),
      2,
      's',
      TARGETS.seconds,
    ),
    { ...memory, reached: `${memory.reached} (of it ${parts})` },
    line(
      'event loop p99 late by',
      all((run) => run.delayP99),
      1,
      'ms',
      TARGETS.delayMs,
    ),
  ];
}

async function measure(bench: Bench): Promise<Idle> {
  const { child, port } = await startScript('engine.mjs');
  const ask = async (question: string) =>
    factsSchema.parse(JSON.parse(await child.ask(question, TIMEOUT_MS)));
  try {
    const cpu = sampleCpu();
    const before = await ask('watch');
    const opened = performance.now();
    const clients = await openIdle(bench.loadgen, port, CONNECTIONS, TIMEOUT_MS);
    try {
      let after = await ask('facts');
      while (after.open < CONNECTIONS && performance.now() - opened < TIMEOUT_MS) {
        await sleep(20);
        after = await ask('facts');
      }
      // Both ends have them all; asking costs a few ms at most.
      const seconds = Math.max(clients.seconds, (performance.now() - opened) / 1000);
      if (after.open < CONNECTIONS) throw new Error(`only ${after.open} of ${CONNECTIONS} were accepted`);
      const each = (value: (facts: typeof after) => number): number =>
        (value(after) - value(before)) / 1024 / CONNECTIONS;
      return {
        foreign: cpuBetween(cpu, sampleCpu()).foreign,
        seconds,
        rss: each((facts) => facts.rss),
        heap: each((facts) => facts.heapUsed),
        log: each((facts) => facts.log),
        delayP99: after.delayP99,
        delayMax: after.delayMax,
      };
    } finally {
      await clients.child.stop();
    }
  } finally {
    await child.stop();
  }
}
