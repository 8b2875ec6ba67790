import { expect, test } from './support/test';
import { clientPane, openClient, openServer, pane, say } from './support/workbench';

const wire = (page: import('@playwright/test').Page) =>
  page.getByRole('region', { name: 'Wire', exact: true });

test('the wire shows both ends: the write that became a read, the states the kernel tells', async ({
  page,
}) => {
  await page.getByRole('button', { name: /^Server \+ client on this machine/ }).click();
  const client = pane(page, /^Client → /);
  await expect(client.message).toBeFocused();
  await page.keyboard.type('up and back');
  await page.keyboard.press('Enter');
  await expect(client.traffic).toContainText('up and back␊');
  await page.keyboard.press('Control+Shift+L');
  const steps = wire(page).getByRole('listitem');
  await expect(steps.filter({ hasText: 'up and back' })).not.toHaveCount(0);
  await expect(wire(page)).toContainText('SYN → SYN-ACK → ACK');

  await wire(page).getByRole('tab', { name: 'States' }).click();
  const here = wire(page).getByRole('button', { name: /^ESTABLISHED · / });
  await expect(here).toHaveAccessibleName(/the client is here, the server is here/);
  await client.region.getByRole('button', { name: 'Half-close' }).first().click();
  await expect(wire(page).getByRole('button', { name: /^TIME_WAIT · / })).toHaveAccessibleName(
    process.platform === 'linux' ? /seen in the kernel · the client is here/ : /TIME_WAIT/,
  );
  await wire(page).getByRole('tab', { name: 'Ladder' }).click();
  await expect(wire(page)).toContainText('TIME_WAIT');
});

test('a connection that lived for a moment only is on the wire, also after a reload', async ({ page }) => {
  const { port } = await openServer(page, { behaviour: 'hello' });
  await openClient(page, port, {
    advanced: async (dialog) => void (await dialog.getByLabel('Behaviour').selectOption('read-once')),
  });
  const client = clientPane(page, port);
  await expect(client.rows.filter({ hasText: 'Message from server: Hello World!' })).not.toHaveCount(0);
  await client.traffic.click();
  await page.keyboard.press('Control+Shift+L');
  for (const again of [false, true]) {
    if (again) {
      await page.reload();
      await client.traffic.click();
    }
    const steps = wire(page).getByRole('listitem');
    await expect(steps.filter({ hasText: 'Hello World!' })).not.toHaveCount(0);
    await expect(wire(page)).toContainText(new RegExp(`127\\.0\\.0\\.1:\\d+ ⇄ 127\\.0\\.0\\.1:${port}`));
  }
});

test('the state of a socket stands in its pane with its evidence, and a click explains it', async ({
  page,
}) => {
  test.skip(process.platform !== 'linux', 'the kernel’s table of other systems tells less');
  await page.getByRole('button', { name: /^Server \+ client on this machine/ }).click();
  const server = pane(page, /^Server /);
  const client = pane(page, /^Client → /);
  await expect(server.region.getByRole('note', { name: 'State in the kernel: LISTEN' })).toBeVisible();
  const state = client.region.getByRole('note', { name: 'State in the kernel: ESTABLISHED' });
  await expect(state).toHaveText('ESTABLISHED◆');
  await state.focus();
  await expect(page.getByRole('tooltip')).toContainText('The handshake is complete');
});

test('an iterative server serves one client at a time and says who waits', async ({ page }) => {
  await page.getByRole('button', { name: 'New server' }).first().click();
  const dialog = page.getByRole('dialog', { name: 'New server' });
  await dialog.getByLabel('Port', { exact: true }).fill('0');
  await dialog.getByLabel('Behaviour').selectOption('iterative');
  await dialog.getByLabel('Clients to serve').fill('x');
  await dialog.getByRole('button', { name: 'Start', exact: true }).click();
  await expect(dialog.getByText(/whole number from 0/)).toBeVisible();
  await dialog.getByLabel('Clients to serve').fill('2');
  await dialog.getByRole('button', { name: 'Start', exact: true }).click();
  await expect(dialog).toBeHidden();
  await expect(page.getByRole('region', { name: /^Server .*:[1-9]\d*$/ })).toContainText('iterative echo');
});

