// No text is cut off, in either language, on any screen.
import type { Locator, Page } from '@playwright/test';
import { CLIENT_BEHAVIOURS, SERVER_BEHAVIOURS } from '@shared/contract/index';
import { createTranslator, LANGUAGES, type Language } from '@shared/i18n/index';
import { capturePackets } from '../../electron/capture/index';
import { findCutText } from './support/cutText';
import { closedPort } from './support/peers';
import { panel, startFromPicker, step } from './support/scenarios';
import { expect, test } from './support/test';

const SIZES = [
  { width: 1280, height: 800 },
  { width: 900, height: 700 },
];
const LOCALES: Readonly<Record<Language, string>> = { en: 'en-US', ko: 'ko-KR' };

/** All findings of a test are told, not only those of the first screen. */
const eachExpect = expect.configure({ soft: true, timeout: 3000 });

async function check(page: Page, screen: string, sizes = SIZES): Promise<void> {
  for (const size of sizes) {
    await page.setViewportSize(size);
    // What watches its own size draws itself anew after a frame.
    await page.evaluate(
      () => new Promise((drawn) => requestAnimationFrame(() => requestAnimationFrame(drawn))),
    );
    await eachExpect
      .poll(() => page.evaluate(findCutText), { message: `${screen} at ${size.width} × ${size.height}` })
      .toEqual([]);
  }
}

for (const language of LANGUAGES) {
  const { t } = createTranslator(language);

  const button = (within: Page | Locator, name: string): Locator =>
    within.getByRole('button', { name, exact: true }).first();

  async function openDialog(page: Page, kind: 'server' | 'client'): Promise<Locator> {
    await button(page, t(kind === 'server' ? 'shell.newServer' : 'shell.newClient')).click();
    return page.getByRole('dialog', { name: t(`dialogs.${kind}.title`) });
  }

  async function start(
    page: Page,
    kind: 'server' | 'client',
    port: number,
    behaviour = kind === 'server' ? 'echo' : 'manual',
  ): Promise<Locator> {
    const address = kind === 'server' && port === 0 ? /:[1-9]\d*$/ : new RegExp(`:${port}$`);
    const role = t(`panes.${kind}`, { address: '' });
    const panes = page.getByRole('region', { name: address }).and(page.locator(`[aria-label^="${role}"]`));
    const dialog = await openDialog(page, kind);
    await dialog.getByLabel(t('dialogs.port'), { exact: true }).fill(String(port));
    await dialog.getByLabel(t('dialogs.behaviour')).selectOption(behaviour);
    await button(dialog, t(`dialogs.${kind}.submit`)).click();
    await expect(dialog).toBeHidden();
    return panes.last();
  }

  async function portOf(server: Locator): Promise<number> {
    await expect(server).toBeVisible();
    return Number(/:(\d+)$/.exec((await server.getAttribute('aria-label')) ?? '')?.[1]);
  }

  async function say(client: Locator, text: string): Promise<void> {
    const message = client.getByRole('textbox', { name: t('compose.message') });
    await message.fill(text);
    await expect(button(client, t('compose.send'))).toHaveAttribute('aria-disabled', 'false');
    await message.press('Enter');
    // Sent and echoed.
    await expect(client.locator('.traffic-mirror > div').filter({ hasText: text })).toHaveCount(2);
  }

  test.describe(language, () => {
    test.use({ start: { locale: LOCALES[language] } });

    test('no text is cut off without a pane: the empty page, dialogs, lists', async ({ page }) => {
      await check(page, 'empty page');
      for (const [kind, behaviours] of [
        ['server', SERVER_BEHAVIOURS],
        ['client', CLIENT_BEHAVIOURS],
      ] as const) {
        const dialog = await openDialog(page, kind);
        await button(dialog, t('dialogs.more')).click();
        for (const behaviour of behaviours) {
          await dialog.getByLabel(t('dialogs.behaviour')).selectOption(behaviour);
          // As wide in both windows; the lower one shows less of it.
          await check(page, `${kind} dialog, ${behaviour}`, SIZES.slice(-1));
        }
        await page.keyboard.press('Escape');
      }
      for (const [keys, name] of [
        ['Shift+F1', t('palette.command.show-layers')],
        ['F1', t('palette.shortcuts')],
        ['Control+Shift+P', t('palette.label')],
        ['Control+Shift+G', t('scenario.picker.title')],
      ] as const) {
        await page.keyboard.press(keys);
        await expect(page.getByRole('dialog', { name })).toBeVisible();
        await check(page, name);
        await page.keyboard.press('Escape');
      }
    });

    test('no text is cut off in panes and in the views of the wire', async ({ page }) => {
      // Nine screens, each at two sizes.
      test.slow();
      const server = await start(page, 'server', 0);
      const port = await portOf(server);
      const { available } = await capturePackets().check();
      if (available) {
        await button(server, t('capture.start')).click();
        await expect(button(server, t('capture.stop'))).toBeVisible();
      }
      const client = await start(page, 'client', port);
      await say(client, 'hello');
      await check(page, 'a pair');
      await page.keyboard.press('Control+Shift+L');
      const tabs = page.getByRole('tablist', { name: t('wire.views') }).getByRole('tab');
      for (const tab of await tabs.all()) {
        await tab.click();
        await expect(tab).toHaveAttribute('aria-selected', 'true');
        await check(page, `wire, ${await tab.textContent()}`);
      }
      await page.keyboard.press('Control+Shift+L');
      let before = 'hello';
      for (const text of ['second', 'third']) {
        const next = await start(page, 'client', port);
        // Until it is there, the last pane is that of the client before.
        await expect(next).not.toContainText(before);
        await say(next, text);
        before = text;
      }
      await expect(server.getByRole('group', { name: /#3 / })).toBeVisible();
      await check(page, 'three clients');
    });

    test('no text is cut off where a connection is refused and explained', async ({ page }) => {
      await start(page, 'server', 0);
      const client = await start(page, 'client', await closedPort());
      await expect(client).toContainText('ECONNREFUSED');
      await check(page, 'refused');
      await button(client, t('panes.banner.explain')).click();
      await expect(page.getByRole('list', { name: t('steps.list') })).toBeVisible();
      await check(page, 'refused, explained');
    });

    test('no text is cut off beside a scenario', async ({ page }) => {
      await startFromPicker(page, 'hello', language);
      await check(page, 'a scenario begins');
      for (const number of [1, 2]) {
        await button(panel(page, language), t('scenario.act')).click();
        await expect(step(page, number)).toHaveAttribute('data-status', 'done');
      }
      await check(page, 'a scenario, two steps done');
    });
  });
}

test('text that is cut off is found, and named', async ({ page }) => {
  await page.locator('.welcome-title').evaluate((title) => {
    title.style.cssText = 'width: 60px; overflow: hidden; white-space: nowrap';
  });
  expect(await page.evaluate(findCutText)).toEqual([
    expect.stringMatching(
      /^h1\.welcome-title “See both ends of a socket”: \d+ px right of h1\.welcome-title$/,
    ),
  ]);
});
