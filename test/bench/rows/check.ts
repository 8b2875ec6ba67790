// Row 12: a long stream through the echo check (pattern, log, every byte compared) beside a plain client that only counts.
import { join, resolve } from 'node:path';
import { z } from 'zod';
import { type Bench, type Finding, quietly } from '../lib/bench';
import { startChild } from '../lib/children';
import { cpuBetween, sampleCpu } from '../lib/cpu';
import { rawNode } from '../lib/servers';
import { median, spread } from '../lib/stats';

const CLI = resolve(import.meta.dirname, '../../../out/cli/bothends.js');
const CHUNK = 64 * 1024;
const TARGET = 0.7;
const TIMEOUT_MS = 120_000;
/** Fewer rounds are a quick look; the real size takes half a minute each. */
const QUICK_ROUNDS = 3;
const QUICK_BYTES = 256 * 1024 ** 2;
const BYTES = 2 * 1024 ** 3;

const resultSchema = z.object({ bytesPerSecond: z.number(), outcome: z.string().default('done') });

interface Stream {
  readonly bytesPerSecond: number;
  readonly foreign: number;
}

export async function echoCheck(bench: Bench): Promise<Finding[]> {
  const size = bench.rounds < QUICK_ROUNDS ? QUICK_BYTES : BYTES;
  const plain = (port: number) => [
    join(import.meta.dirname, '../servers/client.mjs'),
    ...[port, size, CHUNK].map(String),
  ];
  const check = (port: number) => [
    CLI,
    ...['check', '127.0.0.1', port, '--size', size, '--chunk', CHUNK, '--json'].map(String),
  ];
  const ratios: number[] = [];
  const speeds: number[] = [];
  for (let round = 0; round < bench.rounds; round++) {
    bench.progress(`row 12, round ${round + 1} of ${bench.rounds}: echo check beside a plain client`);
    // Nobody is always first.
    const order = round % 2 === 0 ? ([plain, check] as const) : ([check, plain] as const);
    const results = new Map<typeof plain, Stream>();
    for (const client of order) results.set(client, await quietly(bench, () => run(client)));
    const ours = results.get(check)?.bytesPerSecond ?? Number.NaN;
    ratios.push(ours / (results.get(plain)?.bytesPerSecond ?? Number.NaN));
    speeds.push(ours);
  }
  return [
    {
      row: '12',
      what: `${size / 1024 ** 2} MiB through the echo check, against a plain Node echo`,
      reached: `${spread(ratios)} × plain Node client (${Math.round(median(speeds) / 1e6)} MB/s)`,
      target: `≥ ${TARGET.toFixed(2)}`,
      met: median(ratios) >= TARGET,
    },
  ];
}

async function run(client: (port: number) => readonly string[]): Promise<Stream> {
  const server = await rawNode.start();
  const child = startChild(process.execPath, client(server.port));
  try {
    const before = sampleCpu();
    const result = resultSchema.parse(JSON.parse(await child.line(TIMEOUT_MS)));
    if (result.outcome !== 'done') throw new Error(`the echo check ended as ${result.outcome}`);
    return { bytesPerSecond: result.bytesPerSecond, foreign: cpuBetween(before, sampleCpu()).foreign };
  } finally {
    await child.stop();
    await server.stop();
  }
}
