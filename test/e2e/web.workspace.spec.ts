// What is open comes back after the host was started anew: stopped, until somebody starts it.
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test as base, expect } from '@playwright/test';
import { type RunningApp, startApp } from './support/hosts';
import { pane, say } from './support/workbench';

const SERVER = /^Server 127\.0\.0\.1:\d+$/;
const CLIENT = /^Client → 127\.0\.0\.1:\d+$/;

interface Fixtures {
  readonly folder: string;
  /** Starts the host, on the same folder every time. */
  readonly start: () => Promise<RunningApp>;
}

const test = base.extend<Fixtures>({
  // biome-ignore lint/correctness/noEmptyPattern: Playwright wants a pattern.
  folder: async ({}, use) => {
    const folder = mkdtempSync(join(tmpdir(), 'bothends-workspace-'));
    await use(folder);
    rmSync(folder, { recursive: true, force: true });
  },
  start: async ({ browser, folder }, use) => {
    const running: RunningApp[] = [];
    await use(async () => {
      const app = await startApp('web', browser, { userData: folder });
      running.push(app);
      return app;
    });
    for (const app of running) await app.close();
  },
});

test('a pair that was saved comes back stopped, and echoes when all is started', async ({
  start,
  folder,
}) => {
  const file = join(folder, 'pair.bothends');
  let { page, close } = await start();
  await page.getByRole('button', { name: /^Server \+ client/ }).click();
  await say(pane(page, CLIENT), 'before');
  await expect(pane(page, CLIENT).traffic).toContainText('before␊');
  await page.keyboard.press('Control+s');
  const dialog = page.getByRole('dialog', { name: 'Save workspace' });
  await dialog.getByLabel('File').fill(file);
  await dialog.getByRole('button', { name: 'Save', exact: true }).click();
  await expect(page).toHaveTitle('pair – Bothends');
  await close();
  expect(JSON.parse(readFileSync(file, 'utf8'))).toMatchObject({
    version: 1,
    panes: [{ pane: 1 }, { pane: 2 }],
  });

  ({ page, close } = await start());
  await expect(page.getByText('2 sessions are back, stopped.')).toBeVisible();
  await expect(page).toHaveTitle('pair – Bothends');
  const client = pane(page, CLIENT);
  await expect(pane(page, SERVER).region.getByRole('button', { name: 'Listen again' })).toBeVisible();
  await expect(client.send).toBeDisabled();
  await expect(client.traffic).not.toContainText('before');
  await page.getByRole('button', { name: 'Start all' }).click();
  await say(client, 'after');
  await expect(client.traffic).toContainText('after␊');
  await expect(client.traffic).toContainText('←');
  await expect(page.getByText(/are back, stopped/)).toBeHidden();

  await client.region.getByRole('button', { name: 'Close session' }).click();
  await page.getByRole('alertdialog').getByRole('button', { name: 'Close session' }).click();
  await expect(client.region).toBeHidden();
  await page.getByRole('button', { name: /^Reopen/ }).click();
  await expect(client.region.getByRole('button', { name: 'Reconnect' })).toBeVisible();
  await expect(page.getByText(/is back, stopped, with its rules and view/)).toBeVisible();
});

test('a damaged file is refused and kept, and so is a damaged autosave', async ({ start, folder }) => {
  const bad = join(folder, 'bad.bothends');
  writeFileSync(bad, '{ "format": "bothends-workspace", "version": 99 }');
  let { page, close } = await start();
  await page.getByRole('button', { name: /^Server \+ client/ }).click();
  await expect(pane(page, CLIENT).region).toBeVisible();
  await page.keyboard.press('Control+o');
  const dialog = page.getByRole('dialog', { name: 'Open workspace' });
  await dialog.getByLabel('File').fill(bad);
  await dialog.getByRole('button', { name: 'Open', exact: true }).click();
  await page
    .getByRole('dialog', { name: 'Open another workspace?' })
    .getByRole('button', { name: 'Open', exact: true })
    .click();
  await expect(page.locator('.banner-bad')).toContainText('a later Bothends wrote it (version 99)');
  await expect(pane(page, CLIENT).send).toBeEnabled();
  await close();
  expect(readFileSync(bad, 'utf8')).toContain('99');

  const autosave = join(folder, 'workspace/autosave.bothends');
  const good = readFileSync(autosave, 'utf8');
  writeFileSync(autosave, good.slice(0, good.length / 2));
  ({ page, close } = await start());
  await expect(page.locator('.banner-bad')).toContainText(
    'The workspace of last time was not opened: it is damaged',
  );
  const kept = readdirSync(join(folder, 'workspace')).filter((name) => name.startsWith('unread-'));
  expect(kept.map((name) => readFileSync(join(folder, 'workspace', name), 'utf8'))).toEqual([
    good.slice(0, good.length / 2),
  ]);
  await page.getByRole('button', { name: 'Open the last good autosave' }).click();
  await expect(pane(page, CLIENT).region).toBeVisible();
  expect(existsSync(autosave)).toBe(true);
});
