// Row 13: from nothing to the first echo, and what is held while nothing happens.
import { setTimeout as sleep } from 'node:timers/promises';
import { type Browser, chromium, type Page } from '@playwright/test';
import { findBrowser } from '../../helpers/findBrowser';
import { type Bench, type Finding, quietly } from '../lib/bench';
import { startChild } from '../lib/children';
import { cpuBetween, residentMemory, sampleCpu } from '../lib/cpu';
import { median, spread } from '../lib/stats';
import { startWebHost, type WebHost } from '../lib/webHost';

const TIMEOUT_MS = 20_000;
/** Until what was needed for the start has been given back. */
const REST_MS = 5_000;
const MiB = 1024 * 1024;
const TARGETS = { host: 8, seconds: 3, hostMiB: 80, pageMiB: 40 };

interface Start {
  readonly foreign: number;
  /** A Node that does nothing but say so, in ms. */
  readonly node: number;
  /** From the start of the host to the line with its address, in ms. */
  readonly host: number;
  /** From the start of the host to the first row of an echo on the page, in ms; the browser runs already. */
  readonly echo: number;
  /** What the host holds with one pair and one page, beyond a Node that does nothing. */
  readonly hostMiB: number;
  /** JS heap of the page. */
  readonly pageMiB: number;
}

export async function startUp(bench: Bench): Promise<Finding[]> {
  const browser = await chromium.launch({
    executablePath: await findBrowser(),
    args: process.getuid?.() === 0 ? ['--no-sandbox'] : [],
  });
  const runs: Start[] = [];
  try {
    // The first page of a browser pays for the browser.
    await (await browser.newPage()).goto('data:text/html,ready');
    for (let round = 0; round < bench.rounds; round++) {
      bench.progress(`row 13, round ${round + 1} of ${bench.rounds}: from nothing to the first echo`);
      runs.push(await quietly(bench, () => startOnce(browser)));
    }
  } finally {
    await browser.close();
  }
  const all = (value: (run: Start) => number): number[] => runs.map(value);
  const atMost = (what: string, values: number[], digits: number, unit: string, limit: number): Finding => ({
    row: '13',
    what,
    reached: `${spread(values, digits)} ${unit}`,
    target: `≤ ${limit} ${unit}`,
    met: median(values) <= limit,
  });
  const ready = median(all(({ host }) => host)).toFixed(0);
  const ratio = atMost(
    'start of the host',
    all(({ host, node }) => host / node),
    1,
    '× bare Node',
    TARGETS.host,
  );
  return [
    { ...ratio, reached: `${ratio.reached} (${ready} ms)` },
    atMost(
      'from nothing to the first echoing pair on the page',
      all(({ echo }) => echo / 1000),
      2,
      's',
      TARGETS.seconds,
    ),
    atMost(
      'memory of the host at rest, beyond bare Node',
      all(({ hostMiB }) => hostMiB),
      0,
      'MiB',
      TARGETS.hostMiB,
    ),
    atMost(
      'JS heap of the page at rest',
      all(({ pageMiB }) => pageMiB),
      0,
      'MiB',
      TARGETS.pageMiB,
    ),
  ];
}

async function startOnce(browser: Browser): Promise<Start> {
  const before = sampleCpu();
  const bare = await startBare();
  const startedAt = performance.now();
  const host = await startWebHost();
  const ready = performance.now() - startedAt;
  const context = await browser.newContext({ locale: 'en-US', viewport: { width: 1280, height: 800 } });
  try {
    const page = await context.newPage();
    page.setDefaultTimeout(TIMEOUT_MS);
    await firstEcho(page, host);
    const echo = performance.now() - startedAt;
    const { foreign } = cpuBetween(before, sampleCpu());
    await sleep(REST_MS);
    const cdp = await context.newCDPSession(page);
    await cdp.send('HeapProfiler.collectGarbage');
    const { metrics } = await cdp.send('Performance.enable').then(() => cdp.send('Performance.getMetrics'));
    const heap = metrics.find(({ name }) => name === 'JSHeapUsedSize')?.value ?? Number.NaN;
    return {
      foreign,
      node: bare.ms,
      host: ready,
      echo,
      hostMiB: (residentMemory(host.pid) - bare.memory) / MiB,
      pageMiB: heap / MiB,
    };
  } finally {
    await context.close();
    await host.stop();
  }
}

/** As soon as there is something to click: a pair, a word, its echo. */
async function firstEcho(page: Page, host: WebHost): Promise<void> {
  await page.goto(host.url, { waitUntil: 'commit' });
  await page
    .getByRole('button', { name: /Server \+ client/ })
    .first()
    .click();
  const client = page.getByRole('region', { name: /^Client → / });
  const message = client.getByRole('textbox', { name: 'Message' });
  await message.fill('hello');
  await message.press('Enter');
  await client
    .getByRole('log', { name: 'Traffic' })
    .filter({ hasText: /←\s+6 B/ })
    .waitFor();
}

async function startBare(): Promise<{ readonly ms: number; readonly memory: number }> {
  const startedAt = performance.now();
  const child = startChild(process.execPath, ['-e', 'console.log(1); setInterval(() => {}, 1e6)']);
  try {
    await child.line(TIMEOUT_MS);
    return { ms: performance.now() - startedAt, memory: residentMemory(child.pid) };
  } finally {
    await child.stop();
  }
}
