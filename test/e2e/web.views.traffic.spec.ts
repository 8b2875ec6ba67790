import { createServer, type Server, type Socket } from 'node:net';
import type { Locator, Page } from '@playwright/test';
import { expect, test } from './support/test';
import { clientPane, openClient, openServer, type Pane, say } from './support/workbench';

// How rows are drawn. The clipboard is only asked on the web host.

async function choose(page: Page, pane: Pane, ...path: readonly (string | RegExp)[]): Promise<void> {
  await pane.region.getByRole('button', { name: 'View', exact: true }).click();
  // With the keyboard: a mouse that jumps into a menu beside another closes it.
  for (const name of path) await item(page, name).press('Enter');
}

/** An item of the menu that is open, whatever kind it is. */
function item(page: Page, name: string | RegExp): Locator {
  const of = { name, exact: true };
  return page.getByRole('menuitem', of).or(page.getByRole('menuitemradio', of));
}

async function copied(page: Page): Promise<string> {
  return page.evaluate(() => navigator.clipboard.readText());
}

/** A peer that says things once a client is there, and is asked to end. */
async function peer(say: (socket: Socket) => void): Promise<{ port: number; close: () => void }> {
  const server: Server = createServer(say);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('the peer has no port');
  return { port: address.port, close: () => server.close() };
}

test('text, hex, both, frames, and a paused view', async ({ page }) => {
  const { port } = await openServer(page, { behaviour: 'manual' });
  await openClient(page, port);
  const client = clientPane(page, port);
  await say(client, 'hello, world');
  await expect(client.traffic).toContainText('hello, world␊');

  await choose(page, client, 'Hex');
  await expect(client.traffic).toContainText('00000000: 6865 6c6c 6f2c 2077 6f72 6c64 0a');
  await expect(client.traffic).not.toContainText('hello, world␊');
  await choose(page, client, 'Both');
  await expect(client.traffic).toContainText('hello, world␊');
  await expect(client.traffic).toContainText('00000000: 6865');
  await choose(page, client, 'Text');

  await choose(page, client, /^One row is/, 'A line');
  await say(client, 'one\ntwo');
  await expect(client.rows.filter({ hasText: /4 B {2}×1 {2}one␊$/ })).toHaveCount(1);
  await expect(client.rows.filter({ hasText: /4 B {2}×1 {2}two␊$/ })).toHaveCount(1);
  await choose(page, client, /^One row is/, 'A chunk');
  await expect(client.rows.filter({ hasText: /8 B {2}one␊two␊$/ })).toHaveCount(1);

  await choose(page, client, 'Pause view');
  await say(client, 'while it stands still');
  await expect(client.region.getByText('View paused. Traffic and log go on: 1 new row')).toBeVisible();
  await expect(client.traffic).not.toContainText('while it stands still');
  await client.region.getByRole('button', { name: 'Resume view' }).click();
  await expect(client.traffic).toContainText('while it stands still␊');
});

test('a row is copied whole, in the form somebody needs', async ({ page }) => {
  const { port, close } = await peer((socket) => socket.end(Buffer.alloc(3_000, 'ab')));
  await openClient(page, port);
  const client = clientPane(page, port);
  await expect(client.traffic).toContainText('… +1,976 B');
  const row = client.rows.filter({ hasText: '… +1,976 B' });
  await expect(row).toHaveCount(1);
  await client.traffic.focus();
  // From the newest row up to the chunk: by the menu it is known which one has the cursor.
  await client.traffic.press('ArrowUp');
  await expect
    .poll(async () => {
      await client.traffic.press('ArrowUp');
      await client.traffic.press('Shift+F10');
      const whole = await item(page, /^Show whole chunk/).isVisible();
      if (!whole) await page.keyboard.press('Escape');
      return whole;
    })
    .toBe(true);
  await item(page, 'Copy as…').click();
  await item(page, 'Python bytes').click();
  await expect(client.region.getByText('Copied 3,000 B · Python bytes')).toBeVisible();
  expect(await copied(page)).toBe(`b'${'ab'.repeat(1_500)}'`);
  close();
});

test('a raw terminal obeys the peer, in its own screen only', async ({ page }) => {
  const { port, close } = await peer((socket) => {
    socket.write('first\x1b[2J\x1b[Hsecond \x1b[31mred\x1b[0m');
  });
  await openClient(page, port);
  const client = clientPane(page, port);
  await expect(client.traffic).toContainText('first␛[2J␛[Hsecond');
  await choose(page, client, 'Raw terminal');
  const raw = client.region.getByRole('log', { name: 'Raw terminal' });
  await expect(raw).toContainText('second red');
  await expect(raw).not.toContainText('first');
  await expect(client.region.getByText('what the peer sends is obeyed here')).toBeVisible();
  await client.region.getByRole('button', { name: 'Leave raw terminal' }).click();
  await expect(client.traffic).toContainText('first␛[2J␛[Hsecond');
  await expect(raw).toHaveCount(0);
  close();
});
