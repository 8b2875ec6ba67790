import { expect, test } from './support/test';

test('the guide opens at what has the focus, shows its picture and follows a link', async ({
  page,
  context,
}) => {
  await page.keyboard.press('Control+Shift+X');
  await page.getByRole('searchbox', { name: 'Search snippets' }).focus();
  // It is part of the page.
  await context.setOffline(true);
  await page.keyboard.press('Control+F1');
  const guide = page.getByRole('dialog', { name: 'User guide' });
  const article = guide.getByRole('article', { name: 'Snippets and placeholders' });
  await expect(article).toBeVisible();
  await article.getByRole('button', { name: 'rules' }).click();
  await expect(guide.getByRole('article', { name: 'Rules' })).toBeFocused();
  await context.setOffline(false);
  const picture = guide.getByRole('img').first();
  await picture.scrollIntoViewIfNeeded();
  await expect
    .poll(() => picture.evaluate((node: HTMLImageElement) => node.naturalWidth))
    .toBeGreaterThan(100);
});
