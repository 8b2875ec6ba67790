// A new user's first day, without a mouse: a pair, a word and its echo, Korean, save, and everything back after a restart.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Browser, expect, type Page, test } from '@playwright/test';
import { type RunningApp, startApp } from './support/hosts';
import { pane } from './support/workbench';

/** More stops than the page has before what is looked for. */
const MOST_STOPS = 40;

async function openAgain(browser: Browser, userData: string): Promise<RunningApp> {
  const app = await startApp('web', browser, { userData });
  await expect(app.page.getByRole('button', { name: /^(Commands|명령)/ })).toBeEnabled();
  return app;
}

/** Presses a key until the focus is where it should be, as somebody without a mouse does. */
async function pressUntil(page: Page, key: string, isThere: () => Promise<boolean>): Promise<void> {
  for (let stop = 0; stop < MOST_STOPS; stop++) {
    if (await isThere()) return;
    await page.keyboard.press(key);
  }
  throw new Error(`${key} does not lead there`);
}

const hasFocus = (page: Page, name: RegExp) => () =>
  page.evaluate((wanted) => new RegExp(wanted).test(document.activeElement?.textContent ?? ''), name.source);

test('a pair in one choice, its echo, Korean, saved, and back after a restart: all by keyboard', async ({
  browser,
}) => {
  const folder = mkdtempSync(join(tmpdir(), 'bothends-fresh-'));
  let app = await openAgain(browser, folder);
  try {
    let { page } = app;
    await pressUntil(page, 'Tab', hasFocus(page, /^Server \+ client on this machine/));
    await page.keyboard.press('Enter');
    const client = pane(page, /^Client → 127\.0\.0\.1:\d+$/);
    await expect(client.message).toBeFocused();
    await expect(client.traffic).toContainText('connected');
    await page.keyboard.type('hello');
    await page.keyboard.press('Enter');
    await expect(client.traffic).toContainText('←');

    await page.keyboard.press('Control+Shift+P');
    await page.keyboard.type('한국어');
    await page.keyboard.press('Enter');
    await expect(page.locator('html')).toHaveAttribute('lang', 'ko');

    await page.keyboard.press('Control+s');
    const dialog = page.getByRole('dialog', { name: '작업 공간 저장' });
    await expect(dialog.getByLabel('파일')).toBeFocused();
    await page.keyboard.press('Control+a');
    await page.keyboard.type(join(folder, 'first'));
    await page.keyboard.press('Enter');
    await expect(page).toHaveTitle('first – Bothends');
    await app.close();

    app = await openAgain(browser, folder);
    page = app.page;
    await expect(page.locator('html')).toHaveAttribute('lang', 'ko');
    await expect(page.getByText(/^세션 2개가 멈춘 상태로 돌아왔습니다/)).toBeVisible();
    await pressUntil(page, 'Tab', hasFocus(page, /^모두 시작$/));
    await page.keyboard.press('Enter');
    const back = pane(page, /^클라이언트 → 127\.0\.0\.1:\d+$/);
    const traffic = back.region.getByRole('log');
    await expect(traffic).toContainText('연결됨');
    await pressUntil(page, 'F6', () => back.region.evaluate((pane) => pane.contains(document.activeElement)));
    await page.keyboard.press('Control+Shift+M');
    await page.keyboard.type('다시');
    await page.keyboard.press('Enter');
    await expect(traffic).toContainText('다시␊');
    await expect(traffic).toContainText('←');
  } finally {
    await app.close();
    rmSync(folder, { recursive: true, force: true });
  }
});
