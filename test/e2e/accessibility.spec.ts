import AxeBuilder from '@axe-core/playwright';
import type { Page } from '@playwright/test';
import { expect, test } from './support/test';
import { openClient, openServer } from './support/workbench';

for (const colorScheme of ['dark', 'light'] as const) {
  test.describe(colorScheme, () => {
    test.use({ start: { colorScheme } });

    test('no serious finding: empty, dialog, panes, events, palette', async ({ page }) => {
      await check(page);
      await page.getByRole('button', { name: 'New server' }).first().click();
      await expect(page.getByRole('dialog', { name: 'New server' })).toBeVisible();
      await check(page);
      await page.keyboard.press('Escape');
      const { port } = await openServer(page);
      await openClient(page, port);
      await check(page);
      await page.keyboard.press('Control+Shift+E');
      await expect(page.getByRole('region', { name: 'Events' })).toBeVisible();
      await check(page);
      await page.keyboard.press('Control+Shift+P');
      await expect(page.getByRole('dialog', { name: 'Commands' })).toBeVisible();
      await check(page);
    });
  });
}

async function check(page: Page): Promise<void> {
  // Transitions of at most 150 ms: axe measures colours, which must have settled.
  await page.waitForFunction(() =>
    document.getAnimations().every((animation) => animation.playState !== 'running'),
  );
  const { violations } = await new AxeBuilder({ page }).setLegacyMode(true).analyze();
  const serious = violations
    .filter(({ impact }) => impact === 'serious' || impact === 'critical')
    .map(({ id, nodes }) => `${id}: ${nodes.map((node) => node.html.slice(0, 160)).join(' | ')}`);
  expect(serious).toEqual([]);
}
