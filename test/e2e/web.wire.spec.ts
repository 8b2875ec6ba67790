import { readFile } from 'node:fs/promises';
import { expect, test } from './support/test';
import { pane } from './support/workbench';

test('the ladder is saved as a picture: SVG with all steps, PNG with something on it', async ({ page }) => {
  await page.getByRole('button', { name: /^Server \+ client on this machine/ }).click();
  const client = pane(page, /^Client → /);
  await expect(client.message).toBeFocused();
  await page.keyboard.type('<picture> & 한글');
  await page.keyboard.press('Enter');
  await expect(client.traffic).toContainText('<picture> & 한글␊');
  await page.keyboard.press('Control+Shift+L');
  const wire = page.getByRole('region', { name: 'Wire', exact: true });
  await expect(wire.getByRole('listitem').filter({ hasText: 'picture' })).not.toHaveCount(0);

  const [svg] = await Promise.all([
    page.waitForEvent('download'),
    wire.getByRole('button', { name: 'Save as SVG' }).click(),
  ]);
  expect(svg.suggestedFilename()).toMatch(/^bothends-.*127\.0\.0\.1.*\.svg$/);
  const text = await readFile(await svg.path(), 'utf8');
  expect(text).toContain('&lt;picture&gt; &amp; 한글');

  const [png] = await Promise.all([
    page.waitForEvent('download'),
    wire.getByRole('button', { name: 'Save as PNG' }).click(),
  ]);
  const bytes = await readFile(await png.path());
  expect(bytes.subarray(0, 8).toString('hex')).toBe('89504e470d0a1a0a');
  expect(bytes.length).toBeGreaterThan(10_000);
});
