import type { Page } from '@playwright/test';
import { expect, test } from './support/test';

test.describe('a Korean system', () => {
  test.use({ start: { locale: 'ko-KR' } });

  test('speaks Korean from the start, and switches to English and back', async ({ page }) => {
    await expect(page.locator('html')).toHaveAttribute('lang', 'ko');
    await expect(page.getByRole('button', { name: '새 서버' }).first()).toBeVisible();
    await switchTo(page, 'English');
    await expect(page.locator('html')).toHaveAttribute('lang', 'en');
    await expect(page.getByRole('button', { name: 'New server' }).first()).toBeVisible();
    await page.reload();
    await expect(page.locator('html')).toHaveAttribute('lang', 'en');
    await switchTo(page, '한국어');
    await expect(page.locator('html')).toHaveAttribute('lang', 'ko');
  });

  test('echoes and explains in Korean', async ({ page }) => {
    await page.keyboard.press('Control+Shift+B');
    const client = page.getByRole('region', { name: /^클라이언트 → / });
    await expect(client.getByRole('textbox', { name: '메시지' })).toBeFocused();
    await page.keyboard.type('안녕');
    await page.keyboard.press('Enter');
    await expect(client.getByRole('log')).toContainText('안녕␊');
  });
});

async function switchTo(page: Page, language: string): Promise<void> {
  await page.getByRole('button', { name: /^(Settings|설정)$/ }).click();
  await page.getByRole('menuitemradio', { name: language }).click();
}
