// Row 3: a pane that is looked at, in a real browser that shares the server's processors.
import { type Bench, type BenchServer, compare, type Finding } from '../lib/bench';
import { findSkipped, openPage } from '../lib/browser';
import type { Run } from '../lib/load';
import { rawNode } from '../lib/servers';
import { median, spread } from '../lib/stats';
import { openView, startWebHost } from '../lib/webHost';
import { besides, ECHO_LOADS, LOAD_NAMES } from './echo';

const SHARE = 0.55;
const ROWS_PER_SECOND = 50_000;

export async function liveView(bench: Bench): Promise<Finding[]> {
  const findings: Finding[] = [];
  for (const content of ['text', 'binary'] as const) {
    const markers: string[] = [];
    const pane = livePane(`live pane, ${content}`, (marker) => markers.push(marker));
    const loads = ECHO_LOADS.map((load) => ({ ...load, content }));
    const runs = await compare(bench, '3', [rawNode, pane], loads);
    findings.push(
      besides('3', runs, pane, rawNode, 'small', SHARE),
      besides('3', runs, pane, rawNode, 'bulk', SHARE),
      offered(content, runs(pane, 'small')),
      marked(content, [...runs(pane, 'small'), ...runs(pane, 'bulk')], markers.at(-1)),
    );
  }
  return findings;
}

function offered(content: string, runs: readonly Run[]): Finding {
  // An echo is a row received and a row sent.
  const rows = runs.flatMap(({ result }) => (result === null ? [] : [(2 * result.roundsPerSecond) / 1000]));
  return {
    row: '3',
    what: `${LOAD_NAMES.small}: rows recorded while the pane is live, ${content}`,
    reached: `${spread(rows, 0)} k rows/s`,
    target: `≥ ${ROWS_PER_SECOND / 1000} k rows/s`,
    met: median(rows) >= ROWS_PER_SECOND / 1000,
  };
}

/** A pane that kept up in the end has scrolled its last marker away: not every run can show one. */
function marked(content: string, runs: readonly Run[], example: string | undefined): Finding {
  const showing = runs.filter(({ figures }) => figures.marked === 1).length;
  return {
    row: '3',
    what: `skipped rows are counted and shown, ${content}`,
    reached:
      example === undefined
        ? 'no marker found'
        : `a marker still in the pane after ${showing} of ${runs.length} runs, such as “${example}”`,
    target: 'a marker',
    met: example !== undefined,
  };
}

function livePane(name: string, onMarker: (marker: string) => void): BenchServer {
  return {
    name,
    async start() {
      const host = await startWebHost();
      try {
        const view = await openView(host);
        const state = await view.openServer('echo');
        await view.close();
        const shown = await openPage(host, 1);
        return {
          port: state.local?.port ?? 0,
          pid: host.pid,
          async figures() {
            const marker = await findSkipped(shown.page);
            if (marker !== null) onMarker(marker);
            return { marked: marker === null ? 0 : 1 };
          },
          async stop() {
            await shown.close();
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
