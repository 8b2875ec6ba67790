import type { Page } from '@playwright/test';
import { closedPort } from './support/peers';
import { expect, test } from './support/test';
import { clientPane, openClient, openServer, pane, say } from './support/workbench';

const steps = (page: Page) => page.getByRole('list', { name: 'What can be done now' });

test('refused, while a server pane listens elsewhere: the explanation offers it, and one click connects', async ({
  page,
}) => {
  const closed = await closedPort();
  const { port } = await openServer(page);
  await openClient(page, closed);
  const refused = clientPane(page, closed);
  await expect(refused.region).toContainText('ECONNREFUSED');
  await refused.region.getByRole('button', { name: 'Explain' }).click();
  await expect(steps(page)).toContainText(
    `Nothing listened on 127.0.0.1:${closed}. Your server pane listens on 127.0.0.1:${port}.`,
  );
  await steps(page)
    .getByRole('button', { name: `Connect to 127.0.0.1:${port}` })
    .click();
  const client = clientPane(page, port);
  await expect(client.message).toBeFocused();
  await say(client, 'there');
  await expect(client.traffic).toContainText('there␊');
});

test('the banner has the first step as a button, for the keyboard too', async ({ page }) => {
  const closed = await closedPort();
  const { port } = await openServer(page);
  await openClient(page, closed);
  const offer = clientPane(page, closed).region.getByRole('button', { name: `Connect to 127.0.0.1:${port}` });
  await offer.focus();
  await page.keyboard.press('Enter');
  await expect(clientPane(page, port).message).toBeFocused();
});

test('refused, and nobody listens: a server is started there, and the client connects again', async ({
  page,
}) => {
  const closed = await closedPort();
  await openClient(page, closed);
  const client = clientPane(page, closed);
  await client.region.getByRole('button', { name: `Start a server on 127.0.0.1:${closed}` }).click();
  await expect(pane(page, `Server 127.0.0.1:${closed}`).traffic).toContainText('listening on');
  await client.region.getByRole('button', { name: 'Explain' }).click();
  await expect(steps(page)).toContainText('listens there now');
  await steps(page).getByRole('button', { name: 'Connect again' }).click();
  await say(client, 'at last');
  await expect(client.traffic).toContainText('at last␊');
});

test('a port in use: the pane that has it is shown, and a free port is taken', async ({ page }) => {
  const first = await openServer(page);
  await page.getByRole('button', { name: 'New server' }).first().click();
  const dialog = page.getByRole('dialog', { name: 'New server' });
  await dialog.getByLabel('Port', { exact: true }).fill(String(first.port));
  await dialog.getByRole('button', { name: 'Start', exact: true }).click();
  await expect(page.getByText('EADDRINUSE').first()).toBeVisible();
  const failed = page.getByRole('region', { name: `Server 127.0.0.1:${first.port}` }).filter({
    hasText: 'EADDRINUSE',
  });
  await failed.getByRole('button', { name: 'Explain' }).click();
  await expect(steps(page)).toContainText(`Your server pane 127.0.0.1:${first.port} listens on this port.`);
  await steps(page).getByRole('button', { name: 'Start on a free port' }).click();
  await expect(page.getByRole('region', { name: /^Server .*:[1-9]\d*$/ })).not.toHaveCount(0);
  await expect(page.getByRole('tab', { name: new RegExp(`127.0.0.1:(?!${first.port})`) })).toBeVisible();
});

test('paused reading is resumed from its explanation', async ({ page }) => {
  const { port, pane: server } = await openServer(page);
  await openClient(page, port);
  const client = clientPane(page, port);
  await client.region.getByRole('button', { name: 'Pause reading' }).click();
  await page.keyboard.press('Control+Shift+E');
  const events = page.getByRole('region', { name: 'Events' });
  await events
    .getByText(/paused/i)
    .last()
    .click();
  await steps(page).getByRole('button', { name: 'Resume reading' }).click();
  await expect(steps(page)).toHaveCount(0);
  await expect(client.region.getByRole('button', { name: 'Pause reading' })).toBeVisible();
  await expect(server.connections.getByRole('group')).toHaveCount(1);
});

test('an address that is not ours is changed in a dialog that is filled in', async ({ page }) => {
  await page.getByRole('button', { name: 'New server' }).first().click();
  const dialog = page.getByRole('dialog', { name: 'New server' });
  // Reserved for examples (RFC 5737): no machine has it.
  await dialog.getByLabel('Host').fill('192.0.2.77');
  await dialog.getByLabel('Port', { exact: true }).fill('0');
  await dialog.getByLabel('Behaviour').selectOption('discard');
  await dialog.getByRole('button', { name: 'Start', exact: true }).click();
  await expect(dialog).toBeHidden();
  const failed = pane(page, /^Server 192[.]0[.]2[.]77/);
  await expect(failed.region).toContainText('EADDRNOTAVAIL');
  await failed.region.getByRole('button', { name: 'Change and start…' }).click();
  await expect(dialog.getByLabel('Host')).toHaveValue('127.0.0.1');
  await expect(dialog.getByLabel('Behaviour')).toHaveValue('discard');
  await dialog.getByRole('button', { name: 'Start', exact: true }).click();
  await expect(pane(page, /^Server 127[.]0[.]0[.]1:[1-9]/).traffic).toContainText('listening on');
});
