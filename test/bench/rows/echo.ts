// Rows 1 and 4: the engine with counters, events and log on, beside plain Node and beside socat and ncat.
import {
  type Bench,
  type BenchServer,
  compare,
  type Finding,
  perRound,
  problems,
  type Runs,
  speed,
} from '../lib/bench';
import type { Load, LoadKind, Run } from '../lib/load';
import { engine, ncat, rawNode, socat, steadyEngine, steadyNode } from '../lib/servers';
import { median, spread } from '../lib/stats';

export const ECHO_LOADS: readonly Load[] = [
  { kind: 'small', connections: 100, seconds: 2.5, content: 'binary' },
  { kind: 'bulk', connections: 100, seconds: 2.5, content: 'binary' },
];
export const LOAD_NAMES: Readonly<Record<LoadKind, string>> = {
  small: '64 B × 100 connections',
  bulk: 'bulk × 100 connections',
};
const FASTER_THAN_NODE = { small: 0.9, bulk: 0.9 };
const LATENCY = 1.3;
const FASTER_THAN_OTHERS = { small: 1.8, bulk: 1.4 };

export async function engineBesideNode(bench: Bench): Promise<Finding[]> {
  const runs = await compare(bench, '1', [rawNode, engine], ECHO_LOADS);
  const bulk = ECHO_LOADS.filter(({ kind }) => kind === 'bulk');
  const steady = await compare(bench, '1', [steadyNode, steadyEngine], bulk);
  const late = perRound(
    runs(engine, 'small'),
    runs(rawNode, 'small'),
    (our, their) => (our.result?.p99 ?? Number.NaN) / (their.result?.p99 ?? Number.NaN),
  );
  return [
    besides('1', runs, engine, rawNode, 'small', FASTER_THAN_NODE.small),
    {
      row: '1',
      what: `${LOAD_NAMES.small}: p99 of a round trip`,
      reached: `${spread(late)} × raw Node`,
      target: `≤ ${LATENCY.toFixed(2)}`,
      met: late.length > 0 && median(late) <= LATENCY,
    },
    besides('1', runs, engine, rawNode, 'bulk', FASTER_THAN_NODE.bulk),
    // Without the luck of the allocator: steadier, and told for comparison.
    besides('1', steady, steadyEngine, steadyNode, 'bulk', null),
    cost(runs),
  ];
}

export async function engineBesideOthers(bench: Bench): Promise<Finding[]> {
  const runs = await compare(bench, '4', [engine, socat, ncat], ECHO_LOADS);
  return [socat, ncat].flatMap((other) =>
    (['small', 'bulk'] as const).map((kind) =>
      besides('4', runs, engine, other, kind, FASTER_THAN_OTHERS[kind]),
    ),
  );
}

/** How fast a server is, as a share of another one in the same rounds. No target: told for comparison. */
export function besides(
  row: string,
  runs: Runs,
  server: BenchServer,
  yardstick: BenchServer,
  kind: LoadKind,
  target: number | null,
): Finding {
  const ours = runs(server, kind);
  const theirs = runs(yardstick, kind);
  const ratios = perRound(ours, theirs, (our, their) => speed(our, kind) / speed(their, kind));
  const noted = [problems(server.name, ours), problems(yardstick.name, theirs)].filter((text) => text !== '');
  const reached = `${spread(ratios)} × ${yardstick.name} (${rate(ours, kind)})`;
  const reliable = ours.every(({ problem }) => problem === null);
  return {
    row,
    what: `${LOAD_NAMES[kind]}: ${server.name}`,
    reached: [reached, ...noted].join('; '),
    target: target === null ? '–' : `≥ ${target.toFixed(2)}`,
    // A yardstick that never came through is beaten by whoever does.
    met: target === null ? null : reliable && (ratios.length === 0 || median(ratios) >= target),
  };
}

function rate(runs: readonly Run[], kind: LoadKind): string {
  const value = median(runs.flatMap((run) => (run.problem === null ? [speed(run, kind)] : [])));
  return kind === 'small' ? `${Math.round(value / 1000)} k round trips/s` : `${Math.round(value / 1e6)} MB/s`;
}

/** Processor time is the steadier measure where the machine is shared. */
function cost(runs: Runs): Finding {
  const micros = (run: Run): number => (run.cores / speed(run, 'small')) * 1e6;
  const perGigabyte = (run: Run): number => (run.cores / speed(run, 'bulk')) * 1e9;
  const ratio = (kind: LoadKind, value: (run: Run) => number): string =>
    spread(perRound(runs(engine, kind), runs(rawNode, kind), (our, their) => value(our) / value(their)));
  const ours = (kind: LoadKind, value: (run: Run) => number): string =>
    median(runs(engine, kind).map(value)).toFixed(2);
  return {
    row: '1',
    what: 'processor time of the server',
    reached:
      `${ours('small', micros)} µs a round trip, ${ratio('small', micros)} × raw Node; ` +
      `${ours('bulk', perGigabyte)} s a GB, ${ratio('bulk', perGigabyte)} ×`,
    target: '–',
    met: null,
  };
}
