import { expect, test } from './support/test';
import { clientPane, pane } from './support/workbench';

test('everything by keyboard: a server, a client, an echo, the palette', async ({ page }) => {
  await page.keyboard.press('Control+Shift+P');
  await expect(page.getByRole('dialog', { name: 'Commands' })).toBeVisible();
  await page.keyboard.type('new server');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('dialog', { name: 'New server' })).toBeVisible();
  await expect(page.getByRole('dialog', { name: 'New server' }).getByLabel('Host')).toBeFocused();
  await page.keyboard.press('Tab');
  await page.keyboard.type('0');
  await page.keyboard.press('Enter');
  const server = pane(page, /^Server 127\.0\.0\.1:[1-9]\d*$/);
  await expect(server.region).toBeVisible();
  const port = /:(\d+)$/.exec((await server.region.getAttribute('aria-label')) ?? '')?.[1] ?? '';

  await page.keyboard.press('Control+Shift+K');
  const dialog = page.getByRole('dialog', { name: 'New client' });
  await expect(dialog.getByLabel('Host')).toBeFocused();
  await page.keyboard.press('Tab');
  await page.keyboard.press('Control+A');
  await page.keyboard.type(port);
  await page.keyboard.press('Enter');
  const client = clientPane(page, Number(port));
  await expect(client.region).toBeVisible();
  await expect(client.message).toBeFocused();
  await expect(client.send).toHaveAttribute('aria-disabled', 'false');
  await page.keyboard.type('no mouse');
  await page.keyboard.press('Enter');
  await expect(client.traffic).toContainText('no mouse␊');
});

test('typing in the traffic goes to the message box', async ({ page }) => {
  await page.getByRole('button', { name: /^Server \+ client on this machine/ }).click();
  const client = pane(page, /^Client → /);
  await expect(client.message).toBeFocused();
  await client.traffic.click();
  await page.keyboard.type('abc');
  await expect(client.message).toHaveValue('abc');
});

test('find, clear and zoom in a pane', async ({ page }) => {
  await page.getByRole('button', { name: /^Server \+ client on this machine/ }).click();
  const client = pane(page, /^Client → /);
  await expect(client.message).toBeFocused();
  await page.keyboard.type('needle');
  await page.keyboard.press('Enter');
  await expect(client.traffic).toContainText('needle␊');
  await page.keyboard.press('Control+Shift+F');
  await page.keyboard.type('needle');
  await expect(client.region.getByText(/^\d of 2$/)).toBeVisible();
  await page.keyboard.press('Escape');
  await page.keyboard.press('Control+L');
  await expect(client.traffic).not.toContainText('needle');
});
