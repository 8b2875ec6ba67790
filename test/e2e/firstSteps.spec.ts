import { expect, test } from './support/test';
import { clientPane, openClient, openServer, pane, say } from './support/workbench';

test('an empty workspace offers a pair on this machine: two clicks to an echo', async ({ page }) => {
  await page.getByRole('button', { name: /^Server \+ client on this machine/ }).click();
  const server = pane(page, /^Server 127\.0\.0\.1:[1-9]\d*$/);
  const client = pane(page, /^Client → 127\.0\.0\.1:[1-9]\d*$/);
  await expect(server.region).toBeVisible();
  await expect(client.message).toBeFocused();
  await page.keyboard.type('hello');
  await page.keyboard.press('Enter');
  await expect(client.traffic).toContainText('→');
  await expect(client.traffic).toContainText('←');
  await expect(client.traffic).toContainText('hello␊');
  await expect(server.traffic).toContainText('hello␊');
});

test('Connect to… opens the client dialog', async ({ page }) => {
  await page.getByRole('button', { name: /^Connect to…/ }).click();
  await expect(page.getByRole('dialog', { name: 'New client' })).toBeVisible();
});

test('a server and three clients: Hangul, emoji, each its own echo', async ({ page }) => {
  const { port, pane: server } = await openServer(page);
  const words = ['안녕하세요', '👩‍👩‍👧‍👦 👍🏽', 'plain ascii'];
  for (const _ of words) await openClient(page, port);
  for (const [nth, text] of words.entries()) {
    const client = clientPane(page, port, nth);
    // Panes may be tabs of one group: bring it to the front as a person would.
    await client.region.scrollIntoViewIfNeeded();
    await say(client, text);
    await expect(client.traffic).toContainText(`${text}␊`);
    await expect(server.traffic).toContainText(text);
  }
  await expect(
    server.connections.getByRole('group', { name: /^Connection #\d 127\.0\.0\.1:\d+$/ }),
  ).toHaveCount(3);
});

test('a manual server answers one client, or all', async ({ page }) => {
  const { port, pane: server } = await openServer(page, { behaviour: 'manual' });
  await openClient(page, port);
  await openClient(page, port);
  await expect(server.connections.getByRole('group')).toHaveCount(2);
  await say(server, 'to everybody');
  await expect(clientPane(page, port, 0).traffic).toContainText('to everybody␊');
  await expect(clientPane(page, port, 1).traffic).toContainText('to everybody␊');
  const to = server.region.getByRole('combobox', { name: 'To' });
  const second = await to.locator('option', { hasText: '#2' }).first().getAttribute('value');
  await to.selectOption(second ?? '');
  await say(server, 'only you');
  await expect(clientPane(page, port, 1).traffic).toContainText('only you␊');
  await expect(clientPane(page, port, 0).traffic).not.toContainText('only you');
});

test('line endings are visible and chosen', async ({ page }) => {
  const { port } = await openServer(page);
  await openClient(page, port);
  const client = clientPane(page, port);
  for (const [option, shown] of [
    ['crlf', 'a␍␊'],
    ['cr', 'a␍'],
    ['none', 'a'],
    ['lf', 'a␊'],
  ] as const) {
    await client.region.getByRole('combobox', { name: 'Line ending' }).selectOption(option);
    await say(client, 'a');
    await expect(client.traffic).toContainText(shown);
  }
});

test('history brings back what was sent', async ({ page }) => {
  const { port } = await openServer(page);
  await openClient(page, port);
  const client = clientPane(page, port);
  await say(client, 'first');
  await say(client, 'second');
  await client.message.fill('draft');
  await client.message.press('ArrowUp');
  await expect(client.message).toHaveValue('second');
  await client.message.press('ArrowUp');
  await expect(client.message).toHaveValue('first');
  await client.message.press('ArrowDown');
  await client.message.press('ArrowDown');
  await expect(client.message).toHaveValue('draft');
});
