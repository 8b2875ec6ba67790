// Row 7: reading the kernel's socket table, small and large, beside the library that people usually take for it.
import { closeSync, openSync, readSync } from 'node:fs';
import { join } from 'node:path';
import { performance } from 'node:perf_hooks';
import { setTimeout as sleep } from 'node:timers/promises';
import { pathToFileURL } from 'node:url';
import { networkConnections } from 'systeminformation';
import {
  openSocketTable,
  type ReadOptions,
  type SocketTable,
  type TableReading,
} from '../../../electron/kernel/index';
import { type Bench, type Finding, quietly } from '../lib/bench';
import { cpuBetween, sampleCpu } from '../lib/cpu';
import { openIdle } from '../lib/load';
import { startScript } from '../lib/servers';
import { median, spread } from '../lib/stats';

const WORKER = pathToFileURL(join(import.meta.dirname, '../../../out/kernel/socketTableWorker.js'));
const FEW = 5;
const MANY = 10_000;
/** Both ends are on this machine. */
const MANY_ROWS = 2 * MANY;
const READS = 20;
const LIBRARY_READS = 3;
const TIMEOUT_MS = 30_000;
const SMALL_ROWS = 1_000;
const LEFTOVERS_MS = 70_000;
const PAGE_BYTES = 16 * 1024;
const TARGETS = { fewMs: 4, manyMs: 35, bare: 1.25, faster: 5 };

interface Reads {
  /** In the worker, and from question to answer. */
  readonly workerMs: number;
  readonly wallMs: number;
  /** What a reading keeps the event loop of whoever asks busy. */
  readonly busyMs: number;
  readonly totalRows: number;
  /** What the kernel takes to write the same file, read by a loop that does nothing with it. */
  readonly bareMs: number;
}
interface Round {
  readonly foreign: number;
  readonly few: Reads;
  readonly many: Reads;
  readonly all: Reads;
  readonly libraryMs: number;
}

export async function socketTable(bench: Bench): Promise<Finding[]> {
  const rounds: Round[] = [];
  for (let round = 0; round < bench.rounds; round++) {
    bench.progress(`row 7, round ${round + 1} of ${bench.rounds}: the socket table with ${MANY_ROWS} rows`);
    rounds.push(await quietly(bench, () => measure(bench)));
  }
  const all = (value: (round: Round) => number): number[] => rounds.map(value);
  const ratios = all(({ many, libraryMs }) => libraryMs / many.wallMs);
  const table = (what: string, value: (round: Round) => Reads, limit: number | null): Finding[] => {
    const name = `socket table of ${Math.round(median(all((round) => value(round).totalRows)))} rows of IPv4, ${what}`;
    const times = all((round) => value(round).workerMs);
    const beside = all((round) => value(round).workerMs / value(round).bareMs);
    return [
      {
        row: '7',
        what: `${name}: worker`,
        reached: `${spread(times, 1)} ms`,
        target: limit === null ? '–' : `≤ ${limit} ms`,
        met: limit === null ? null : median(times) <= limit,
      },
      // How fast the kernel writes the files is not ours; what we add to it is.
      {
        row: '7',
        what: `${name}: beside reading the files and nothing else`,
        reached: `${spread(beside)} ×`,
        target: limit === null ? '–' : `≤ ${TARGETS.bare.toFixed(2)}`,
        met: limit === null ? null : median(beside) <= TARGETS.bare,
      },
    ];
  };
  const busy = (value: (round: Round) => Reads): Finding => ({
    row: '7',
    what: 'the same: event loop of whoever asks',
    reached: `${spread(all((round) => value(round).busyMs))} ms`,
    target: '–',
    met: null,
  });
  return [
    ...table('a handful wanted', ({ few }) => few, TARGETS.fewMs),
    ...table('a handful wanted', ({ many }) => many, TARGETS.manyMs),
    busy(({ many }) => many),
    ...table('all wanted', (round) => round.all, null),
    busy((round) => round.all),
    {
      row: '7',
      what: `socket table of ${MANY_ROWS} rows: from question to answer`,
      reached: `${spread(ratios, 1)} × as fast as systeminformation (${Math.round(median(all(({ libraryMs }) => libraryMs)))} ms)`,
      target: `≥ ${TARGETS.faster.toFixed(2)}`,
      met: median(ratios) >= TARGETS.faster,
    },
  ];
}

