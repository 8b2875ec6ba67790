import { expect, test } from './support/test';

test('the page about layers opens by key and by name, scrolls by key, and gives the focus back', async ({
  page,
}) => {
  const sheet = page.getByRole('dialog', { name: 'Layers, and TCP beside UDP' });
  const opener = page.getByRole('button', { name: 'New server' }).first();
  await opener.focus();
  await page.keyboard.press('Shift+F1');
  await expect(sheet).toBeVisible();
  await expect(sheet.getByRole('table', { name: /^The layers of the network/ })).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(sheet).toBeHidden();
  await expect(opener).toBeFocused();

  await page.keyboard.press('Control+Shift+P');
  await page.keyboard.type('layers');
  await page.keyboard.press('Enter');
  const last = sheet.getByRole('row', { name: /^Used for/ });
  await expect(last).not.toBeInViewport();
  await page.keyboard.press('Tab');
  await page.keyboard.press('Tab');
  await page.keyboard.press('End');
  await expect(last).toBeInViewport();
  await page.keyboard.press('Escape');
  await expect(opener).toBeFocused();
});
