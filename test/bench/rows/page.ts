// Row 6: the page while much is going on: one pane under a flood, ten panes at an ordinary rate.
import { setTimeout as sleep } from 'node:timers/promises';
import { type Bench, type Finding, quietly } from '../lib/bench';
import { type BenchPage, openPage } from '../lib/browser';
import { cpuBetween, sampleCpu } from '../lib/cpu';
import { startFeed } from '../lib/feed';
import { type Load, runLoad } from '../lib/load';
import { rawNode } from '../lib/servers';
import { endSmoothness, type Smoothness, watchSmoothness } from '../lib/smoothness';
import { median, quantile, spread } from '../lib/stats';
import { openView, startWebHost } from '../lib/webHost';

const FLOOD_SECONDS = 30;
const CLICK_PERIOD_MS = 400;
const PANES = 10;
const PANE_BYTES_PER_SECOND = 100_000;
const FEED_SECONDS = 10;
/** From the first row to the pane's ordinary life. */
const SETTLE_MS = 2_000;
const TARGETS = { frameMs: 33, taskMs: 60, clickMs: 100, fps: 55, busy: 35 };

type Flood = Smoothness & { readonly foreign: number };
interface Tiled {
  readonly foreign: number;
  readonly fps: number;
  /** Percent of the main thread. */
  readonly busy: number;
}

export async function pageUnderLoad(bench: Bench): Promise<Finding[]> {
  const idle: Flood[] = [];
  const text: Flood[] = [];
  const binary: Flood[] = [];
  const tiles: Tiled[] = [];
  for (let round = 0; round < bench.rounds; round++) {
    const where = `row 6, round ${round + 1} of ${bench.rounds}`;
    bench.progress(`${where}: ${FLOOD_SECONDS} s beside the page`);
    idle.push(await quietly(bench, () => floodBeside(bench)));
    bench.progress(`${where}: ${FLOOD_SECONDS} s of text into one pane`);
    text.push(await quietly(bench, () => flood(bench, 'text')));
    bench.progress(`${where}: ${FLOOD_SECONDS} s of binary into one pane`);
    binary.push(await quietly(bench, () => flood(bench, 'binary')));
    bench.progress(`${where}: ${PANES} panes`);
    tiles.push(await quietly(bench, tenPanes));
  }
  const ten = `${PANES} panes × ${PANE_BYTES_PER_SECOND / 1000} kB/s`;
  const fps = tiles.map((tile) => tile.fps);
  return [
    ...floodFindings('bulk through raw Node beside an idle pane', idle).map((finding) => ({
      ...finding,
      target: '–',
      met: null,
    })),
    ...floodFindings('bulk text into one pane', text),
    ...floodFindings('bulk binary into one pane', binary),
    {
      row: '6',
      what: `${ten}: frames`,
      reached: `${spread(fps, 0)} fps`,
      target: `≥ ${TARGETS.fps} fps`,
      met: median(fps) >= TARGETS.fps,
    },
    atMost(
      `${ten}: main thread`,
      tiles.map(({ busy }) => busy),
      '%',
      TARGETS.busy,
    ),
  ];
}

function floodFindings(load: string, floods: readonly Flood[]): Finding[] {
  const what = `${load} for ${FLOOD_SECONDS} s`;
  const frames = floods.map((flood) => quantile(flood.frames, 0.95));
  const tasks = floods.map(({ longTasks }) => Math.max(50, ...longTasks));
  const clicks = floods.map((flood) => quantile(flood.clicks, 0.95));
  return [
    atMost(`${what}: frames p95`, frames, 'ms', TARGETS.frameMs),
    atMost(`${what}: longest task (50 stands for less)`, tasks, 'ms', TARGETS.taskMs),
    atMost(`${what}: click to paint p95`, clicks, 'ms', TARGETS.clickMs),
  ];
}

function atMost(what: string, values: readonly number[], unit: string, limit: number): Finding {
  return {
    row: '6',
    what,
    reached: `${spread(values, 0)} ${unit}`,
    target: `≤ ${limit} ${unit}`,
    // As it is shown: two frames of a 60 Hz screen take 33.3 ms.
    met: Math.round(median(values)) <= limit,
  };
}

async function flood(bench: Bench, content: Load['content']): Promise<Flood> {
  return withPanes(1, 'echo', (shown, [port = 0], pid) => feelFlood(bench, shown, port, pid, content));
}

/** The same load, but none of it is ours: what the machine itself does to a page that has nothing to draw. */
async function floodBeside(bench: Bench): Promise<Flood> {
  return withPanes(1, 'echo', async (shown) => {
    const server = await rawNode.start();
    try {
      return await feelFlood(bench, shown, server.port, server.pid, 'text');
    } finally {
      await server.stop();
    }
  });
}

async function feelFlood(
  bench: Bench,
  shown: BenchPage,
  port: number,
  pid: number,
  content: Load['content'],
): Promise<Flood> {
  const load = { kind: 'bulk', connections: 100, seconds: FLOOD_SECONDS, content } as const;
  const running = runLoad(bench.loadgen, port, pid, load);
  // Whoever awaits it comes later.
  running.catch(() => undefined);
  await sleep(SETTLE_MS);
  await watchSmoothness(shown.page);
  const clicked = await clickAlong(shown, performance.now() + FLOOD_SECONDS * 1000 - 2 * SETTLE_MS);
  const smoothness = await endSmoothness(shown.page, clicked);
  const { foreign, problem } = await running;
  if (problem !== null) throw new Error(`the flood failed: ${problem}`);
  return { ...smoothness, foreign };
}

/** Opens the palette and closes it again, until the time is over. */
async function clickAlong({ page }: BenchPage, until: number): Promise<number> {
  const commands = page.getByRole('button', { name: 'Commands', exact: true });
  let clicked = 0;
  while (performance.now() < until) {
    await commands.click();
    clicked++;
    await page.getByRole('dialog').first().waitFor();
    await page.keyboard.press('Escape');
    await page.getByRole('dialog').first().waitFor({ state: 'hidden' });
    await sleep(CLICK_PERIOD_MS);
  }
  return clicked;
}

async function tenPanes(): Promise<Tiled> {
  return withPanes(PANES, 'manual', async (shown, ports) => {
    const feed = await startFeed(ports, PANE_BYTES_PER_SECOND);
    try {
      await sleep(SETTLE_MS);
      const cpu = sampleCpu();
      await watchSmoothness(shown.page);
      const before = { task: await shown.taskTime(), at: performance.now() };
      await sleep(FEED_SECONDS * 1000);
      const task = (await shown.taskTime()) - before.task;
      const busy = (task / (performance.now() - before.at)) * 100;
      const { frames, seconds } = await endSmoothness(shown.page);
      return { foreign: cpuBetween(cpu, sampleCpu()).foreign, fps: frames.length / seconds, busy };
    } finally {
      feed.stop();
    }
  });
}

async function withPanes<T>(
  panes: number,
  behaviour: 'echo' | 'manual',
  use: (page: BenchPage, ports: readonly number[], pid: number) => Promise<T>,
): Promise<T> {
  const host = await startWebHost();
  try {
    const view = await openView(host);
    const ports: number[] = [];
    while (ports.length < panes) ports.push((await view.openServer(behaviour)).local?.port ?? 0);
    await view.close();
    const shown = await openPage(host, panes, panes > 1 ? 1600 : 1280, panes > 1 ? 1000 : 800);
    try {
      return await use(shown, ports, host.pid);
    } finally {
      await shown.close();
    }
  } finally {
    await host.stop();
  }
}
