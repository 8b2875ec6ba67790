import { expect, test } from './support/test';
import { openClient, pane } from './support/workbench';

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
