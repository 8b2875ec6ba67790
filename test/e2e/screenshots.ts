// `npm run screenshots`: the pictures of the README, taken of the built app with real sockets.
import { mkdirSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { type Browser, chromium, expect, type Page } from '@playwright/test';
import { findBrowser } from '../helpers/findBrowser';
import { type StartOptions, startApp } from './support/hosts';
import { closedPort } from './support/peers';
import { panel, startFromPicker, step } from './support/scenarios';
import { clientPane, openClient, openServer, say } from './support/workbench';

const FOLDER = resolve(import.meta.dirname, '../../docs');

interface Picture {
  readonly name: string;
  readonly start?: StartOptions;
  readonly draw: (page: Page) => Promise<void>;
}

async function conversation(page: Page, clients: readonly (readonly string[])[]): Promise<void> {
  const { port } = await openServer(page);
  for (const [nth, lines] of clients.entries()) {
    await openClient(page, port);
    const client = clientPane(page, port, nth);
    for (const line of lines) {
      await say(client, line);
      // Sent and echoed.
      await expect(client.rows.filter({ hasText: line })).toHaveCount(2);
    }
  }
}

const THREE = [
  ['hello', 'GET / HTTP/1.1'],
  ['안녕하세요', '소켓 통신'],
  ['emoji 👋🏽 🌍', 'one, two, three'],
] as const;

const PICTURES: readonly Picture[] = [
  { name: 'empty', draw: async () => undefined },
  {
    name: 'clients',
    start: { viewport: { width: 1440, height: 860 } },
    draw: (page) => conversation(page, THREE),
  },
  {
    name: 'error',
    draw: async (page) => {
      const port = await closedPort();
      await openClient(page, port);
      const { region } = clientPane(page, port);
      await expect(region).toContainText('ECONNREFUSED');
      await region.getByRole('button', { name: 'Explain' }).click();
    },
  },
  {
    name: 'light',
    start: { colorScheme: 'light' },
    draw: (page) => conversation(page, [['hello', '안녕하세요']]),
  },
  {
    name: 'narrow',
    start: { viewport: { width: 520, height: 800 } },
    draw: (page) => conversation(page, [['hello', '안녕하세요']]),
  },
  {
    name: 'wire',
    start: { viewport: { width: 1280, height: 900 } },
    draw: async (page) => {
      await conversation(page, [['hello', '안녕하세요']]);
      await page.keyboard.press('Control+Shift+L');
      const wire = page.getByRole('region', { name: 'Wire', exact: true });
      await expect(wire.getByRole('listitem').filter({ hasText: '안녕하세요' })).toHaveCount(4);
    },
  },
  {
    // Of a machine where packets may be captured.
    name: 'capture',
    start: { viewport: { width: 1280, height: 900 } },
    draw: async (page) => {
      const { port, pane } = await openServer(page);
      await pane.region.getByRole('button', { name: 'Capture packets' }).click();
      await expect(pane.region.getByRole('button', { name: 'Stop capturing' })).toBeVisible();
      await openClient(page, port);
      await expect(pane.traffic).toContainText('← ACK · seq 1');
      await page.keyboard.press('Control+Shift+L');
      const steps = page.getByRole('list', { name: 'Steps of the wire' });
      await expect(steps).toContainText('← SYN ACK · seq 0 · ack 1');
      await page.getByRole('tab', { name: 'Ladder' }).focus();
    },
  },
  {
    name: 'states',
    start: { viewport: { width: 1280, height: 900 }, locale: 'ko-KR', colorScheme: 'light' },
    draw: async (page) => {
      await page.keyboard.press('Control+Shift+B');
      const client = page.getByRole('region', { name: /^클라이언트 → / });
      await expect(client.getByRole('textbox')).toBeFocused();
      await page.keyboard.press('Control+Shift+L');
      await page.getByRole('tab', { name: '상태' }).click();
      await client.getByRole('button', { name: '반만 닫기' }).first().click();
      await expect(page.getByRole('button', { name: /^TIME_WAIT · 커널에서 봄/ })).toBeVisible();
      await expect(page.getByRole('button', { name: /^CLOSED · 커널에서 봄 · 서버/ })).toBeVisible();
    },
  },
  {
    name: 'scenario',
    start: { viewport: { width: 1440, height: 860 } },
    draw: async (page) => {
      await startFromPicker(page, 'iterative');
      const act = panel(page).getByRole('button', { name: 'Do this step' });
      for (const number of [1, 2, 3]) {
        await act.click();
        await expect(step(page, number)).toHaveAttribute('data-status', 'done');
      }
    },
  },
  {
    name: 'korean',
    start: { locale: 'ko-KR' },
    draw: async (page) => {
      await page.keyboard.press('Control+Shift+B');
      const client = page.getByRole('region', { name: /→/ });
      await expect(client.getByRole('textbox')).toBeFocused();
      await page.keyboard.type('안녕하세요');
      await page.keyboard.press('Enter');
      await expect(client.getByRole('log')).toContainText('안녕하세요');
    },
  },
];

async function take(browser: Browser, { name, start = {}, draw }: Picture): Promise<void> {
  const app = await startApp('web', browser, start);
  try {
    // Keys pressed before the page has found its host go nowhere.
    await expect(app.page.getByRole('button', { name: /Server \+ client|서버 \+ 클라이언트/ })).toBeEnabled();
    await draw(app.page);
    await app.page.evaluate(() => document.fonts.ready);
    await app.page.screenshot({ path: join(FOLDER, `${name}.png`), animations: 'disabled', caret: 'hide' });
    console.log(`docs/${name}.png`);
  } finally {
    await app.close();
  }
}

mkdirSync(FOLDER, { recursive: true });
const wanted = process.argv.slice(2);
const browser = await chromium.launch({ executablePath: await findBrowser() });
try {
  for (const picture of PICTURES) {
    if (wanted.length === 0 || wanted.includes(picture.name)) await take(browser, picture);
  }
} finally {
  await browser.close();
}
