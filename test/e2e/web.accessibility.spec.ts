// What keyboards, screen readers and people who need larger or plainer pages rely on. That axe finds nothing is shown
// screen by screen in web.screens.spec.ts.
import type { Locator, Page } from '@playwright/test';
import { findCutText } from './support/cutText';
import { expect, test } from './support/test';
import { type Pane, pane, say } from './support/workbench';

async function openPair(page: Page): Promise<{ server: Pane; client: Pane }> {
  await page.keyboard.press('Control+Shift+B');
  const client = pane(page, /^Client → /);
  await expect(client.message).toBeFocused();
  return { server: pane(page, /^Server /), client };
}

async function run(page: Page, command: string): Promise<void> {
  await page.keyboard.press('Control+Shift+P');
  await expect(page.getByRole('dialog', { name: 'Commands' })).toBeVisible();
  await page.keyboard.type(command);
  await page.keyboard.press('Enter');
}

const widthOf = async (of: Locator): Promise<number> => (await of.boundingBox())?.width ?? 0;

test('F6 goes round the window, and what a pointer drags, moves and closes has keys', async ({ page }) => {
  // Nothing there yet: the choices of the empty page are a region too.
  await page.keyboard.press('F6');
  await expect(page.getByRole('button', { name: 'Snippets' })).toBeFocused();
  await page.keyboard.press('F6');
  await expect(page.getByRole('button', { name: 'New server' })).toBeFocused();
  await page.keyboard.press('F6');
  await expect(page.getByRole('button', { name: /^Server \+ client on this machine/ })).toBeFocused();

  const { server, client } = await openPair(page);
  await page.keyboard.press('F6');
  await expect(page.getByRole('button', { name: 'Snippets' })).toBeFocused();
  await page.keyboard.press('F6');
  await expect(page.getByRole('button', { name: 'New server' })).toBeFocused();
  await page.keyboard.press('F6');
  await expect(server.message).toBeFocused();
  await page.keyboard.press('F6');
  await expect(client.message).toBeFocused();
  await page.keyboard.press('Shift+F6');
  await expect(server.message).toBeFocused();

  const boundary = page.getByRole('separator', { name: 'Boundary between panes' });
  await expect(boundary).toHaveAttribute('aria-orientation', 'vertical');
  const before = await widthOf(server.region);
  await boundary.focus();
  await page.keyboard.press('ArrowLeft');
  await expect.poll(() => widthOf(server.region)).toBeLessThan(before);
  expect(Number(await boundary.getAttribute('aria-valuenow'))).toBeLessThan(50);
  await page.keyboard.press('ArrowUp');
  await page.keyboard.press('ArrowRight');
  await expect.poll(() => widthOf(server.region)).toBe(before);

  await client.message.focus();
  await run(page, 'move pane to the left');
  await expect(client.message).toBeFocused();
  const left = async (of: Locator): Promise<number> => (await of.boundingBox())?.x ?? 0;
  await expect.poll(async () => (await left(client.region)) < (await left(server.region))).toBe(true);

  // The tab of a connected client: closing it asks, and the focus comes back.
  const tab = page.getByRole('tab').filter({ hasText: '→' });
  await tab.focus();
  await page.keyboard.press('Delete');
  await expect(page.getByRole('alertdialog')).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(tab).toBeFocused();
  await expect(client.region).toBeVisible();
});

test('screen-reader mode: offered first, rows as a list, news in one voice', async ({ page }) => {
  await page.keyboard.press('Tab');
  await expect(page.getByRole('button', { name: 'Go to the panes' })).toBeFocused();
  await page.keyboard.press('Tab');
  await expect(page.getByRole('button', { name: /^Do you use a screen reader/ })).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(page.getByRole('button', { name: 'Turn off screen-reader mode' })).toBeFocused();

  const { client } = await openPair(page);
  await say(client, 'hello');
  const list = client.region.getByRole('listbox', { name: 'Rows' });
  await expect(list.getByRole('option', { name: /^sent 6 B: hello LF, \d\d:/ })).toHaveCount(1);
  await expect(list.getByRole('option', { name: /^received 6 B: hello LF, \d\d:/ })).toHaveCount(1);

  await list.focus();
  const current = list.locator('[aria-selected="true"]');
  await page.keyboard.press('ArrowUp');
  await expect(current).toHaveText(/^received 6 B/);
  await expect(list).toHaveAttribute('aria-activedescendant', (await current.getAttribute('id')) ?? '');
  await page.keyboard.press('ArrowUp');
  await expect(current).toHaveText(/^sent 6 B/);
  await page.keyboard.press('Home');
  await expect(current).toHaveText(/^session opened/);
  await page.keyboard.press('End');
  await expect(current).toHaveText(/^received 6 B/);
  await page.keyboard.press('Escape');
  await expect(current).toHaveCount(0);

  const voice = page.locator('.announcer');
  await expect(voice).toContainText('1 new connection, 1 open');
  await expect(voice).toContainText(/Client → .*: \d+ rows, 6 B received, 6 B sent/);

  await run(page, 'turn off screen-reader');
  await expect(list).toHaveCount(0);
  await expect(client.traffic).toContainText('hello␊');
});

test('large, plain and still: 200 % zoom, 320 px, forced colours, reduced motion', async ({ page }) => {
  const { client } = await openPair(page);
  await say(client, 'hello');
  await expect(client.traffic).toContainText('hello␊');

  // 1280 × 800 at 200 %, a phone, and 1280 × 1024 at 400 %.
  for (const [width, height] of [
    [640, 400],
    [320, 568],
    [320, 256],
  ] as const) {
    await page.setViewportSize({ width, height });
    await expect.poll(() => page.evaluate(findCutText), { message: `a pane at ${width}` }).toEqual([]);
    await client.message.scrollIntoViewIfNeeded();
    await expect(client.message).toBeInViewport();
    await page.keyboard.press('Control+Shift+S');
    const dialog = page.getByRole('dialog', { name: 'New server' });
    await expect(dialog).toBeVisible();
    await expect.poll(() => page.evaluate(findCutText), { message: `a dialog at ${width}` }).toEqual([]);
    await dialog.getByRole('button', { name: 'Start', exact: true }).scrollIntoViewIfNeeded();
    await expect(dialog.getByRole('button', { name: 'Start', exact: true })).toBeInViewport();
    await page.keyboard.press('Escape');
  }

  await page.setViewportSize({ width: 1280, height: 800 });
  await page.emulateMedia({ forcedColors: 'active', reducedMotion: 'reduce' });
  const status = page.getByRole('region', { name: 'Status' });
  const pressed = status.getByRole('button', { name: 'Events' });
  const border = (of: Locator): Promise<string> =>
    of.evaluate((element) => getComputedStyle(element).borderBlockEndWidth);
  expect(await border(pressed)).not.toBe('3px');
  await pressed.click();
  // What is pressed or chosen has a bar, since its background is gone; what has the focus has a thick line.
  await expect.poll(() => border(pressed)).toBe('3px');
  await page.keyboard.press('F6');
  const outline = await page.evaluate(
    () => getComputedStyle(document.activeElement ?? document.body).outline,
  );
  expect(outline).toMatch(/\b3px\b/);

  await page.keyboard.press('Control+Shift+K');
  await expect(page.getByRole('dialog', { name: 'New client' })).toBeVisible();
  const moving = await page.evaluate(
    () =>
      document.getAnimations().filter(({ effect }) => Number(effect?.getComputedTiming().duration) > 0)
        .length,
  );
  expect(moving).toBe(0);
});