async function measure(bench: Bench): Promise<Round> {
  const table = openSocketTable(WORKER);
  // A table keeps no process alive, not even while it is read.
  const life = setInterval(() => undefined, TIMEOUT_MS);
  try {
    await untilSmall(table);
    const cpu = sampleCpu();
    const few = await withConnections(bench, FEW, (port) => timeReads(table, [port]));
    return await withConnections(bench, MANY, async (port) => {
      const rows = await untilOpen(table, port);
      const clients = rows.flatMap(({ local }) => (local.port === port ? [] : [local.port]));
      const many = await timeReads(table, clients.slice(0, FEW));
      const all = await timeReads(table, [port]);
      const libraryMs = await timeLibrary();
      return { few, many, all, libraryMs, foreign: cpuBetween(cpu, sampleCpu()).foreign };
    });
  } finally {
    clearInterval(life);
    await table.close();
  }
}

async function withConnections<T>(
  bench: Bench,
  count: number,
  use: (port: number) => Promise<T>,
): Promise<T> {
  const { child, port } = await startScript('holder.mjs');
  try {
    const clients = await openIdle(bench.loadgen, port, count, TIMEOUT_MS);
    try {
      return await use(port);
    } finally {
      await child.ask('reset', TIMEOUT_MS);
      await clients.child.stop();
    }
  } finally {
    await child.stop();
  }
}

/** What earlier rows closed stays for a minute. */
async function untilSmall(table: SocketTable): Promise<void> {
  for (const until = performance.now() + LEFTOVERS_MS; performance.now() < until; await sleep(500))
    if ((await read(table, [])).totalRows <= SMALL_ROWS) return;
}

async function read(
  table: SocketTable,
  ports: readonly number[],
  options?: ReadOptions,
): Promise<TableReading> {
  const found = await table.read(ports, options);
  if (!found.ok) throw new Error(`the socket table is not available: ${found.error.detail}`);
  return found.value;
}

/** Connected is not accepted: waits until every row belongs to a process. */
async function untilOpen(table: SocketTable, port: number): Promise<TableReading['rows']> {
  for (const until = performance.now() + TIMEOUT_MS; performance.now() < until; await sleep(50)) {
    const { rows } = await read(table, [port]);
    const open = rows.filter(({ state, inode }) => state === 'ESTABLISHED' && inode !== 0);
    if (open.length === MANY_ROWS) return open;
  }
  throw new Error(`not all of ${MANY} connections were accepted`);
}

/** Medians of some readings. */
async function timeReads(table: SocketTable, ports: readonly number[]): Promise<Reads> {
  const reads: Reads[] = [];
  for (let i = 0; i < READS; i++) {
    const begin = performance.now();
    const busy = performance.eventLoopUtilization();
    // As an engine asks whose sockets are all of IPv4.
    const { durationMs, totalRows } = await read(table, ports, { families: ['IPv4'] });
    const busyMs = performance.eventLoopUtilization(busy).active;
    const wallMs = performance.now() - begin;
    reads.push({ workerMs: durationMs, wallMs, busyMs, totalRows, bareMs: timeBare() });
  }
  const middle = (value: (read: Reads) => number): number => median(reads.map(value));
  return {
    workerMs: middle((read) => read.workerMs),
    wallMs: middle((read) => read.wallMs),
    busyMs: middle((read) => read.busyMs),
    totalRows: middle((read) => read.totalRows),
    bareMs: middle((read) => read.bareMs),
  };
}

function timeBare(): number {
  const page = Buffer.allocUnsafe(PAGE_BYTES);
  const begin = performance.now();
  const descriptor = openSync('/proc/net/tcp', 'r');
  while (readSync(descriptor, page, 0, PAGE_BYTES, null) > 0);
  closeSync(descriptor);
  return performance.now() - begin;
}

async function timeLibrary(): Promise<number> {
  const times: number[] = [];
  for (let i = 0; i < LIBRARY_READS; i++) {
    const begin = performance.now();
    const connections = await networkConnections();
    times.push(performance.now() - begin);
    if (connections.length < MANY_ROWS)
      throw new Error(`systeminformation found only ${connections.length} of ${MANY_ROWS} connections`);
  }
  return median(times);
}
