// Row 2: a view that is attached but takes nothing must cost next to nothing, in time and in memory.
import { type Bench, type BenchServer, compare, type Finding, perRound, type Runs } from '../lib/bench';
import type { LoadKind } from '../lib/load';
import { rawNode } from '../lib/servers';
import { median, spread } from '../lib/stats';
import { openView, startWebHost } from '../lib/webHost';
import { besides, ECHO_LOADS, LOAD_NAMES } from './echo';

const TARGETS = { small: 0.85, bulk: 0.7 };
const MEMORY_MIB = 16;
const MIB = 1024 * 1024;

type Watching = 'nobody' | 'hidden' | 'stalled';

function webHost(name: string, watching: Watching): BenchServer {
  return {
    name,
    async start() {
      const host = await startWebHost();
      try {
        const view = await openView(host);
        const state = await view.openServer('echo');
        if (watching === 'nobody') await view.close();
        else await view.watch(state.session);
        if (watching === 'stalled') view.stall();
        return {
          port: state.local?.port ?? 0,
          pid: host.pid,
          figures: () => Promise.resolve({ rowBytes: view.rowBytes }),
          async stop() {
            if (watching !== 'nobody') await view.close();
            await host.stop();
          },
        };
      } catch (error) {
        await host.stop();
        throw error;
      }
    },
  };
}

const alone = webHost('web host, nobody watching', 'nobody');
const hidden = webHost('hidden view, no credit', 'hidden');
const stalled = webHost('stalled view, WebSocket not read', 'stalled');

export async function idleViews(bench: Bench): Promise<Finding[]> {
  const runs = await compare(bench, '2', [rawNode, alone, hidden, stalled], ECHO_LOADS);
  const kinds = ['small', 'bulk'] as const;
  return [
    ...kinds.map((kind) => besides('2', runs, alone, rawNode, kind, null)),
    ...[hidden, stalled].flatMap((server) =>
      kinds.flatMap((kind) => [
        besides('2', runs, server, rawNode, kind, TARGETS[kind]),
        memory(runs, server, kind),
      ]),
    ),
  ];
}

function memory(runs: Runs, server: BenchServer, kind: LoadKind): Finding {
  const more = perRound(runs(server, kind), runs(alone, kind), (our, their) => (our.peak - their.peak) / MIB);
  const peak = median(runs(server, kind).map((run) => run.peak / MIB));
  return {
    row: '2',
    what: `${LOAD_NAMES[kind]}: ${server.name}, peak memory`,
    reached: `${spread(more, 1)} MiB more than nobody watching (${Math.round(peak)} MiB)`,
    target: `≤ ${MEMORY_MIB} MiB`,
    met: more.length > 0 && median(more) <= MEMORY_MIB,
  };
}
