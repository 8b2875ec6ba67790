import AxeBuilder from '@axe-core/playwright';
import type { Page } from '@playwright/test';
import { panel, playToItsEnd, startFromPicker } from './support/scenarios';
import { expect, test } from './support/test';
import { clientPane, openClient, openServer, say } from './support/workbench';

for (const colorScheme of ['dark', 'light'] as const) {
  test.describe(colorScheme, () => {
    test.use({ start: { colorScheme } });

    test('no serious finding: empty, dialog, panes, events, palette, a page', async ({ page }) => {
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
      await page.keyboard.press('Escape');
      await page.keyboard.press('Shift+F1');
      await expect(page.getByRole('dialog', { name: 'Layers, and TCP beside UDP' })).toBeVisible();
      await check(page);
    });

    test('no serious finding: the views of the wire', async ({ page }) => {
      const { port } = await openServer(page);
      await openClient(page, port);
      const client = clientPane(page, port);
      await say(client, 'hello');
      await expect(client.rows.filter({ hasText: 'hello' })).toHaveCount(2);
      await page.keyboard.press('Control+Shift+L');
      const tabs = page.getByRole('tablist', { name: 'Views of the wire' }).getByRole('tab');
      await expect(tabs.first()).toBeVisible();
      for (const tab of await tabs.all()) {
        await tab.click();
        await expect(tab).toHaveAttribute('aria-selected', 'true');
        await check(page);
      }
    });

    test('no serious finding: the list of scenarios, one that begins, and one that is done', async ({
      page,
    }) => {
      await page.getByRole('button', { name: 'Scenarios', exact: true }).click();
      await expect(page.getByRole('option')).not.toHaveCount(0);
      await check(page);
      await page.keyboard.press('Escape');
      await startFromPicker(page, 'iterative');
      await panel(page).getByRole('button', { name: 'Do this step' }).click();
      await expect(page.locator('.step[data-status="done"]')).toHaveCount(1);
      await check(page);
      await playToItsEnd(page);
      await panel(page).getByRole('radio').first().check();
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
