// The main screens in a language that is longer than any of ours: nothing is cut off, nothing is written into the source.
import type { Page } from '@playwright/test';
import { findCutText } from './support/cutText';
import { findHardCoded, speakPseudo } from './support/pseudo';
import { expect, test } from './support/test';

const SENT = 'hello';

/** All findings are told, not only those of the first screen. */
const eachExpect = expect.configure({ soft: true, timeout: 3_000 });

async function check(page: Page, screen: string): Promise<void> {
  await eachExpect
    .poll(() => page.evaluate(findHardCoded, SENT), { message: `hard-coded, ${screen}` })
    .toEqual([]);
  await eachExpect.poll(() => page.evaluate(findCutText), { message: `cut off, ${screen}` }).toEqual([]);
}

/** A dialog by its key. */
async function dialog(page: Page, keys: string, screen: string): Promise<void> {
  await page.keyboard.press(keys);
  await expect(page.getByRole('dialog')).toBeVisible();
  await check(page, screen);
  await page.keyboard.press('Escape');
  await expect(page.getByRole('dialog')).toBeHidden();
}

test('the empty page and the dialogs are whole in a pseudo-locale', async ({ page }) => {
  await speakPseudo(page);
  await check(page, 'empty page');
  for (const [keys, screen] of [
    ['Control+Shift+S', 'new server'],
    ['Control+Shift+K', 'new client'],
    ['Control+Shift+P', 'commands'],
    ['Control+Shift+G', 'scenarios'],
    ['F1', 'keys'],
    ['Shift+F1', 'layers'],
  ] as const)
    await dialog(page, keys, screen);
  await page.keyboard.press('Control+,');
  for (const section of await page.locator('.settings-section').all()) {
    await section.click();
    await check(page, `settings, ${await section.textContent()}`);
  }
});

test('panes and panels are whole in a pseudo-locale', async ({ page }) => {
  await speakPseudo(page);
  await page.keyboard.press('Control+Shift+B');
  await expect(page.locator('.compose')).toHaveCount(2);
  await page.keyboard.type(SENT);
  await page.keyboard.press('Enter');
  await expect(page.locator('.traffic-mirror > div').filter({ hasText: SENT })).toHaveCount(4);
  await check(page, 'a pair');
  for (const [keys, screen] of [
    ['Control+Shift+L', 'wire'],
    ['Control+Shift+E', 'events'],
    ['Control+Shift+X', 'snippets'],
    ['Control+Shift+D', 'marks'],
  ] as const) {
    await page.keyboard.press(keys);
    await check(page, screen);
    await page.keyboard.press(keys);
  }
});

test('text in no catalogue is found', async ({ page }) => {
  await speakPseudo(page);
  await page.locator('.welcome-title').evaluate((title) => title.append(' in no catalogue'));
  expect(await page.evaluate(findHardCoded, SENT)).toEqual([
    expect.stringMatching(/^h1\.welcome-title text: “⟦.*⟧ in no catalogue”$/),
  ]);
});
