// Row 8: echo while everything is written to a file, on the disk of the temporary folder.
import { mkdtempSync, readdirSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Bench, type BenchServer, compare, type Finding } from '../lib/bench';
import type { Run } from '../lib/load';
import { rawNode } from '../lib/servers';
import { median } from '../lib/stats';
import { openView, startWebHost } from '../lib/webHost';
import { besides, ECHO_LOADS } from './echo';

const SMALL = 0.9;
const BULK = 0.45;
const STATE_TIMEOUT_MS = 30_000;

export async function echoWhileRecording(bench: Bench): Promise<Finding[]> {
  const runs = await compare(bench, '8', [rawNode, recorded], ECHO_LOADS);
  return [
    besides('8', runs, recorded, rawNode, 'small', SMALL),
    besides('8', runs, recorded, rawNode, 'bulk', BULK),
    written([...runs(recorded, 'small'), ...runs(recorded, 'bulk')]),
  ];
}

/** Lossless means that nothing is missing, at the price of a slower echo where the disk asks for it. */
function written(runs: readonly Run[]): Finding {
  const of = (name: string): number[] => runs.flatMap(({ figures }) => figures[name] ?? []);
  const missing = of('missing').reduce((sum, each) => sum + each, 0);
  return {
    row: '8',
    what: 'recorded and lost',
    reached: `${Math.round(median(of('bytes')) / 1e6)} MB a run, ${missing} B lost, traffic slowed for ${Math.round(median(of('slowed')))} ms`,
    target: '0 B lost',
    met: missing === 0,
  };
}

const recorded: BenchServer = {
  name: 'engine, recording',
  async start() {
    const folder = mkdtempSync(join(tmpdir(), 'bothends-bench-recording-'));
    const host = await startWebHost();
    try {
      const view = await openView(host);
      const state = await view.openServer('echo');
      const recording = await view.record(state.session, join(folder, 'run.pcapng'));
      return {
        port: state.local?.port ?? 0,
        pid: host.pid,
        async figures() {
          const { missingBytes, slowedMs } = await view.stopRecording(recording, STATE_TIMEOUT_MS);
          const sizes = readdirSync(folder).map((name) => statSync(join(folder, name)).size);
          const bytes = sizes.reduce((sum, each) => sum + each, 0);
          return { bytes, missing: missingBytes, slowed: slowedMs };
        },
        async stop() {
          await view.close();
          await host.stop();
          rmSync(folder, { recursive: true, force: true });
        },
      };
    } catch (error) {
      await host.stop();
      rmSync(folder, { recursive: true, force: true });
      throw error;
    }
  },
};
