// Settings: they hold at once, in every view of a host, and for its next start.
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Locator, Page } from '@playwright/test';
import { startApp } from './support/hosts';
import { expect, test } from './support/test';

const dialogOf = (page: Page): Locator => page.getByRole('dialog', { name: /^(Settings|설정)$/ });
const keyOf = (page: Page, command: string): Locator =>
  dialogOf(page)
    .getByRole('button', { name: new RegExp(`“${command}”(: |$)`) })
    .first();

async function open(page: Page, section?: string): Promise<Locator> {
  await page.keyboard.press('Control+,');
  const dialog = dialogOf(page);
  await expect(dialog.getByRole('searchbox')).toBeFocused();
  if (section !== undefined) await dialog.getByRole('button', { name: section, exact: true }).click();
  return dialog;
}

test('theme, language and font hold at once, also in another tab', async ({ page, app }) => {
  const other = await app.anotherView();
  // Waits for the page to find its host, as a person would.
  await other.getByRole('button', { name: /^Server \+ client/ }).click();
  await expect(other.locator('.xterm-rows').first()).toBeVisible();
  const dialog = await open(page);
  await dialog.getByLabel('Theme', { exact: true }).selectOption('light');
  await dialog.getByLabel('Size of that font', { exact: true }).fill('20');
  await dialog.getByLabel('Size of that font', { exact: true }).press('Enter');
  await dialog.getByLabel('Font of traffic and bytes', { exact: true }).fill('No Such Font');
  await dialog.getByLabel('Font of traffic and bytes', { exact: true }).press('Enter');
  await expect(dialog.getByText('This computer shows no font of that name')).toBeVisible();
  await dialog.getByLabel('Language', { exact: true }).selectOption('ko');
  for (const each of [page, other]) {
    await expect(each.locator('html')).toHaveAttribute('data-theme', 'light');
    await expect(each.locator('html')).toHaveAttribute('lang', 'ko');
  }
  await expect(other.getByRole('button', { name: '새 서버' })).toBeVisible();
  await expect(other.locator('.xterm-rows').first()).toHaveCSS('font-size', '20px');
  await expect(other.locator('.xterm-rows').first()).toHaveCSS('font-family', /No Such Font/);
  // Everything as usual, and that undone.
  await dialogOf(page).getByRole('button', { name: '모두 기본값으로' }).click();
  await expect(other.locator('html')).toHaveAttribute('lang', 'en');
  await dialogOf(page).getByRole('button', { name: 'Undo' }).click();
  await expect(other.locator('html')).toHaveAttribute('lang', 'ko');
});

test('a command gets another key, a conflict is a question, and keys travel as a file', async ({ page }) => {
  await open(page, 'Keys');
  await keyOf(page, 'User guide').click();
  await page.keyboard.press('Control+Shift+F1');
  await expect(keyOf(page, 'User guide')).toHaveText('Ctrl+Shift+F1');
  await keyOf(page, 'User guide').click();
  await page.keyboard.press('Shift+F1');
  await expect(dialogOf(page).getByRole('alert')).toContainText(
    'Shift+F1 runs “Layers, and TCP beside UDP”.',
  );
  await dialogOf(page).getByRole('button', { name: 'Take it from there' }).click();
  await expect(keyOf(page, 'Layers, and TCP beside UDP')).toHaveText('none');
  await keyOf(page, 'New client').click();
  await page.keyboard.press('Control+c');
  await expect(dialogOf(page).getByRole('alert')).toContainText('Ctrl+C edits text everywhere');
  await page.keyboard.press('Escape');
  await expect(dialogOf(page)).toBeVisible();

  const downloading = page.waitForEvent('download');
  await dialogOf(page).getByRole('button', { name: 'Export…', exact: true }).click();
  const file = await (await downloading).path();
  expect(JSON.parse(readFileSync(file, 'utf8'))).toEqual({
    bothends: 'keys',
    version: 1,
    keys: [
      { command: 'show-guide', key: 'Shift+F1' },
      { command: 'show-layers', key: null },
    ],
  });
  await dialogOf(page).getByRole('button', { name: 'Usual keys' }).click();
  await expect(keyOf(page, 'User guide')).toHaveText('Ctrl+F1');
  const choosing = page.waitForEvent('filechooser');
  await dialogOf(page).getByRole('button', { name: 'Import…', exact: true }).click();
  await (await choosing).setFiles(file);
  await expect(keyOf(page, 'User guide')).toHaveText('Shift+F1');

  // The new key works, and is shown where keys are shown.
  await page.keyboard.press('Escape');
  await expect(dialogOf(page)).toBeHidden();
  await page.keyboard.press('?');
  const map = page.getByRole('dialog', { name: 'Keyboard shortcuts' });
  await expect(map.locator('.shortcut').filter({ hasText: 'User guide' })).toContainText('Shift+F1');
  await expect(map).not.toContainText('Layers, and TCP beside UDP');
  await page.keyboard.press('Escape');
  await page.keyboard.press('Shift+F1');
  await expect(page.getByRole('dialog', { name: 'User guide' })).toBeVisible();
});

test('what was chosen is there after a restart of the host; a damaged file is kept', async ({ browser }) => {
  const userData = mkdtempSync(join(tmpdir(), 'bothends-settings-'));
  const file = join(userData, 'settings.json');
  const first = await startApp('web', browser, { userData });
  await open(first.page);
  await dialogOf(first.page).getByLabel('Theme', { exact: true }).selectOption('light');
  await expect.poll(() => existsSync(file) && readFileSync(file, 'utf8')).toContain('light');
  await first.close();

  const second = await startApp('web', browser, { userData });
  await expect(second.page.locator('html')).toHaveAttribute('data-theme', 'light');
  await second.close();

  writeFileSync(file, '{"theme":"li');
  const third = await startApp('web', browser, { userData });
  await open(third.page);
  await expect(dialogOf(third.page)).toContainText('settings.damaged-1.json');
  await expect(third.page.locator('html')).toHaveAttribute('data-theme', 'dark');
  await third.close();
  expect(readFileSync(join(userData, 'settings.damaged-1.json'), 'utf8')).toBe('{"theme":"li');
  rmSync(userData, { recursive: true, force: true });
});

test('an old choice of this browser is taken over', async ({ page }) => {
  await page.evaluate(() => {
    localStorage.clear();
    localStorage.setItem('bothends.theme', 'light');
  });
  await page.reload();
  await open(page);
  await expect(dialogOf(page).getByLabel('Theme', { exact: true })).toHaveValue('light');
  expect(await page.evaluate(() => localStorage.getItem('bothends.theme'))).toBeNull();
});
