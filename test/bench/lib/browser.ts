// The real page in a headless browser, and what can be measured from inside it.
import { type CDPSession, chromium, type Page } from '@playwright/test';
import { findBrowser } from '../../helpers/findBrowser';
import type { WebHost } from './webHost';

const TIMEOUT_MS = 15_000;
const FIND_TIMEOUT_MS = 5_000;
const FIND_PERIOD_MS = 100;

export interface BenchPage {
  readonly page: Page;
  /** What the main thread did since the page began, in ms. */
  taskTime(): Promise<number>;
  close(): Promise<void>;
}

export async function openPage(host: WebHost, panes: number, width = 1280, height = 800): Promise<BenchPage> {
  const browser = await chromium.launch({
    executablePath: await findBrowser(),
    args: process.getuid?.() === 0 ? ['--no-sandbox'] : [],
    // The bench ends its processes itself; Playwright kills this one when the bench exits.
    handleSIGINT: false,
    handleSIGTERM: false,
    handleSIGHUP: false,
  });
  try {
    const page = await browser.newPage({ locale: 'en-US', viewport: { width, height } });
    page.setDefaultTimeout(TIMEOUT_MS);
    // tsx names every function through this helper, also those that are sent to the page.
    await page.addInitScript('globalThis.__name = (each) => each;');
    await page.goto(host.url);
    const logs = page.getByRole('log', { name: 'Traffic' });
    await logs.first().waitFor();
    if (panes > 1) {
      await tile(page, Math.ceil(panes / 2));
      await logs.nth(panes - 1).waitFor();
    }
    const cdp: CDPSession = await page.context().newCDPSession(page);
    await cdp.send('Performance.enable');
    return {
      page,
      async taskTime() {
        const { metrics } = await cdp.send('Performance.getMetrics');
        return (metrics.find(({ name }) => name === 'TaskDuration')?.value ?? 0) * 1000;
      },
      close: () => browser.close(),
    };
  } catch (error) {
    await browser.close();
    throw error;
  }
}

/** Servers open as tabs of one group: puts them side by side, two to a column, in the layout the page has kept. */
async function tile(page: Page, columns: number): Promise<void> {
  const key = 'bothends.layout';
  await page.waitForFunction((name) => localStorage.getItem(name) !== null, key);
  // Kept a moment after the last change.
  await page.waitForTimeout(1_000);
  await page.evaluate(
    ({ name, count }) => {
      const kept = JSON.parse(localStorage.getItem(name) ?? '');
      const { grid, panels } = kept.layout;
      const leaf = (id: string): object => ({
        type: 'leaf',
        size: grid.height / 2,
        data: { id: `group-${id}`, views: [id], activeView: id },
      });
      const ids = Object.keys(panels);
      grid.orientation = 'HORIZONTAL';
      grid.root = {
        type: 'branch',
        size: grid.height,
        data: Array.from({ length: count }, (_, column) => ({
          type: 'branch',
          size: grid.width / count,
          data: ids.slice(2 * column, 2 * column + 2).map(leaf),
        })),
      };
      delete kept.layout.activeGroup;
      localStorage.setItem(name, JSON.stringify(kept));
    },
    { name: key, count: columns },
  );
  await page.reload();
}

/**
 * The newest marker of skipped rows in a pane, found as a person would: under a flood it scrolls out of sight at once.
 * Null when the pane has none.
 */
export async function findSkipped(page: Page): Promise<string | null> {
  await page.getByRole('button', { name: 'Find', exact: true }).first().click();
  await page.getByRole('search').first().getByRole('textbox').fill('not shown');
  const log = page.getByRole('log', { name: 'Traffic' }).first();
  for (const until = performance.now() + FIND_TIMEOUT_MS; performance.now() < until; ) {
    const marker = /[\d.,]+ rows[^\n]*not shown/.exec(await log.innerText())?.[0];
    if (marker !== undefined) return marker;
    await page.waitForTimeout(FIND_PERIOD_MS);
  }
  return null;
}