test('accept is frozen, one connection is let in, then all: the queue is the kernel’s', async ({ page }) => {
  test.skip(process.platform !== 'linux', 'the kernel’s table of other systems tells no accept queue');
  await page.getByRole('button', { name: 'New server' }).first().click();
  const dialog = page.getByRole('dialog', { name: 'New server' });
  await dialog.getByLabel('Port', { exact: true }).fill('0');
  await dialog.getByRole('button', { name: 'More options' }).click();
  await dialog.getByLabel('Engine').selectOption('blocking');
  await dialog.getByRole('button', { name: 'Start', exact: true }).click();
  await expect(dialog).toBeHidden();
  const server = pane(page, /^Server .*:[1-9]\d*$/);
  const port = Number(/:(\d+)$/.exec((await server.region.getAttribute('aria-label')) ?? '')?.[1]);
  await server.region.getByRole('button', { name: 'Freeze accept' }).click();
  await expect(server.region).toContainText('Accept is frozen');
  for (let i = 0; i < 3; i++) await openClient(page, port);
  // One is taken, and the server stands still; the others queue in the kernel.
  await expect(server.region).toContainText('queue 2');
  await server.region.getByRole('button', { name: 'Accept one' }).click();
  await expect(server.region).toContainText('queue 1');
  await server.region.getByRole('button', { name: 'Accept all again' }).click();
  await expect(server.region).toContainText('queue 0');
  await expect(server.connections.getByRole('group')).toHaveCount(3);
});

/** The row of a pane that is marked, as text: the decoration lies over the line of the terminal. */
async function markedRow(region: import('@playwright/test').Locator): Promise<string> {
  const mark = region.locator('.traffic-cursor');
  const [box] = await Promise.all([mark.boundingBox()]);
  if (box === null) return '';
  const rows = region.locator('.xterm-rows > div');
  const tops = await rows.evaluateAll((lines) =>
    lines.map((line) => ({ top: line.getBoundingClientRect().top, text: line.textContent ?? '' })),
  );
  return tops.find(({ top }) => Math.abs(top - box.y) < 4)?.text ?? '';
}

test('a step of the ladder shows its row in both panes, and a row in a pane its step', async ({ page }) => {
  const { port, pane: server } = await openServer(page);
  await openClient(page, port);
  const client = clientPane(page, port);
  for (let i = 1; i <= 14; i++) await say(client, `line ${i}`);
  await expect(client.rows.filter({ hasText: 'line 14' })).toHaveCount(2);
  await page.keyboard.press('Control+Shift+L');
  const steps = wire(page).getByRole('list', { name: 'Steps of the wire' });
  const step = steps.getByRole('button', { name: /Client.* write 7 B line 3␊/ });
  await expect(steps.getByRole('button', { name: /line 14␊/ }).last()).toBeVisible();
  await steps.getByRole('button').last().focus();
  await page.keyboard.press('Home');
  await expect(async () => {
    await page.keyboard.press('PageDown');
    await expect(step).toBeVisible({ timeout: 100 });
  }).toPass();
  await step.click();
  await expect(step).toHaveAttribute('aria-current', 'true');
  await expect.poll(() => markedRow(client.region)).toMatch(/→.*line 3␊/);
  await expect.poll(() => markedRow(server.region)).toMatch(/←.*line 3␊/);
  // The focus stays with the wire: only the button takes it to the pane.
  expect(await page.evaluate(() => document.activeElement?.closest('.wire') !== null)).toBe(true);
  await wire(page).getByRole('button', { name: 'Show in server pane' }).click();
  await expect(server.traffic).toBeFocused();
  await expect.poll(() => markedRow(server.region)).toMatch(/←.*line 3␊/);

  // The gutter of a chunk in the other pane.
  await page.keyboard.press('Escape');
  const row = client.region.locator('.xterm-rows > div').filter({ hasText: /←.*line 4␊/ });
  const place = await row.boundingBox();
  // The screen of the terminal lies over its rows; a link is one once the mouse is there.
  await page.mouse.move((place?.x ?? 0) + 30, (place?.y ?? 0) + 6);
  await expect(client.region.locator('.xterm-cursor-pointer')).toHaveCount(1);
  await page.mouse.down();
  await page.mouse.up();
  await expect(steps.getByRole('button', { name: /Client.* read 7 B line 4␊/ })).toHaveAttribute(
    'aria-current',
    'true',
  );
});

test('an event of the list shows its row in the pane it belongs to', async ({ page }) => {
  const { port, pane: server } = await openServer(page);
  await openClient(page, port);
  const client = clientPane(page, port);
  for (let i = 1; i <= 14; i++) await say(client, `line ${i}`);
  await expect(client.rows.filter({ hasText: 'line 14' })).toHaveCount(2);
  await expect(server.rows.filter({ hasText: 'accepted' })).toHaveCount(0);
  await page.keyboard.press('Control+Shift+E');
  await page.getByRole('searchbox', { name: 'Search events' }).fill('accepted');
  await page.getByRole('row').filter({ hasText: 'accepted 127' }).click();
  await expect.poll(() => markedRow(server.region)).toMatch(/#1 .*accepted 127/);
  await page.getByRole('button', { name: 'Show in its pane' }).click();
  await expect(server.traffic).toBeFocused();
});
